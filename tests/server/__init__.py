"""A whole server of the administrator's page, thrown away afterwards: as root, on Linux."""

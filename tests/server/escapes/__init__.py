"""A member who tries to get out of ticlist, to other files, to other people or to a shell."""

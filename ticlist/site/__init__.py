"""How a shared server is set up: owners, modes and names are looked at, and nothing is changed.

What a person wrote is never opened. Only what belongs to the site is read: its settings and
checklists, the launcher, the configuration of sshd, the locale.
"""

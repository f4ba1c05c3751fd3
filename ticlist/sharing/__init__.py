"""Sharing: what of a reflection leaves, what in it could identify a person, and the file it makes."""

"""Sharing: what of reflections leaves, what in it could identify a person, and the file."""

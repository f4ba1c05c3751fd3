"""Completing in a shell: what commands take, and a script of it for each shell."""

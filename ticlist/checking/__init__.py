"""Checking a checklist: every mistake in it, and what else its author may want to look at."""

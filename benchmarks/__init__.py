"""Measurements of ticlist against the least that could do the same: `./dev bench`."""

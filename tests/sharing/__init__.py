"""Tests of what leaves, and of the files it is written in."""

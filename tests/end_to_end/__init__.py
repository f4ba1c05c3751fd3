"""Tests of the whole program on a real pseudo-terminal."""

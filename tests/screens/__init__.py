"""Tests of the screens, through the keys and the mouse of a person."""

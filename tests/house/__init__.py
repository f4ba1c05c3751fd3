"""Tests of the repository itself: what is shipped, what may import what, how much a start costs."""

"""Tests of what stands on the disk."""

"""Tests of checking a checklist."""

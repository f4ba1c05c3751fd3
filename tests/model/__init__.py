"""Tests of what a checklist, a walk and a reflection are."""

"""Tests of where everything is kept: paths, names, settings, checklists, reflections, drafts."""

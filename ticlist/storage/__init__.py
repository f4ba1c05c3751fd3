"""Where everything is kept: paths, settings, checklists, reflections and drafts."""

"""Pure data: what a checklist, a walk and a reflection are. Knows no file and no screen."""

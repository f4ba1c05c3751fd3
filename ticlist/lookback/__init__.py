"""Looking back: what one person's reflections say side by side. Reads, and never writes."""

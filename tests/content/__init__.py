"""What the shipped checklists hold: their words, their counts, where each idea can be met."""

"""Changing a row of the plan by hand: its words, its place, what it answers. Dates and ratings have their own forms."""

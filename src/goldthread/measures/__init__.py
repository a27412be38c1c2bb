"""What the records show: one open definition for each measure, the cases behind it, and its figures over time."""

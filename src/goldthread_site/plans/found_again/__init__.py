"""A re-inspection's findings linked to an earlier plan's: what was done, closed, and found again."""

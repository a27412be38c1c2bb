"""Cross-references: rows that speak of each other, within a plan and from one plan to another."""

"""The descriptions of the tables, as data."""

"""What was found and promised, as frozen self-checking values."""

"""What needs a second person: a date that moves too often or too far, and work that is said to be done and proven."""

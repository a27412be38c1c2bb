"""A child's way through the council, from a contact to the day on which everything is over."""

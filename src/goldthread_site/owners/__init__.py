"""The people, teams and posts that a council's plans name, and what each name as printed is taken for."""

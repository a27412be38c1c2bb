"""Keys by which a person's own programs use the API: made, shown once, listed, ended."""

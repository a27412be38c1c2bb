"""Django's SQLite, with writers that queue."""

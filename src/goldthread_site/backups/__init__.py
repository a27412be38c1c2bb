"""Backups: everything that the site keeps, as it was at one moment, in one file; and the way back."""

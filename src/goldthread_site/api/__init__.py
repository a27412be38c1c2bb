"""The API: what the pages read and change, for programs. A token per person, with her rights and never more."""

"""Cost lines: pounds by financial year as planned, revised, committed and spent; every total is worked out."""

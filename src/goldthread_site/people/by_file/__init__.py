"""People by CSV: read, judged line by line against who is here, put in all together or not at all."""

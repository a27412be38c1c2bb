"""The end of a plan: closed with a final position, carried into the next one, read only, due for deletion."""

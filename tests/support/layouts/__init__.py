"""Real files of invented councils in the layouts that councils send, each with the reading it should have."""

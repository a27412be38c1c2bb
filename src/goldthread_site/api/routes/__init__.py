"""The operations of the API, a file for each part of the plan."""

"""A later version of a plan that runs already: which row is which, what it changes, and the plan afterwards."""

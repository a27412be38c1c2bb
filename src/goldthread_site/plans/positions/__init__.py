"""Positions: prepared from the last one, written as a draft that only those who run the plan see, published, frozen."""

"""Layouts that tests of the written forms go through: ours, and those with merged cells, bands and cards."""

from goldthread.documents.layouts import HOUSE


def four_layouts() -> tuple[str, ...]:
    """Our own layout and three councils'."""
    return (HOUSE, "bury", "city-of-london", "west-berkshire")

"""An invented council, Fernshire: the documents it would have, for the demo and for the tests."""

from __future__ import annotations

from importlib.resources import files

DEMO_PLAN_NAME = "improvement-plan.txt"


def demo_plan_bytes() -> bytes:
    """Fernshire's improvement plan as the council would send it: a text file with tables of tabs, and a few faults."""
    return files(__name__).joinpath("fernshire", DEMO_PLAN_NAME).read_bytes()

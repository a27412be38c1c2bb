"""Tables that many measures ask, made once before them by the same portable SQL, in this order."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from goldthread.measures.definition import without_comments

NAMES = (
    "allocation",
    "care_periods",
    "children_in_care",
    "children_on_cp_plans",
    "children_in_need",
    "children_on_cin_plans",
    "open_children",
)


@cache
def prepared() -> dict[str, str]:
    """The SQL of each prepared table by its name, each before those that ask it."""
    folder = files(__name__)
    return {name: without_comments(folder.joinpath(f"{name}.sql").read_text("utf-8")).strip() for name in NAMES}

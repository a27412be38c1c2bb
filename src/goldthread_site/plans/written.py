"""A plan as a file, with a plain sentence in place of a fault of the writer."""

from __future__ import annotations

import logging
import traceback
from datetime import date

from goldthread.documents.write import write_plan
from goldthread.errors import UserError
from goldthread.plan.model import Plan

log = logging.getLogger("goldthread.plans")


def written(plan: Plan, form: str, layout: str, *, number: int, stood_on: date | None = None) -> bytes:
    """The file. Raises `UserError` where it cannot be written; a fault is logged by place, without a word of the plan.

    ``number`` is the plan's own, for the log; ``stood_on`` the past day whose plan it is, for the head of each page.
    """
    try:
        return write_plan(plan, form, layout, stood_on=stood_on)
    except UserError:
        raise
    except Exception as fault:
        place = traceback.extract_tb(fault.__traceback__)[-1]
        log.error(
            "writer failed plan=%s form=%s layout=%s %s at %s:%s",
            number, form, layout, type(fault).__name__, place.name, place.lineno,
        )  # fmt: skip
        raise UserError(
            "the plan could not be written in this form", why="this is a fault of ours, not of your plan",
            try_="Choose another form, and tell the people who run Goldthread",
        ) from None  # fmt: skip

"""Makes people and plans for the site's tests."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from goldthread.documents import Doubt, Reading
from goldthread.page.document import Cell, Document, Line, Prose, Table, TableRow
from goldthread.plan.model import Plan

SMALL_PLAN = json.loads(Path(__file__).with_name("small_plan.json").read_text(encoding="utf-8"))

TABLE = (
    ("Recommendation", "What needs to happen", "Lead", "Due by"),
    ("1. Visit children on time", "", "", ""),
    ("", "Send each team manager a list of visits due", "Lena Osgood", "Sept 2026 (moved from Feb 2026)"),
    ("", "Set up duty cover for visits", "", "ongoing"),
)
TWO_DATES = "Is this action due on 30 September 2026? The cell holds two dates."
FROM_ABOVE = "Does this lead come from the row above?"
DOUBTS = (
    Doubt("actions", "a1", "due", "30 September 2026", TWO_DATES, line=4, table=1, row=3, column=4, weight=3),
    Doubt("actions", "a2", "leads", "Lena Osgood", FROM_ABOVE, line=5, table=1, row=4, column=3),
)


def small_document() -> Document:
    """The document in which the small plan's first table stands."""
    rows = tuple(
        TableRow(tuple(Cell((Line(text),)) for text in row), line=2 + place) for place, row in enumerate(TABLE)
    )
    return Document((Prose("Improvement plan", line=1, level=1), Table(rows, number=1)), name="plan.txt")


def small_reading(*, doubts: tuple[Doubt, ...] = DOUBTS, **changes) -> Reading:
    """A reading of two recommendations, three actions and a little of everything else."""
    return Reading(Plan.model_validate({**SMALL_PLAN, **changes}), small_document(), doubts, ())


def person(role: str, *, username: str = "", full_name: str = "", **fields):
    """An account with this role; its sign-in name is the role's where none is given."""
    from goldthread_site.people.models import User

    who = User.objects.create_user(username or role, "a-long-password", full_name=full_name or f"A {role}", **fields)
    given(who, role)
    return who


def given(who, role: str, *, plan: int | None = None, section: str = "", **days):
    """One more right for the person, in force on each day that a test may take for today."""
    from goldthread_site.people.models import Grant

    days = {"from_day": date(2000, 1, 1), "given_at": _now(), "why": "as the test needs it", **days}
    return Grant.objects.create(person=who, role=role, plan=plan, section=section, **days)


def plan_in(by, *, data: bytes = b"a plan", **changes):
    """The small plan, accepted, as the site's pages find it."""
    from goldthread_site.plans import actions, models, readings

    draft = models.ImportDraft.objects.create(
        file_name="plan.txt", file_digest=actions.digest_of(data), data=data, started_by=by,
        reading=readings.as_json(small_reading(**changes)), started_at=_now(),
    )  # fmt: skip
    return actions.accept_import(by=by, draft=actions.confirm_rest(by=by, draft=draft))


def _now():
    from django.utils import timezone

    return timezone.now()

"""What an invented council's plan says, apart from how it is laid out, and the reading a careful person makes of it."""

from __future__ import annotations

import copy
import json
import re
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from pathlib import Path
from types import SimpleNamespace

from goldthread.plan.model import Plan
from goldthread.plan.timescale import read_timescale

COUNCILS = Path(__file__).parents[2] / "spec" / "councils"
DATED = ("date", "month")


@dataclass
class Content:
    """A plan's words: recommendations and actions as simple records, and which fields the layout prints."""

    authority: str
    title: str
    recommendations: list[SimpleNamespace]
    actions: list[SimpleNamespace]
    shown: set[str] = field(default_factory=lambda: {"ref", "rag", "status"})
    notes: tuple[str, ...] = ()
    dated: str | None = None

    def groups(self) -> list[tuple[SimpleNamespace, list[SimpleNamespace]]]:
        """Each recommendation with its actions, in order."""
        return [
            (self.recommendations[at], list(rows)) for at, rows in groupby(self.actions, key=lambda a: a.recommendation)
        ]

    def sections(self) -> list[tuple[str, list]]:
        """The sections with the groups that stand in each."""
        return [(title, list(some)) for title, some in groupby(self.groups(), key=lambda pair: pair[0].section)]

    def copy(self) -> Content:
        return copy.deepcopy(self)

    def keep_answered(self) -> None:
        """Leaves out recommendations without an action."""
        kept = sorted({row.recommendation for row in self.actions})
        self.recommendations = [self.recommendations[at] for at in kept]
        for row in self.actions:
            row.recommendation = kept.index(row.recommendation)

    def numbered(self) -> None:
        """Gives each action a reference of its recommendation's number: 1.1, 1.2."""
        for place, (row, actions) in enumerate(self.groups(), 1):
            for count, action in enumerate(actions, 1):
                action.ref = f"{row.number or place}.{count}"


def content_of(name: str) -> Content:
    """The content of one of the invented councils, by the name of its file."""
    return from_expected(json.loads((COUNCILS / f"{name}.expected.json").read_text("utf-8")))


def from_expected(plan: dict) -> Content:
    """The content of an expected reading."""
    rows = [
        SimpleNamespace(number=row.get("number") or str(place), text=row["text"], section=row.get("section"))
        for place, row in enumerate(plan["recommendations"], 1)
    ]
    at = {row.get("number") or row["text"]: place for place, row in enumerate(plan["recommendations"])}
    at |= {row["text"]: place for place, row in enumerate(plan["recommendations"])}
    actions = []
    for row in plan["actions"]:
        due = dict(row["due"])
        if not {"latest", "kinds"} <= due.keys() and due.get("text"):
            known = read_timescale(due["text"])  # the expected reading left it open: it is no question of layout
            due |= {"latest": known.latest, "earliest": known.earliest, "kinds": known.kinds}
        if due.get("latest") and not due.get("text"):
            due["text"] = f"{date.fromisoformat(due['latest']):%d/%m/%Y}"
            due["kinds"] = ["date"]
        actions.append(SimpleNamespace(
            ref=None, text=row["text"], leads=list(row["leads"]), due=due.get("text"), latest=due.get("latest") and str(due["latest"]), earliest=due.get("earliest"),
            kinds=list(due.get("kinds") or ()), rag=row.get("rag"), status=row.get("status"),
            recommendation=at[row["recommendations"][0]] if row["recommendations"] else None,
        ))  # fmt: skip
    actions = sorted((row for row in actions if row.recommendation is not None), key=lambda row: row.recommendation)
    for place, row in enumerate(rows, 1):
        row.section = (
            row.section or f"Priority {1 + (place - 1) // 2}: {('Help', 'Care', 'Leaving care')[(place - 1) // 2 % 3]}"
        )
    colours = ("green", "amber", "red", "blue", "green", "amber")
    for place, row in enumerate(actions):
        row.rag = row.rag or colours[place % 6]
        row.status = (
            row.status
            or ("Begun in May and going well.", "Waiting for the board to agree.", "Half are done.")[place % 3]
        )
    title = f"{plan['authority']} Council: children's services improvement plan"
    content = Content(plan["authority"], title, rows, actions)
    content.numbered()
    return content


def day(row: SimpleNamespace) -> date | None:
    """The last day of an action that has one."""
    return date.fromisoformat(row.latest) if row.latest and row.kinds and set(row.kinds) <= set(DATED) else None


def said_by(content: Content) -> dict:
    """What a careful person reads in the layout, by the names that `read_in` gives."""
    rows, shown = content.recommendations, content.shown
    return {
        "authority": content.authority,
        "recommendations": [(row.number, row.text, row.section if "section" in shown else None) for row in rows],
        "actions": [
            (row.text, row.recommendation, _names(row.leads), row.due, row.latest,
             row.ref if "ref" in shown else None, row.rag if "rag" in shown else None,
             row.status if "status" in shown else None)
            for row in content.actions
        ],
    }  # fmt: skip


def read_in(plan: Plan, content: Content) -> dict:
    """The same of a plan that was read; what the layout does not print is left out."""
    shown = content.shown
    at = {row.id: place for place, row in enumerate(plan.recommendations)}
    titles = {row.id: row.title for row in plan.sections}
    return {
        "authority": plan.authority,
        "recommendations": [
            (row.number, row.text, titles.get(row.section) if "section" in shown else None)
            for row in plan.recommendations
        ],
        "actions": [
            (row.text, *(at[one] for one in row.recommendations), _names(row.leads), row.due.text,
             row.due.latest and str(row.due.latest), row.ref if "ref" in shown else None,
             row.rag if "rag" in shown else None, row.status if "status" in shown else None)
            for row in plan.actions
        ],
    }  # fmt: skip


def _names(leads) -> list[str]:
    """Those who are named, one by one, however the layout joins them."""
    return sorted({part.strip() for lead in leads for part in re.split(r"/|&|;|,|\n|\band\b", lead) if part.strip()})

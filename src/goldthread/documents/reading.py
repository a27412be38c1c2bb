"""A plan as read: what was read, from which document, and what a person should look at first."""

from __future__ import annotations

from dataclasses import dataclass

from goldthread.page import Document
from goldthread.plan.model import Plan


@dataclass(frozen=True, slots=True)
class Doubt:
    """A value that a person should look at before the plan is accepted, worst first.

    ``kind`` is the plan's own list (“actions”), ``id`` the row's, ``field`` the value's name, ``read`` what was
    read, ``question`` one plain sentence. ``line``, ``table``, ``row`` and ``column`` say where it stands.
    """

    kind: str
    id: str
    field: str
    read: str
    question: str
    line: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Reading:
    """A plan as read, the document it was read from, what is doubtful, and notes about the file as a whole."""

    plan: Plan
    document: Document
    doubts: tuple[Doubt, ...] = ()
    notes: tuple[str, ...] = ()

"""How councils write a plan down: file → Document → Plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

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


def read_plan(data: bytes, *, name: str) -> Reading:
    """The plan in a file's bytes. Raises `UnreadableFile` or `NotAPlan`, one plain sentence each."""
    from goldthread.documents.load import load_document
    from goldthread.documents.understand import understand

    return understand(load_document(data, name=name))


def read_plan_file(path: str | Path) -> Reading:
    """The plan in the file at ``path``. Raises `UnreadableFile` or `NotAPlan`."""
    from goldthread.documents.load import bytes_of

    return read_plan(bytes_of(path), name=str(path))

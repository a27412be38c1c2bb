"""Proof that something was done, or made a difference: a file with its versions, or a link."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from pydantic import Field

from goldthread.plan.model import Action
from goldthread.plan.standing import is_done
from goldthread.plan.value import Day, Value


class FileVersion(Value):
    """One version of a file: the SHA-256 of its bytes, its size in bytes, its name and its media type."""

    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    size: int = Field(ge=0)
    name: str
    media_type: str
    by: str
    on: Day


class Used(Value):
    """A row of the plan that the evidence speaks for: the list it is in and its id."""

    entity: str
    key: str


class Evidence(Value):
    """A piece of evidence; it may speak for many rows. ``versions`` run from the oldest; a link has none."""

    id: str
    title: str
    kind: Literal["file", "link"] = "file"
    address: str | None = None
    versions: tuple[FileVersion, ...] = ()
    expires: Day | None = None
    used_by: tuple[Used, ...] = ()
    withdrawn: str = ""

    @property
    def newest(self) -> FileVersion | None:
        """The version in force; ``None`` for a link."""
        return self.versions[-1] if self.versions else None

    def stands(self, *, as_at: str) -> bool:
        """Whether it proves anything on the day: it was not withdrawn or erased, and has not expired."""
        there = bool(self.versions or self.address) and not self.withdrawn
        return there and not (self.expires and self.expires < as_at)

    def speaks_for(self, entity: str, key: str) -> bool:
        """Whether the row is one of those that it is used by."""
        return any((used.entity, used.key) == (entity, key) for used in self.used_by)


def done_without_evidence(actions: Iterable[Action], evidence: Iterable[Evidence], *, as_at: str) -> tuple[Action, ...]:
    """The actions that are done, by what the plan says, and that no evidence in force speaks for.

    >>> done = Action(id="a1", completed="May 2026")
    >>> [action.id for action in done_without_evidence([done, Action(id="a2")], [], as_at="2026-11-20")]
    ['a1']
    """
    proven = {
        used.key for each in evidence if each.stands(as_at=as_at) for used in each.used_by if used.entity == "actions"
    }
    return tuple(action for action in actions if is_done(action) and action.id not in proven)

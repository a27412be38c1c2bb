"""A link between two rows, within a plan or from one plan to another."""

from __future__ import annotations

from typing import Literal

from goldthread.plan.value import Value

Kind = Literal["see also", "the same as", "waits for", "carried on from", "found again"]
BY_HAND: tuple[Kind, ...] = ("see also", "the same as", "waits for")  # the others come of a closing or a re-inspection


class CrossReference(Value):
    """A row that speaks of another: “cf Workstream B” as a link. ``plan`` is the number of the other plan.

    An action “carried on from” another does so from a plan that was closed. A recommendation of a re-inspection that is
    the earlier plan's over again is “found again”; its ``note`` says what that plan claimed of it at the end.
    ``withdrawn`` is why it is none: somebody took it away, or said of a suggested one that it was not meant.
    """

    id: str
    entity: str
    key: str
    kind: Kind = "see also"
    plan: int | None = None
    other_entity: str
    other_key: str
    note: str = ""
    withdrawn: str = ""

"""The one way in which a row of a plan changes: in one transaction, by someone, for a reason, with its revision.

```
with changing(plan, by=person, why="The trust has agreed") as change:
    change.put(row, value, was=version)   # refused where somebody saved the row since
    change.add(models.Update, value)
```
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.db.models import F, Max

from goldthread.errors import UserError
from goldthread.plan.model import Plan as CorePlan
from goldthread.plan.positions import refuse_if_published
from goldthread.plan.terms import Terms
from goldthread.plan.value import Value
from goldthread_site.look.pieces import long_day
from goldthread_site.plans import models
from goldthread_site.plans.rows import columns_of, columns_of_plan
from goldthread_site.trail.models import Revision
from goldthread_site.trail.record import Change, record

LONGEST_WHY = Revision._meta.get_field("why").max_length


def new_id(letter: str) -> str:
    """An id for a new row that no other has; the letter says to a reader of the trail what kind of row it is."""
    return f"{letter}{uuid4().hex[:12]}"


class Stale(UserError):
    """Someone else changed the row in the meantime."""


class Closed(UserError):
    """The plan was closed, so nothing of it changes any more."""

    def __init__(self, plan: models.Plan) -> None:
        super().__init__(
            "this plan is closed", why=f"it was closed on {long_day(plan.closed_on)} and is read only since",
            try_="Open the plan that carries it on. Nothing was saved",
        )  # fmt: skip


def refuse_closed(plan: models.Plan) -> None:
    """Raises `Closed` for a plan that was closed: for what is kept beside its rows, such as a sheet on its way in."""
    if plan.closed_on:
        raise Closed(plan)


class StaleRow(Stale):
    """The row has another version than the one that the person saw; nothing was saved.

    ``row`` is the row as it is now, ``last`` its last revision (who and when), ``mine`` the value that was refused.
    """

    def __init__(self, row: models.Row, mine: Value) -> None:
        self.row, self.mine = row, mine
        self.last = Revision.objects.filter(plan=row.plan_id, entity=row.entity, key=row.key).order_by("-place").first()
        who = self.last.by.get_full_name() if self.last else "Somebody"
        super().__init__(
            f"{who} saved this row while you were writing", why="both texts are below",
            try_="Keep yours, keep theirs, or join them. Nothing is lost",
        )  # fmt: skip


@dataclass
class Changing:
    """A change under way: what is put here is in the database already, and in the trail when the block ends."""

    plan: models.Plan
    by: Any
    why: str
    made: list[tuple[Change, str]] = field(default_factory=list)

    def put(self, row: models.Row, value: Value, *, was: int, why: str = "") -> None:
        """The row with another value. Raises `StaleRow` where its version is no longer ``was``.

        A position that was published is never another: `PositionIsPublished`.
        """
        if row.plan_id != self.plan.pk:
            raise ValueError("the row is of another plan")
        if isinstance(row, models.Position):
            refuse_if_published(row.read)
        columns = columns_of(value)
        held = type(row).objects.filter(pk=row.pk, version=was)
        if not held.update(**columns, version=F("version") + 1):
            raise StaleRow(type(row).objects.get(pk=row.pk), value)
        self._note(row.entity, row.key, columns["value"], why)

    def add(self, model: type[models.Row], value: Value, *, key: str = "", why: str = "") -> models.Row:
        """A new row at the end of its list; ``key`` where the value has no id of its own."""
        order = (model.objects.filter(plan=self.plan).aggregate(last=Max("order"))["last"] or 0) + 1
        key = key or getattr(value, "id", "") or f"{model._meta.verbose_name} {order}"
        row = model.objects.create(plan=self.plan, key=key, order=order, **columns_of(value))
        self._note(row.entity, row.key, row.value, why)
        return row

    def added_last(self, model: type[models.Row], value: Value) -> models.Row | None:
        """The last row of the list where it says the same but for its id: the button was pressed twice."""
        last = model.objects.filter(plan=self.plan).order_by("-order").first()
        same = last and {**last.value, "id": ""} == {**value.model_dump(mode="json"), "id": ""}
        return last if same else None

    def head(self, why: str = "", **values: Any) -> None:
        """The plan's own values (its terms, title, narrative) changed to these."""
        kept = CorePlan.model_validate({**self.plan.value, **values})
        columns = columns_of_plan(kept)
        models.Plan.objects.filter(pk=self.plan.pk).update(**columns, version=F("version") + 1)
        self.plan.refresh_from_db()
        self._note("plan", str(self.plan.pk), columns["value"], why)

    @property
    def terms(self) -> Terms:
        """How the council runs this plan."""
        return Terms.model_validate(self.plan.value.get("terms") or {})

    def _note(self, entity: str, key: str, value: dict | None, why: str) -> None:
        self.made.append((Change(entity, key, value), (why or self.why)[:LONGEST_WHY]))


@contextmanager
def changing(
    plan: models.Plan, *, by, why: str, was: int | None = None, closed_too: bool = False
) -> Iterator[Changing]:
    """Opens a change of ``plan``; its revisions are written when the block ends, or nothing has changed.

    The plan's row is locked, so changes of one plan come one after another. ``was`` is the version of the plan's own
    row that the person saw, where her change depends on it: `Stale` is raised where it has another by now.
    """
    if not why.strip():
        raise UserError("say why", try_="Write a reason in a few words. Nothing was saved")
    with transaction.atomic():
        held = models.Plan.objects.select_for_update().get(pk=plan.pk)
        if was is not None and held.version != was:
            raise Stale("the plan's own settings were changed meanwhile", try_="Look at them again. Nothing was saved")
        if not closed_too:
            refuse_closed(held)
        change = Changing(held, by, why)
        yield change
        refuse_what_does_not_hold_together(change)
        for why_rows, made in groupby(change.made, key=itemgetter(1)):
            record(plan=held.pk, changes=[row for row, _ in made], by=by, why=why_rows)


def refuse_what_does_not_hold_together(change: Changing) -> None:
    """Raises `UserError` where a row that changed names one that is not in the plan."""
    by_kind: dict[str, dict[str, str]] = defaultdict(dict)  # of each kind every id, and the list that names it
    for (entity, _key, value), _why in change.made:
        for kind, ids in _named(value or {}):
            by_kind[kind].update(dict.fromkeys(ids, entity))
    for kind, named in by_kind.items():
        there = models.EVERY_ROW[kind].objects.filter(plan=change.plan, key__in=named)
        if lost := set(named) - set(there.values_list("key", flat=True)):
            raise UserError(
                f"the {kind[:-1]} “{min(lost)}” is not in this plan", where=f"{named[min(lost)]}: what was changed",
                try_="Choose one that is. Nothing was saved",
            )  # fmt: skip


def _named(value: dict[str, Any]) -> Iterator[tuple[str, set[str]]]:
    """The rows of the plan that a value names, by the list they are in."""
    for kind in ("sections", "recommendations", "outcomes"):
        ids = value.get(kind) or ([value[kind[:-1]]] if isinstance(value.get(kind[:-1]), str) else [])
        if kind != "outcomes" or value.get("outcomes"):
            named = {id_ for id_ in ids if id_ and isinstance(id_, str)}
            if named:
                yield kind, named

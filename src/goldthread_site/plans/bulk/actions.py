"""Many actions changed in one transaction, over as many plans as they are of: all of what was looked at, or nothing."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import groupby

from django.db import transaction

from goldthread.plan.live.update import Way
from goldthread_site.look.clock import today
from goldthread_site.look.pieces import counted
from goldthread_site.owners.known import directory
from goldthread_site.plans import models
from goldthread_site.plans.bulk.opening import opened_together
from goldthread_site.plans.bulk.outcome import Outcome, outcome
from goldthread_site.plans.bulk.wanted import Wanted
from goldthread_site.plans.changing import Changing, Stale, changing
from goldthread_site.trail.models import Revision

MOST_NAMED = 5


class SavedMeanwhile(Stale):
    """Somebody saved some of the actions since they were looked at: their names stand in it, and nothing is saved."""


def outcomes(rows: Iterable[models.Action], wanted: Wanted | Mapping[int, Wanted], *, by, way: Way = "site"):
    """What becomes of each action, in their order; ``wanted`` is for all of them, or for each by its number."""
    rows = list(rows)
    known = directory(sorted({row.plan_id for row in rows}))
    each = wanted if isinstance(wanted, Mapping) else defaultdict(lambda: wanted)
    return [
        outcome(it, each[it.row.pk], known=known, by=by, way=way) for it in opened_together(rows, as_at=today())
    ]  # fmt: skip


def seen(found: Iterable[Outcome]) -> str:
    """What stands for everything that a person looked at before she pressed the button."""
    said = [[one.it.row.pk, one.it.row.version, one.state, one.after.model_dump(mode="json")] for one in found]
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


@transaction.atomic
def change_all(
    *, by, why: str, was: Mapping[int, int], wanted: Wanted | Mapping[int, Wanted], looked: str | None = None,
    way: Way = "site",
) -> list[Outcome]:  # fmt: skip
    """What became of each action, once what changes is saved: a revision a row, with one reason.

    ``was`` has the version of each action that the person saw, by its number, ``looked`` what `seen` made of all that
    she was shown. Raises `SavedMeanwhile` where something is different by now, `UserError` where a plan was closed.
    """
    plans = models.Action.objects.filter(pk__in=was).values_list("plan", flat=True)
    # One after the other by their numbers, so that two who change the same plans never wait for each other.
    list(models.Plan.objects.select_for_update().filter(pk__in=set(plans)).order_by("pk"))
    rows = list(models.Action.objects.filter(pk__in=was).order_by("plan", "order"))
    _refuse_stale(rows, was)
    found = outcomes(rows, wanted, by=by, way=way)
    if looked is not None and looked != seen(found):
        raise SavedMeanwhile(
            "something that these actions depend on was changed while you looked at them",
            try_="Look at the list again. Nothing was saved",
        )  # fmt: skip
    there = [one for one in found if one.changes]
    for plan, group in groupby(there, key=lambda one: one.it.plan):
        with changing(plan, by=by, why=why) as change:
            put_all(change, group)
    return found


def put_all(change: Changing, found: Iterable[Outcome]) -> None:
    """The actions as their outcomes say, then their moves, then what was said of them.

    Revisions that follow each other with one reason are written together: 1,000 moves take a fifth of the time so.
    """
    found = sorted(found, key=_why)
    for one in found:
        change.put(one.it.row, one.after, was=one.it.row.version, why=_why(one))
    for one in found:
        if one.move:
            change.add(models.DateMove, one.move, why=one.move.reason)
    for one in found:
        if one.update:
            change.add(models.Update, one.update)


def _why(one: Outcome) -> str:
    """A date that moved gives its own reason; else the reason is the change's."""
    return f"Date moved: {one.move.reason}" if one.move and one.move.state == "agreed" else ""


def _refuse_stale(rows: list[models.Action], was: Mapping[int, int]) -> None:
    stale = [row for row in rows if row.version != was[row.pk]]
    if not stale and len(rows) == len(was):
        return
    names = [_saved_by(row) for row in stale[:MOST_NAMED]]
    if (more := len(stale) - len(names)) > 0:
        names.append(f"{more} more")
    raise SavedMeanwhile(
        f"{counted(max(1, len(stale)), 'action was', 'actions were')} changed while you looked at them",
        where="; ".join(names), try_="Look at the list again. Nothing was saved",
    )  # fmt: skip


def _saved_by(row: models.Action) -> str:
    last = Revision.objects.filter(plan=row.plan_id, entity=row.entity, key=row.key).order_by("-place").first()
    who = last.by.get_full_name() if last else "somebody"
    return f"{row.ref or row.text[:60] or row.key}, saved by {who}"

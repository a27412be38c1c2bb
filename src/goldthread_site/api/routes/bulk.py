"""Many actions of a plan changed at once: all of them, or none."""

from __future__ import annotations

from typing import Annotated

from django.core.exceptions import PermissionDenied
from pydantic import Field

from goldthread.errors import UserError
from goldthread.plan.rating import Rag
from goldthread_site.api.problems import Fault, Refused
from goldthread_site.api.reading import changing
from goldthread_site.api.router import Part
from goldthread_site.api.rules import needs
from goldthread_site.api.writing import Asked, Day, Key, Line, Why, Written, write
from goldthread_site.owners.known import directory
from goldthread_site.plans import models
from goldthread_site.plans.bulk import actions
from goldthread_site.plans.bulk.selection import may_change
from goldthread_site.plans.bulk.wanted import Leads, Wanted

part = Part("Actions")
MOST = 500


class ChangeOfAll(Asked):
    """The actions with the versions that were seen, what is to be different in each, and why.

    What is left out stays as it is. ``lead`` is “p7”, number 7 of the directory, who then leads alone.
    """

    rows: dict[Key, Annotated[int, Field(ge=1, le=2**31 - 1)]] = Field(min_length=1, max_length=MOST)
    lead: str | None = Field(None, pattern=r"^p[0-9]{1,9}$")
    due: str = Field("", max_length=60, description="A new date, as 18/12/2026 or March 2027")
    why_moves: Line = ""
    rag: Rag | None = None
    reason: Line = ""
    done_on: Day | None = None
    note: str = Field("", max_length=2000)
    why: Why


@part.post("/plans/{int:plan_id}/actions/change", response=Written)
@needs("plan.run", by_section=True)
def change_many(request, plan_id: int, said: ChangeOfAll):
    """Changes lead, date, rating or words of many actions of a plan. Where one of them cannot be, nothing is saved."""
    it = changing(request, plan_id)
    rows = list(models.Action.objects.filter(plan=it.row, key__in=said.rows).select_related("plan"))
    if len(rows) != len(said.rows):
        raise UserError("an action of the list is not in this plan", try_="Read the list again. Nothing was saved")
    if not all(may_change(request.user, row) for row in rows):
        raise PermissionDenied("plan.run")
    wanted, was = _wanted(said), {row.pk: said.rows[row.key] for row in rows}
    return write(request, it.row, lambda: _changed(request.user, said.why, was, wanted), said=_said)


def _changed(by, why: str, was: dict[int, int], wanted: Wanted) -> list:
    found = actions.change_all(by=by, why=why, was=was, wanted=wanted)
    if refused := [one for one in found if one.state == "refused"]:
        errors = [Fault(where=f"body.rows.{one.it.row.key}", what=one.why) for one in refused]
        raise Refused(422, "Some of these actions cannot be changed so. Nothing was saved.", errors=errors)
    return found


def _said(found: list) -> list[str]:
    return [f"{one.it.row.key}: {one.why}" for one in found if one.state == "asks"]


def _wanted(said: ChangeOfAll) -> Wanted:
    leads = None
    if said.lead:
        party = directory().parties.get(int(said.lead[1:]))
        if party is None:
            raise UserError("nobody of this number is in the directory", where="lead", try_="Nothing was saved")
        leads = Leads("give", party)
    wanted = Wanted(
        leads=leads, due=said.due, why_moves=said.why_moves, rag=said.rag, reason=said.reason, done_on=said.done_on,
        note=said.note,
    )  # fmt: skip
    if wanted.is_nothing:
        raise UserError("nothing is to be different", try_="Say what changes. Nothing was saved")
    return wanted

"""What is claimed: of each recommendation, and of actions whose colour is not the one that the plan's rule gives."""

from __future__ import annotations

from ninja import Query
from pydantic import BaseModel

from goldthread.plan.claim import STRANDS, Claims
from goldthread.plan.rating import Rag
from goldthread.plan.rating_rules import disagreements
from goldthread_site.api.reading import DayAndPage, Listed, page_of, read
from goldthread_site.api.router import Part
from goldthread_site.api.rules import needs
from goldthread_site.plans import models

part = Part("Ratings")


class Claim(BaseModel):
    """What the plan claims of a recommendation by one part of its positions; without a position, by its actions.

    The colour is null where nobody rated it; ``on`` is the day of the position that holds it.
    """

    recommendation: str
    strand: str
    rag: Rag | None
    on: str | None


class Differing(BaseModel):
    """An action whose claimed colour is not the one that the rule gives; ``steps`` is by how many colours better."""

    action: str
    claimed: Rag
    computed: Rag
    because: str
    reason: str
    steps: int


@part.get("/plans/{int:plan_id}/claims", response=Listed[Claim])
@needs("plan.see", by_section=True)
def claims(request, plan_id: int, asked: Query[DayAndPage]):
    """What is claimed of each recommendation: the newest rating of its positions, else the worst of its actions."""
    it = read(request, plan_id)
    known = Claims(it.plan)
    found = []
    for row in it.plan.recommendations:
        for strand in STRANDS:
            said = known.claimed(row.id, strand)
            on = said.position.as_at if said.position else None
            found.append(Claim(recommendation=row.id, strand=strand, rag=said.rag, on=on))
    return page_of(found, asked)


@part.get("/plans/{int:plan_id}/ratings", response=Listed[Differing])
@needs("plan.see")
def ratings(request, plan_id: int, asked: Query[DayAndPage]):
    """The actions whose claimed colour is not the one that the plan's rule gives, with both reasons."""
    it = read(request, plan_id)
    found = disagreements(it.plan, it.ratings_said(), as_at=it.as_at, evidence=it.live(models.Evidence))
    return page_of([_differing(each) for each in found], asked)


def _differing(each) -> Differing:
    said = {name: getattr(each, name) for name in ("claimed", "computed", "because", "reason", "steps")}
    return Differing(action=each.action.id, **said)

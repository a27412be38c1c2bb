"""What a re-inspection found again: pairs that stand, pairs that are likely, and the answer to one."""

from __future__ import annotations

from typing import Literal

from ninja import Query
from pydantic import BaseModel, Field

from goldthread.errors import UserError
from goldthread_site.api.reading import DayAndPage, Listed, changing, page_of, read
from goldthread_site.api.router import Part
from goldthread_site.api.rules import needs
from goldthread_site.api.writing import Asked, Key, Written, write
from goldthread_site.plans.found_again import presenter
from goldthread_site.plans.found_again.pairs import chosen, earlier_plans, link, linked, suggested
from goldthread_site.plans.opened import Opened

part = Part("The plan over months")


class OfEarlier(DayAndPage):
    """Against which earlier plan."""

    earlier: int | None = Field(
        None, ge=1, le=2**63 - 1, description="The earlier plan; without it, the one that it plainly follows"
    )


class PairRead(BaseModel):
    """A recommendation found now and the earlier plan's, and what that plan claimed of it when it ended.

    A pair that ``stands`` was confirmed: it has the ``key`` and ``version`` of its cross-reference. Else ``why`` is
    what makes it likely.
    """

    stands: bool
    now: str
    now_text: str
    before: str
    before_text: str
    claim: str
    why: str
    key: str
    version: int


class AgainRead(Listed[PairRead]):
    """The pairs, those that stand first; ``plans`` are those that this one may be held against."""

    earlier: int | None
    plans: list[int]


@part.get("/plans/{int:plan_id}/found-again", response=AgainRead)
@needs("plan.see")
def found_again(request, plan_id: int, asked: Query[OfEarlier]):
    """The plan held against an earlier one. What is only likely is shown to those who run the plan."""
    it = read(request, plan_id)
    choices = earlier_plans(request.user, it)
    earlier = chosen(_number(asked.earlier, choices), choices, it)
    pairs: list[PairRead] = []
    if earlier:
        stand = presenter.linked(it.plan, earlier.plan, linked(it, earlier))
        likely = presenter.to_confirm(it.plan, earlier.plan, suggested(it, earlier)) if it.may("plan.run") else []
        pairs = [*(_pair(each, True) for each in stand), *(_pair(each, False) for each in likely)]
    plans = [row.pk for row in choices]
    return {**page_of(pairs, asked), "earlier": earlier and earlier.row.pk, "plans": plans}


def _number(asked: int | None, choices: list) -> str:
    """The number as the page has it. Raises where it is none of the plans that this one may be held against."""
    if asked is not None and asked not in {row.pk for row in choices}:
        raise UserError("this plan cannot be held against that one", where="earlier", try_="Choose one of “plans”")
    return "" if asked is None else str(asked)


def _pair(each: presenter.Pair, stands: bool) -> PairRead:
    return PairRead(
        stands=stands, now=each.now_key, now_text=each.now_text, before=each.before_key, before_text=each.before_text,
        claim=each.claim, why=each.why, key=each.key, version=each.version,
    )  # fmt: skip


class PairSaid(Asked):
    """A recommendation of this plan and one of the earlier plan's, and whether they are the same thing."""

    earlier: int = Field(ge=1, le=2**63 - 1)
    now: Key
    before: Key
    answer: Literal["same", "other"]


@part.post("/plans/{int:plan_id}/found-again", response=Written)
@needs("plan.run")
def answer_found_again(request, plan_id: int, said: PairSaid):
    """Says that two are the same thing found again, or two things. A link is taken apart as any cross-reference."""
    it: Opened = changing(request, plan_id)
    choices = earlier_plans(request.user, it)
    earlier = chosen(_number(said.earlier, choices), choices, it)
    given = {"earlier": earlier, "now": said.now, "before": said.before, "same": said.answer == "same"}
    return write(request, it.row, lambda: link(by=request.user, it=it, **given), said=lambda told: [told])

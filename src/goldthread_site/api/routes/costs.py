"""Cost lines added and changed. They are read as a list of the plan."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from goldthread_site.api.described import AT_VERSION
from goldthread_site.api.reading import changing
from goldthread_site.api.router import Part
from goldthread_site.api.rules import needs
from goldthread_site.api.writing import MOST_LIST, Asked, Key, Why, Written, version_seen, write
from goldthread_site.plans.costs import actions

part = Part("Costs")
Year = Annotated[str, Field(pattern=r"^[0-9]{4}/[0-9]{2}$")]
Amounts = Annotated[
    dict[Year, Annotated[float, Field(ge=-(10**12), le=10**12)]],
    Field(max_length=20, description="Pounds by financial year, as {“2026/27”: 28000}"),
]


class LineSaid(Asked):
    """A line of the budget, whole: what it is, how often, who pays, and four amounts a financial year."""

    item: str = Field(min_length=1, max_length=300, pattern=r"\S")
    recurrent: bool | None = None
    funded: bool | None = None
    posts: float | None = Field(None, gt=0, le=10_000)
    rate: float | None = Field(None, ge=0, le=10**9)
    amounts: Amounts = {}
    revised: Amounts = {}
    committed: Amounts = {}
    spent: Amounts = {}
    actions: list[Key] = Field([], max_length=MOST_LIST)
    why: Why


@part.post("/plans/{int:plan_id}/cost-lines", response={201: Written})
@needs("plan.run")
def add_cost_line(request, plan_id: int, said: LineSaid):
    """A new line at the end of the budget."""
    it, values = changing(request, plan_id), _values(said)
    return write(
        request, it.row, lambda: actions.add(by=request.user, plan=it.row, said=values, why=said.why), status=201
    )


@part.put("/plans/{int:plan_id}/cost-lines/{path:key}", response=Written, openapi_extra=dict(AT_VERSION))
@needs("plan.run")
def change_cost_line(request, plan_id: int, key: str, said: LineSaid):
    """The line said anew."""
    it, was, values = changing(request, plan_id), version_seen(request), _values(said)
    given = {"plan": it.row, "key": key, "was": was, "said": values, "why": said.why}
    return write(request, it.row, lambda: actions.save(by=request.user, **given))


def _values(said: LineSaid) -> dict[str, Any]:
    values = said.model_dump(exclude={"why"})
    return {**values, "actions": tuple(dict.fromkeys(said.actions))}

"""What the plan check finds."""

from __future__ import annotations

from typing import Literal

from ninja import Query
from pydantic import BaseModel, Field

from goldthread_site.api.reading import DayAndPage, Listed, page_of, read
from goldthread_site.api.router import Part
from goldthread_site.api.rules import needs

part = Part("Plan check")


class Found(BaseModel):
    """One place where the plan breaks a rule: `goldthread explain CODE` says why the rule is there."""

    code: str
    severity: Literal["error", "warning", "note"]
    message: str
    where: str
    recommendations: list[str]
    actions: list[str]
    field: str | None


class Asked(DayAndPage):
    """Which findings."""

    code: str | None = Field(None, max_length=10, description="One rule, such as D201")
    severity: Literal["error", "warning", "note"] | None = Field(None, description="How bad")


@part.get("/plans/{int:plan_id}/check", response=Listed[Found])
@needs("plan.check")
def check(request, plan_id: int, asked: Query[Asked]):
    """What to mend in the plan."""
    found = [
        each for each in read(request, plan_id).findings()
        if asked.code in (None, each.code) and asked.severity in (None, each.severity)
    ]  # fmt: skip
    page = page_of(found, asked)
    return {**page, "rows": [_found(each) for each in page["rows"]]}


def _found(each) -> Found:
    said = {name: getattr(each, name) for name in ("code", "severity", "message", "where", "field")}
    return Found(**said, recommendations=list(each.recommendations), actions=list(each.actions))

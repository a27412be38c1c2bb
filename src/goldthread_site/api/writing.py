"""How a change is made: at a version, once, all or nothing, and answered with the rows that changed."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated, Any

from django.http import JsonResponse
from pydantic import BaseModel, ConfigDict, Field

from goldthread_site.api.once import kept_once
from goldthread_site.api.problems import Fault, Refused
from goldthread_site.plans import models
from goldthread_site.trail.models import Revision

MOST_WORDS, MOST_LINE, MOST_WHY, MOST_LIST, MOST_KEY = 4000, 400, 400, 100, 200
_VERSION = re.compile(r'"?([0-9]{1,9})"?', re.ASCII)

Words = Annotated[str, Field(max_length=MOST_WORDS)]
Line = Annotated[str, Field(max_length=MOST_LINE)]
Key = Annotated[str, Field(min_length=1, max_length=MOST_KEY)]
Why = Annotated[str, Field(min_length=1, max_length=MOST_WHY, pattern=r"\S", description="Why, for the trail")]
Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$", description="A day, as 2026-11-20")]


class Asked(BaseModel):
    """What a change is asked with: nothing that is not known, no type turned into another."""

    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)


class RowWritten(BaseModel):
    """A row that changed: the list it is in, its key there, and its version now."""

    list: str
    key: str
    version: int


class Written(BaseModel):
    """What was saved, with its revisions. It holds no word of the plan: read the row for that."""

    plan: int
    rows: list[RowWritten]
    said: list[str] = []


def write(
    request, plan: models.Plan, do: Callable[[], Any], *, status: int = 200, said=lambda made: (), beside: int = 0
) -> Any:
    """What ``do`` changed in the plan. ``said`` makes of what it returns the sentences for the person.

    The plan is held meanwhile, with the one ``beside`` that it changes too, so that the rows of the answer are those
    of this change alone. Plans are held in the order of their numbers, so that two changes never wait crosswise.
    """

    def done() -> dict[str, Any]:
        list(models.Plan.objects.select_for_update().filter(pk__in={plan.pk, beside}).order_by("pk"))
        last = Revision.objects.filter(plan=plan.pk).order_by("-place").values_list("place", flat=True).first() or 0
        made = do()
        changed = Revision.objects.filter(plan=plan.pk, place__gt=last).order_by("place").values_list("entity", "key")
        rows = [_written(plan.pk, entity, key) for entity, key in dict.fromkeys(changed)]
        return Written(plan=plan.pk, rows=[row for row in rows if row], said=list(said(made))).model_dump()

    answer = kept_once(request, status, done)
    return answer if isinstance(answer, JsonResponse) else JsonResponse(answer, status=status)


def _written(plan: int, entity: str, key: str) -> RowWritten | None:
    rows = models.Plan.objects.filter(pk=plan) if entity == "plan" else None
    if rows is None and (model := models.EVERY_ROW.get(entity)):
        rows = model.objects.filter(plan=plan, key=key)
    version = rows.values_list("version", flat=True).first() if rows is not None else None
    return RowWritten(list=entity, key=key, version=version) if version is not None else None


def version_seen(request) -> int:
    """The version of the row that the program saw, from “If-Match”. Raises where there is none."""
    said = request.headers.get("If-Match", "").strip()
    if not said:
        raise Refused(428, "Send the row's version in the header “If-Match”, as it was when you read the row.")
    if not (found := _VERSION.fullmatch(said)):
        fault = Fault(where="header.If-Match", what='must be the version of one row, such as "3"')
        raise Refused(422, "The version cannot be read.", errors=[fault])
    return int(found[1])


def refused_form(form, *, where: str = "body") -> Refused:
    """The refusal for a form of the site that the values did not pass: the pages' own rules, in their words."""
    errors = [
        Fault(where=f"{where}.{name}" if name != "__all__" else where, what=said)
        for name, sentences in form.errors.items() for said in sentences
    ]  # fmt: skip
    return Refused(422, "Something that was sent is not as it must be.", errors=errors)

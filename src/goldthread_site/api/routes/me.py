"""Whose token it is, and what is asked of her."""

from __future__ import annotations

from datetime import date

from ninja import Query
from pydantic import BaseModel

from goldthread.plan.model import Action
from goldthread_site.api.reading import Kept, Listed, Paging, page_of
from goldthread_site.api.router import Part
from goldthread_site.api.rules import needs
from goldthread_site.look.clock import today
from goldthread_site.my.asking import asked_of_person
from goldthread_site.plans import models

part = Part("Your own")


class RightHeld(BaseModel):
    """A right that counts today: a role over every plan (null), over one, or over one section of it."""

    role: str
    plan: int | None
    section: str
    until: date | None


class Me(BaseModel):
    """The person behind the token, her rights today, and the token."""

    name: str
    rights: list[RightHeld]
    capabilities: list[str]
    token: str
    reads_only: bool
    token_until: date


class Mine(BaseModel):
    """An action that the person leads: what is asked of her and why, the weightiest reason first."""

    row: Kept[Action]
    asked: str
    because: list[str]
    due: date | None
    days_late: int


@part.get("/me", response=Me)
@needs("account.own")
def me(request):
    """Who I am here, and what I may do today."""
    person, token = request.user, request.token
    grants = person.grants_on()
    rights = [RightHeld(role=each.role, plan=each.plan, section=each.section, until=each.until_day) for each in grants]
    held = sorted({name for role in person.roles_held for name in role.capabilities})
    return Me(
        name=person.full_name, rights=rights, capabilities=held, token=token.name, reads_only=token.reads_only,
        token_until=token.until_day,
    )  # fmt: skip


@part.get("/my/actions", response=Listed[Mine])
@needs("plan.act")
def my_actions(request, paging: Query[Paging]):
    """The actions that I lead, in every plan: what waits for an update first, then what is coming, what is done."""
    found = asked_of_person(request.user, as_at=today())
    return page_of([each for plan in found for each in _asked_in(plan)], paging)


def _asked_in(each) -> list[Mine]:
    versions = dict(models.Action.objects.filter(plan=each.plan).values_list("key", "version"))
    return [
        Mine(
            row=Kept(plan=each.plan.pk, key=ask.action.id, version=versions.get(ask.action.id), value=ask.action),
            asked=group, because=list(ask.why), due=ask.due, days_late=ask.days_late,
        )
        for group in ("wanted", "coming", "unproven", "finished") for ask in getattr(each.asked, group)
    ]  # fmt: skip

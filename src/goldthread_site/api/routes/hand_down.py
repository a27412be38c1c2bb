"""Actions handed down to a team's plan, and taken back."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from pydantic import Field

from goldthread.errors import UserError
from goldthread_site.api.described import AT_VERSION
from goldthread_site.api.reading import changing
from goldthread_site.api.router import Part
from goldthread_site.api.rules import needs
from goldthread_site.api.writing import MOST_LINE, Asked, Key, Why, Written, version_seen, write
from goldthread_site.look.clock import today
from goldthread_site.plans import models
from goldthread_site.plans.changing import new_id
from goldthread_site.plans.hand_down import actions

part = Part("The plan over months")


class TaskSaid(Asked):
    """What the team is to do: its words, by when, and who."""

    text: str = Field(min_length=1, max_length=4000, pattern=r"\S")
    due: str = Field("", max_length=100, description="As 18/12/2026 or March 2027")
    owner: str = Field("", max_length=200)


class TeamSaid(Asked):
    """A team's plan that is not here yet."""

    title: str = Field(min_length=1, max_length=200, pattern=r"\S")
    team: str = Field(min_length=1, max_length=200, pattern=r"\S")
    lead: str = Field("", max_length=200)


class HandedDown(Asked):
    """To which plan (its number, or a new one), what is to be written there, and what there answers it already."""

    team_plan: int | None = Field(None, ge=1, le=2**63 - 1)
    new_team: TeamSaid | None = None
    tasks: list[TaskSaid] = Field([], max_length=20)
    linked: list[Key] = Field([], max_length=100)
    note: str = Field("", max_length=MOST_LINE)


@part.post(
    "/plans/{int:plan_id}/actions/{path:key}/hand-downs", response={201: Written}, openapi_extra=dict(AT_VERSION)
)
@needs("plan.run")
def hand_down(request, plan_id: int, key: str, said: HandedDown):
    """Hands an action down to a team's plan that I run too, or that begins with it. The version is the action's."""
    it, was = changing(request, plan_id), version_seen(request)
    get_object_or_404(models.Action, plan=it.row, key=key, withdrawn=False)
    tasks = [actions.Task(task.text, task.due, task.owner) for task in said.tasks]
    handed = actions.Handed(tasks, tuple(said.linked), said.note)
    given = {"plan": it.row, "action": key, "was": was, "handed": handed, "once": new_id("h"), "today": today()}
    team = _team(request, said)
    return write(
        request, it.row, lambda: actions.hand_down(by=request.user, team=team, **given), status=201,
        beside=said.team_plan or 0,
    )  # fmt: skip


def _team(request, said: HandedDown) -> models.Plan | actions.NewTeam:
    if (said.team_plan is None) == (said.new_team is None):
        raise UserError("name a team’s plan or say whose a new one is, one of the two", try_="Nothing was saved")
    if said.new_team:
        return actions.NewTeam(**said.new_team.model_dump())
    if not request.user.can("plan.run", plan=said.team_plan, section=""):
        raise PermissionDenied("plan.run")
    return get_object_or_404(models.Plan, pk=said.team_plan)


class TakenBack(Asked):
    """Why it is taken back."""

    why: Why


@part.post("/plans/{int:plan_id}/hand-downs/{path:key}/take-back", response=Written, openapi_extra=dict(AT_VERSION))
@needs("plan.run")
def take_back(request, plan_id: int, key: str, said: TakenBack):
    """Ends a hand-down. The team's actions stay in its plan."""
    it, was = changing(request, plan_id), version_seen(request)
    given = {"plan": it.row, "key": key, "was": was, "why": said.why}
    return write(request, it.row, lambda: actions.take_back(by=request.user, **given))

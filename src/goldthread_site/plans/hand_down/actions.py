"""An action handed down or taken back. Both plans change in one transaction, each with its revisions, or neither."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from goldthread.errors import UserError
from goldthread.plan import model as core
from goldthread.plan.live.hand_down import HandDown
from goldthread.plan.rolled_up import would_go_round
from goldthread.plan.terms import Terms
from goldthread_site.plans import models
from goldthread_site.plans.actions import check_once, put_in
from goldthread_site.plans.changing import Changing, Stale, changing, new_id
from goldthread_site.plans.remedial.actions import due_of

UNCHANGED = "Nothing was saved"


@dataclass(frozen=True, slots=True)
class Task:
    """What the team is to do: its words, by when, and who."""

    text: str
    due: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True)
class NewTeam:
    """A team's plan that is not here yet."""

    title: str
    team: str
    lead: str


@dataclass(frozen=True, slots=True)
class Handed:
    """What is handed down: actions to write, actions of the team's plan that are there already, words for the team."""

    tasks: Sequence[Task]
    linked: Sequence[str] = ()
    note: str = ""


def hand_down(
    *, by, plan: models.Plan, action: str, was: int, team: models.Plan | NewTeam, handed: Handed, once: str, today: date
) -> HandDown:
    """The hand-down as it is kept. Sent twice, the first one comes back.

    Raises `Stale` where the action was changed since version ``was``, `UserError` where it cannot be handed down.
    """
    if isinstance(team, NewTeam):
        with changing(plan, by=by, why=f"Handed down to {team.title}"[:300]) as change:
            return _to_a_new_plan(change, by, action, was, team, handed, once, today)
    with _both(plan, team, by=by, why=f"Handed down to {team.title or 'another plan'}"[:300]) as (change, below):
        if there := _there(change.plan, once):
            return there
        _refuse_a_circle(plan, team)
        row = _row(change.plan, action, was)
        _refuse_what_is_not_there(team, handed.linked)
        keys = [*handed.linked, *_written(below, row, handed.tasks, today)]
        return _keep(change, by, action, below.plan, keys, handed, once, today)


def _to_a_new_plan(
    change: Changing, by, action: str, was: int, team: NewTeam, handed: Handed, once: str, today: date
) -> HandDown:
    if there := _there(change.plan, once):
        return there
    new, keys = _new_plan(by, change.plan, _row(change.plan, action, was), team, handed, once, today)
    return _keep(change, by, action, new, keys, handed, once, today)


def _there(plan: models.Plan, once: str) -> HandDown | None:
    """What was handed down by the same form before: the button was pressed twice."""
    row = models.HandDown.objects.filter(plan=plan, key=once).first()
    return row.read if row else None


def take_back(*, by, plan: models.Plan, key: str, was: int, why: str) -> None:
    """Ends the hand-down, with the reason. The team's actions stay in its plan. Raises `StaleRow`."""
    with changing(plan, by=by, why=why) as change:
        row = models.HandDown.objects.filter(plan=change.plan, key=key).first()
        if row is None:
            raise UserError("this is not handed down", try_=f"Look at the action again. {UNCHANGED}")
        if row.read.withdrawn == why:
            return
        change.put(row, row.read.model_copy(update={"withdrawn": why}), was=was)


def edges() -> list[tuple[int, int]]:
    """Which plan hands down to which."""
    return list(models.HandDown.objects.filter(value__withdrawn="").order_by().values_list("plan", "team_plan"))


@contextmanager
def _both(plan: models.Plan, team: models.Plan, *, by, why: str) -> Iterator[tuple[Changing, Changing]]:
    """Both plans held, the one with the lower number first, so that two hand-downs never wait for each other."""
    if plan.pk == team.pk:
        raise UserError("a plan cannot hand down to itself", try_=f"Choose another plan. {UNCHANGED}")
    turned = plan.pk > team.pk
    first, second = (team, plan) if turned else (plan, team)
    with changing(first, by=by, why=why) as one, changing(second, by=by, why=why) as other:
        yield (other, one) if turned else (one, other)


def _row(plan: models.Plan, action: str, was: int) -> models.Action:
    row = models.Action.objects.filter(plan=plan, key=action, withdrawn=False).first()
    if row is None:
        raise UserError("this action is not in the plan any more", try_=f"Look at the plan again. {UNCHANGED}")
    if row.version != was:
        raise Stale("somebody changed this action meanwhile", try_=f"Look at it as it is now, below. {UNCHANGED}")
    return row


def _refuse_a_circle(plan: models.Plan, team: models.Plan) -> None:
    if would_go_round(plan.pk, team.pk, edges()):
        raise UserError(
            "this would go round in a circle", why=f"“{team.title}” hands actions down to this plan already",
            try_=f"Choose another plan. {UNCHANGED}",
        )  # fmt: skip


def _refuse_what_is_not_there(team: models.Plan, keys: Sequence[str]) -> None:
    there = models.Action.objects.filter(plan=team, key__in=keys, withdrawn=False).count()
    if there != len(set(keys)):
        raise UserError("an action that you ticked is not in the team’s plan any more", try_=f"Look again. {UNCHANGED}")


def _keep(
    change: Changing, by, action: str, team: models.Plan, keys: Sequence[str], handed: Handed, once: str, today: date
) -> HandDown:
    if not keys:
        raise UserError("say what the team is to do", try_=f"Write an action, or tick one that is there. {UNCHANGED}")
    value = HandDown(
        id=once, action=action, plan=team.pk, actions=tuple(keys), on=today.isoformat(), by=by.get_full_name(),
        note=handed.note,
    )  # fmt: skip
    change.add(models.HandDown, value)
    return value


def _written(below: Changing, row: models.Action, tasks: Sequence[Task], today: date) -> list[str]:
    """The ids of the new actions of a plan that is here, under the recommendations that they answer."""
    if not tasks:
        return []
    there = [each.read for each in models.Recommendation.objects.filter(plan=below.plan)]
    carried, new = _carried(_answered(row), there)
    for recommendation in new:
        below.add(models.Recommendation, recommendation)
    starts = below.terms.starts
    actions = [_action(task, carried, None, starts, today) for task in tasks]
    for action in actions:
        below.add(models.Action, action)
    return [action.id for action in actions]


def _new_plan(
    by, plan: models.Plan, row: models.Action, team: NewTeam, handed: Handed, once: str, today: date
) -> tuple[models.Plan, list[str]]:
    """A plan with the team as its one section; it runs by the terms of the plan above: the same boards and start."""
    terms = Terms.model_validate(plan.value.get("terms") or {})
    section = core.Section(id="s1", title=team.team, lead=team.lead or None)
    carried, new = _carried(_answered(row), ())
    actions = tuple(_action(task, carried, section.id, terms.starts, today) for task in handed.tasks)
    whole = core.Plan(
        authority=plan.authority or None, title=team.title, sections=(section,), actions=actions, terms=terms,
        recommendations=tuple(each.model_copy(update={"section": section.id}) for each in new),
    )  # fmt: skip
    digest = hashlib.sha256(f"handed down {plan.pk} {once}".encode()).hexdigest()
    made = put_in(whole, by=by, why=f"Begun for {team.team}"[:300], file_name="", file_digest=digest)
    check_once(made)
    return made, [action.id for action in actions]


def _action(task: Task, answers: Sequence[str], section: str | None, starts: str | None, today: date) -> core.Action:
    due = due_of(task.due, starts=starts, after=today) if task.due else core.Due()
    return core.Action(
        id=new_id("a"), text=task.text, due=due, leads=(task.owner,) if task.owner else (), section=section,
        recommendations=tuple(answers),
    )  # fmt: skip


def _answered(row: models.Action) -> list[core.Recommendation]:
    """What the action answers: the team is to know why it does its part."""
    found = models.Recommendation.objects.filter(plan=row.plan_id, key__in=row.recommendations).order_by("order")
    return [each.read for each in found]


def _carried(
    answered: Sequence[core.Recommendation], there: Iterable[core.Recommendation]
) -> tuple[list[str], list[core.Recommendation]]:
    """The ids under which the recommendations stand in the team's plan, and those that are not in it yet.

    Its number goes with it, because the inspectors numbered it, unless the team's plan has another one of that number.
    """
    there = list(there)
    by_text, numbers = {_bare(each.text): each.id for each in there}, {each.number for each in there}
    ids, new = [], []
    for each in answered:
        if (known := by_text.get(_bare(each.text))) is None:
            number = each.number if each.number not in numbers else None
            new.append(core.Recommendation(id=new_id("r"), number=number, text=each.text))
            known = new[-1].id
        ids.append(known)
    return ids, new


def _bare(text: str) -> str:
    return " ".join(text.split()).casefold()

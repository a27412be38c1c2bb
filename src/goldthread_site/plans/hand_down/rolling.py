"""What the teams below some plans say, read in a few queries however many actions are handed down.

One query says that nothing is handed down; else it takes four, and one more for each further level.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from goldthread.plan.live.hand_down import HandDown
from goldthread.plan.live.update import Update
from goldthread.plan.model import Action, Due
from goldthread.plan.relative import relative_due
from goldthread.plan.rolled_up import RolledUp, TeamPlan, rolled_up
from goldthread_site.plans import models
from goldthread_site.plans.opened import Opened
from goldthread_site.plans.rows import live
from goldthread_site.trail.past import values_at

Rolled = dict[str, RolledUp]  # by the id of the action that was handed down


def rolled_of(it: Opened, *, only: str = "", updates: bool = False) -> Rolled:
    """Every action of the opened plan that is handed down, with what its teams say on the page's day.

    ``only`` asks for one action, ``updates`` for the newest thing that the teams said as well.
    """
    return rolled_in([it.row.pk], as_at=it.as_at, at=it.at, only=only, updates=updates).get(it.row.pk, {})


def rolled_in(
    plans: Iterable[int], *, as_at: date, at: datetime | None = None, only: str = "", updates: bool = False
) -> dict[int, Rolled]:
    """The same of several plans at once, by their number."""
    own = list(plans)
    hand_downs = _all_the_way_down(own, at, only)
    if not any(hand_downs.get(plan) for plan in own):
        return {}
    teams = _teams(hand_downs, at, updates)
    return {
        plan: {
            key: found
            for key in dict.fromkeys(each.action for each in hand_downs.get(plan, ()))
            if (found := rolled_up(key, hand_downs[plan], teams, as_at=as_at))
        }
        for plan in own
    }


def _all_the_way_down(plans: Iterable[int], at: datetime | None, only: str) -> dict[int, tuple[HandDown, ...]]:
    """What each plan handed down and did not take back, of these plans and of all below them."""
    found: dict[int, tuple[HandDown, ...]] = {}
    ahead = set(plans)
    while ahead:
        level = _hand_downs(ahead, at)
        if only and not found:
            level = {plan: tuple(each for each in rows if each.action == only) for plan, rows in level.items()}
        found |= {plan: level.get(plan, ()) for plan in ahead}
        ahead = {each.plan for rows in level.values() for each in rows} - set(found)
    return found


def _hand_downs(plans: set[int], at: datetime | None) -> dict[int, tuple[HandDown, ...]]:
    if at is not None:
        past = {plan: live(models.Plan(pk=plan), models.HandDown, at=at) for plan in plans}
        return {plan: tuple(each for each in rows if not each.withdrawn) for plan, rows in past.items()}
    rows = models.HandDown.objects.filter(plan__in=plans, value__withdrawn="").order_by("plan", "order")
    found: dict[int, list[HandDown]] = defaultdict(list)
    for plan, value in rows.values_list("plan", "value"):
        found[plan].append(HandDown.model_validate(value))
    return {plan: tuple(each) for plan, each in found.items()}


def _teams(hand_downs: Mapping[int, tuple[HandDown, ...]], at: datetime | None, updates: bool) -> dict[int, TeamPlan]:
    wanted: dict[int, set[str]] = defaultdict(set)
    for rows in hand_downs.values():
        for each in rows:
            wanted[each.plan].update(each.actions)
    if at is not None:
        then = {plan: _team_then(plan, keys, at, hand_downs.get(plan, ())) for plan, keys in wanted.items()}
        return {plan: team for plan, team in then.items() if team}
    return _teams_now(wanted, hand_downs, updates)


def _teams_now(
    wanted: Mapping[int, set[str]], hand_downs: Mapping[int, tuple[HandDown, ...]], updates: bool
) -> dict[int, TeamPlan]:
    heads = models.Plan.objects.filter(pk__in=wanted).order_by()
    keys = set().union(*wanted.values())
    rows = models.Action.objects.filter(plan__in=wanted, key__in=keys).order_by().values_list("plan", "value")
    said = _newest(wanted, keys) if updates else {}
    actions: dict[int, list[dict]] = defaultdict(list)
    for plan, value in rows:
        actions[plan].append(value)
    return {
        plan: _team(title, starts, _iso(closed), actions[plan], hand_downs.get(plan, ()), said.get(plan, {}))
        for plan, title, closed, starts in heads.values_list("pk", "title", "closed_on", "value__terms__starts")
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _newest(plans: Iterable[int], keys: Iterable[str]) -> dict[int, dict[str, Update]]:
    """The newest update of each of these actions."""
    said = models.Update.objects.filter(plan__in=plans, action__in=keys).order_by("order")
    found: dict[int, dict[str, Update]] = defaultdict(dict)
    for plan, value in said.values_list("plan", "value"):
        found[plan][value["action"]] = Update.model_construct(**value)  # checked when it was written
    return found


def _team_then(plan: int, keys: set[str], at: datetime, handed_on: tuple[HandDown, ...]) -> TeamPlan | None:
    """The team's plan as it was; ``None`` where it was not here yet."""
    past = values_at(plan, at=at, entities=["plan", "actions", "updates"])
    if not past.get("plan"):
        return None
    head = past["plan"][0].value
    rows = [held.value for held in past.get("actions", ()) if held.key in keys]
    said = {held.value["action"]: Update.model_construct(**held.value) for held in past.get("updates", ())}
    closed = (head.get("closing") or {}).get("on")
    starts = (head.get("terms") or {}).get("starts")
    return _team(head.get("title") or "", starts, closed, rows, handed_on, said)


def _team(
    title: str, starts: str | None, closed: str | None, rows: Iterable[dict], handed_on: tuple[HandDown, ...],
    newest: Mapping[str, Update],
) -> TeamPlan:  # fmt: skip
    actions = {value["id"]: _action(value, starts) for value in rows}
    return TeamPlan(title or "Another plan", actions, closed, handed_on, newest)


def _action(value: dict, starts: str | None) -> Action:
    """The action with counted days. Its value was checked when it was written; hundreds of them are many."""
    due = relative_due(Due.model_validate(value["due"]), starts)
    return Action.model_construct(**{**value, "due": due})

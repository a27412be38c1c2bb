"""Lives the demo's plan through: every update, move, answer and proof on its day, by the person whose it was."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from goldthread.errors import UserError
from goldthread.plan.live.evidence import Used
from goldthread.plan.terms import Terms
from goldthread_site.look.clock import lived_again
from goldthread_site.my.actions import send_update
from goldthread_site.my.demo_team import DEEDS
from goldthread_site.people.models import User
from goldthread_site.plans.agreeing.actions import answer_blue, answer_move
from goldthread_site.plans.changing import changing
from goldthread_site.plans.evidence.actions import attach
from goldthread_site.plans.models import Action, DateMove, Plan, Update
from goldthread_site.plans.open_action import OpenAction
from goldthread_site.plans.saying import Said
from goldthread_site.plans.terms.actions import set_terms


@cache
def life() -> dict[str, Any]:
    """What the files say: the plan's own life, and what went down to a team or to somebody."""
    own, team = (
        tomllib.loads((Path(__file__).parent / f"data/{name}.toml").read_text(encoding="utf-8"))
        for name in ("demo_life", "demo_team")
    )
    return {**own, **team, "said": [*own["said"], *team["said"]]}


def came_in() -> date:
    """The day on which the demo's plan was brought in."""
    return life()["came_in"]


def live_through(plan: Plan) -> None:
    """Does what the file says, in the order of its days. All or nothing is each deed, not the whole."""
    terms = {**life()["terms"]}
    by, on, why = _person(terms.pop("by")), terms.pop("on"), terms.pop("why")
    with lived_again(on):
        plan.refresh_from_db()
        set_terms(by=by, plan=plan, was=plan.version, terms=Terms.model_validate(terms), why=why)
    deeds = [(deed["on"], act, deed) for kind, act in _DEEDS.items() for deed in life()[kind]]
    for day, act, deed in sorted(deeds, key=lambda each: (each[0], list(_DEEDS.values()).index(each[1]))):
        row = _row(plan, deed)
        if row:  # another document may stand in the demo's place
            with lived_again(day):
                act(row, **_said(deed))


def _row(plan: Plan, deed: dict[str, Any]) -> Action | None:
    """The action that the deed names, in the council's plan or in the team's that it names."""
    of = {"plan__title": deed["plan"]} if "plan" in deed else {"plan": plan}
    return Action.objects.select_related("plan").filter(**of, text__startswith=deed["action"]).first()


def _said(deed: dict[str, Any]) -> dict[str, Any]:
    rest = {name: value for name, value in deed.items() if name not in ("on", "action", "plan")}
    return {**rest, "by": _person(deed["by"]), "on": deed["on"]}


def _person(username: str) -> User:
    return User.objects.get(username=username)


def _proof(row: Action, *, by: User, on: date, title: str, address: str) -> None:
    with changing(row.plan, by=by, why=title) as change:
        used = (Used(entity="actions", key=row.key),)
        attach(change, to=used, address=address, title=title, by_name=by.full_name, on=on)


def _update(row: Action, *, by: User, on: date, changed: str, rag: str = "", **more: str) -> None:
    by_rule = OpenAction(row, on).computed_of(row.read).rag
    when = "moved" if "new_date" in more else "done" if "done_on" in more else "planned"
    more["why_moves"] = more.pop("why", "")
    said = Said(f"{row.key}-{on:%Y%m%d}", changed, rag or by_rule, when, by_rule=by_rule, **more)
    send_update(by=by, plan=row.plan, action=row.key, was=row.version, said=said)


def _answer(row: Action, *, by: User, on: date, agree: bool, words: str) -> None:
    asked = DateMove.objects.filter(plan=row.plan, action=row.key, state="asked").last()
    if asked:
        return answer_move(by=by, move=asked, was=asked.version, agree=agree, words=words)
    claim = Update.objects.filter(plan=row.plan, action=row.key).last()
    if claim is None:
        raise UserError("nothing waits for an answer", where=row.key)
    return answer_blue(by=by, update=claim, was=claim.version, agree=agree, words=words)


_DEEDS = {"proof": _proof, "said": _update, "answered": _answer, **DEEDS}

"""Answers of the second person, and dates moved by whoever runs the plan. Each is one transaction."""

from __future__ import annotations

from goldthread.errors import UserError
from goldthread.plan.live.date_move import DateMove
from goldthread.plan.moves import move_refused, new_move, with_move
from goldthread.plan.rating_rules import blue_needs
from goldthread_site.look.clock import today
from goldthread_site.plans import models
from goldthread_site.plans.changing import Changing, Stale, changing, new_id
from goldthread_site.plans.rows import live
from goldthread_site.trail.models import Revision


def move_date(*, by, row: models.Action, was: int, to: str, why: str) -> DateMove:
    """The move of an action's date: it holds at once within the plan's terms, else it waits for the sponsor.

    Raises `UserError` where the date may not move so, `StaleRow` where somebody saved the action meanwhile.
    """
    with changing(row.plan, by=by, why=why) as change:
        action, moves = row.read, live(change.plan, models.DateMove, action=row.key)
        terms = change.terms
        if refused := move_refused(action, moves, to, why, as_at=today(), terms=terms):
            raise UserError(refused, try_="Nothing was saved")
        name, id_ = by.get_full_name(), new_id("m")
        move = new_move(action, moves, to, why, id=id_, by=name, as_at=today(), terms=terms)
        change.add(models.DateMove, move)
        # A move that waits leaves the action as it is; its version goes up all the same, so that two never cross.
        change.put(row, with_move(action, move), was=was)
        return move


def answer_move(*, by, move: models.DateMove, was: int, agree: bool, words: str) -> None:
    """The sponsor's answer: agreed, the date in force moves; refused, the date before goes on standing."""
    held = move.read
    _refuse_answer(by, move, answered=held.state != "asked", alone=f"{held.asked_by} asked for this move")
    answer = {"agreed_by": by.get_full_name(), "agreed_on": today().isoformat(), "answer": words.strip()}
    after = held.model_copy(update={"state": "agreed" if agree else "refused", **answer})
    said = f"{'Agreed' if agree else 'Refused'}: {words.strip()}".rstrip(": ")
    with changing(move.plan, by=by, why=said) as change:
        change.put(move, after, was=was)
        if agree:
            _change_action(change, held.action, lambda action: with_move(action, after))


def answer_blue(*, by, update: models.Update, was: int, agree: bool, words: str) -> None:
    """The second person's answer to “done and proven”: blue, or what is still missing."""
    held = update.read
    _refuse_answer(by, update, answered=not held.waits_for_check, alone=f"{held.by} said that it is done")
    name, day = by.get_full_name(), today().isoformat()
    checked = {"checked_by": name, "checked_on": day} if agree else {"refused_by": name, "checked_on": day}
    after = held.model_copy(update={**checked, "answer": words.strip()})
    said = f"{'Seen and proven' if agree else 'Not proven'}: {words.strip()}".rstrip(": ")
    with changing(update.plan, by=by, why=said) as change:
        change.put(update, after, was=was)
        if agree:
            _refuse_unproven(change, after)
            _change_action(change, held.action, lambda action: action.model_copy(update={"rag": "blue"}))


def _refuse_unproven(change: Changing, after) -> None:
    action = models.Action.objects.get(plan=change.plan, key=after.action).read
    updates = live(change.plan, models.Update, action=after.action)
    if missing := blue_needs(action, updates, live(change.plan, models.Evidence), as_at=today()):
        raise UserError(missing.rstrip("."), try_="Ask for what is missing, or say that it is not proven yet")


def _refuse_answer(by, row: models.Row, *, answered: bool, alone: str) -> None:
    """The one who asked does not answer; what is answered is answered once."""
    if answered:
        raise Stale("this was answered already", try_="Look at it as it stands now. Nothing was saved")
    asked = Revision.objects.filter(plan=row.plan_id, entity=row.entity, key=row.key).order_by("place").first()
    if asked and asked.by_id == by.pk:
        raise UserError("a second person must answer this", why=alone, try_="Ask somebody else who may agree")


def _change_action(change: Changing, key: str, changed) -> None:
    row = models.Action.objects.get(plan=change.plan, key=key)
    change.put(row, changed(row.read), was=row.version)

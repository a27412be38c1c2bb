"""Every change an owner makes. Each is one transaction with its revisions inside: it happens whole or not at all."""

from __future__ import annotations

from goldthread.errors import UserError
from goldthread.plan.live.date_move import DateMove
from goldthread.plan.live.update import Update, Way
from goldthread.plan.said import day_said
from goldthread_site.look.clock import today
from goldthread_site.my import links, proof
from goldthread_site.my.models import UpdateLink, WordsKept
from goldthread_site.plans import models
from goldthread_site.plans.changing import Changing, StaleRow, changing
from goldthread_site.plans.open_action import OpenAction
from goldthread_site.plans.saying import (
    Said,
    action_after,
    colour_by_rule,
    colour_of,
    day_done,
    faults_of,
    move_said,
)


def send_update(
    *, by, plan: models.Plan, action: str, was: int, said: Said, way: Way = "site", link: UpdateLink | None = None
) -> Update:
    """The update that was put into the plan, with its move, its proof and the action's new values. All or nothing.

    Sent twice, the first one comes back. Raises `UserError` where it cannot stand, `StaleRow` where somebody else
    saved the action since version ``was``.
    """
    why = f"Update of {day_said(today())}"
    with changing(plan, by=by, why=why) as change:
        if earlier := models.Update.objects.filter(plan=plan, key=said.once, action=action).first():
            return earlier.read
        it = OpenAction(models.Action.objects.select_related("plan").get(plan=change.plan, key=action), today())
        if it.row.version != was:
            raise StaleRow(it.row, action_after(said, it))
        _refuse(said, it)
        update = _put_in(change, it, said, by=by, was=was, way=way)
        WordsKept.objects.filter(person=by, plan=plan, action=action, link=link).delete()
        if link:
            links.mark_used(link, update=update.id)
        return update


def _refuse(said: Said, it: OpenAction) -> None:
    for sentence in faults_of(said, it).values():
        raise UserError(sentence, try_="Nothing was saved")


def _put_in(change: Changing, it: OpenAction, said: Said, *, by, was: int, way: Way) -> Update:
    name = by.get_full_name()
    move = move_said(said, it, by=name)
    change.put(it.row, action_after(said, it), was=was, why=_why_changed(said, move))
    if move:
        change.add(models.DateMove, move, why=said.why_moves)
    attached = proof.attach(change, action=it.row.key, file=said.file, by=by) if said.file else ()
    by_rule = colour_by_rule(said, it)
    update = Update(
        id=said.once, action=it.row.key, on=today().isoformat(), by=name, changed=said.changed,
        rag=colour_of(said, it), computed=by_rule.rag, because=by_rule.because, reason=said.reason,
        completed=day_done(said, it), percent=said.percent, next_step=said.next_step, way=way,
        move=move and move.id, evidence=attached,
    )  # fmt: skip
    change.add(models.Update, update)
    return update


def _why_changed(said: Said, move: DateMove | None) -> str:
    """A date that moved gives its own reason; else the reason is the change's."""
    return f"Date moved: {said.why_moves}" if move and move.state == "agreed" else ""


def switch_links(*, by, plan: models.Plan, on: bool) -> None:
    """Says in the plan's terms whether its owners may be sent links, with a revision."""
    with changing(plan, by=by, why=f"Links by e-mail switched {'on' if on else 'off'}") as change:
        change.head(terms={**(change.plan.value.get("terms") or {}), "update_links": on})

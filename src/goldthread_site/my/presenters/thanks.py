"""What is said once an update is in."""

from __future__ import annotations

from goldthread.plan.live.update import Update
from goldthread.plan.said import day_said
from goldthread_site.my.people_told import manager_of, sponsor_of
from goldthread_site.plans.open_action import OpenAction


def thanks(sent: Update, it: OpenAction, *, by=None) -> str:
    """“Thank you. Meera Lindqvist and the board pack of 1 December now have your update.” Without ``by``, no name."""
    told = [manager_of(it).short] if by and manager_of(it).name != by.get_full_name() else []
    if not by:
        told = ["the programme manager"]
    board = next((day for day in sorted(it.terms.boards) if day > it.as_at.isoformat()), None)
    if board:
        told.append(f"the board pack of {day_said(board, as_at=it.as_at)}")
    who = " and ".join(told) or "the plan"
    have = "have" if len(told) > 1 else "has"
    return " ".join(
        filter(None, (f"Thank you. {who[0].upper()}{who[1:]} now {have} your update.", _asks(sent, it, by)))
    )


def _asks(sent: Update, it: OpenAction, by) -> str:
    """What somebody else is asked for because of it."""
    sponsor = sponsor_of(it, besides=by).short if by else "the sponsor"
    fresh = OpenAction(type(it.row).objects.select_related("plan").get(pk=it.row.pk), it.as_at)
    asked = fresh.waiting
    if asked and asked.id == sent.move:
        stands = day_said(fresh.value.due.latest, as_at=it.as_at) if fresh.value.due.latest else "the date before"
        return f"We will ask {sponsor} to agree to {day_said(asked.after.latest)}. Until then {stands} stands."
    if sent.rag == "blue" and not sent.checked_by:
        return f"We will ask {sponsor} to check the proof. Until then it stays green."
    return ""

"""A big plan that was lived for two years: an update a month for each action, dates that moved, evidence."""

from __future__ import annotations

from datetime import date

from goldthread.plan.live.date_move import DateMove
from goldthread.plan.live.evidence import Evidence, Used
from goldthread.plan.live.update import Update
from goldthread.plan.model import Due
from tests.support.big_plan import COLOURS, PEOPLE, THINGS, WITH, big_plan

MONTHS = 24
EVERY_MOVE = 5  # every fifth action's date moves every sixth month
LAST = date(2026, 11, 1)


def lived_plan(by, *, actions: int = 300, months: int = MONTHS, data: str = "lived"):
    """The plan's row. It came in on the 1st of its first month; ``by`` wrote every change on the 1st of each after."""
    from goldthread_site.look.clock import lived_again
    from tests.support.site import plan_in

    days = [_month(LAST, -back) for back in range(months, -1, -1)]
    with lived_again(days[0]):
        plan = plan_in(by, data=data.encode(), **big_plan(actions).model_dump(mode="json"))
    for nth, day in enumerate(days[1:], 1):
        with lived_again(day):
            _live_a_month(plan, by, nth, day)
    return plan


def _live_a_month(plan, by, nth: int, day: date) -> None:
    from goldthread_site.plans import models
    from goldthread_site.plans.changing import changing

    rows = list(models.Action.objects.filter(plan=plan).order_by("order"))
    with changing(plan, by=by, why=f"Updates of {day:%B %Y}") as change:
        for place, row in enumerate(rows):
            update = _update(row, place, nth, day)
            change.add(models.Update, update)
            action = row.read.model_copy(update={"rag": update.rag, "status": update.changed})
            if place % EVERY_MOVE == 0 and nth % 6 == 0:
                move = _move(row, action, nth, day)
                change.add(models.DateMove, move)
                action = action.model_copy(update={"due": move.after})
            change.put(row, action, was=row.version)
        used = (Used(entity="actions", key=rows[nth % len(rows)].key),)
        held = Evidence(id=f"e{nth}", title=f"Audit {nth}", kind="link", address="https://example.org/a", used_by=used)
        change.add(models.Evidence, held)


def _update(row, place: int, nth: int, day: date) -> Update:
    said = f"{WITH[(place + nth) % 17].capitalize()} used {THINGS[(place * nth) % 13]} with {nth + place % 9} families"
    return Update(
        id=f"u{nth}-{place}", action=row.key, on=day.isoformat(), by=PEOPLE[place % 6], changed=said,
        rag=COLOURS[(place + nth) % 4], computed=COLOURS[place % 4], because="it is 2 months late",
        next_step=f"Ask {WITH[nth % 17]} what they saw",
    )  # fmt: skip


def _move(row, action, nth: int, day: date) -> DateMove:
    after = Due(text="as agreed", latest=_month(date.fromisoformat(action.due.latest), 3).isoformat(), kinds=("date",))
    return DateMove(
        id=f"m{nth}-{row.key}", action=row.key, before=action.due, after=after, reason="The rota was not ready",
        asked_by="Joan Sefton", asked_on=day.isoformat(), agreed_by="Ruth Calloway", agreed_on=day.isoformat(),
    )  # fmt: skip


def _month(day: date, months: int) -> date:
    ahead = day.year * 12 + day.month - 1 + months
    return date(ahead // 12, ahead % 12 + 1, min(day.day, 28))

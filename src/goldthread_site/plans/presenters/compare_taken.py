"""Actions that were taken to somebody between two days, answered, or ended: as rows of the comparison."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from goldthread.plan.escalation_changes import EscalationChange
from goldthread_site.look.pieces import counted, day, shortened
from goldthread_site.plans.comparing import Compared
from goldthread_site.plans.presenters.compare_shown import HappenedShown, RowShown, Said


def taken_heading(it: Compared) -> str:
    """“1 action taken to somebody, 2 replies, 1 ended”; empty where nothing of it happened."""
    counts = {what: sum(each.what == what for each in it.taken) for what in ("taken", "replied", "ended")}
    words = {
        "taken": f"{counted(counts['taken'], 'action')} taken to somebody",
        "replied": counted(counts["replied"], "reply", "replies"),
        "ended": f"{counts['ended']} ended",
    }
    return ", ".join(words[what] for what, number in counts.items() if number)


def taken_shown(it: Compared, row: Callable[[str, str], RowShown]) -> Iterator[HappenedShown]:
    """Each of them, with the words."""
    held = {each.id for plan in (it.before, it.after) for each in plan.actions}
    for each in it.taken:
        if each.escalation.action in held:
            yield HappenedShown(row("actions", each.escalation.action), *_said(each))


def _said(each: EscalationChange) -> tuple[str, Said]:
    held = each.escalation
    if each.what == "taken":
        wanted = f"; reply wanted by {day(held.reply_by)}" if held.reply_by else ""
        return f"Taken to {held.to}, {day(held.on)}{wanted}", Said(f"“{shortened(held.why)}”")
    if each.what == "replied":
        return f"{each.reply.by} replied, {day(each.reply.on)}", Said(f"“{shortened(each.reply.text)}”")
    ended = "Resolved" if held.resolved else "Ended, not resolved"
    return f"{ended}, {day(held.ended)}; it was with {held.to}", Said(f"“{shortened(held.outcome)}”")

"""A council-wide plan and a team's plan, for what goes down and rolls up."""

from __future__ import annotations

from datetime import date

from goldthread.plan.model import Plan

CAME_IN = date(2026, 9, 1)


def action(id_: str, due: str | None, **more) -> dict:
    return {"id": id_, "ref": id_[1:], "text": f"Do {id_}", "due": {"latest": due, "text": due}, **more}


COUNCIL = {
    "title": "Improvement plan",
    "authority": "Fernshire",
    "recommendations": [{"id": "r1", "number": "13", "text": "Children wait too long for a lasting home"}],
    "actions": [
        action("a1", "2027-02-28", rag="green", recommendations=["r1"], leads=["Owen Tarrant"]),
        action("a2", "2027-01-31", recommendations=["r1"]),
    ],
}
TEAM = {
    "title": "Permanence team plan",
    "authority": "Fernshire",
    "actions": [
        action("b1", "2026-09-30", completed="2026-09-28", rag="blue"),
        action("b2", "2026-10-31", rag="amber"),
        action("b3", "2027-03-31", rag="green"),
    ],
}


def put(values: dict, by, **more):
    """A plan in the database, brought in on the first of September."""
    from django.db import transaction

    from goldthread_site.look.clock import lived_again
    from goldthread_site.plans import actions

    core = Plan.model_validate({**values, **more})
    with lived_again(CAME_IN), transaction.atomic():
        return actions.put_in(core, by=by, why="Brought in", file_name="p.json", file_digest=f"{core.title}"[:64])


def linked(by, plan, team, action: str = "a1", *keys: str, once: str = "h00000000000a"):
    """The action handed down to actions that are in the team's plan already."""
    from goldthread_site.look.clock import today
    from goldthread_site.plans.hand_down.actions import Handed, hand_down
    from goldthread_site.plans.models import Action

    version = Action.objects.get(plan=plan, key=action).version
    handed = Handed((), keys or ("b1", "b2", "b3"))
    return hand_down(by=by, plan=plan, action=action, was=version, team=team, handed=handed, once=once, today=today())

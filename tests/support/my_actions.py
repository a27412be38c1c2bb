"""A plan in which Owen Tarrant leads actions that are late, coming up, done, and one that comes round again."""

from __future__ import annotations

from datetime import date

from goldthread.plan.live.update import Update
from goldthread.plan.model import Plan
from goldthread.plan.timescale import read_timescale
from tests.support.django_site import TODAY

OWEN = "Owen Tarrant"
WROTE = date(2026, 10, 2)

MOVED = "31 Oct 2026 [slipped from 31 Mar 2026] [slipped from 31 May 2026] [slipped from 31 July 2026]"
HIS_POST = "Owen  Tarrant (Head of Service)"
# reference, section, due, lead, completed, text
ACTIONS = (
    ("9.2", "s9", MOVED, OWEN, None, "Agree with the health trust who books the first appointment"),
    ("9.3", "s9", "31 Jan 2027", OWEN, None, "Tell foster carers the date before the child moves"),
    ("9.4", "s9", "28 Feb 2027 [slipped from 30 Nov 2026]", HIS_POST, None, "Report late appointments by reason"),
    ("10.1", "s10", "30 June 2026", OWEN, "30 June 2026", "Train personal advisers in the new plan"),
    ("10.3", "s10", "Every 3 months", OWEN, None, "Check every pathway plan three months after it is written"),
    ("10.4", "s10", "31 Oct 2026", "Joan Sefton", None, "Open a drop-in for care leavers"),
)


def owens_plan(**terms) -> Plan:
    """The plan as the core's value; ``terms`` in place of its usual ones."""
    said = {"boards": ["2026-09-22", "2026-12-01"], "most_moves": 3, "most_days": 600, "starts": "2026-05-31"}
    return Plan.model_validate(
        {
            "authority": "Fernshire Council", "title": "Improvement plan",
            "terms": {**said, **terms},
            "sections": [{"id": "s9", "title": "Health assessments"}, {"id": "s10", "title": "Pathway plans"}],
            "recommendations": [{"id": "r9", "number": "9", "text": "Children see a doctor in time", "section": "s9"}],
            "actions": [_action(*row) for row in ACTIONS],
        }
    )  # fmt: skip


def _action(ref: str, section: str, due: str, lead: str, completed: str | None, text: str) -> dict:
    return {
        "id": f"a{ref}", "ref": ref, "text": text, "section": section, "recommendations": ["r9"], "rag": "amber",
        "due": read_timescale(due).model_dump(), "leads": [lead], "completed": completed,
    }  # fmt: skip


def plan_of_owen(*, by, owner=None, **terms):
    """The plan in the database; where ``owner`` is given, her last update of action 9.2 is in it, of 2 October."""
    from django.db import transaction

    from goldthread_site.look.clock import lived_again
    from goldthread_site.plans import actions, models
    from goldthread_site.plans.changing import changing

    with lived_again(WROTE), transaction.atomic():
        plan = actions.put_in(owens_plan(**terms), by=by, why="Brought in", file_name="p.json", file_digest="1" * 64)
    if owner:
        words = "We have met the trust twice. They will name a booking clerk by the end of October."
        with lived_again(WROTE), changing(plan, by=owner, why="Update") as change:
            said = {"on": WROTE.isoformat(), "by": owner.get_full_name(), "changed": words, "rag": "amber"}
            change.add(models.Update, Update(id="u1", action="a9.2", **said))
    return plan


__all__ = ["OWEN", "TODAY", "owens_plan", "plan_of_owen"]

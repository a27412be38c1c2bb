"""A plan in which Owen Tarrant leads actions that are late, coming up, done, and one that comes round again."""

from __future__ import annotations

from datetime import date

from goldthread.plan.live.update import Update
from goldthread.plan.model import Plan
from goldthread.plan.timescale import read_timescale
from tests.support.django_site import TODAY

OWEN = "Owen Tarrant"
WROTE = date(2026, 10, 2)


def owens_plan(**terms) -> Plan:
    """The plan as the core's value; ``terms`` in place of its usual ones."""
    said = {"boards": ["2026-09-22", "2026-12-01"], "most_moves": 3, "most_days": 600, "starts": "2026-03-01"}
    return Plan.model_validate(
        {
            "authority": "Fernshire Council", "title": "Improvement plan",
            "terms": {**said, **terms},
            "sections": [{"id": "s9", "title": "Health assessments"}, {"id": "s10", "title": "Pathway plans"}],
            "recommendations": [{"id": "r9", "number": "9", "text": "Children see a doctor in time", "section": "s9"}],
            "actions": [
                _action("9.2", "Agree with the health trust who books the first appointment", "s9",
                        "31 Oct 2026 [slipped from 31 Mar 2026] [slipped from 31 May 2026] [slipped from 31 July 2026]"),
                _action("9.3", "Tell foster carers the date before the child moves", "s9", "31 Jan 2027"),
                _action("9.4", "Report late appointments to the board by reason", "s9", "28 Feb 2027 [slipped from 30 Nov 2026]",
                        leads=["Owen  Tarrant (Head of Service)"]),
                _action("10.1", "Train personal advisers in the new plan", "s10", "30 June 2026", completed="30 June 2026"),
                _action("10.3", "Check every pathway plan three months after it is written", "s10", "Every 3 months"),
                _action("10.4", "Open a drop-in for care leavers", "s10", "31 Oct 2026", leads=["Joan Sefton"]),
            ],
        }
    )  # fmt: skip


def _action(key: str, text: str, section: str, due: str, **more) -> dict:
    return {
        "id": f"a{key}", "ref": key, "text": text, "section": section, "recommendations": ["r9"],
        "due": read_timescale(due).model_dump(), "leads": [OWEN], "rag": "amber", **more,
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

"""Plans at their end: the next one, and what somebody says who closes the first."""

from __future__ import annotations

from datetime import date

from tests.support.site import plan_in

KEEP = date(2036, 11, 20)
NEW = {
    "title": "Plan after the re-inspection",
    "sections": [{"id": "s1", "title": "Practice"}],
    "recommendations": [
        {"id": "n1", "number": "1", "section": "s1", "text": "Visit children on time, and see them alone"},
        {"id": "n2", "number": "2", "section": "s1", "text": "Manageable caseloads for social workers"},
    ],
    "actions": [{"id": "b1", "ref": "2.1", "recommendations": ["n2"], "text": "Hire 12 social workers"}],
    "outcomes": [], "indicators": [], "positions": [], "remedial_actions": [], "costs": {},
}  # fmt: skip


def next_plan(by):
    """The plan of the re-inspection, which runs."""
    return plan_in(by, data=b"the next plan", **NEW)


def answers(plan, to=None, **fates):
    """What somebody says who closes the small plan; ``fates`` by the action's key, the others stop."""
    from goldthread.plan.carrying import unfinished
    from goldthread_site.plans.ending.actions import Answers, Final, Said
    from goldthread_site.plans.rows import core_plan

    whole = core_plan(plan)
    rags = {"outcome": "green", "impact": "amber", "actions_completed": None}
    finals = {row.id: Final(rags, ("Visits are on time in 3 of 4 teams",)) for row in whole.recommendations}
    said = {row.id: Said("stopped", "Out of scope now") for row in unfinished(whole)}
    return Answers(
        why="Closed by the board of 19 November", position=("Children are seen sooner",), keep_until=KEEP,
        kept_because="Ten years", finals=finals, fates={**said, **fates}, next=to,
    )  # fmt: skip


def close(plan, by, *, on: date, to=None, **fates):
    """The plan closed on that day; it comes back as it is then."""
    from goldthread_site.look.clock import lived_again
    from goldthread_site.plans.ending.actions import close as close_it

    plan.refresh_from_db()
    with lived_again(on):
        close_it(by=by, plan=plan, was=plan.version, answers=answers(plan, to, **fates), today=on)
    plan.refresh_from_db()
    return plan

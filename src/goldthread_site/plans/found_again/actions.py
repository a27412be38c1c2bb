"""A finding of a re-inspection linked to the earlier plan's: confirmed, or said to be another thing."""

from __future__ import annotations

from goldthread.plan.found_again import AtTheEnd
from goldthread.plan.live.cross_reference import CrossReference
from goldthread_site.look.pieces import WORDS, counted, long_day
from goldthread_site.plans import models
from goldthread_site.plans.references import actions as references

KIND = "found again"


def reference(key: str, earlier: models.Plan, other: str, note: str = "") -> CrossReference:
    """The link from a recommendation to the earlier plan's; ``note`` says what that plan claimed of it at the end."""
    return CrossReference(
        id=f"recommendations/{key} {KIND} {earlier.pk}/recommendations/{other}", entity="recommendations", key=key,
        kind=KIND, plan=earlier.pk, other_entity="recommendations", other_key=other, note=note,
    )  # fmt: skip


def confirm(*, by, plan: models.Plan, said: CrossReference) -> None:
    """It is the same thing, found again."""
    references.confirm(by=by, plan=plan, reference=said, why="Found again by the re-inspection")


def dismiss(*, by, plan: models.Plan, said: CrossReference) -> None:
    """It is another thing; nobody is asked again."""
    references.dismiss(by=by, plan=plan, reference=said)


def claim_said(end: AtTheEnd) -> str:
    """What the earlier plan claimed at its end: “Closed as green on 3 March 2018; 4 of 5 actions done.”"""
    colour = WORDS[end.rag].lower() if end.rag else "not rated"
    since = f" (position of {long_day(end.as_at)})" if end.as_at and end.as_at != end.closed else ""
    how = f"closed as {colour} on {long_day(end.closed)}{since}" if end.closed else f"claimed as {colour} there{since}"
    done = f"; {end.done} of {counted(end.of, 'action')} done" if end.of else "; it had no action"
    return f"{how[0].upper()}{how[1:]}{done}."

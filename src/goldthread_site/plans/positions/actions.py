"""A position prepared, written and published. Each is one transaction, by someone, with its revision."""

from __future__ import annotations

from datetime import date
from typing import Any

from goldthread.errors import PositionIsPublished, UserError
from goldthread.plan.claim import STRANDS
from goldthread.plan.model import Position, Rated
from goldthread.plan.positions import prepared, published, refuse_if_published
from goldthread.plan.said import day_said
from goldthread_site.plans import models
from goldthread_site.plans.changing import Changing, changing, new_id
from goldthread_site.plans.live_pages import refuse_day
from goldthread_site.plans.rows import core_plan, live


def start_draft(*, by, plan: models.Plan, recommendation: str, as_at: date, today: date) -> models.PositionDraft:
    """The draft of a recommendation's next position, prepared from the last; the one there is where one is open.

    Raises `PositionIsPublished` where a position of that day or a later one is published.
    """
    with changing(plan, by=by, why=f"Position as at {day_said(as_at)} prepared") as change:
        if open_ := open_drafts(change.plan).get(recommendation):
            return open_
        whole = core_plan(change.plan)
        refuse_day(whole, as_at, today=today)
        evidence, updates = (live(change.plan, model) for model in (models.Evidence, models.Update))
        made = prepared(whole, recommendation, as_at=as_at, updates=updates, evidence=evidence)
        return change.add(models.PositionDraft, made.position, key=new_id("p"))


def save_draft(*, by, plan: models.Plan, key: str, was: int, said: dict[str, Any], today: date) -> None:
    """The draft with these words: “as_at”, and of each strand its text and rating. Raises `StaleRow`."""
    with changing(plan, by=by, why="Draft of a position changed") as change:
        row = held(change, key)
        refuse_day(core_plan(change.plan), said["as_at"], today=today)
        change.put(row, with_words(row.read, said), was=was)


def publish(*, by, plan: models.Plan, key: str, was: int, today: date) -> None:
    """The draft as a position of the plan, which nobody changes any more. A correction is a position of a later day.

    Raises `UserError` where a rating has no words, `PositionIsPublished` where one of that day or a later one stands.
    """
    with changing(plan, by=by, why="Position published") as change:
        row = held(change, key)
        said = row.read
        refuse_unfinished(said)
        refuse_day(core_plan(change.plan), date.fromisoformat(said.as_at), today=today)
        _refuse_the_past(change, said)
        final = published(said, by=by.get_full_name(), on=today).model_copy(update={"how": {}})
        change.put(row, final, was=was)
        change.add(models.Position, final, key=key)


def open_drafts(plan: models.Plan) -> dict[str, models.PositionDraft]:
    """The drafts that were not published yet, by their recommendation."""
    rows = models.PositionDraft.objects.filter(plan=plan).order_by("order")
    return {row.recommendation: row for row in rows if not row.value.get("published")}


def held(change: Changing, key: str) -> models.PositionDraft:
    """The draft. Raises `PositionIsPublished` where it is one no longer."""
    row = models.PositionDraft.objects.filter(plan=change.plan, key=key).first()
    if row is None:
        raise UserError("this draft is not in the plan", try_="Look at the list again. Nothing was saved")
    refuse_if_published(row.read)
    return row


def with_words(position: Position, said: dict[str, Any]) -> Position:
    """The position with what was written; what a person has seen is no longer marked as carried over."""
    parts = {strand: Rated(text=said[f"{strand}_text"], rag=said[f"{strand}_rag"] or None) for strand in STRANDS}
    return position.model_copy(update={**parts, "as_at": said["as_at"].isoformat(), "how": {}})


def refuse_unfinished(position: Position) -> None:
    """Raises `UserError` for a rating without a reason, and for a position that says nothing."""
    parts = {strand: getattr(position, strand) for strand in STRANDS}
    for strand, words in WORDS.items():
        if parts[strand].rag and not parts[strand].text:
            raise UserError(f"{words} is rated {parts[strand].rag}, and nothing says why",
                            try_="Write the reason below the rating. Nothing was published")  # fmt: skip
    if not any(part.rag for part in parts.values()):
        raise UserError("nothing is rated in this position", try_="Rate at least one part. Nothing was published")


WORDS = {"outcome": "the outcome", "impact": "the impact for children", "actions_completed": "the list of actions"}


def _refuse_the_past(change: Changing, said: Position) -> None:
    later = models.Position.objects.filter(
        plan=change.plan, recommendation=said.recommendation, as_at__gte=date.fromisoformat(said.as_at)
    )
    for row in later:
        if row.value.get("published"):
            raise PositionIsPublished(
                f"a position as at {day_said(row.as_at)} is published", try_="Choose a later day. Nothing was published"
            )

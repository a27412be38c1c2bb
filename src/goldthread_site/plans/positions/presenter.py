"""What the pages of positions say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from goldthread.plan.claim import STRANDS, positions_of
from goldthread.plan.model import Plan, Position
from goldthread_site.look.pieces import counted, day
from goldthread_site.plans.models import PositionDraft
from goldthread_site.plans.presenters.claims import STRANDS as CALLED
from goldthread_site.plans.presenters.names import NAME, Names, doing, shortened
from goldthread_site.plans.presenters.positions import Grid, grid


@dataclass(frozen=True, slots=True)
class RowShown:
    """A recommendation with its newest position, and the draft of its next one where the person may see it."""

    key: str
    name: str
    text: str
    on: str
    by: str
    ratings: tuple[tuple[str, str | None], ...]
    draft: str
    draft_on: str


@dataclass(frozen=True, slots=True)
class ListShown:
    """The page of positions; ``without`` counts the recommendations that have none."""

    heading: str
    lead: str
    rows: tuple[RowShown, ...]
    parts: tuple[str, ...]


def list_shown(plan: Plan, drafts: Mapping[str, tuple[str, Position]]) -> ListShown:
    """Every recommendation that stands: those with a draft first, then those without a position, then the rest."""
    names = Names(plan)
    rows = [_row(plan, names, row, drafts) for row in plan.recommendations if not row.withdrawn]
    ordered = sorted(rows, key=lambda row: (not row.draft, bool(row.on)))
    without = sum(not row.on for row in rows)
    lead = (
        f"{doing(len(drafts), 'draft', 'is', 'are')} being written, seen only by those who run the plan."
        if drafts
        else ""
    )
    return ListShown(_heading(len(rows), without), lead, tuple(ordered), tuple(CALLED.values()))


def _heading(all_: int, without: int) -> str:
    if not without:
        return f"{counted(all_, 'recommendation')}, each with a position"
    return f"{without} of {doing(all_, 'recommendation', 'has', 'have')} no position yet"


def _row(plan: Plan, names: Names, row, drafts: Mapping[str, tuple[str, Position]]) -> RowShown:
    newest = next(iter(reversed(positions_of(plan, row.id))), None)
    ratings = tuple((CALLED[strand], getattr(newest, strand).rag) for strand in STRANDS) if newest else ()
    key, draft = drafts.get(row.id, ("", None))
    text = shortened(row.text, NAME) if row.number else ""  # without a number its words are its name
    return RowShown(
        row.id, names.recommendation(row), text, day(newest.as_at) if newest else "",
        (newest.published_by or "") if newest else "", ratings, key, day(draft.as_at) if draft else "",
    )  # fmt: skip


def drafts_seen(rows: Mapping[str, PositionDraft]) -> dict[str, tuple[str, Position]]:
    """The open drafts as the list takes them."""
    return {id_: (row.key, row.read) for id_, row in rows.items()}


def with_draft(plan: Plan, draft: Position) -> Grid | None:
    """The grid with the draft as its newest column."""
    others = tuple(
        row for row in plan.positions if (row.recommendation, row.as_at) != (draft.recommendation, draft.as_at)
    )
    return grid(plan.model_copy(update={"positions": (*others, draft)}), draft.recommendation)


def carried(draft: Position, last: Position | None) -> dict[str, str]:
    """Of each part whose rating nobody has looked at since it was prepared: where it comes from."""
    if last is None:
        return {}
    since = day(last.as_at)
    return {
        strand: f"Carried over from {since}. Is it still so?"
        for strand in STRANDS
        if draft.how.get(f"{strand}.rag") == "inherited"
    }


def last_before(plan: Plan, draft: Position) -> Position | None:
    """The position that the draft was prepared from."""
    before = [row for row in positions_of(plan, draft.recommendation) if row.as_at < (draft.as_at or "")]
    return before[-1] if before else None

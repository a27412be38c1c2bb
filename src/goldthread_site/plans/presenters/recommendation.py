"""The page of one recommendation: what was found, what is claimed, what is done about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from goldthread.plan.claim import positions_of, strand_of
from goldthread.plan.model import Action, Indicator, Outcome, Plan, Recommendation, RemedialAction
from goldthread_site.plans.presenters.actions import ActionShown, Answered, action_shown, columns_of
from goldthread_site.plans.presenters.claims import Claim, claim
from goldthread_site.plans.presenters.names import Names, shortened
from goldthread_site.plans.presenters.positions import Grid, full_texts, grid
from goldthread_site.plans.presenters.provenance import RowRead, row_read
from goldthread_site.plans.presenters.standings import counts

LONG_HEADING = 110


@dataclass(frozen=True, slots=True)
class Page:
    """Everything the page says."""

    row: Recommendation
    name: str
    long: bool
    section: str
    second: tuple[str, ...]
    claim: Claim
    outcomes: tuple[Outcome, ...]
    indicators: tuple[Indicator, ...]
    grid: Grid | None
    older: tuple
    actions_heading: str
    actions: tuple[ActionShown, ...]
    shows: dict[str, bool]
    shared: tuple[Answered, ...]
    remedial: tuple[RemedialAction, ...]
    read: tuple[RowRead, ...]
    previous: Answered | None
    next: Answered | None

    @property
    def any_remedy_done(self) -> bool:
        """Whether the plan says of any remedial action that it is done."""
        return any(row.completed for row in self.remedial)


def recommendation(plan: Plan, key: str, *, as_at: date) -> Page | None:
    """The page of the recommendation with this id; ``None`` where there is none."""
    names = Names(plan)
    if not (row := names.recommendations.get(key)):
        return None
    actions = [action for action in plan.actions if key in action.recommendations]
    before, after = _beside(plan, row, names)
    return Page(
        row=row, name=names.recommendation(row) if row.number else "Recommendation", long=len(row.text) > LONG_HEADING,
        section=names.section(row.section), second=tuple(_second(row, names)),
        claim=claim(strand_of(plan), positions_of(plan, key), actions),
        outcomes=_of(plan.outcomes, key), indicators=_of(plan.indicators, key),
        grid=grid(plan, key), older=full_texts(plan, key), actions_heading=_actions_heading(actions, as_at),
        actions=tuple(action_shown(action, names, as_at=as_at) for action in actions), shows=columns_of(actions),
        shared=_shared(actions, names, key), remedial=_remedial(plan, key), read=tuple(_read(plan, row, names)),
        previous=before, next=after,
    )  # fmt: skip


def _second(row: Recommendation, names: Names) -> Iterable[str]:
    section = names.sections.get(row.section or "")
    said = (
        ("Inspection report, ", row.paragraph), ("Priority: ", row.priority),
        ("Sponsor: ", section and section.sponsor), ("Time limit: ", section and section.timescale),
    )  # fmt: skip
    return (f"{word}{value}" for word, value in said if value)


def _of(rows: Iterable, key: str) -> tuple:
    return tuple(row for row in rows if key in row.recommendations)


def _remedial(plan: Plan, key: str) -> tuple[RemedialAction, ...]:
    return tuple(row for row in plan.remedial_actions if row.recommendation == key)


def _actions_heading(actions: list[Action], as_at: date) -> str:
    if not actions:
        return "Actions: none"
    found = counts(actions, as_at=as_at)
    parts = found.parts("done", "late", "soon", "moved")
    if not parts:
        return f"Actions: {found.all:,}"
    number, words = parts[0].split(" ", 1)
    return f"Actions: {', '.join([f'{number} of {found.all:,} {words}', *parts[1:]])}"


def _shared(actions: list[Action], names: Names, key: str) -> tuple[Answered, ...]:
    """The other recommendations that every one of these actions answers too."""
    if not actions:
        return ()
    together = set.intersection(*(set(action.recommendations) for action in actions)) - {key}
    rows = [names.recommendations[id_] for id_ in names.recommendations if id_ in together]
    return tuple(_link(row, names) for row in rows)


def _link(row: Recommendation, names: Names) -> Answered:
    return Answered(row.id, names.found_at(row), names.recommendation(row))


def _beside(plan: Plan, row: Recommendation, names: Names) -> tuple[Answered | None, Answered | None]:
    rows = list(plan.recommendations)
    at = rows.index(row)
    before = _link(rows[at - 1], names) if at else None
    return before, _link(rows[at + 1], names) if at + 1 < len(rows) else None


def _read(plan: Plan, row: Recommendation, names: Names) -> Iterable[RowRead]:
    yield row_read(row, "recommendations", names.recommendation(row), names)
    lists = (
        ("outcomes", "Outcome", _of(plan.outcomes, row.id)), ("indicators", "Indicator", _of(plan.indicators, row.id)),
        ("positions", "Position", positions_of(plan, row.id)),
        ("remedial_actions", "Remedial action", _remedial(plan, row.id)),
    )  # fmt: skip
    for kind, word, rows in lists:
        for place, value in enumerate(rows, 1):
            yield row_read(value, kind, f"{word} {place}" if len(rows) > 1 else word, names)


def title_of(page: Page) -> str:
    """The heading cut to what a browser's tab holds."""
    return shortened(page.row.text, 80) or page.name

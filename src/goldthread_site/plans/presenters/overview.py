"""The first page of a plan: where each recommendation stands on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from goldthread.plan.claim import positions_of, strand_of
from goldthread.plan.model import Action, Plan, Recommendation, Section
from goldthread.plan.standing import soon_until
from goldthread_site.look.pieces import counted, day
from goldthread_site.plans import filters
from goldthread_site.plans.presenters.claims import Claim, Strip, claim, strip
from goldthread_site.plans.presenters.money import Figure, cost_figures
from goldthread_site.plans.presenters.names import Names, doing, shortened, without_post
from goldthread_site.plans.presenters.standings import Counts, counts, matches

LEADS_SHOWN = 2
_GOOD = "green or blue"


@dataclass(frozen=True, slots=True)
class RecommendationShown:
    """A recommendation in the list."""

    key: str
    number: str
    text: str
    withdrawn: bool
    leads: str
    claim: Claim
    strip: Strip | None
    counts: Counts


@dataclass(frozen=True, slots=True)
class Group:
    """The recommendations of one part of the plan."""

    title: str
    second: str
    rows: tuple[RecommendationShown, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns say anything: one that is the same in each row is a sentence instead."""

    lead: bool
    claim: bool
    strip: str
    moved: bool
    counts: bool = True

    @property
    def number(self) -> int:
        """How many there are, for a group row that spans them."""
        return 1 + 3 * self.counts + self.lead + self.claim + bool(self.strip) + self.moved


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything the page says. ``empty`` where the plan has no action yet."""

    heading: str
    empty: bool
    figures: tuple[Figure, ...]
    above: str
    notes: tuple[str, ...]
    columns: Columns
    groups: tuple[Group, ...]


def choices(plan: Plan, *, as_at: date, keys: filters.Keys = filters.by_digest) -> tuple[filters.Choice, ...]:
    """The selects that the list can be filtered by."""
    answering = [action for action in plan.actions if action.recommendations]
    claims = (shown.claim.colour for shown in _shown(plan, as_at))
    moved = any(action.due.slipped_from for action in plan.actions)
    return (
        filters.section_choice(plan), filters.lead_choice(answering, keys), filters.rating_choice("Claimed", claims),
        filters.due_choice(soon_until(as_at), moved=moved),
    )  # fmt: skip


def overview(
    plan: Plan, chosen: filters.FilterForm, *, as_at: date, keys: filters.Keys = filters.by_digest
) -> Overview:
    """The page for a plan on ``as_at``, with what the filter leaves."""
    every = _shown(plan, as_at)
    names = Names(plan)
    kept = {row.key for row in every if _kept(row, names, chosen, as_at, keys)}
    whole = counts(plan.actions, as_at=as_at)
    return Overview(
        heading=_heading(every), empty=bool(every) and not plan.actions, figures=_figures(plan, whole, as_at),
        above=_above(len(kept), len(every), sum(row.withdrawn for row in every)),
        notes=tuple(_notes(plan, every)), columns=_columns(plan, every),
        groups=tuple(_groups(plan, [row for row in every if row.key in kept])),
    )  # fmt: skip


def _shown(plan: Plan, as_at: date) -> list[RecommendationShown]:
    answering: dict[str, list[Action]] = defaultdict(list)
    for action in plan.actions:
        for id_ in action.recommendations:
            answering[id_].append(action)
    strand, dates = strand_of(plan), sorted({row.as_at for row in positions_of(plan)})
    return [_row(plan, row, answering[row.id], strand, dates, as_at) for row in plan.recommendations]


def _row(
    plan: Plan, row: Recommendation, actions: list[Action], strand: str, dates: Sequence[str], as_at: date
) -> RecommendationShown:
    held = positions_of(plan, row.id)
    return RecommendationShown(
        row.id, row.number or "", shortened(row.text) or "No text", row.withdrawn, _leads(actions),
        claim(strand, held, actions), strip(strand, held, dates) if held else None, counts(actions, as_at=as_at),
    )  # fmt: skip


def _leads(actions: Iterable[Action]) -> str:
    names = list(dict.fromkeys(without_post(name) for action in actions for name in action.leads))
    more = len(names) - LEADS_SHOWN
    shown = ", ".join(shortened(name, 40) for name in names[:LEADS_SHOWN])
    return f"{shown} and {more} more" if more > 0 else shown or "Nobody is named"


def _kept(row: RecommendationShown, names: Names, chosen: filters.FilterForm, as_at: date, keys: filters.Keys) -> bool:
    """A recommendation stays when one of its actions fits both what is asked of the lead and of the date."""
    section, rated, lead, due = (chosen.asked_for(name) for name in ("section", "rating", "lead", "due"))
    if section and names.recommendations[row.key].section != section:
        return False
    if rated and (row.claim.colour or "none") != rated:
        return False
    return not (lead or due) or any(
        row.key in action.recommendations
        and (not lead or filters.is_led_by(action, lead, keys))
        and matches(action, due, as_at=as_at)
        for action in names.plan.actions
    )


def _heading(rows: Sequence[RecommendationShown]) -> str:
    live = [row for row in rows if not row.withdrawn]
    if not live:
        return "This plan has no recommendations"
    if not any(row.counts.all for row in live):
        return f"{counted(len(live), 'recommendation')} and no actions yet"
    late = sum(bool(row.counts.late) for row in live)
    has = "has" if late == 1 else "have"
    if not any(row.claim.colour for row in live):
        return f"{_some(late, len(live))} {has} late actions"
    good = sum(row.claim.colour in ("green", "blue") for row in live)
    claimed = f"{_some(good, len(live))} {'is' if good < 2 else 'are'} claimed {_GOOD}"
    return f"{claimed}; {f'{late:,}' if late else 'none'} {has} late actions"


def _some(number: int, all_: int) -> str:
    """“4 of 11 recommendations”, “All 11 recommendations”, “None of 11 recommendations”."""
    every = counted(all_, "recommendation")
    if number == all_ > 1:
        return f"All {every}"
    return f"{f'{number:,}' if number else 'None'} of {every}"


def _figures(plan: Plan, whole: Counts, as_at: date) -> tuple[Figure, ...]:
    if not plan.actions:
        return cost_figures(plan)
    shown = [
        Figure(f"{whole.late:,}", f"{'action' if whole.late == 1 else 'actions'} late", due="late"),
        Figure(f"{whole.soon:,}", f"due by {day(soon_until(as_at))}", due="soon"),
    ]
    if whole.done:
        shown.append(Figure(f"{whole.done:,}", "done, the plan says", due="done"))
    if whole.moved:
        shown.append(Figure(f"{whole.moved:,}", "re-dated since the start", due="moved"))
    if whole.undated:
        shown.append(Figure(f"{whole.undated:,}", "without a date", due="undated"))
    return (*shown, *cost_figures(plan))


def _above(kept: int, every: int, withdrawn: int) -> str:
    if not kept:
        return f"None of {counted(every, 'recommendation')} fits. Leave something out of the filter."
    if kept < every:
        return f"Showing {kept:,} of {counted(every, 'recommendation')}"
    return f"Showing all {counted(every, 'recommendation')}" + (f", {withdrawn:,} withdrawn" if withdrawn else "")


def _notes(plan: Plan, rows: Sequence[RecommendationShown]) -> Iterable[str]:
    if not plan.actions:
        return
    if rows and not any(row.claim.colour for row in rows):
        yield "The plan rates neither its recommendations nor their actions."
    elif rows:
        yield _claimed_from(rows)
    if shared := sum(len(action.recommendations) > 1 for action in plan.actions):
        said = doing(shared, "action", "answers", "answer")
        yield f"{said} several recommendations and {'is' if shared == 1 else 'are'} counted at each."
    if loose := sum(not action.recommendations for action in plan.actions):
        said = doing(loose, "action", "answers", "answer")
        yield f"{said} no recommendation and {'stands' if loose == 1 else 'stand'} only in the list of actions."


def _claimed_from(rows: Sequence[RecommendationShown]) -> str:
    """A sentence on what the claims are taken from."""
    held = [row for row in rows if row.strip]
    if not held:
        return "Claimed: the worst rating among a recommendation's actions."
    newest = "Claimed: the newest rating of the outcome in the plan's positions"
    if len(held) == len([row for row in rows if not row.withdrawn]):
        return f"{newest}."
    return f"{newest}; for a recommendation without positions, the worst rating among its actions."


def _columns(plan: Plan, rows: Sequence[RecommendationShown]) -> Columns:
    dates = sorted({row.as_at for row in positions_of(plan)})
    span = f"{_month(dates[0])} to {_month(dates[-1])}" if len(dates) > 1 else "".join(map(_month, dates))
    return Columns(
        lead=any(action.leads for action in plan.actions), claim=any(row.claim.colour for row in rows),
        strip=span, moved=any(row.counts.moved for row in rows), counts=bool(plan.actions),
    )  # fmt: skip


def _month(day_: str) -> str:
    return f"{date.fromisoformat(day_):%b %Y}"


def _groups(plan: Plan, rows: Sequence[RecommendationShown]) -> Iterable[Group]:
    names, by_section = Names(plan), defaultdict(list)
    for row in rows:
        by_section[names.recommendations[row.key].section].append(row)
    for section in plan.sections:
        if found := by_section.pop(section.id, None):
            yield Group(section.title, _who(section), tuple(found))
    if left := [row for found in by_section.values() for row in found]:
        yield Group("In no part of the plan" if plan.sections else "", "", tuple(left))


def _who(section: Section) -> str:
    """Who answers for a part of the plan, and its time limit where its title does not say it."""
    limit = "" if (section.timescale or "") in section.title else section.timescale
    said = (("Sponsor", section.sponsor), ("Lead", section.lead), ("Time limit", limit))
    return ". ".join(f"{word}: {value}" for word, value in said if value)

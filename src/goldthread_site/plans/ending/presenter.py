"""What the pages of the end say: where the plan stands, what is asked of each row, the banner of a closed plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from goldthread.plan.carrying import Stand
from goldthread.plan.claim import STRANDS, Claims, positions_of, strand_of
from goldthread.plan.closing import Closing
from goldthread.plan.model import Plan, Position
from goldthread.plan.standing import is_done
from goldthread_site.look.pieces import WORDS as COLOURS
from goldthread_site.look.pieces import DueShown, counted, day, due_shown, long_day, shortened
from goldthread_site.plans.models import Recommendation
from goldthread_site.plans.presenters.names import NAME, Names, doing


@dataclass(frozen=True, slots=True)
class StandShown:
    """The five-second answer; ``figures`` are a count, its words, and the filter of the list of actions behind it."""

    heading: str
    figures: tuple[tuple[str, str, str], ...]
    rated: str
    never: tuple[tuple[str, str], ...]
    published: str


def stand_shown(plan: Plan, stand: Stand) -> StandShown:
    """Where the plan stands at its end, in counts with their words."""
    left = len(stand.unfinished)
    figures = (
        (f"{stand.proven:,}", "done, with proof", "done"), (f"{stand.claimed:,}", "done, without proof", "done"),
        (f"{left:,}", "unfinished", ""), (f"{stand.late:,}", "of them late", "late"),
    )  # fmt: skip
    names = Names(plan)
    never = tuple((row.id, _titled(names, row)) for row in stand.never_rated)
    return StandShown(_heading(stand), figures, _rated(stand), never, _published(plan))


def _heading(stand: Stand) -> str:
    every = stand.proven + stand.claimed + len(stand.unfinished)
    if not every:
        return "The plan has no action"
    if not stand.unfinished:
        return f"Nothing is unfinished: {counted(every, 'action')} done, {stand.claimed or 'none'} without proof"
    late = f", {stand.late:,} of them late" if stand.late else ""
    return f"{len(stand.unfinished):,} of {doing(every, 'action', 'is', 'are')} unfinished{late}"


def _rated(stand: Stand) -> str:
    said = [f"{stand.rated[colour]} {word.lower()}" for colour, word in COLOURS.items() if stand.rated[colour]]
    never = len(stand.never_rated)
    said += [f"{never} never rated"] if never else []
    return f"Recommendations as claimed today: {', '.join(said)}." if said else "The plan has no recommendation."


def _published(plan: Plan) -> str:
    last = max((row.as_at for row in positions_of(plan)), default=None)
    return f"Positions were last published as at {long_day(last)}." if last else "No position was ever published."


def _titled(names: Names, row) -> str:
    said = names.recommendation(row)
    return f"{said}: {shortened(row.text, NAME)}" if row.number else said


@dataclass(frozen=True)
class FinalAsked:
    """A recommendation in the form: its text, what was last published, and the boxes."""

    name: str
    text: str
    last: str
    rags: tuple
    words: object


@dataclass(frozen=True)
class FateAsked:
    """An unfinished action in the form."""

    key: str
    name: str
    text: str
    leads: str
    due: DueShown
    fate: object
    why: object


def finals_asked(form, plan: Plan) -> list[FinalAsked]:
    """The recommendations whose final position is asked for."""
    names = Names(plan)
    return [
        FinalAsked(
            names.recommendation(row.read), row.text, last_said(plan, row.key),
            tuple(form[f"r{row.pk}_{strand}"] for strand in STRANDS), form[f"r{row.pk}_words"],
        )
        for row in form.recommendations
    ]  # fmt: skip


def last_said(plan: Plan, key: str) -> str:
    """What the newest position says of the recommendation, in a line."""
    last = next(iter(reversed(positions_of(plan, key))), None)
    if last is None:
        colour = Claims(plan).claimed(key, strand_of(plan)).rag
        said = f" Its actions claim {COLOURS[colour].lower()}, which is filled in: is it so?" if colour else ""
        return f"No position of it was ever published.{said}"
    return f"The last position is of {long_day(last.as_at)}. It is filled in below: is it still so?"


def fates_asked(form, plan: Plan, *, as_at: date) -> list[FateAsked]:
    """The unfinished actions, the latest first."""
    names, counted_days = Names(plan), {row.id: row.due for row in plan.actions}
    found = [
        FateAsked(
            row.key, names.action(row.read), row.text, ", ".join(row.read.leads) or "Nobody is named",
            due_shown(counted_days.get(row.key, row.read.due), as_at=as_at), form[f"a{row.pk}"], form[f"a{row.pk}_why"],
        )
        for row in form.actions
    ]  # fmt: skip
    return sorted(found, key=lambda each: not each.due.late)


def finals_first(plan: Plan, rows: Iterable[Recommendation], drafts: dict[str, Position]) -> dict[str, str]:
    """What stands in the boxes at first: the draft that is open, else the last position, else the claim."""
    found, claims, strand = {}, Claims(plan), strand_of(plan)
    for row in rows:
        last = drafts.get(row.key) or next(iter(reversed(positions_of(plan, row.key))), None)
        if last is None:
            found[f"r{row.pk}_outcome"] = claims.claimed(row.key, strand).rag or ""
            continue
        found |= {f"r{row.pk}_{strand}": getattr(last, strand).rag or "" for strand in STRANDS}
        found[f"r{row.pk}_words"] = "\n".join(last.outcome.text or last.impact.text)
    return found


@dataclass(frozen=True, slots=True)
class FateShown:
    """What became of an action that was unfinished when the plan was closed."""

    key: str
    name: str
    text: str
    said: str
    why: str
    href: str


@dataclass(frozen=True, slots=True)
class EndShown:
    """The page of a closed plan’s end."""

    heading: str
    closing: Closing
    on: str
    keep_until: str
    carried: tuple[FateShown, ...]
    stopped: tuple[FateShown, ...]
    done: tuple[FateShown, ...]


def end_shown(plan: Plan, closing: Closing, address) -> EndShown:
    """What was said when the plan was closed. ``address`` gives the page of the action that carries one on, or “”."""
    names = Names(plan)
    shown = [(each.kind, _fate(names, each, address)) for each in closing.fates if each.action in names.actions]
    by_kind = {kind: tuple(fate for of, fate in shown if of == kind) for kind in ("carried", "stopped", "done")}
    done = sum(map(is_done, plan.actions))
    heading = f"Closed on {long_day(closing.on)}: {done:,} of {doing(len(plan.actions), 'action', 'was', 'were')} done"
    return EndShown(heading, closing, day(closing.on), day(closing.keep_until), **by_kind)


def _fate(names: Names, each, address) -> FateShown:
    row = names.actions[each.action]
    said = {"carried": "Carried on", "stopped": "Stopped", "done": "Done meanwhile"}[each.kind]
    href = address(each.key) if each.kind == "carried" else ""
    return FateShown(row.id, names.action(row), shortened(row.text), said, each.why, href)

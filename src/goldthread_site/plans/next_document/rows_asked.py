"""The page that asks which live row a row of the document is."""

from __future__ import annotations

from dataclasses import dataclass

from django.forms import BoundField

from goldthread.plan.differences import NAMES
from goldthread.plan.next_version.matching import Pair
from goldthread.plan.next_version.whole import looks_whole
from goldthread_site.look.pieces import counted
from goldthread_site.plans.fields import kinds
from goldthread_site.plans.next_document.forms import NEW, Ask, RowsForm
from goldthread_site.plans.next_document.held import Held
from goldthread_site.plans.next_document.row_names import RowNames

ASKED_AT_ONCE = 10


@dataclass(frozen=True, slots=True)
class AskShown:
    """One question: the row of the document, and its field."""

    name: str
    text: str
    field: BoundField


@dataclass(frozen=True, slots=True)
class Page:
    """What the page asks."""

    heading: str
    lead: str
    asks: tuple[Ask, ...]
    labels: dict[str, str]
    names: RowNames

    def shown(self, form: RowsForm) -> tuple[AskShown, ...]:
        """Each question with its field."""
        return tuple(
            AskShown(self.names.name(*ask.row), self.names.text(*ask.row), form[ask.name]) for ask in self.asks
        )


def page(now: Held) -> Page:
    """The first questions that are left; where none is, the answers given, to be changed."""
    live = RowNames(now.live)
    pairs = now.asked or now.answered
    document = RowNames(now.document)
    asks = tuple(_ask(pair, now, document) for pair in pairs[:ASKED_AT_ONCE] if pair.document is not None)
    labels = {key: live.called(ask.row[0], key) for ask in asks for key in ask.may_be}
    return Page(_heading(now), _lead(now), asks, labels, document)


def every_ask(now: Held) -> list[Ask]:
    """Every question, those first that nobody answered yet."""
    names = RowNames(now.document)
    pairs = {(pair.entity, pair.document): pair for pair in (*now.asked, *now.answered)}
    return [_ask(pair, now, names) for pair in pairs.values()]


def _heading(now: Held) -> str:
    if now.asked:
        return f"Say which {'row this is' if len(now.asked) == 1 else f'{len(now.asked)} rows these are'}"
    return f"{counted(len(now.answered), 'row')} that you said"


def _lead(now: Held) -> str:
    if not now.asked:
        return "Change an answer here, and look at the difference again."
    sure = sum(pair.sure and None not in (pair.live, pair.document) for pair in now.matching.pairs)
    of = f" These are the first {ASKED_AT_ONCE}." if len(now.asked) > ASKED_AT_ONCE else ""
    plainly = f"{counted(sure, 'row')} of the document {'is' if sure == 1 else 'are'}" if sure else "No row of it is"
    return (
        f"{plainly} plainly in the plan already. "
        f"Of {'this one' if len(now.asked) == 1 else 'these'} only a person can say it.{of}"
    )


def _ask(pair: Pair, now: Held, names: RowNames) -> Ask:
    row = (pair.entity, pair.document)
    may_be = dict.fromkeys(key for key in (pair.live, *pair.rivals) if key)
    answered = row in now.said.rows
    chosen = (now.said.rows[row] or NEW) if answered else None
    if chosen and chosen != NEW:
        may_be.setdefault(chosen)
    return Ask(row, tuple(may_be), names.name(*row), chosen)


def missing(now: Held) -> str:
    """What the document leaves out, in a sentence: it is gone if this is the whole plan."""
    rows = RowNames(now.live).rows
    left_out = [pair for pair in now.matching.pairs if pair.document is None]
    gone = [pair for pair in left_out if not rows.get((pair.entity, pair.live), {}).get("withdrawn")]
    if not gone:
        return "It speaks of every row of the plan, so either answer comes to the same."
    guess = looks_whole(now.live, now.matching)
    looks = "the whole plan" if guess.whole else "a part of it"
    return f"It leaves out {_in_words(gone)} of the plan. It looks like {looks}: {guess.why[:1].lower()}{guess.why[1:]}"


def _in_words(gone: list[Pair]) -> str:
    counts = [
        counted(number, kinds()[entity].one, kinds()[entity].many)
        for entity in NAMES
        if (number := sum(pair.entity == entity for pair in gone))
    ]
    return " and ".join(filter(None, (", ".join(counts[:-1]), counts[-1])))

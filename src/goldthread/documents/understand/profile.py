"""What the cells of a column are like, and how well that fits each role."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, cached_property
from itertools import pairwise

from goldthread.documents.understand import contents
from goldthread.documents.understand.words import names_workstream
from goldthread.page import Cell
from goldthread.plan.timescale import read_timescale
from goldthread.plan.vocabulary import vocabulary as plan_vocabulary

_MOST = 80
_STATE = re.compile(
    r"\b(?:complete[d]?|in place|has been|have been|under ?way|in progress|progress|not yet|done|was|were|held|agreed|"
    r"on track|on target|"
    r"started|commenced|currently|now|ongoing|awaiting|to be|scheduled|planned|audit required)\b",
    re.IGNORECASE,
)
_REASON = re.compile(r"^(?:to |this |in order|because|so that|we need|the current|current)", re.IGNORECASE)
_LETTER = re.compile(r"^\(?(?:[a-z]\)|[A-Z]?\d{1,2}(?:\.\d+)+)\s+", re.IGNORECASE)


class Profile:
    """The cells of one column: how many are filled, how they differ, what they look like."""

    def __init__(self, cells: Sequence[Cell]) -> None:
        self.cells = list(cells)
        self.texts = [cell.text for cell in self.cells]
        self.said = [text for text in self.texts if text][:_MOST]
        self.lines = [line.text for cell in self.cells for line in cell.lines if line.text][: 2 * _MOST]

    @cached_property
    def filled(self) -> float:
        """The share of cells with words in them."""
        return sum(map(bool, self.texts)) / max(1, len(self.texts))

    @cached_property
    def distinct(self) -> float:
        """The share of filled cells that say something of their own."""
        return len(set(self.said)) / max(1, len(self.said))

    @cached_property
    def words(self) -> float:
        """Words in a filled cell, on average."""
        return sum(len(text.split()) for text in self.said) / max(1, len(self.said))

    @cached_property
    def orders(self) -> float:
        """The share of lines that begin with a verb in its plain form, as an order does."""
        return self.share(lambda text: _first_word(text) in _bare_verbs(), self.lines)

    @cached_property
    def shaded(self) -> float:
        """The share of cells filled with a colour."""
        return sum(cell.shade is not None for cell in self.cells) / max(1, len(self.cells))

    def share(self, test: Callable[[str], float], texts: Sequence[str] | None = None) -> float:
        """The mean of a likeness over the filled cells."""
        texts = self.said if texts is None else texts
        return sum(float(test(text)) for text in texts) / max(1, len(texts))

    def latest_day(self) -> str:
        """The middle one of the column's latest days, as text that sorts; empty where there is none."""
        days = sorted(
            due.latest or due.earliest or "" for due in map(read_timescale, self.said) if due.latest or due.earliest
        )
        return days[len(days) // 2] if days else ""

    def counts_up(self) -> bool:
        """Whether the cells count the rows: 1, 2, 3."""
        numbers = [int(text.strip(" .)")) for text in self.said if re.fullmatch(r"\d{1,3}[.)]?", text.strip())]
        steps = [b - a for a, b in pairwise(numbers)]
        return (
            len(numbers) > 2
            and len(numbers) >= 0.9 * len(self.said)
            and self.filled > 0.6
            and sum(step == 1 for step in steps) >= 0.85 * len(steps)
        )


def fitness(role: str, column: Profile) -> float:
    """How well a column's cells fit a role: about 2 where they can hardly be else, below 0 where they cannot be it."""
    if not column.said and column.shaded == 0:
        return 0.0
    return _FITNESS.get(role, lambda column: 0.0)(column)


def _strict(test: Callable[[str], float], *, by_line: bool = False) -> Callable[[Profile], float]:
    def fit(column: Profile) -> float:
        share = column.share(test, column.lines if by_line else None)
        if len(column.said) < 2:
            return 1.2 * share - 0.4
        return 2.2 * share if share > 0.5 else 1.5 * share - 2.2 + (0.8 if share > 0.3 else 0)

    return fit


def _rag(column: Profile) -> float:
    if column.shaded > 0.3:
        return 2.5
    return 2.8 * share if (share := column.share(contents.like_rag)) > 0.5 else -3.0


def _counted(column: Profile) -> float:
    return 2.4 if column.counts_up() and column.filled > 0.8 else -2.0


def _shared(column: Profile) -> bool:
    """Whether one value stands for several rows, merged or printed again."""
    return column.filled < 0.65 or column.distinct < 0.65


def _number(column: Profile) -> float:
    fit = _strict(contents.like_number)(column)
    return fit + (0.6 if _shared(column) else -0.8 if column.counts_up() and column.filled > 0.95 else 0.0)


def _ref(column: Profile) -> float:
    return _strict(contents.like_ref)(column) - (1.2 if _shared(column) and not column.share(dotted) > 0.5 else 0.0)


def dotted(text: str) -> float:
    """Whether a reference has parts or a letter of its own: 1.2, A5, c)."""
    return float(bool(re.search(r"\d[.]\d|(?!R)[A-Z]\d|^\(?[a-z]\)?$", text)))


def _lead(column: Profile) -> float:
    return _strict(contents.like_name, by_line=True)(column) + 0.3 * column.distinct


def _running(column: Profile, most: float) -> float:
    """0 for a word or two, 1 for text of ``most`` words or more; below 0 for what is no text at all."""
    if column.words < 2.5:
        return -2.0
    typed = max(column.share(contents.like_due), column.share(contents.like_name), column.share(contents.like_rag))
    return min(1.0, column.words / most) - (1.5 if typed > 0.7 else 0.0)


def _action(column: Profile) -> float:
    own = 0.3 if column.distinct > 0.7 else -0.5
    full = 0.4 if column.filled > 0.85 else -0.6 if column.filled < 0.5 else 0.0
    return 0.6 * _running(column, 8) + 0.8 * column.orders + full + own


def _recommendation(column: Profile) -> float:
    shared = (0.3 if _few_kinds(column) else 0.6) if _shared(column) else -0.4
    return 0.5 * _running(column, 12) + 0.5 * column.orders + shared


def _few_kinds(column: Profile) -> bool:
    return len(set(column.said)) <= len(column.texts) / 8


def _outcome(column: Profile) -> float:
    return (
        0.6 * _running(column, 6) + 0.5 - column.orders + (0.2 if column.filled < 0.9 or column.distinct < 0.9 else 0)
    )


def _status(column: Profile) -> float:
    return (
        0.3 * _running(column, 6)
        + 1.3 * column.share(lambda text: bool(_STATE.search(text)))
        - 0.6 * column.orders
        - 0.2
    )


def _why(column: Profile) -> float:
    return 1.4 * column.share(lambda text: bool(_REASON.search(text)), column.lines) + 0.3 * _running(column, 6) - 0.4


def _section(column: Profile) -> float:
    kinds = len(set(column.said))
    if not 1.5 <= column.words <= 18 or kinds > max(8, len(column.said) / 3) or column.share(contents.like_name) > 0.7:
        return -1.0
    lettered = column.share(lambda text: float(names_workstream(text)))
    return (
        (0.9 if len(column.said) > 2 * kinds or column.filled < 0.2 else 0.2)
        + 0.8 * lettered
        + (0.3 if _few_kinds(column) else 0.0)
    )


def _commitment(column: Profile) -> float:
    if column.words < 4 or not _shared(column):
        return -1.0
    return (
        0.6
        + 0.8 * column.share(lambda text: float(bool(re.search(r"\bwill\b|\bcommitted\b", text))))
        - 0.5 * column.orders
    )


def _cost(column: Profile) -> float:
    share = column.share(contents.like_cost)
    return 2.0 * share if share > 0.4 else share - 1.0


_FITNESS: dict[str, Callable[[Profile], float]] = {
    "number": _number, "ref": _ref, "line": _counted, "due": _strict(contents.like_due, by_line=True),
    "start": _strict(contents.like_due, by_line=True), "original_due": _strict(contents.like_due, by_line=True),
    "completed": _strict(contents.like_due, by_line=True), "lead": _lead,
    "accountable": _strict(contents.like_name, by_line=True), "rag": _rag, "cost": _cost,
    "indicator": _strict(contents.like_indicator), "action": _action, "recommendation": _recommendation,
    "outcome": _outcome, "status": _status, "why": _why, "difference": lambda column: 0.4 * _running(column, 6),
    "section": _section,
    "commitment": _commitment,
}  # fmt: skip


@cache
def _bare_verbs() -> frozenset[str]:
    return frozenset(plan_vocabulary("verbs")["bare"])


def _first_word(text: str) -> str:
    bare = _LETTER.sub("", text)
    found = re.match(r"[A-Za-z-]+", bare)
    return found[0].lower() if found else ""

"""Which column has which role: by the words of its header, and by what stands below it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from goldthread.documents.understand import contents
from goldthread.documents.understand.words import plain, vocabulary
from goldthread.page import TableRow

_ENOUGH = 1.0
_SURE = 3.0
_WORD = re.compile(r"[a-z#£%]+|\d+")
_MOST_WORDS = 14

# What the cells of a role look like. Roles of running text come last and are told by their headers.
LIKENESS: dict[str, Callable[[str], float]] = {
    "number": contents.like_number, "ref": contents.like_ref, "due": contents.like_due, "start": contents.like_due,
    "original_due": contents.like_due, "lead": contents.like_name, "accountable": contents.like_name,
    "rag": contents.like_rag, "cost": contents.like_cost, "indicator": contents.like_indicator,
    "action": contents.like_text, "recommendation": contents.like_text, "outcome": contents.like_text,
    "status": contents.like_text, "why": contents.like_text, "difference": contents.like_text,
}  # fmt: skip
_STRICT = {"number", "ref", "due", "start", "original_due", "lead", "accountable", "rag"}
_WORDY = {"action", "recommendation", "outcome", "why", "difference"}


@dataclass(frozen=True, slots=True)
class Columns:
    """The roles of a table's columns, by place from 0, and the header as printed."""

    roles: dict[int, str]
    header: tuple[str, ...]
    unsure: frozenset[int] = frozenset()

    @property
    def width(self) -> int:
        return len(self.header)

    def has(self, *names: str) -> bool:
        return all(name in self.roles.values() for name in names)


@lru_cache(maxsize=4096)
def header_scores(text: str) -> dict[str, float]:
    """How much a header's words say for each role, 0 to 4."""
    bare = plain(text)
    if not bare:
        return {}
    words = _WORD.findall(bare)
    scores = {}
    for role, said in vocabulary("columns").items():
        if bare in said["phrases"]:
            scores[role] = 4.0
        elif score := sum(_word_weight(word, said["words"]) for word in words):
            scores[role] = min(score, 3.5)
    return scores


def _word_weight(word: str, weights: dict[str, float]) -> float:
    if word in weights:
        return weights[word]
    return max((weight for stem, weight in weights.items() if stem[0] == "~" and word.startswith(stem[1:])), default=0.0)


def is_header(row: TableRow) -> bool:
    """Whether a row names columns: two or more short cells, most of which say a role."""
    texts = [text for text in row.texts if text]
    if len(texts) < 2 or any(len(text.split()) > _MOST_WORDS or len(text) > 110 for text in texts):
        return False
    if any(contents.like_due(text) > 0.9 or contents.like_rag(text) and len(text) > 1 for text in texts):
        return False
    best = [max(header_scores(text).items(), key=lambda item: item[1], default=("", 0.0)) for text in texts]
    said = {role for role, score in best if score >= _ENOUGH}
    strong = sum(score >= _ENOUGH for _, score in best)
    return len(said) >= 2 and strong >= max(2, 0.6 * len(texts)) and sum(score for _, score in best) >= 1.5 * len(said)


def is_rest_of_header(row: TableRow, header: Sequence[str]) -> bool:
    """Whether a row is the second line of a header that was broken: “When?”, “Whom?”, “required”."""
    texts = [text for text in row.texts if text]
    whole = [_letters(text) for text in header]
    return len(texts) > 1 and not row.texts[0] and all(
        len(text.split()) <= 3 and (any(_letters(text) in known for known in whole) or header_scores(text)) for text in texts
    ) and not any(contents.like_due(text) > 0.5 for text in texts)  # fmt: skip


def is_remnant(texts: Sequence[str], header: Sequence[str]) -> bool:
    """Whether a header is an earlier one printed again, with words or whole cells lost where it was broken."""
    left = [_letters(text) for text in texts]
    whole = [_letters(text) for text in header]
    place = 0
    for text in filter(None, left):
        while place < len(whole) and not (whole[place] and whole[place].startswith(text)):
            place += 1
        if place == len(whole):
            return False
        place += 1
    return len([text for text in left if text]) >= 2 and len(left) <= len(whole) + 1


def _letters(text: str) -> str:
    return " ".join(re.findall(r"[a-z£%]+", text.lower()))


def recognise(header: Sequence[str], body: Iterable[TableRow]) -> Columns:
    """The roles of the columns below a header. A column no role fits has none; its words are kept all the same."""
    below = [row for row in body if len(row.cells) >= len(header)]
    said = [header_scores(text) for text in header]
    scores = {
        (place, role): score
        for place in range(len(header))
        for role, score in _combined(said[place], _Column(place, below)).items()
    }
    roles = _one_role_each(scores)
    _settle_action(roles, below, len(header))
    _settle_numbers(roles, below)
    unsure = {place for place, role in roles.items() if said[place].get(role, 0) < _ENOUGH}
    return Columns(roles, tuple(header), frozenset(unsure))


class _Column:
    """The cells of one column, with the likenesses that its header leaves open."""

    def __init__(self, place: int, rows: Sequence[TableRow]) -> None:
        self.cells = [row.cells[place] for row in rows]
        self.texts = [cell.text for cell in self.cells if cell][:60]
        self.shaded = sum(cell.shade is not None for cell in self.cells)

    def like(self, role: str) -> float:
        if role == "rag" and self.shaded > len(self.cells) / 3:
            return 1.0
        test = LIKENESS.get(role)
        if test is None or not self.texts:
            return 0.0
        lines = [line.text for cell in self.cells if cell for line in cell.lines][:60] if role in ("due", "lead") else self.texts
        return sum(test(text) for text in lines) / len(lines)


def _combined(said: dict[str, float], column: _Column) -> dict[str, float]:
    """Header and contents together. A header that is sure is only doubted where what stands below contradicts it."""
    scores = dict(said)
    sure = max(said.values(), default=0.0) >= _SURE
    roles = list(said) if sure else [*LIKENESS, *(role for role in said if role not in LIKENESS)]
    for role in roles:
        like = column.like(role)
        weight = {"action": 0.3, "recommendation": 0.3, "outcome": 0.3}.get(role, 1.8 if role in _STRICT or role == "cost" else 0.3)
        score = said.get(role, 0.0) + weight * (like if like > 0.3 else 0)
        if len(column.texts) >= 2 and role in _STRICT and like < 0.34:
            score -= 0.8 if sure else 2.5
        if len(column.texts) >= 2 and role in _WORDY and like < 0.2:
            score -= 2.0
        if role in ("start", "original_due", "accountable", "number") and role not in said:
            score -= 1.2
        scores[role] = score
    return scores


def _one_role_each(scores: dict[tuple[int, str], float]) -> dict[int, str]:
    roles: dict[int, str] = {}
    for (place, role), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if score >= _ENOUGH and place not in roles and role not in roles.values():
            roles[place] = role
    return roles


def _settle_action(roles: dict[int, str], rows: Sequence[TableRow], width: int) -> None:
    """A table of work has a column of actions: the fullest column of running text that nothing else claims."""
    if "action" in roles.values() or "remedy" in roles.values() or not {"due", "lead", "rag"} & set(roles.values()):
        return
    free = [place for place in range(width) if roles.get(place) in (None, "commitment", "difference")]
    texts = {place: [row.cells[place].text for row in rows if row.cells[place]] for place in free}
    fit = {place: sum(map(contents.like_text, said)) for place, said in texts.items()}
    if fit and max(fit.values()) > 0.5:
        roles[max(fit, key=lambda place: fit[place])] = "action"


def _settle_numbers(roles: dict[int, str], rows: Sequence[TableRow]) -> None:
    """A number counts recommendations when it stands beside them, and actions when each action has its own."""
    at = {role: place for place, role in roles.items()}
    if "ref" in at and "number" in at or not {"ref", "number"} & set(at):
        return
    place = at.get("ref", at.get("number"))
    values = [row.cells[place].text for row in rows]
    filled = sum(bool(value) for value in values) / max(1, len(values))
    dotted = sum(bool(re.search(r"\d[./]\d|[A-Za-z]", value)) and "/" not in value for value in values if value)
    beside = at.get("recommendation")
    if dotted > sum(map(bool, values)) / 2 or (beside is None and filled > 0.9):
        roles[place] = "ref"
    elif beside is not None:
        with_it = sum(bool(row.cells[beside]) == bool(row.cells[place]) for row in rows) / max(1, len(rows))
        roles[place] = "number" if with_it > 0.8 else roles[place]

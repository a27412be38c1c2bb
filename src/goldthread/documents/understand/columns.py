"""Which column has which role: by the words of its header, and by what stands below it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from goldthread.documents.mapping import TableMapping
from goldthread.documents.understand import contents
from goldthread.documents.understand.assignment import best_pairs
from goldthread.documents.understand.profile import Profile, dotted, fitness
from goldthread.documents.understand.words import mark, plain, vocabulary
from goldthread.page import TableRow
from goldthread.plan.timescale import read_month

ENOUGH = 1.0
SURE = 3.0
_REMEDY, _OUTSTANDING = 2.0, 2.4
_MERGED_BELOW = 0.65  # where fewer cells of a column are filled, one stands for the rows below it
_STATE_WORDS, _WORDS_OF_NUMBER = 4, 4
_COLOURED, _ALL_COLOURS = 0.3, 0.8
_WORD_ALONE = re.compile(r"[a-z]+")
_TIME_OF_REPORT = re.compile(
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b"
    r"|\bq[1-4]\b|\bquarter\b|\bas (?:at|of)\b|\d+(?:st|nd|rd|th)?"
)
_WORD = re.compile(r"[a-z#£%]+|\d+")
_STRICT = ("number", "ref", "line", "due", "start", "original_due", "lead", "accountable", "rag", "indicator")
_SELDOM = {"start": 0.6, "original_due": 1.6, "accountable": 0.6, "number": 0.3, "commitment": 0.4, "difference": 0.4,
           "why": 0.3,
           "section": 0.2, "completed": 1.0, "indicator": 0.2}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Columns:
    """The roles of a table's columns, by place from 0, and the header as printed.

    ``overview`` says that each row is a section of the plan and each column a part of it; ``mapped`` is what a
    person said of the columns.
    """

    roles: dict[int, str]
    header: tuple[str, ...]
    unsure: frozenset[int] = frozenset()
    overview: bool = False
    mapped: TableMapping | None = None

    @property
    def width(self) -> int:
        return len(self.header)

    def has(self, *names: str) -> bool:
        return all(name in self.roles.values() for name in names)


@lru_cache(maxsize=4096)
def header_scores(text: str) -> dict[str, float]:
    """How much a header's words say for each role, 0 to 4."""
    bare = plain(re.sub(r"[¹²³*†‡]", "", text))
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
    return max(
        (weight for stem, weight in weights.items() if stem[0] == "~" and word.startswith(stem[1:])), default=0.0
    )


def recognise(header: Sequence[str], body: Iterable[TableRow]) -> Columns:
    """The roles of the columns below a header. A column no role fits has none; its words are kept all the same."""
    header = tuple(header)
    below = [row for row in body if len(row.cells) >= len(header) and sum(map(bool, row.cells)) > 1]
    profiles = [Profile([row.cells[place] for row in below]) for place in range(len(header))]
    said = [
        {} if place in _older_reports(header) else _said_over(text, profiles[place])
        for place, text in enumerate(header)
    ]
    scores = {
        (place, role): score
        for place in range(len(header))
        if not mark("unread_column").fullmatch(plain(header[place])) and place not in _older_reports(header)
        for role, score in _combined(said[place], profiles[place]).items()
    }
    roles = _one_role_each(scores, len(header))
    if _is_of_remedies(said):
        return Columns(_remedial_roles(said), tuple(header))
    _settle_what_and_how(roles, header, profiles)
    _settle_action(roles, profiles)
    _settle_numbers(roles, below, profiles)
    _settle_pairs(roles, said, profiles)
    _settle_states(roles, header, profiles)
    _settle_ratings(roles, header, profiles)
    _settle_people(roles)
    unsure = {place for place, role in roles.items() if said[place].get(role, 0) < ENOUGH}
    return Columns(roles, tuple(header), frozenset(unsure))


def _said_over(head: str, profile: Profile) -> dict[str, float]:
    """What a head says for each role; “Rec” over sentences is the recommendation, not its number."""
    said = header_scores(head)
    if said.get("number", 0) >= SURE and profile.words > _WORDS_OF_NUMBER and not profile.share(contents.like_number):
        return {**said, "recommendation": said["number"], "number": 0.0}
    return said


@lru_cache(maxsize=512)
def _older_reports(header: tuple[str, ...]) -> frozenset[int]:
    """The columns that say how things stood before: of “Update (April 2022)” and “Update (June 2022)” the first."""
    alike: dict[str, list[tuple[str, int]]] = {}
    for place, text in enumerate(header):
        bare = " ".join(_WORD_ALONE.findall(_TIME_OF_REPORT.sub(" ", text.lower())))
        if max(header_scores(bare).get(role, 0) for role in ("status", "rag")) >= ENOUGH and bare != plain(text):
            alike.setdefault(bare, []).append((read_month(text) or "", place))
    return frozenset(place for found in alike.values() for _, place in sorted(found)[:-1])


def _is_of_remedies(said: Sequence[dict[str, float]]) -> bool:
    """Whether a table is about what is red or late. A column of remedies in a table of actions does not make it one."""
    if any(scores.get("outstanding", 0) >= _OUTSTANDING for scores in said):
        return True
    remedies = [scores.get("remedy", 0) >= _REMEDY for scores in said]
    others = [scores for scores, remedy in zip(said, remedies, strict=True) if not remedy]
    work = {role for scores in others for role in ("action", "due", "rag", "ref") if scores.get(role, 0) >= SURE}
    return any(remedies) and not ("action" in work and len(work) >= 3)


def _remedial_roles(said: Sequence[dict[str, float]]) -> dict[int, str]:
    """The columns of a table of remedial actions, by their heads alone: its cells are short, mixed and mostly empty."""
    roles: dict[int, str] = {}
    wanted = ("outstanding", "remedy", "lead", "completed", "due", "rag", "status", "recommendation", "number")
    pairs = sorted(
        ((scores.get(role, 0.0), place, role) for place, scores in enumerate(said) for role in wanted),
        key=lambda pair: (-pair[0], pair[1]),
    )
    for score, place, role in pairs:
        if score >= 0.7 and place not in roles and role not in roles.values():
            roles[place] = role
    if "outstanding" not in roles.values() and (free := [place for place in range(len(said)) if place not in roles]):
        roles[free[0]] = "outstanding"
    return roles


def _combined(said: dict[str, float], profile: Profile) -> dict[str, float]:
    """Header and contents together. A header that is sure is only doubted where what stands below contradicts it."""
    sure = max(said.values(), default=0.0) >= SURE
    scores = {}
    for role in vocabulary("columns"):
        words = said.get(role, 0.0)
        if role == "rag" and _holds_ratings(profile) and words < SURE:
            words = SURE if sure else words
        if sure and words == 0:
            continue
        fit = fitness(role, profile)
        if role in _STRICT and fit < 0:
            fit *= 0.4 if words >= SURE else 1.0
        elif words >= SURE:
            fit *= 0.4
        scores[role] = words + fit - (0 if words >= ENOUGH else _SELDOM.get(role, 0.0))
    return scores


def _holds_ratings(profile: Profile) -> bool:
    """Whether nothing but colours stands in a column, said or filled in: “Status” over them is the rating."""
    said = profile.share(contents.like_rag) if profile.said else float(profile.shaded > _COLOURED)
    return said > _ALL_COLOURS


def _one_role_each(scores: dict[tuple[int, str], float], width: int) -> dict[int, str]:
    """The best pairing of columns and roles; a column that fits no role well has none."""
    roles = list(vocabulary("columns"))
    worth = [[_worth(scores.get((place, role))) for role in roles] + [0.0] * width for place in range(width)]
    pairs = best_pairs(worth) if width else []
    return {place: roles[at] for place, at in enumerate(pairs) if at < len(roles) and worth[place][at] > 0}


def _worth(score: float | None) -> float:
    """What a pairing adds: nothing below the least that counts."""
    return score if score is not None and score >= ENOUGH else -1.0


def _settle_what_and_how(roles: dict[int, str], header: Sequence[str], profiles: Sequence[Profile]) -> None:
    """Under “What” and “How”, what is worded like orders is the action; where “What” stands for several rows, “How”."""
    at = {plain(text): place for place, text in enumerate(header)}
    if not {"what", "how"} <= at.keys():
        return
    what, how = at["what"], at["how"]
    ordered = [fitness("action", profiles[place]) for place in (what, how)]
    shared = profiles[what].filled < _MERGED_BELOW or ordered[1] > ordered[0]
    for place in [place for place, role in roles.items() if role in ("action", "commitment")]:
        del roles[place]
    roles[what], roles[how] = ("commitment", "action") if shared else ("action", "commitment")


def _settle_action(roles: dict[int, str], profiles: Sequence[Profile]) -> None:
    """A table of work has a column of actions: the fullest column of running text that nothing else surely claims."""
    if {"action", "remedy", "sponsor"} & set(roles.values()) or not {"due", "lead", "rag"} & set(roles.values()):
        return
    free = [
        place
        for place in range(len(profiles))
        if roles.get(place) in (None, "commitment", "difference", "status", "why")
    ]
    fit = {place: fitness("action", profiles[place]) for place in free}
    if fit and max(fit.values()) > 0.4:
        roles[max(fit, key=lambda place: fit[place])] = "action"


def _settle_numbers(roles: dict[int, str], rows: Sequence[TableRow], profiles: Sequence[Profile]) -> None:
    """A number counts recommendations when it stands beside them, and actions when each action has its own."""
    at = {role: place for place, role in roles.items()}
    if ("ref" in at and "number" in at) or not {"ref", "number"} & set(at):
        return
    place = at.get("ref", at.get("number"))
    parted = profiles[place].share(dotted)
    if profiles[place].share(_names_recommendation) > 0.5:
        roles[place] = "number"
        return
    beside = at.get("recommendation")
    if beside is not None and _filled_together(rows, beside, place) and parted < 0.5:
        roles[place] = "number"
    elif parted > 0.5 or (beside is None and profiles[place].filled > 0.9 and profiles[place].distinct > 0.5):
        roles[place] = "ref"


def _names_recommendation(text: str) -> bool:
    """Whether a number says itself that it is a recommendation's: “Rec 2”."""
    return bool(mark("recommendation").fullmatch(text.strip(" .:")))


def _filled_together(rows: Sequence[TableRow], beside: int, place: int) -> bool:
    both = [(row.cells[beside].text, row.cells[place].text) for row in rows]
    same = sum(bool(text) == bool(number) for text, number in both) / max(1, len(both))
    numbers_of: dict[str, set[str]] = {}
    for text, number in both:
        if text and number:
            numbers_of.setdefault(text, set()).add(number)
    return same > 0.8 and all(len(numbers) == 1 for numbers in numbers_of.values())


def _settle_pairs(roles: dict[int, str], said: Sequence[dict[str, float]], profiles: Sequence[Profile]) -> None:
    """What only a neighbour can tell: the earlier of two dates is the start; a difference alone is the outcome."""
    at = {role: place for place, role in roles.items()}
    if "start" in at and "due" in at:
        start, due = at["start"], at["due"]
        unsaid = (
            said[start].get("start", 0) - said[start].get("due", 0) < ENOUGH
            and said[due].get("due", 0) - said[due].get("start", 0) < ENOUGH
        )
        if unsaid and profiles[start].latest_day() > profiles[due].latest_day():
            roles[start], roles[due] = "due", "start"
    if "difference" in at and "outcome" not in at and "why" not in at:
        roles[at["difference"]] = "outcome"


def _settle_people(roles: dict[int, str]) -> None:
    """Who alone is named beside an action leads it, whatever the head calls them: “Accountable officer”."""
    told = set(roles.values())
    if "accountable" in told and "lead" not in told and {"action", "due"} <= told:
        place = next(place for place, role in roles.items() if role == "accountable")
        roles[place] = "lead"


def _settle_ratings(roles: dict[int, str], header: Sequence[str], profiles: Sequence[Profile]) -> None:
    """Of ratings at several times, “Apr”, “May”, “Jun”, the newest that is filled in is the rating now."""
    at = [place for place in range(len(header)) if _holds_ratings(profiles[place])]
    timed = [place for place in at if _TIME_OF_REPORT.search(header[place].lower())]
    if len(timed) < 2:
        return
    dated = {place: read_month(header[place]) or "" for place in timed}
    newest = max(timed, key=lambda place: (dated[place] if all(dated.values()) else "", place))
    for place in [place for place, role in roles.items() if role == "rag" or place in timed]:
        del roles[place]
    roles[newest] = "rag"


def _settle_states(roles: dict[int, str], header: Sequence[str], profiles: Sequence[Profile]) -> None:
    """“Status” beside a column of comments holds a word or two for each action: on track, at risk, complete."""
    named = [place for place, text in enumerate(header) if mark("state_column").fullmatch(plain(text))]
    place = next((place for place in named if profiles[place].words <= _STATE_WORDS), None)
    if place is None or roles.get(place, "status") != "status":
        return
    others = [other for other in range(len(header)) if other != place and roles.get(other, "status") == "status"]
    told = [other for other in others if header_scores(header[other]).get("status", 0.0) >= ENOUGH]
    if told:
        roles[place] = "state"
        roles.setdefault(told[0], "status")


def like(role: str, text: str) -> float:
    """How likely a text is in a column of a role, 0 to 1, from its words alone."""
    return _LIKENESS[role](text) if role in _LIKENESS else 0.2


_LIKENESS = {
    "number": contents.like_number, "ref": contents.like_ref, "due": contents.like_due, "start": contents.like_due,
    "original_due": contents.like_due, "lead": contents.like_name, "accountable": contents.like_name,
    "rag": contents.like_rag, "cost": contents.like_cost, "indicator": contents.like_indicator,
    **dict.fromkeys(("action", "recommendation", "outcome", "status", "why", "difference"), contents.like_text),
}  # fmt: skip

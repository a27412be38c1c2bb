"""“cf Workstream B”, “see action 2.3”, “links to rec 4”: the rows that a text names as links; likely duplicates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from goldthread.plan.checks.likeness import plain, within, words
from goldthread.plan.checks.same_action import head_of, stems_of
from goldthread.plan.days_named import any_of, worded
from goldthread.plan.live.cross_reference import CrossReference, Kind
from goldthread.plan.model import Action, Plan, Recommendation
from goldthread.plan.vocabulary import vocabulary

_REF = re.compile(r"(?<![\w.£])([A-Za-z]{0,2}\d+(?:\.\d+)+|[A-Z]\d+)(?![\w%])")
_CLAUSE = re.compile(r"[;\n]|\.\s")
_LIST = r"(?P<refs>[A-Za-z]{0,2}\d+(?:[./]\d+)*[a-z]?(?:\s*(?:,|and|&|to)\s*[A-Za-z]{0,2}\d+(?:[./]\d+)*[a-z]?)*)"
_NUMBER = re.compile(r"[A-Za-z]{0,2}\d+(?:[./]\d+)*[a-z]?")


@dataclass(frozen=True, slots=True)
class Named:
    """A row that a text names: its list and its id."""

    entity: str
    key: str


@dataclass(frozen=True, slots=True)
class Suggested:
    """A link to confirm. ``said`` are the words that speak of it, ``likeness`` how alike two rows are, 0 to 1."""

    reference: CrossReference
    said: str
    likeness: float | None = None


def rows_named(text: str | None, plan: Plan) -> tuple[Named, ...]:
    """The rows of the plan that a text names, each once; what leads nowhere is left out.

    >>> plan = Plan(sections=[{"id": "s2", "title": "B: Practice"}], actions=[{"id": "a7", "ref": "2.3"}])
    >>> [each.key for each in rows_named("cf Workstream B and action 2.3; see 9.9", plan)]
    ['s2', 'a7']
    """
    found = (*_parts(text or "", plan), *_recommendations(text or "", plan), *_actions(text or "", plan))
    return tuple(dict.fromkeys(found))


def _parts(text: str, plan: Plan) -> Iterator[Named]:
    for found in _part().finditer(text):
        for row in plan.sections:
            if re.match(rf"(?:\w+\s+)?{re.escape(found['part'])}\s*(?:[:.)–-]|$)", row.title, re.IGNORECASE):
                yield Named("sections", row.id)


def _recommendations(text: str, plan: Plan) -> Iterator[Named]:
    for found in _numbered("recommendations").finditer(text):
        for number in _NUMBER.findall(found["refs"]):
            yield from (Named("recommendations", row.id) for row in plan.recommendations if row.number == number)


def _actions(text: str, plan: Plan) -> Iterator[Named]:
    numbered = (number for found in _numbered("actions").finditer(text) for number in _NUMBER.findall(found["refs"]))
    for ref in (*_REF.findall(text), *numbered):
        for row in plan.actions:
            if row.ref and row.ref.strip(" .)").casefold() == ref.casefold():
                yield Named("actions", row.id)


def suggested_references(plan: Plan, others: Mapping[int, Plan] | None = None) -> tuple[Suggested, ...]:
    """The links that the texts of a plan speak of, to rows of its own and of ``others`` by their numbers.

    A clause that names the title of another plan is about that plan. No row is linked to itself.
    """
    found = {}
    for entity, key, text, whole in _texts(plan):
        for clause in filter(str.strip, _CLAUSE.split(text)):
            kind = _kind(clause)
            if kind or whole:
                for each in _in_clause(entity, key, clause.strip(), kind or "see also", plan, others or {}):
                    found.setdefault(each.reference.id, each)
    return tuple(found.values())


def _texts(plan: Plan) -> Iterator[tuple[str, str, str, bool]]:
    """Each text that may name another row; the last value says that it is a cross-reference as a whole."""
    for row in plan.actions:
        yield from (("actions", row.id, text, whole) for text, whole in (
            (row.see_also, True), (row.text, False), (row.status, False)) if text)  # fmt: skip
    for row in plan.recommendations:
        if row.note:
            yield "recommendations", row.id, row.note, False


def _in_clause(
    entity: str, key: str, clause: str, kind: Kind, plan: Plan, others: Mapping[int, Plan]
) -> Iterator[Suggested]:
    meant = [(number, other) for number, other in others.items() if _is_named(other, clause)]
    for number, other in meant or [(None, plan)]:
        rows = rows_named(clause, other)
        for row in rows or ([Named("plan", "")] if number is not None else []):
            if (row.entity, row.key) != (entity, key) or number is not None:
                yield Suggested(_reference(entity, key, kind, number, row, clause), clause)


def _is_named(plan: Plan, text: str) -> bool:
    """Whether a text names a plan: by its title, or by the telling words of it (“SEND plan”)."""
    title = plan.title or ""
    telling = words(title) - words(plan.authority) - words("improvement action plan children services")
    return bool(telling) and (within(title, text) >= 1.0 or (telling <= words(text) and "plan" in words(text)))


def _kind(clause: str) -> Kind | None:
    kinds: dict[str, Kind] = {"waits_for": "waits for", "the_same_as": "the same as", "see_also": "see also"}
    return next((kind for name, kind in kinds.items() if _cue(name).search(clause)), None)


def _reference(entity: str, key: str, kind: Kind, plan: int | None, row: Named, note: str) -> CrossReference:
    there = f"{plan}/{row.entity}/{row.key}" if plan is not None else f"{row.entity}/{row.key}"
    return CrossReference(
        id=f"{entity}/{key} {kind} {there}", entity=entity, key=key, kind=kind, plan=plan,
        other_entity=row.entity, other_key=row.key, note=note,
    )  # fmt: skip


# --- duplicates between plans ---------------------------------------------------------------------------------------


def likely_duplicates(plan: Plan, others: Mapping[int, Plan]) -> tuple[Suggested, ...]:
    """Actions and recommendations of the plan that other plans have as well, the most alike first."""
    found = [
        each
        for number, other in others.items()
        for entity, rows, theirs in (
            ("actions", plan.actions, other.actions),
            ("recommendations", plan.recommendations, other.recommendations),
        )
        for each in _alike(entity, rows, number, theirs)
    ]
    return tuple(sorted(found, key=lambda each: (-each.likeness, each.reference.id)))


def _alike(
    entity: str, rows: Sequence[Action | Recommendation], number: int, theirs: Sequence[Action | Recommendation]
) -> Iterator[Suggested]:
    least = 100 * vocabulary("thresholds")["between_plans"]["alike"]
    there = [(row, _sorted(row.text), _figures(row.text)) for row in theirs if _says_enough(row.text)]
    for row in rows:
        one, figures = _sorted(row.text), _figures(row.text)
        for other, two, their_figures in there if _says_enough(row.text) else ():
            likeness = fuzz.ratio(one, two, score_cutoff=least) if figures == their_figures else 0
            if likeness and not _of_two_things(row.text, other.text):  # the dear question last
                reference = _reference(entity, row.id, "the same as", number, Named(entity, other.id), other.text)
                yield Suggested(reference, other.text, likeness / 100)


def _says_enough(text: str) -> bool:
    return len(words(head_of(text))) >= vocabulary("thresholds")["between_plans"]["words"]


def _of_two_things(one: str, other: str) -> bool:
    """Whether each has a telling word of its own: “court work” and “direct work” are two trainings."""
    a, b = (stems_of(words(head_of(text))) for text in (one, other))
    return (
        bool(a - b) and bool(b - a) and len(a & b) < vocabulary("thresholds")["between_plans"]["shared_words_of_many"]
    )


def _sorted(text: str) -> str:
    return " ".join(sorted(plain(head_of(text)).split()))


def _figures(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\d+", head_of(text)))


# --- patterns -------------------------------------------------------------------------------------------------------


@cache
def _part() -> re.Pattern:
    return worded(rf"\b{any_of(vocabulary('references')['parts'])}\s+(?P<part>[A-Z]|\d{{1,2}})\b")


@cache
def _numbered(sort: str) -> re.Pattern:
    return worded(rf"\b{any_of(vocabulary('references')[sort])}\.?\s+(?:nos?\.?\s+)?{_LIST}")


@cache
def _cue(name: str) -> re.Pattern:
    return worded(rf"\b{any_of(vocabulary('references')[name])}\b")

"""What a row says, value by value, and when two values say the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from goldthread.plan.differences import ABSENT
from goldthread.plan.model import Due
from goldthread.plan.moves import left_behind
from goldthread.plan.next_version.rows import plain

Path = tuple[str, ...]
# What a document says of itself and not of the plan: where a row stands in it, how it was read, what it marks as new.
MARKS = ("source", "how", "new")
_NEVER = {*MARKS, "id", "withdrawn", "published", "published_by"}
# Heads under which our own files print what the reader could give to no field.
_PRINTED_LEFTOVERS = {"Not paired", "Fragment"}
_STRANDS = ("outcome", "impact", "actions_completed")
_OF_THE_HEAD = (("authority",), ("title",), ("status",), ("dated",), ("narrative",), ("costs", "totals_printed"))


def values_of(entity: str, row: Any) -> dict[Path, Any]:
    """Every value of a row that a document can change, as JSON, by its path."""
    return values_within(entity, row.model_dump(mode="json"))


def values_within(entity: str, row: Mapping[str, Any]) -> dict[Path, Any]:
    """The same of a row that is JSON already."""
    return dict(_paths(row, _STRANDS if entity == "positions" else ()))


def without_printed_leftovers(document: Mapping[Path, Any], live: Mapping[Path, Any]) -> dict[Path, Any]:
    """A document's values without what our own file printed of the live row's reading: taken back in, it is no change.

    >>> without_printed_leftovers({("other",): {"Not paired": "June", "Team": "A"}}, {("unpaired",): {"due": ["June"]}})
    {('other',): {'Team': 'A'}}
    """
    other, kept = document.get(("other",)), live.get(("other",))
    if not isinstance(other, Mapping):
        return dict(document)
    here = kept if isinstance(kept, Mapping) else {}
    said = {head: words for head, words in other.items() if head not in _PRINTED_LEFTOVERS or head in here}
    rest = {path: held for path, held in document.items() if path != ("other",)}
    return rest | ({("other",): said} if said or here else {})


def _paths(whole: Mapping[str, Any], gone_into: Iterable[str]) -> Iterator[tuple[Path, Any]]:
    for name, held in whole.items():
        if name in gone_into:
            yield from (((name, part), said) for part, said in held.items())
        elif name not in _NEVER:
            yield (name,), held


def values_of_head(plan: Any) -> dict[Path, Any]:
    """Every value of the plan itself that a document can change."""
    whole = plan.model_dump(mode="json", include={path[0] for path in _OF_THE_HEAD})
    return {path: whole[path[0]] if len(path) == 1 else whole[path[0]][path[1]] for path in _OF_THE_HEAD}


def is_empty(value: Any) -> bool:
    """Whether a value says nothing. A date without words and days says nothing, whatever it slipped from.

    >>> is_empty(None), is_empty([]), is_empty({"text": None, "kinds": []}), is_empty(0), is_empty(False)
    (True, True, True, False, True)
    """
    if isinstance(value, dict):
        return all(is_empty(held) for held in value.values())
    return value is ABSENT or value is None or value is False or value in ("", [], ())


def same(path: Path, one: Any, other: Any) -> bool:
    """Whether two values say the same: spaces, signs, tags and how a text was cut into lines say nothing.

    A due date of the same day says more where ``other`` prints a date that it slipped from and ``one`` knows not.

    >>> same(("why",), ["It is late; ", "and slow"], ["It is late and slow."]), same(("rag",), "red", None)
    (True, False)
    """
    if type(one) is type(other) and one == other:  # most values of a plan did not change
        return True
    if one is ABSENT or other is ABSENT:
        return is_empty(one) and is_empty(other)
    if path == ("due",) and isinstance(one, dict) and isinstance(other, dict):
        return same_day(one, other) and not _slips_unknown(one, other)
    if _is_words(one) and _is_words(other):
        return _bare(one) == _bare(other)
    return one == other and type(one) is type(other)


def same_day(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two due dates hold to the same days; where neither names a day, whether they say the same words."""
    days = [(due.get("earliest"), due.get("latest")) for due in (one, other)]
    if days[0] != days[1]:
        return False
    if days[0][1]:
        return ("recurring" in one.get("kinds", ())) == ("recurring" in other.get("kinds", ()))
    return _bare(one.get("text")) == _bare(other.get("text"))


def _slips_unknown(known: Mapping[str, Any], printed: Mapping[str, Any]) -> set[str]:
    """The dates that one due date slipped from and the other does not know of."""
    if not printed.get("slipped_from"):
        return set()
    holds = Due.model_validate(printed)
    ours, theirs = ({left_behind(text, holds).latest or plain(text) for text in due.get("slipped_from", ())}
                    for due in (known, printed))  # fmt: skip
    return theirs - ours


def slips(before: Any, after: Any) -> bool:
    """Whether a due date moved to a later day, or says itself that it slipped from the date before.

    >>> slips({"latest": "2026-03-31"}, {"latest": "2026-05-31"}), slips({"text": "Feb"}, {"slipped_from": ["Feb"]})
    (True, True)
    """
    if not isinstance(before, dict) or not isinstance(after, dict):
        return False
    then, now = before.get("latest"), after.get("latest")
    if then and now and now != then:
        return now > then
    return bool(before.get("text")) and _bare(before["text"]) in map(_bare, after.get("slipped_from", ()))


def _is_words(value: Any) -> bool:
    texts = value if isinstance(value, list) else [value]
    return value is None or all(isinstance(each, str) for each in texts)


def _bare(value: Any) -> str:
    text = " ".join(value) if isinstance(value, list) else value or ""
    return plain(re.sub(r"[-–—/]", " ", text))

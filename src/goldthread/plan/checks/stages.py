"""Which action has to wait for which: work is prepared, done, and then looked at."""

from __future__ import annotations

import re
from functools import lru_cache

from goldthread.plan.checks.likeness import words
from goldthread.plan.checks.same_action import head_of
from goldthread.plan.model import Action
from goldthread.plan.vocabulary import vocabulary

_AFTER = re.compile(
    r"\b(\d{1,3}|one|two|three|six|twelve)\s+months?\s+(?:after|following|from)\s+(?:the\s+)?(?P<what>[\w\s-]{3,40})",
    re.I,
)
_NUMBERS = {"one": 1, "two": 2, "three": 3, "six": 6, "twelve": 12}


def needs_first(then: Action, first: Action) -> int | None:
    """How many months ``then`` has to wait for ``first``: 0 where it only comes later, ``None`` where it need not."""
    if (said := _AFTER.search(then.text)) and _stems(words(said["what"])) & _stems(words(head_of(first.text))):
        return int(_NUMBERS.get(said[1].lower(), 0) or said[1])
    if _stage(then) == "looks at" and _stage(first) == "does" and _same_thing(then, first):
        return 0
    return None


def _same_thing(then: Action, first: Action) -> bool:
    """Whether what ``first`` makes is what ``then`` looks at: all its telling words are there."""
    made, looked_at = _telling(first), _telling(then)
    return len(made & looked_at) >= 2 and len(made & looked_at) >= 0.75 * min(len(made), len(looked_at))


def _stage(action: Action) -> str | None:
    low = head_of(action.text).lower()
    return next((stage for stage in ("looks at", "does") if _pattern(stage).search(low)), None)


@lru_cache(maxsize=4)
def _pattern(stage: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b{word}\b" for word in vocabulary("stages")[stage]))


def _telling(action: Action) -> frozenset[str]:
    """The words of an action's head that name a thing, not what is done to it."""
    said = words(head_of(action.text))
    return frozenset(
        word for word in said if not any(_pattern(stage).fullmatch(word) for stage in ("looks at", "does"))
    )


def _stems(said: frozenset[str]) -> frozenset[str]:
    return frozenset(word[:5] for word in said)

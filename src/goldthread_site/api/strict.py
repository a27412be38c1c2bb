"""JSON as the API takes it: UTF-8, one object, no name twice, nothing that a database would not keep as it is."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from typing import Any

MOST_BYTES, DEEPEST, MOST_VALUES = 256 * 1024, 12, 20_000
GREATEST = 2**63 - 1


class BadJson(ValueError):
    """One sentence that says what is wrong with the body."""


class TooLong(ValueError):
    """The body is longer than the API takes."""


def strict_json(body: bytes) -> Any:
    """The value. Raises `BadJson`.

    >>> strict_json(b'{"to": "March 2027"}')
    {'to': 'March 2027'}
    >>> strict_json(b'{"to": 1, "to": 2}')
    Traceback (most recent call last):
    goldthread_site.api.strict.BadJson: The body names “to” twice.
    """
    try:
        said = json.loads(body.decode(), parse_constant=_no_number, object_pairs_hook=_once, parse_int=_whole)
    except UnicodeDecodeError:
        raise BadJson("The body is not UTF-8.") from None
    except RecursionError:
        raise BadJson("The body is nested too deep.") from None
    except json.JSONDecodeError as fault:
        raise BadJson(f"The body is not JSON: see line {fault.lineno}, sign {fault.colno}.") from None
    for number, value in enumerate(_values(said)):
        if number > MOST_VALUES:
            raise BadJson(f"The body holds more than {MOST_VALUES:,} values.")
        _refuse(value)
    return said


def _values(said: Any) -> Iterator[Any]:
    waiting = [(said, 1)]
    while waiting:
        value, depth = waiting.pop()
        if depth > DEEPEST:
            raise BadJson("The body is nested too deep.")
        yield value
        if isinstance(value, dict):
            waiting += [(part, depth + 1) for pair in value.items() for part in pair]
        elif isinstance(value, list):
            waiting += [(part, depth + 1) for part in value]


def _refuse(value: Any) -> None:
    if isinstance(value, str):
        refuse_text(value)
    elif isinstance(value, float) and not math.isfinite(value):
        raise BadJson("The body holds a number that is too great.")


def refuse_text(text: str) -> None:
    """Raises `BadJson` for signs that no database keeps: NUL, and half of a pair."""
    if "\0" in text:
        raise BadJson("A text holds the sign NUL, which cannot be kept.")
    if any("\ud800" <= sign <= "\udfff" for sign in text):
        raise BadJson("A text holds half of a sign, which cannot be kept.")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise BadJson(f"The body names “{name[:40]}” twice.")
        found[name] = value
    return found


def _whole(digits: str) -> int:
    if len(digits) > 20 or not -GREATEST <= int(digits) <= GREATEST:
        raise BadJson("The body holds a number that is too great.")
    return int(digits)


def _no_number(word: str) -> None:
    raise BadJson(f"{word} is no number in JSON.")

"""How a value of a plan's JSON reads to a person, and what a person's answer means. One pair of functions a type."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from goldthread.plan.timescale import read_day, read_month, read_timescale
from goldthread_site.look.pieces import WORDS, day

NOTHING = "nothing"
# The types whose value is the id of another row, or several.
LEADS_TO = {
    "section": "sections",
    "recommendation": "recommendations",
    "recommendations": "recommendations",
    "outcomes": "outcomes",
}
_YES = {"yes": True, "no": False, "unknown": None}


class NotUnderstood(ValueError):
    """What was typed is not a value of this type: one plain sentence."""


def shown(type_: str, value: Any, names: Mapping[tuple[str, str], str]) -> str:
    """The value in words; “nothing” for an empty one. ``names`` says what the plan calls the rows that ids lead to."""
    if is_empty(type_, value):
        return NOTHING
    if kind := LEADS_TO.get(type_):
        ids = [value] if isinstance(value, str) else value
        return "; ".join(names.get((kind, id_), id_) for id_ in ids)
    return _SHOW.get(type_, str)(value) or NOTHING


def is_empty(type_: str, value: Any) -> bool:
    """Whether the plan says nothing here. An action that is not marked new says nothing of it."""
    if isinstance(value, dict):
        return all(is_empty(type_, part) for part in value.values())
    return value in (None, "", [], ()) or (type_ == "yes" and value is False)


def typed(type_: str, value: Any) -> str:
    """The value as it stands in the box that corrects it."""
    return _TYPED.get(type_, str)(value) if value is not None else ""


def understood(type_: str, text: str, *, was: Any = None) -> Any:
    """The JSON value that the typed text means; ``was`` is the value before. Raises `NotUnderstood`."""
    return _READ.get(type_, _words)(text.strip(), was)


def _words(text: str, was: Any) -> str:
    return re.sub(r"\s+", " ", text)


def _lines(text: str, was: Any = None) -> list[str]:
    return [line for line in (re.sub(r"\s+", " ", raw).strip() for raw in text.splitlines()) if line]


def _due_words(due: dict) -> str:
    force = due.get("latest") or due.get("earliest")
    if not force:
        return f"No date: “{due.get('text')}”" if due.get("text") else ""
    words = day(force) if due.get("latest") else f"from {day(force)}"
    first = due.get("slipped_from") or []
    return f"{words}, first {first[0]}" if first else words


def _due(text: str, was: Any) -> dict:
    return read_timescale(text).model_dump(mode="json")


def _rated_words(rated: dict) -> str:
    colour = WORDS.get(rated.get("rag"), "Not rated")
    return f"{colour}: {' '.join(rated.get('text') or ())}".rstrip(": ")


def _day(text: str, was: Any) -> str | None:
    if found := read_day(text):
        return found
    raise NotUnderstood(f"“{text}” is not a day. Write it like 20 November 2026.")


def _month(text: str, was: Any) -> str | None:
    if found := read_month(text):
        return found
    raise NotUnderstood(f"“{text}” is not a month or a day. Write it like November 2026 or 20 November 2026.")


def month_words(value: str) -> str:
    """“2026-02” as “February 2026”; a whole day as “20 Nov 2026”."""
    return day(value) if len(value) == 10 else f"{date.fromisoformat(value + '-01'):%B %Y}"


def _cost(text: str, was: Any) -> dict:
    return {"text": (was or {}).get("text") or text, "amount": _pounds(text)}


def _pounds(text: str) -> float:
    bare = text.replace("£", "").replace(",", "").strip()
    if re.fullmatch(r"\d+(\.\d{1,2})?", bare):
        return float(bare)
    raise NotUnderstood(f"“{text}” is not an amount in pounds. Write it like 28,000.")


def _money(amount: float | None) -> str:
    return "" if amount is None else f"£{amount:,.2f}".removesuffix(".00")


def _amounts(text: str, was: Any) -> dict[str, float]:
    found: dict[str, float] = {}
    for line in _lines(text):
        year, colon, amount = (part.strip() for part in line.partition(":"))
        if not (year and colon and amount):
            raise NotUnderstood(f"“{line}” is not a year and an amount. Write one a line, like 2026/27: 28,000.")
        if year in found:
            raise NotUnderstood(f"{year} stands here twice. Give each year one amount.")
        found[year] = _pounds(amount)
    return found


def _amounts_typed(amounts: dict) -> str:
    return "\n".join(f"{year}: {_money(amount)}" for year, amount in amounts.items())


def _yes(text: str, was: Any) -> bool | None:
    return _YES[text]


_SHOW: dict[str, Callable[[Any], str]] = {
    "lines": "; ".join,
    "rating": lambda value: WORDS[value],
    "due": _due_words,
    "rated": _rated_words,
    "day": day,
    "month": month_words,
    "cost": lambda cost: _money(cost.get("amount")) or f"no amount: “{cost.get('text')}”",
    "amounts": lambda amounts: "; ".join(f"{year} {_money(amount)}" for year, amount in amounts.items()),
    "yes": lambda value: "Yes",
    "yes_no_unknown": lambda value: "Yes" if value else "No",
}
_TYPED: dict[str, Callable[[Any], str]] = {
    "lines": "\n".join,
    "due": lambda due: due.get("text") or "",
    "rated": lambda rated: "\n".join(rated.get("text") or ()),
    "day": day,
    "month": month_words,
    "cost": lambda cost: _money(cost.get("amount")),
    "amounts": _amounts_typed,
    "yes": lambda value: "yes" if value else "no",
    "yes_no_unknown": lambda value: "yes" if value else "no",
}
_READ: dict[str, Callable[[str, Any], Any]] = {
    "lines": _lines,
    "rating": lambda text, was: text,
    "state": lambda text, was: text,
    "due": _due,
    "rated": lambda text, was: {**(was or {}), "text": _lines(text)},
    "day": _day,
    "month": _month,
    "cost": _cost,
    "amounts": _amounts,
    "yes": _yes,
    "yes_no_unknown": _yes,
}

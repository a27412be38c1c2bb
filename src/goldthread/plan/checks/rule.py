"""What a rule of the plan check is, and what it says when a plan breaks it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Literal

from goldthread.plan.model import Plan

Family = Literal["owners", "dates", "measures", "money", "ratings", "text", "structure"]
Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where a plan breaks a rule.

    ``where`` is a place a person can find ("action 6.4, line 61"); ``recommendations`` and ``actions`` are ids.
    ``field`` names the value at fault, for the page that mends it.
    """

    code: str
    severity: Severity
    message: str
    where: str
    recommendations: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: what it asks, why that matters, an example of each side, and the logic.

    ``sentence`` is what is wrong, in plain words. ``breaks`` and ``keeps`` are the smallest goldthread-plan/1
    fragments that break and keep it; the tests and the reference page are made from them.
    ``find`` yields findings; a rule never reads the clock: what it compares with stands in the plan.
    """

    code: str
    family: Family
    severity: Severity
    name: str
    sentence: str
    why: str
    breaks: dict = field(repr=False)
    keeps: dict = field(repr=False)
    find: Callable[[Plan], Iterable[Finding]] = field(repr=False)

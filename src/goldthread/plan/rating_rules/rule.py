"""What a rating rule is: a sentence, what each colour means, the steps that lead to one. Each is a TOML file."""

from __future__ import annotations

import tomllib
from datetime import date
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import Field

from goldthread.errors import UserError
from goldthread.plan.model import Action, Plan
from goldthread.plan.rating import Rag
from goldthread.plan.value import Value

When = Literal["done and proven", "done", "late", "at risk", "behind", "on time"]


class NoSuchRatingRule(UserError):
    """A word that names no rating rule."""


class Step(Value):
    """One step of a rule: when this holds, the colour is that. The first step that holds decides.

    ``months`` and ``days`` say how late “late” has to be; ``points`` by how many percentage points the work has to be
    behind the share of its time that has gone. “at risk” is a forecast after the due date, or work so far behind where
    ``points`` says so; “behind” asks for a percentage and cannot be said without one.
    """

    when: When
    gives: Rag
    months: int = Field(default=0, ge=0)
    days: int = Field(default=0, ge=0)
    points: int | None = Field(default=None, ge=0)


class Example(Value):
    """An action on a day, and what the rule says of it: a colour, or ``None`` where it cannot be said."""

    says: str
    as_at: date
    action: Action
    start: date | None = None
    forecast: date | None = None
    proven: bool = False
    gives: Rag | None = None
    because: str


class RatingRule(Value):
    """A rule: its name, its sentence, why it is of use, and what each colour means to whoever chooses one."""

    name: str
    title: str
    sentence: str
    why: str
    meanings: dict[Rag, str]
    steps: tuple[Step, ...]
    examples: tuple[Example, ...] = ()

    @property
    def colours(self) -> tuple[Rag, ...]:
        """The colours of the rule, best first."""
        return tuple(colour for colour in ("blue", "green", "amber", "red") if colour in self.meanings)


@cache
def all_rating_rules() -> tuple[RatingRule, ...]:
    """Every shipped rule, the usual one first, then by title."""
    folder = files(__package__)
    rules = [
        RatingRule.model_validate(tomllib.loads(file.read_text("utf-8")))
        for file in folder.iterdir()
        if file.name.endswith(".toml")
    ]
    return tuple(sorted(rules, key=lambda rule: (rule.name != "progress_and_date", rule.title)))


def rating_rule_named(name: str) -> RatingRule:
    """The rule of this name. Raises `NoSuchRatingRule` naming the nearest.

    >>> rating_rule_named("brag").colours
    ('blue', 'green', 'amber', 'red')
    """
    rules = {rule.name: rule for rule in all_rating_rules()}
    if name in rules:
        return rules[name]
    near = get_close_matches(name, rules, n=3) or list(rules)
    raise NoSuchRatingRule(f"there is no rating rule “{name}”", try_=f"The nearest are {', '.join(near)}")


def likely_rule(plan: Plan) -> str:
    """The name of the rule that a plan seems to follow, until its council says which: one with blue where blue is used.

    >>> likely_rule(Plan(actions=[{"id": "a", "rag": "blue"}])), likely_rule(Plan())
    ('brag', 'progress_and_date')
    """
    return "brag" if any(action.rag == "blue" for action in plan.actions) else "progress_and_date"

"""The two icons of a measure: is it changing (variation), and will it meet its target (assurance).

Each has words and a sign besides its colour, so that it can be read in grey print and read aloud. They follow the icons
of “Making data count” (NHS England): grey for common cause, blue for better, orange for worse, purple where neither way
is better.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from goldthread.errors import UserError
from goldthread.measures.process_control.limits import Limits, compared


@dataclass(frozen=True, slots=True)
class Icon:
    """What an icon says: short ``words``, a ``sign`` that needs no colour, its ``colour`` by name, its meaning."""

    words: str
    sign: str
    colour: str
    means: str


class Variation(Enum):
    """Whether the figure is doing anything but going up and down as usual."""

    COMMON_CAUSE = Icon(
        "Common cause", "●", "grey", "Nothing has changed: the figure goes up and down as it usually does."
    )
    IMPROVING_HIGH = Icon(
        "Special cause, better: higher", "◆H", "blue", "Something has changed: the figure is higher, which is better."
    )
    IMPROVING_LOW = Icon(
        "Special cause, better: lower", "◆L", "blue", "Something has changed: the figure is lower, which is better."
    )
    CONCERNING_HIGH = Icon(
        "Special cause, worse: higher", "■H", "orange", "Something has changed: the figure is higher, which is worse."
    )
    CONCERNING_LOW = Icon(
        "Special cause, worse: lower", "■L", "orange", "Something has changed: the figure is lower, which is worse."
    )
    NEITHER_HIGH = Icon(
        "Special cause: higher", "▲H", "purple", "Something has changed: the figure is higher. Neither way is better."
    )
    NEITHER_LOW = Icon(
        "Special cause: lower", "▼L", "purple", "Something has changed: the figure is lower. Neither way is better."
    )
    CANNOT_SAY = Icon("Cannot be said", "?", "grey", "There are too few figures to tell change from chance.")

    @property
    def special(self) -> bool:
        return self not in (Variation.COMMON_CAUSE, Variation.CANNOT_SAY)


class Assurance(Enum):
    """Whether the target will be met as things are."""

    PASSES = Icon(
        "Consistently meets the target", "P", "blue", "As things are, the usual ups and downs all meet the target."
    )
    FAILS = Icon(
        "Consistently misses the target", "F", "orange", "As things are, the usual ups and downs all miss the target."
    )
    HIT_AND_MISS = Icon(
        "Hit and miss", "±", "grey", "The target lies within the usual ups and downs: chance decides each month."
    )
    NO_TARGET = Icon("No target", "–", "grey", "No target was set.")
    NO_DIRECTION = Icon("No better way", "–", "grey", "Neither way is better here, so that a target cannot be met.")
    CANNOT_SAY = Icon("Cannot be said", "?", "grey", "There are too few figures to hold the target against.")


POLARITIES = ("high", "low", "context")


def variation_of(high: bool, polarity: str) -> Variation:
    """The icon of something that changed.

    >>> variation_of(True, "low").value.words, variation_of(False, "low").value.words
    ('Special cause, worse: higher', 'Special cause, better: lower')
    """
    if checked_polarity(polarity) == "context":
        return Variation.NEITHER_HIGH if high else Variation.NEITHER_LOW
    if high == (polarity == "high"):
        return Variation.IMPROVING_HIGH if high else Variation.IMPROVING_LOW
    return Variation.CONCERNING_HIGH if high else Variation.CONCERNING_LOW


def assurance_of(target: float | None, limits: Limits | None, polarity: str) -> Assurance:
    """Whether the target lies beyond the limits. On a limit it is hit and miss: some months may only just not meet it.

    >>> limits = Limits(80, 5)
    >>> [assurance_of(target, limits, "high").name for target in (74, 80, 90)]
    ['PASSES', 'HIT_AND_MISS', 'FAILS']
    """
    if target is None:
        return Assurance.NO_TARGET
    if checked_polarity(polarity) == "context":
        return Assurance.NO_DIRECTION
    if limits is None:
        return Assurance.CANNOT_SAY
    above, below = compared(target, limits.upper) > 0, compared(target, limits.lower) < 0
    if not (above or below):
        return Assurance.HIT_AND_MISS
    return Assurance.PASSES if below == (polarity == "high") else Assurance.FAILS


def checked_polarity(polarity: str) -> str:
    if polarity not in POLARITIES:
        raise UserError(f"“{polarity}” does not say which way is better", try_="Say high, low or context")
    return polarity

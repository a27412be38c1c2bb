"""How a council runs its plan: by which rule it rates, how far a date may move, when its board meets."""

from __future__ import annotations

from pydantic import Field

from goldthread.plan.rating import Rag
from goldthread.plan.value import Day, Value

MOST_MOVES = 3
MOST_DAYS = 92


class Terms(Value):
    """What the council said of its own plan; each value is the usual one until somebody says otherwise.

    ``starts`` is the day from which “3 months” counts. A date may move ``most_moves`` times, and ``most_days`` in all
    from the first date, before the sponsor must agree. ``boards`` are the days on which the board met or meets.
    ``colour_words`` are the plan's own words for its colours: {"amber": "On track"}.
    ``update_links`` says whether owners may be sent links that open one update form without a password.
    """

    rating_rule: str = "progress_and_date"
    starts: Day | None = None
    most_moves: int = Field(default=MOST_MOVES, ge=0)
    most_days: int = Field(default=MOST_DAYS, ge=0)
    boards: tuple[Day, ...] = ()
    sponsor: str | None = None
    colour_words: dict[Rag, str] = Field(default_factory=dict)
    update_links: bool = True

"""What somebody said of an action on a day."""

from __future__ import annotations

from typing import Literal

from goldthread.plan.rating import Rag
from goldthread.plan.value import Day, Texts, Value

Way = Literal["site", "link", "sheet", "import"]


class Update(Value):
    """What the owner, or somebody for the owner, said of an action on a day.

    ``computed`` is the colour that the plan's rule gave that day and ``because`` its reason; ``rag`` is the colour
    claimed, and ``reason`` why it differs. Blue stands only when ``checked_by``, a second person, has said so; where
    she says otherwise she is ``refused_by``, and ``answer`` her words.
    ``move`` is the id of the date move asked for with it, ``evidence`` the ids of what was attached.
    """

    id: str
    action: str
    on: Day
    by: str
    changed: str = ""
    rag: Rag | None = None
    computed: Rag | None = None
    because: str = ""
    reason: str = ""
    completed: Day | None = None
    percent: int | None = None
    next_step: str = ""
    move: str | None = None
    evidence: Texts = ()
    checked_by: str | None = None
    checked_on: Day | None = None
    refused_by: str | None = None
    answer: str = ""
    way: Way = "site"

    @property
    def waits_for_check(self) -> bool:
        """Whether it claims blue and nobody has answered yet."""
        return self.rag == "blue" and not self.checked_by and not self.refused_by

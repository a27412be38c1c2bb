"""Assessments that are made again while a child stays open: a council wants one no older than a year."""

from __future__ import annotations

from datetime import date

from goldthread.synthetic.children.childhood import Span
from goldthread.synthetic.children.council import Team
from goldthread.synthetic.children.journey.assessment import assess
from goldthread.synthetic.children.journey.going import Going


def assess_again(going: Going, referral: Span, team: Team, since: date, until: date | None) -> None:
    """Write an assessment about every ten months from a day until the end (`None`: still), now and then too late."""
    day = since
    while True:
        late = going.making.is_late(team.id, day)
        day = going.after(day, *((330, 520) if late else (240, 285)))
        if day > (until or going.as_at) or day >= going.adult_on:
            return
        assess(going, Span(referral.id, day), team)

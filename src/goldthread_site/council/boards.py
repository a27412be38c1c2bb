"""The boards of the council and their days, as other rooms ask for them."""

from __future__ import annotations

from datetime import date

from goldthread_site.council.models import THE_ONE, Board, Council


def council_name() -> str:
    """How the council is called; empty until somebody said it."""
    return Council.objects.filter(pk=THE_ONE).values_list("name", flat=True).first() or ""


def boards_now() -> list[Board]:
    """The boards that still meet, as they were added."""
    return list(Board.objects.filter(ended_on=None))


def named_days() -> dict[date, str]:
    """The days on which a board met or meets, those of boards that ended too, each with the names of its boards."""
    found: dict[date, list[str]] = {}
    for board in Board.objects.all():
        for day in board.meets:
            found.setdefault(day, []).append(board.name)
    return {day: " and ".join(names) for day, names in sorted(found.items())}


def next_meeting(board: Board, *, on: date) -> date | None:
    """The first day from ``on`` on which the board meets."""
    return next((day for day in board.meets if day >= on), None)

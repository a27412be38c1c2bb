"""What is left to set up, and the boards, as pages show them."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.conf import settings
from django.urls import reverse

from goldthread_site.council.boards import boards_now, council_name, next_meeting
from goldthread_site.council.models import Board
from goldthread_site.look.pieces import counted, long_day
from goldthread_site.people.models import User
from goldthread_site.people.places import places


class Step(NamedTuple):
    """One thing to set up: what it is, how it stands, where it is done, and what the button says while it is not."""

    name: str
    state: str
    is_done: bool
    href: str = ""
    button: str = ""


class Overview(NamedTuple):
    """The page of the council: the answer, the next thing to do, every step."""

    heading: str
    steps: list[Step]
    next: Step | None


class BoardShown(NamedTuple):
    board: Board
    chair: str
    meets: str
    days: str


def overview(person: User, *, as_at: date) -> Overview:
    """How far Goldthread is set up, for a person who looks after that."""
    name = council_name()
    steps = [_council(name), _boards(as_at), _people(person), _mail(), _plan(person)]
    left = [step for step in steps if not step.is_done]
    if left:
        heading = f"{counted(len(left), 'thing is', 'things are')} left to set up"
    else:
        heading = f"Goldthread is set up for {name}"
    return Overview(heading, steps, next((step for step in left if step.href), None))


def _council(name: str) -> Step:
    return Step(
        "The council", name or "not named yet", bool(name), reverse("council:name"), "Say which council this is"
    )


def _boards(as_at: date) -> Step:
    boards = boards_now()
    if not boards:
        return Step("Boards", "none yet", False, reverse("council:boards"), "Add the boards that receive the plan")
    coming = sorted((day, board.name) for board in boards if (day := next_meeting(board, on=as_at)))
    said = f", next the {_lower(coming[0][1])} on {long_day(coming[0][0])}" if coming else ""
    return Step("Boards", f"{counted(len(boards), 'board')}{said}", True, reverse("council:boards"))


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:] if name in dict(Board.KINDS).values() else name


def _people(person: User) -> Step:
    many = User.objects.filter(is_active=True).count()
    href = reverse("people:people") if person.can("people.give") else ""
    if many < 2:
        href = href and reverse("people:by_file")
        return Step("People", "you alone have an account", False, href, "Add people from a file")
    return Step("People", f"{counted(many, 'person has', 'people have')} an account", True, href)


def _mail() -> Step:
    missing = [name for name, value in settings.MAIL_NEEDS.items() if not value]
    if missing:
        return Step("E-mail", f"none leaves yet: the server’s settings lack {', '.join(missing)}", False)
    return Step("E-mail", f"leaves through {settings.EMAIL_HOST}", True)


def _plan(person: User) -> Step:
    plans = {place.plan for place in places() if place.plan}
    if plans:
        return Step("Plan", f"{counted(len(plans), 'plan')} brought in", True, reverse("home"))
    if person.can("plan.import"):
        return Step("Plan", "none yet", False, reverse("plans:import"), "Bring in a plan")
    return Step("Plan", "none yet; a programme manager brings it in", False)


def boards_shown(*, as_at: date) -> list[BoardShown]:
    """Every board, those that still meet first."""
    rows = sorted(Board.objects.all(), key=lambda board: board.ended_on is not None)
    return [_board(board, as_at) for board in rows]


def _board(board: Board, as_at: date) -> BoardShown:
    if board.ended_on:
        return BoardShown(board, board.chair, f"meets no longer, since {long_day(board.ended_on)}", "")
    coming = [day for day in board.meets if day >= as_at]
    meets = f"next on {long_day(coming[0])}" if coming else "no day to come"
    more = f"{counted(len(coming), 'day')} to come, {len(board.days) - len(coming)} past" if board.days else ""
    return BoardShown(board, board.chair, meets, more)


def kinds_missing() -> list[tuple[str, str]]:
    """The kinds of board that most plans go to and that are not here yet."""
    there = set(Board.objects.values_list("kind", flat=True))
    return [(kind, name) for kind, name in Board.KINDS if kind not in there and kind != Board.OTHER]

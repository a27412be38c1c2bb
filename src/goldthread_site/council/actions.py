"""Every change of the council's name and boards: one transaction, a revision in the house's chain, by someone."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F

from goldthread.errors import UserError
from goldthread_site.council import set_up_address
from goldthread_site.council.models import THE_ONE, Board, Council
from goldthread_site.look.clock import today
from goldthread_site.people import actions as people
from goldthread_site.people.models import User
from goldthread_site.people.places import EVERY_PLAN
from goldthread_site.trail.record import Change, record

CHAIN = 0  # what is of the whole council stands in no plan's chain
WHY_FIRST = "The first administrator, made at the set-up address"


@transaction.atomic
def first_administrator(*, username: str, full_name: str, email: str, password: str) -> User:
    """The account with which everything begins. The set-up address is used up by it, in the same moment."""
    who = {"username": username, "full_name": full_name, "email": email, "password": password}
    person = people.add_person(by=None, why=WHY_FIRST, role="administrator", place=EVERY_PLAN, **who)
    if User.objects.exclude(pk=person.pk).exists() or not set_up_address.use_up():
        raise UserError("Somebody else has set Goldthread up meanwhile", try_="Ask them for a sign-in link")
    return person


@transaction.atomic
def name_council(*, by: User, why: str, name: str, was: int) -> Council:
    """The council with this name. ``was`` is the version that the writer saw, 0 where there was none."""
    row = Council.objects.select_for_update().filter(pk=THE_ONE).first() or Council(pk=THE_ONE, version=0)
    if row.version != was:
        raise UserError(
            f"The council was named “{row.name}” meanwhile", try_="Look at it, and save again if it is wrong"
        )
    row.name, row.version = name, was + 1
    row.save()
    _note(by, why, Change("council", str(row.pk), row.value()))
    return row


@transaction.atomic
def add_board(*, by: User, why: str, kind: str, name: str, chair: str, days: list[str]) -> Board:
    """A new board."""
    board = Board(kind=kind, name=name, chair=chair, days=days)
    _refuse_second(board)
    board.save()
    _note(by, why, Change("boards", str(board.pk), board.value()))
    return board


@transaction.atomic
def change_board(*, by: User, why: str, board: Board, was: int, **values) -> Board:
    """The board with these values. ``was`` is the version that the writer saw."""
    for name, value in values.items():
        setattr(board, name, value)
    _refuse_second(board)
    columns = {name: getattr(board, name) for name in ("kind", "name", "chair", "days", "ended_on")}
    if not Board.objects.filter(pk=board.pk, version=was).update(**columns, version=F("version") + 1):
        raise UserError(
            "Somebody else changed this board while you were writing", try_="Open it again and look. Nothing was saved"
        )
    board.version = was + 1
    _note(by, why, Change("boards", str(board.pk), board.value()))
    return board


def end_board(*, by: User, why: str, board: Board, was: int) -> Board:
    """The board, which is not offered any more. Its days stay, for plans that went to it."""
    return change_board(by=by, why=why, board=board, was=was, ended_on=today())


def open_board(*, by: User, why: str, board: Board, was: int) -> Board:
    """The board, offered again."""
    return change_board(by=by, why=why, board=board, was=was, ended_on=None)


def _refuse_second(board: Board) -> None:
    if Board.objects.filter(name__iexact=board.name).exclude(pk=board.pk).exists():
        raise UserError(
            f"There is a board called “{board.name}” already", try_="Change that one, or choose another name"
        )


def _note(by: User, why: str, change: Change) -> None:
    if not why.strip():
        raise UserError("Say why, in a few words", try_="Nothing was saved")
    record(plan=CHAIN, changes=[change], by=by, why=why.strip()[:500])

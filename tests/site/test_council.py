"""The council's name at the head of pages, its boards, and their days where plans are compared and run."""

from __future__ import annotations

import pytest
from django.urls import reverse

from goldthread.errors import UserError
from goldthread_site.council import actions
from goldthread_site.council.models import Board
from goldthread_site.plans.rows import core_plan
from goldthread_site.trail.models import Revision
from tests.support.site import person, plan_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada(client):
    who = person("administrator", full_name="Ada Marsh")
    client.force_login(who)
    return who


def add(by, **changes) -> Board:
    board = {
        "kind": "scrutiny",
        "name": "Scrutiny committee",
        "chair": "Cllr Moss",
        "days": ["2026-09-22", "2026-12-01"],
    }
    return actions.add_board(by=by, why="The board was added", **board | changes)


def test_the_name_stands_at_the_head_of_pages_and_in_the_trail(ada, client):
    page = reverse("council:name")
    client.post(page, {"name": " Fernshire   County Council ", "version": "0"})
    assert "Fernshire County Council" in client.get(reverse("people:people")).content.decode()
    assert client.post(page, {"name": "Fernshire", "version": "1"}).status_code == 422  # a change needs its reason
    assert client.post(page, {"name": "Fernshire", "version": "0", "why": "It is shorter"}).status_code == 422  # stale
    assert client.post(page, {"name": "Fernshire", "version": "1", "why": "It is shorter"}).status_code == 302
    last = Revision.objects.filter(entity="council").last()
    assert (last.value, last.why, last.by) == ({"name": "Fernshire"}, "It is shorter", ada)


@pytest.mark.parametrize("typed, kept, said", [
    ("1 December 2026\n22/9/2026\n\n22.9.2026", ["2026-09-22", "2026-12-01"], ""),
    ("1 December 2026\n31/6/2026", None, "Line 2: 31/6/2026 is not a date. June has 30 days"),
    ("soon", None, "Line 1: “soon” is not a date"),
    ("", [], ""),
])  # fmt: skip
def test_days_are_typed_as_people_write_them(ada, client, typed, kept, said):
    answer = client.post(reverse("council:board_new"), {"kind": "scrutiny", "days": typed, "version": "0"})
    assert said in answer.content.decode()
    assert list(Board.objects.values_list("name", "days")) == (
        [("Scrutiny committee", kept)] if kept is not None else []
    )


def test_two_people_who_change_a_board_do_not_undo_each_other(ada):
    board = add(ada)
    actions.change_board(by=ada, why="A new chair", board=Board.objects.get(), was=1, chair="Cllr Reed")
    with pytest.raises(UserError, match="Somebody else changed this board"):
        actions.change_board(by=ada, why="Too late", board=board, was=1, chair="Cllr Moss")
    assert Board.objects.get().chair == "Cllr Reed"
    with pytest.raises(UserError, match="There is a board called"):
        add(ada, name="SCRUTINY COMMITTEE")


def test_a_board_that_meets_no_longer_is_not_offered_and_may_come_back(ada, client):
    board, page = add(ada), reverse("council:boards")
    client.post(reverse("council:board_ends", args=[board.pk]))
    assert "meets no longer, since 20 November 2026" in client.get(page).content.decode()
    client.post(reverse("council:board_ends", args=[board.pk]))
    assert "next on 1 December 2026" in client.get(page).content.decode()


def test_the_boards_days_are_offered_when_a_plan_is_run(ada, client):
    manager = person("programme_manager")
    plan, board = plan_in(manager), add(ada)
    client.force_login(manager)
    page = reverse("plans:terms", args=[plan.pk])
    assert "Scrutiny committee: 2 days, 22 Sep 2026 to 1 Dec 2026" in client.get(page).content.decode()
    terms = {"version": plan.version, "rating_rule": "progress_and_date", "most_moves": 3, "most_days": 90,
             "boards": "2 March 2027", "council_boards": [board.pk], "reason": "Scrutiny receives it"}  # fmt: skip
    assert client.post(page, terms).status_code == 302
    plan.refresh_from_db()
    assert core_plan(plan).terms.boards == ("2026-09-22", "2026-12-01", "2027-03-02")


def test_a_boards_day_is_named_where_plans_are_compared(ada, client):
    manager = person("programme_manager")
    plan = plan_in(manager)
    add(ada, days=[plan.accepted_at.date().isoformat()])
    client.force_login(manager)
    page = client.get(reverse("plans:compare", args=[plan.pk])).content.decode()
    assert "Scrutiny committee of 20 November 2026" in page

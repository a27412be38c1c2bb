"""What rows, people and days are called on the pages of a plan; how a long list of faults is kept short."""

from __future__ import annotations

import doctest
import importlib

import pytest
from django.urls import reverse

from goldthread.page.document import Cell, Document, Line, Table, TableRow
from goldthread.plan.checks import Finding
from goldthread.plan.model import Due, Plan
from goldthread_site.look.pieces import due_shown
from goldthread_site.plans.fields import kinds
from goldthread_site.plans.presenters.findings import by_rule
from goldthread_site.plans.presenters.import_values import name_of
from goldthread_site.plans.presenters.names import Names, without_post
from goldthread_site.plans.presenters.source import Place, source_shown
from tests.support.django_site import TODAY
from tests.support.site import SMALL_PLAN, plan_in
from tests.support.words import row_of, words


def place(line: int) -> dict:
    return {"source": {"line": line, "table": 1, "row": line}}


def plan_of(*actions: dict) -> Plan:
    return Plan.model_validate({"actions": [{"text": f"Do {each['id']}", **each} for each in actions]})


SHARED = plan_of(
    {"id": "a1", **place(44)}, {"id": "a2", **place(44)}, {"id": "a3", **place(50)},
    {"id": "a4", "ref": "2.1"}, {"id": "a5"},
)  # fmt: skip


@pytest.mark.parametrize(
    "place, short, whole",
    [
        (0, "line 44, 1st", "1st action in line 44"),
        (1, "line 44, 2nd", "2nd action in line 44"),
        (2, "line 50", "Action in line 50"),
        (3, "2.1", "Action 2.1"),
        (4, "no. 5", "Action number 5 of the plan"),
    ],
)
def test_an_action_is_told_from_every_other(place, short, whole):
    names, row = Names(SHARED), SHARED.actions[place]
    assert (names.found_at(row), names.action(row)) == (short, whole)


def test_a_recommendation_without_a_number_is_found_by_its_words():
    asked = {"id": "r1", "text": "See disabled children and their families in time", **place(205)}
    plan = Plan.model_validate({"recommendations": [asked]})
    assert Names(plan).found_at(plan.recommendations[0]) == "“See disabled children …”"


@pytest.mark.parametrize(
    "name, shown",
    [
        ("Jonah Marsh (Workforce Lead)", "Jonah Marsh"),
        ("Mira Oakes (HoS", "Mira Oakes"),
        ("(Head of Service)", "(Head of Service)"),
        ("Team managers", "Team managers"),
    ],
)
def test_a_list_names_the_person_without_the_post(name, shown):
    assert without_post(name) == shown


def nobody_leads(*ids: str) -> list[Finding]:
    return [Finding("GT101", "error", "Nobody is named", "", (), (id_,)) for id_ in ids]


def test_the_same_fault_of_several_rows_is_said_once():
    (rule,) = by_rule(nobody_leads("a1", "a2", "a3", "a4"), SHARED)
    (shown,) = rule.findings
    assert [link.key for link in shown.all] == ["a1", "a2", "a3", "a4"] and shown.only is None
    assert not shown.words


def test_a_fault_of_one_row_without_a_number_says_which_row():
    found = [*nobody_leads("a3"), Finding("GT101", "error", "“Do a3” has no lead", "", (), ("a3",))]
    (rule,) = by_rule(found, SHARED)
    assert [shown.words for shown in rule.findings] == ["Do a3", ""]
    (rule,) = by_rule(nobody_leads("a4"), SHARED)
    assert rule.findings[0].words == "" and rule.findings[0].only.text == "2.1"


def test_a_first_date_reads_like_every_date():
    due = Due(text="2026-12", latest="2026-12-31", kinds=["date"], slipped_from=["30/09/2026"])
    assert due_shown(due, as_at=TODAY).first == "30 Sep 2026"
    assert due_shown(due.model_copy(update={"slipped_from": ("autumn",)}), as_at=TODAY).first == "autumn"


@pytest.mark.django_db
@pytest.mark.parametrize("text, said", [("30 September 2026", False), ("30/09/2026 if the trust agrees", True)])
def test_the_plans_words_for_a_date_stand_by_it_where_they_say_more(
    as_programme_manager, programme_manager, text, said
):
    due = {"text": text, "latest": "2026-09-30", "kinds": ["date"]}
    rows = [{**row, "due": due} if row["id"] == "a1" else row for row in SMALL_PLAN["actions"]]
    plan = plan_in(programme_manager, actions=rows)
    page = as_programme_manager.get(reverse("plans:action", args=[plan.pk, "a1"])).content.decode()
    assert ("In the plan:" in words(page)) is said


def test_a_row_without_a_number_is_called_by_its_words_on_the_way_in():
    row = {"id": "a66", "text": "Visit the children of every team on time and alone", "ref": None}
    assert name_of(kinds()["actions"], "a66", row, {}) == "action “Visit the children of every team on …”"
    assert name_of(kinds()["actions"], "a66", {**row, "ref": "2.3"}, {}) == "action 2.3"


def table(*rows: tuple[str, ...]) -> Document:
    made = (
        TableRow(tuple(Cell((Line(text),) if text else ()) for text in row), line=n) for n, row in enumerate(rows, 1)
    )
    return Document((Table(tuple(made), number=1),), name="plan.txt")


def test_the_rest_of_a_row_is_not_shown_as_a_header():
    rest, head = ("", "", "Leader)", ""), ("What", "When", "Who", "")
    body = ("Write it", "tba", "Council", "None")
    for first, header in ((rest, ()), (head, head)):
        assert source_shown(table(first, body), Place(line=2, table=1, row=2, column=2), "tba").header == header


@pytest.mark.django_db
def test_a_recommendation_without_positions_has_none_and_the_page_says_where_its_claim_is_from(
    as_programme_manager, programme_manager
):
    plan = plan_in(programme_manager)
    page = as_programme_manager.get(reverse("plans:overview", args=[plan.pk])).content.decode()
    with_positions = {row["recommendation"] for row in SMALL_PLAN["positions"]}
    without = next(row for row in SMALL_PLAN["recommendations"] if row["id"] not in with_positions)
    assert " none " in row_of(page, without["text"][:30])
    assert "for a recommendation without positions, the worst rating among its actions" in words(page)


@pytest.mark.parametrize("module", ["look.pieces", "plans.presenters.names"])
def test_the_examples_in_the_code_are_true(module):
    result = doctest.testmod(importlib.import_module(f"goldthread_site.{module}"))
    assert result.attempted and not result.failed

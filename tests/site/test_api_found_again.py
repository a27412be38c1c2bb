"""What a re-inspection found again, through the API: likely pairs read, confirmed, or said to be two things."""

from __future__ import annotations

import pytest

from goldthread_site.plans import models
from goldthread_site.plans.rows import live
from tests.support.api import program_of
from tests.support.django_site import TODAY
from tests.support.ending import close, next_plan
from tests.support.site import given, person, plan_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(programme_manager):
    return close(plan_in(programme_manager), programme_manager, on=TODAY)


@pytest.fixture
def to(programme_manager):
    return next_plan(programme_manager)


def test_a_likely_pair_is_confirmed_and_taken_apart_again(plan, to, program):
    address = f"/plans/{to.pk}/found-again"
    read = program.get(address).said
    (pair,) = read["rows"]
    assert read["earlier"] == plan.pk and not pair["stands"] and "Closed as green" in pair["claim"]
    body = {"earlier": plan.pk, "now": pair["now"], "before": pair["before"], "answer": "same"}
    done = program.post(address, body, once="same")
    assert done.status_code == 200 and done.said["said"][0].startswith("Found again")
    (pair,) = program.get(address).said["rows"]
    assert pair["stands"]
    apart = f"/plans/{to.pk}/cross-references/{pair['key']}/withdraw"
    assert program.post(apart, {"why": "Another thing"}, was=pair["version"]).status_code == 200
    assert not any(row["stands"] for row in program.get(address).said["rows"])


def test_two_things_are_not_suggested_again_and_what_is_not_there_is_refused(plan, to, program):
    address = f"/plans/{to.pk}/found-again"
    body = {"earlier": plan.pk, "now": "n1", "before": "1", "answer": "other"}
    assert program.post(address, {**body, "now": "n9"}).status_code == 422
    assert program.post(address, {**body, "earlier": 999}).status_code == 422
    assert not live(to, models.CrossReference)
    assert program.post(address, body).status_code == 200 and program.get(address).said["rows"] == []


def test_who_only_reads_sees_no_suggestion_and_answers_nothing(plan, to, program, programme_manager):
    reader = program_of(person("viewer"))
    body = {"earlier": plan.pk, "now": "n1", "before": "1", "answer": "same"}
    assert reader.get(f"/plans/{to.pk}/found-again").said["rows"] == []
    assert reader.post(f"/plans/{to.pk}/found-again", body).status_code == 403
    one = person("viewer", username="one")
    one.grants.all().delete()
    given(one, "viewer", plan=to.pk)
    read = program_of(one).get(f"/plans/{to.pk}/found-again").said
    assert (read["earlier"], read["plans"], read["rows"]) == (None, [], [])
    assert program_of(one).get(f"/plans/{to.pk}/found-again", earlier=plan.pk).status_code == 422
    assert program.post(f"/plans/{plan.pk}/found-again", {**body, "earlier": to.pk}).status_code == 409, "it is closed"

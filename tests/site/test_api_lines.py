"""A line typed in a meeting through the API: put in and answered, or refused in the words of the page."""

from __future__ import annotations

import pytest

from goldthread_site.plans import models
from goldthread_site.trail.record import state_of
from tests.support.api import program_of
from tests.support.django_site import TODAY
from tests.support.ending import close
from tests.support.site import given, person, plan_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(programme_manager):
    return plan_in(programme_manager)


def test_a_line_is_put_in_and_answered_and_its_words_are_not_kept_for_the_second_time(plan, program):
    address = f"/plans/{plan.pk}/lines"
    body = {"line": "red because the clerk left", "action": "a1", "version": 1}
    done = program.post(address, body, once="meeting-1")
    assert done.status_code == 200, done.said
    assert done.said["said"][0].startswith("1.1: red, was ") and "Saved." in done.said["said"][0]
    assert {"list": "actions", "key": "a1", "version": 2} in done.said["rows"]
    again, before = program.post(address, body, once="meeting-1"), state_of(plan.pk)
    assert (again.said["rows"], again.said["said"]) == (done.said["rows"], []) and state_of(plan.pk) == before
    assert models.Action.objects.get(plan=plan, key="a1").read.rag == "red"


@pytest.mark.parametrize("line", ["purple", "due yesterdayish", "99.99 green because x"])
def test_a_line_that_is_not_understood_saves_nothing(plan, program, line):
    before = state_of(plan.pk)
    refused = program.post(f"/plans/{plan.pk}/lines", {"line": line, "action": "a1"})
    assert refused.status_code == 422 and "othing was saved" in refused.said["detail"], refused.said
    assert state_of(plan.pk) == before


def test_an_action_that_somebody_saved_meanwhile_is_not_written_over(plan, program):
    body = {"line": "note Carers know the day", "action": "a1", "version": 9}
    refused = program.post(f"/plans/{plan.pk}/lines", body)
    assert refused.status_code == 422 and "while you were typing" in refused.said["detail"]


def test_who_may_not_run_the_plan_types_nothing_and_nobody_in_a_closed_one(plan, program, programme_manager):
    body = {"line": "note Carers know the day", "action": "a1"}
    assert program_of(person("viewer")).post(f"/plans/{plan.pk}/lines", body).status_code == 403
    given(programme_manager, "director")
    close(plan, programme_manager, on=TODAY)
    assert program.post(f"/plans/{plan.pk}/lines", body).status_code == 409

"""The plan over months through the API: many rows at once, handed down, taken to somebody, closed and opened again."""

from __future__ import annotations

import pytest

from goldthread_site.plans import models
from tests.support.api import program_of, revisions_of
from tests.support.site import person, plan_in

pytestmark = pytest.mark.django_db
WHY = "Agreed at the board"


@pytest.fixture
def plan(programme_manager):
    return plan_in(programme_manager)


def test_many_actions_change_together_or_not_at_all(plan, program):
    address, before = f"/plans/{plan.pk}/actions/change", revisions_of(plan)
    body = {"rows": {"a1": 1, "a3": 1}, "due": "31/1/2027", "why_moves": "Waits for the trust", "why": WHY}
    stale = program.post(address, {**body, "rows": {"a1": 1, "a3": 9}})
    impossible = program.post(address, {**body, "due": "1/1/2020"})
    assert (stale.status_code, impossible.status_code) == (409, 422) and revisions_of(plan) == before
    assert {each["where"] for each in impossible.said["errors"]} == {"body.rows.a1", "body.rows.a3"}
    done = program.post(address, body)
    assert done.status_code == 200, done.said
    assert {row["key"] for row in done.said["rows"] if row["list"] == "actions"} == {"a1", "a3"}


def test_an_action_is_handed_down_to_a_new_plan_and_taken_back(plan, program):
    body = {
        "new_team": {"title": "Duty team", "team": "Duty"},
        "tasks": [{"text": "Send the list", "due": "31/1/2027"}],
    }
    handed = program.post(f"/plans/{plan.pk}/actions/a1/hand-downs", body, was=1)
    assert handed.status_code == 201, handed.said
    row = program.get(f"/plans/{plan.pk}/hand-downs").said["rows"][0]
    assert program.get(f"/plans/{row['value']['plan']}/actions").said["rows"][0]["value"]["text"] == "Send the list"
    both = {**body, "team_plan": plan.pk}
    assert program.post(f"/plans/{plan.pk}/actions/a1/hand-downs", both, was=1).status_code == 422
    back = f"/plans/{plan.pk}/hand-downs/{row['key']}/take-back"
    assert program.post(back, {"why": "The team is gone"}, was=row["version"]).status_code == 200
    assert program.get(f"/plans/{plan.pk}/hand-downs").said["rows"] == []


def test_a_stuck_action_is_taken_to_somebody_who_replies_by_her_own_program(plan, program):
    said = {"to": "Ruth Abbot", "why": "The trust has no clerk", "reply_by": "2026-12-18"}
    taken = program.post(f"/plans/{plan.pk}/actions/a1/escalations", said, was=1)
    assert taken.status_code == 201, taken.said
    row = program.get(f"/plans/{plan.pk}/escalations").said["rows"][0]
    address = f"/plans/{plan.pk}/escalations/{row['key']}"
    other = program_of(person("action_owner"))
    assert other.post(f"{address}/replies", {"text": "No"}, was=1).status_code == 403
    ruth = program_of(person("director", full_name="Ruth Abbot"))
    assert ruth.post(f"{address}/replies", {"text": "A clerk starts in May"}, was=1).status_code == 201
    assert program.post(f"{address}/end", {"resolved": True, "outcome": "A clerk started"}, was=2).status_code == 200
    value = program.get(f"/plans/{plan.pk}/escalations").said["rows"][0]["value"]
    assert (value["replies"][0]["by"], value["outcome"]) == ("Ruth Abbot", "A clerk started")


def test_a_plan_is_closed_with_every_row_answered_and_opened_again(plan, program):
    final = {"outcome": "green", "words": ["Visits are on time"]}
    body = {
        "why": "The improvement notice is lifted", "position": ["Three of four findings are met"],
        "keep_until": "2033-11-20", "kept_because": "As the schedule says",
        "finals": {"1": final, "2": final},
        "fates": {key: {"kind": "stopped", "why": "Goes on as daily work"} for key in ("a1", "a2", "a3")},
    }  # fmt: skip
    version = models.Plan.objects.get(pk=plan.pk).version
    before = revisions_of(plan)
    lacking = program.post(f"/plans/{plan.pk}/close", {**body, "fates": {}}, was=version)
    assert lacking.status_code == 409 and revisions_of(plan) == before
    closed = program.post(f"/plans/{plan.pk}/close", body, was=version)
    assert closed.status_code == 200, closed.said
    assert (
        program.patch(f"/plans/{plan.pk}/actions/a1", {"values": {"text": "x"}, "why": WHY}, was=1).status_code == 409
    )
    version = models.Plan.objects.get(pk=plan.pk).version
    assert program.post(f"/plans/{plan.pk}/reopen", {"why": "Closed too soon"}, was=version).status_code == 200
    assert models.Plan.objects.get(pk=plan.pk).closed_on is None

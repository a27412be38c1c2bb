"""What a program changes through the API: by its person, at the version it saw, once, all or nothing."""

from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from goldthread_site.plans import models
from goldthread_site.plans.changing import changing
from goldthread_site.trail.models import Revision
from tests.support.api import program_of, revisions_of
from tests.support.permission_rows import ids_of_a_living_plan
from tests.support.site import given, person, plan_in

pytestmark = pytest.mark.django_db
WHY = "Agreed at the board"


@pytest.fixture
def plan(programme_manager):
    return plan_in(programme_manager)


def row(plan, key: str = "a1") -> models.Action:
    return models.Action.objects.get(plan=plan, key=key)


def test_a_row_changed_stands_in_the_trail_under_its_persons_name(plan, program, programme_manager):
    said = program.patch(f"/plans/{plan.pk}/actions/a1", {"values": {"text": "Send the list"}, "why": WHY}, was=1)
    assert said.status_code == 200
    assert said.said["rows"] == [{"list": "actions", "key": "a1", "version": 2}]
    last = Revision.objects.filter(plan=plan.pk).order_by("-place").first()
    assert (last.by_id, last.why, last.value["text"]) == (programme_manager.pk, WHY, "Send the list")
    assert row(plan).read.leads == ("Lena Osgood",), "what was not said stays"


def test_a_row_that_somebody_saved_meanwhile_is_not_written_over_and_both_texts_come_back(plan, program):
    address = f"/plans/{plan.pk}/actions/a1"
    program.patch(address, {"values": {"text": "Theirs"}, "why": WHY}, was=1)
    before = revisions_of(plan)
    refused = program.patch(address, {"values": {"text": "Ours"}, "why": WHY}, was=1)
    assert (refused.status_code, refused["Content-Type"]) == (412, "application/problem+json")
    said = refused.said
    assert (said["yours"]["text"], said["theirs"]["text"], said["version"]) == ("Ours", "Theirs", 2)
    assert said["saved_by"] == "A programme_manager" and revisions_of(plan) == before
    joined = {"values": {"text": "Theirs and ours"}, "why": WHY}
    assert program.patch(address, joined, was=said["version"]).status_code == 200


def test_a_change_without_the_version_seen_is_refused(plan, program):
    refused = program.patch(f"/plans/{plan.pk}/actions/a1", {"values": {"text": "Ours"}, "why": WHY})
    assert refused.status_code == 428 and "If-Match" in refused.said["detail"]


def test_the_same_request_twice_is_made_once_and_answered_alike(plan, program):
    body = {"values": {"text": "Review all open cases", "recommendations": ["1"]}, "why": WHY}
    first = program.post(f"/plans/{plan.pk}/actions", body, once="july-1")
    before = revisions_of(plan)
    again = program.post(f"/plans/{plan.pk}/actions", body, once="july-1")
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.said == again.said and revisions_of(plan) == before
    assert again["Idempotent-Replayed"] == "true"
    other = program.post(f"/plans/{plan.pk}/actions", {**body, "why": "Another"}, once="july-1")
    assert other.status_code == 409 and revisions_of(plan) == before


def test_a_request_that_was_refused_may_be_sent_again_under_its_name(plan, program):
    address = f"/plans/{plan.pk}/actions/a1/date-moves"
    assert program.post(address, {"to": "never", "why": WHY}, was=1, once="move").status_code == 422
    assert program.post(address, {"to": "18/12/2026", "why": WHY}, was=1, once="move").status_code == 201


def test_nobody_else_is_answered_with_a_kept_answer(plan, program):
    body = {"values": {"text": "Review all open cases"}, "why": WHY}
    program.post(f"/plans/{plan.pk}/outcomes", body, once="a")
    colleague = program_of(person("programme_manager", username="colleague"))
    assert "Idempotent-Replayed" not in colleague.post(f"/plans/{plan.pk}/outcomes", body, once="a")
    reader = program_of(person("board_member"))
    assert reader.post(f"/plans/{plan.pk}/outcomes", body, once="a").status_code == 403


def test_an_owner_writes_the_update_of_her_own_action_and_of_no_other(plan):
    owner = person("action_owner", full_name="Joan Sefton")
    program = program_of(owner)
    body = {"changed": "Two teams have the list", "when": "planned", "rag": "amber", "reason": "One team has no clerk"}
    sent = program.post(f"/plans/{plan.pk}/actions/a3/updates", body, was=1)
    assert sent.status_code == 201, sent.said
    assert [each["list"] for each in sent.said["rows"]] == ["actions", "updates"]
    update = program.get(f"/plans/{plan.pk}/updates", action="a3").said["rows"][0]["value"]
    assert (update["changed"], update["rag"], update["by"]) == ("Two teams have the list", "amber", "Joan Sefton")
    assert program.post(f"/plans/{plan.pk}/actions/a1/updates", body, was=1).status_code == 403
    no_reason = program.post(f"/plans/{plan.pk}/actions/a3/updates", {**body, "reason": "", "rag": "red"}, was=2)
    assert no_reason.status_code == 422 and no_reason.said["errors"][0]["where"] == "body.reason"


def test_a_date_that_moves_too_far_waits_for_the_sponsor_who_agrees_through_the_api(plan, program):
    asked = program.post(f"/plans/{plan.pk}/actions/a3/date-moves", {"to": "31/12/2027", "why": WHY}, was=1)
    assert asked.status_code == 201 and "sponsor is asked" in asked.said["said"][0]
    move = program.get(f"/plans/{plan.pk}/date-moves", state="asked").said["rows"][0]
    director = program_of(person("director"))
    address = f"/plans/{plan.pk}/date-moves/{move['key']}/answer"
    assert program.post(address, {"agree": True}, was=move["version"]).status_code == 403
    assert director.post(address, {"agree": False}, was=move["version"]).status_code == 422, "a no says why"
    assert director.post(address, {"agree": True}, was=move["version"]).status_code == 200
    assert row(plan, "a3").due_latest.isoformat() == "2027-12-31"
    assert row(plan, "a3").value["due"]["slipped_from"] == ["31/12/2026"]
    assert director.post(address, {"agree": True}, was=move["version"] + 1).status_code == 409, "answered already"


def test_owners_are_set_from_the_directory(plan, program):
    from goldthread_site.owners.actions import add_party
    from goldthread_site.owners.known import directory
    from goldthread_site.people.models import User
    from tests.support.owners import settle

    manager = User.objects.get(username="programme_manager")
    nobody = {"note": "", "email": "", "account": None, "held_by": None}
    lena = add_party(by=manager, why="New", kind="person", name="Lena Osgood", **nobody)
    settle(manager, plan, "Lena Osgood", lena)
    assert directory([plan.pk]).meant("Lena Osgood", plan.pk) == (lena,)
    said = {"lead": f"p{lena.pk}", "why": WHY}
    assert program.put(f"/plans/{plan.pk}/actions/a3/owners", said, was=1).status_code == 200
    assert row(plan, "a3").leads == "Lena Osgood"
    wrong = program.put(f"/plans/{plan.pk}/actions/a3/owners", {"lead": "p999999", "why": WHY}, was=2)
    assert wrong.status_code == 422 and wrong.said["errors"][0]["where"] == "body.lead"


def test_a_file_becomes_evidence_and_a_newer_one_stands_in_front(plan, program):
    file = SimpleUploadedFile("minutes.pdf", b"%PDF-1.7\nminutes\n%%EOF\n")
    added = program.form(f"/plans/{plan.pk}/evidence/files", file=file, entity="actions", key="a1", title="Minutes")
    assert added.status_code == 201, added.said
    key = added.said["rows"][0]["key"]
    newer = SimpleUploadedFile("minutes.pdf", b"%PDF-1.7\nnewer\n%%EOF\n")
    address = f"/plans/{plan.pk}/evidence/{key}"
    assert program.form(f"{address}/files", file=newer, why="Signed", was=1).status_code == 201
    assert len(program.get(address).said["value"]["versions"]) == 2
    page = SimpleUploadedFile("page.html", b"<script>alert(1)</script>")
    bad = program.form(f"/plans/{plan.pk}/evidence/files", file=page, entity="actions", key="a1")
    assert bad.status_code == 422 and "Traceback" not in bad.content.decode()


def test_a_file_that_is_too_long_is_refused_while_it_arrives(plan, program, settings):
    settings.EVIDENCE_LIMIT_BYTES = 1000
    file = SimpleUploadedFile("minutes.pdf", b"%PDF-1.7\n" + b"x" * 70_000)
    said = program.form(f"/plans/{plan.pk}/evidence/files", file=file, entity="actions", key="a1")
    assert said.status_code == 413


def test_money_positions_remedial_actions_and_links_are_written_by_whoever_runs_the_plan(plan, program):
    at = f"/plans/{plan.pk}"
    line = {"item": "A clerk", "amounts": {"2026/27": 28000}, "actions": ["a1"], "why": WHY}
    remedy = {"entity": "actions", "key": "a1", "outstanding": "No clerk", "remedies": ["Hire one"],
              "lead": "Lena Osgood", "due": "18/12/2026", "why": WHY}  # fmt: skip
    link = {"entity": "actions", "key": "a1", "kind": "waits for", "other": {"entity": "actions", "key": "a3"}}
    new = {"recommendation": "2", "as_at": "2026-11-20"}
    done = [
        program.post(f"{at}/cost-lines", line), program.post(f"{at}/remedial-actions", remedy),
        program.post(f"{at}/cross-references", link), program.post(f"{at}/position-drafts", new),
    ]  # fmt: skip
    assert [each.status_code for each in done] == [201] * 4, [each.said for each in done]
    key = done[3].said["rows"][0]["key"]
    part = {"text": ["Visits are on time"], "rag": "green"}
    words = {"as_at": "2026-11-20", "outcome": part, "impact": {}, "actions_completed": {}}
    assert program.put(f"{at}/position-drafts/{key}", words, was=1).status_code == 200
    assert program.post(f"{at}/position-drafts/{key}/publish", was=2).status_code == 200
    assert program.put(f"{at}/position-drafts/{key}", words, was=3).status_code == 409, "published ones rest"


def test_what_is_wrong_is_said_where_it_stands_and_nothing_is_saved(plan, program):
    before = revisions_of(plan)
    values = f"/plans/{plan.pk}/actions/a1"
    table = [
        ('{"values": {"text": 3}, "why": "x"}', 422, "body.values.text"),
        ('{"values": {"text": "x"}, "why": "x", "who": "me"}', 422, "body.who"),
        ('{"values": {"rag": "green"}, "why": "x"}', 422, "body.values.rag"),
        ('{"values": {}, "why": "x"}', 422, ""),
        ('{"values": {"text": "x"}, "why": " "}', 422, "body.why"),
        ('{"values": {"section": "s99"}, "why": "x"}', 422, ""),
        ('{"values": {"text": "%s"}, "why": "x"}' % ("x" * 4001), 422, "body.values.text"),
        ('{"values": {"text": "a\\u0000b"}, "why": "x"}', 400, ""),
        ('{"values": {"text": "\\ud800"}, "why": "x"}', 400, ""),
        ('{"why": "x", "why": "y"}', 400, ""), ("[" * 100_000, 400, ""), ("{", 400, ""), ("[]", 400, ""),
        ('{"n": NaN}', 400, ""), ('{"n": 1e999}', 400, ""), ('{"n": 9223372036854775808}', 400, ""),
        (b"\xff{}", 400, ""), ('{"why": "%s"}' % ("x" * 300_000), 413, ""),
    ]  # fmt: skip
    for body, status, where in table:
        said = program.patch(values, body, was=1)
        places = [each["where"] for each in said.said["errors"]]
        assert (said.status_code, where in places or not where) == (status, True), (body[:60], said.said)
        assert "Traceback" not in said.content.decode() and said.said["detail"]
    assert revisions_of(plan) == before


def test_other_methods_kinds_and_questions_are_refused_in_the_same_shape(plan, program):
    at = f"/plans/{plan.pk}"
    table = [
        (program.send("DELETE", f"{at}/actions/a1"), 405), (program.send("HEAD", "/plans"), 405),
        (program.get("/nothing"), 404), (program.get("/plans/99999999999999999999999"), 404),
        (program.get("/plans", foo=1), 422), (program.get(f"{at}/actions", due="tomorrow"), 422),
        (program.get(f"{at}/actions", lead="p12345"), 422), (program.get(f"{at}/actions/a%00"), 404),
    ]  # fmt: skip
    for answer, status in table:
        assert answer.status_code == status
        assert answer.content == b"" or answer["Content-Type"] == "application/problem+json"
    text = program.client.post(f"/api/v1{at}/actions", "why=x", "text/plain", headers=program.head)
    assert text.status_code == 415 and "Allow" in table[0][0]


def test_a_plan_that_was_closed_is_read_and_not_changed(plan, program):
    from goldthread_site.plans.changing import changing

    manager = models.Plan.objects.get(pk=plan.pk).accepted_by
    with changing(plan, by=manager, why="The end") as change:
        change.head(closing={"on": "2026-11-01", "by": "A manager", "why": "Done"})
    assert program.get(f"/plans/{plan.pk}").status_code == 200
    refused = program.patch(f"/plans/{plan.pk}/actions/a1", {"values": {"text": "x"}, "why": WHY}, was=1)
    assert refused.status_code == 409 and "closed" in refused.said["detail"]


def test_a_right_over_one_section_changes_owners_there_and_nowhere_else(plan):
    who = person("board_member", username="part")
    given(who, "programme_manager", plan=plan.pk, section="s2")
    program = program_of(who)
    said = {"lead": None, "why": WHY}
    assert program.put(f"/plans/{plan.pk}/actions/a1/owners", said, was=1).status_code == 403
    assert program.put(f"/plans/{plan.pk}/actions/a3/owners", said, was=1).status_code == 200


def test_a_claim_of_blue_is_answered_by_a_second_person(plan, programme_manager):
    ids = ids_of_a_living_plan(programme_manager, person("action_owner", full_name="Lena Osgood"), plan)
    director = program_of(person("director"))
    address = f"/plans/{plan.pk}/updates/{ids['plans:blue_answer key']}/answer"
    assert director.post(address, {"agree": False, "words": "No minutes yet"}, was=1).status_code == 200
    update = models.Update.objects.get(plan=plan, key=ids["plans:blue_answer key"]).read
    assert update.refused_by == "A director" and update.answer == "No minutes yet"


def test_an_answer_that_is_kept_holds_no_word_of_the_plan(plan, program):
    from goldthread_site.api.models import KeptAnswer

    body = {"values": {"text": "Words that stay in the plan"}, "why": "Words of a reason"}
    program.patch(f"/plans/{plan.pk}/actions/a1", body, was=1, once="Words-of-a-key")
    kept = KeptAnswer.objects.get()
    assert "Words" not in json.dumps([kept.answer, kept.key, kept.asked])


def test_what_was_withdrawn_stays_as_it_is(plan, program, programme_manager, client):
    taken_out = row(plan)
    with changing(plan, by=programme_manager, why="No longer promised") as change:
        change.put(taken_out, taken_out.read.model_copy(update={"withdrawn": True}), was=1)
    before, address = revisions_of(plan), f"/plans/{plan.pk}"
    of_it, remedy = {"entity": "actions", "key": "a1"}, {"outstanding": "x", "remedies": ["x"], "lead": "x"}
    link = {"row": of_it, "address": "https://fernshire.example/a", "title": "Audit"}
    for refused in (
        program.patch(f"{address}/actions/a1", {"values": {"text": "Other words"}, "why": WHY}, was=2),
        program.post(f"{address}/remedial-actions", {**of_it, **remedy, "due": "March 2027", "why": WHY}),
        program.post(f"{address}/evidence/links", link),
    ):
        assert refused.status_code == 422 and "withdrawn" in refused.said["detail"]
    client.force_login(programme_manager)
    page = client.get(f"/plan/{plan.pk}/edit/actions/a1/")
    assert page.status_code == 422 and "withdrawn from the plan" in page.content.decode()
    assert revisions_of(plan) == before

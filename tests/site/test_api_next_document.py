"""A plan brought in and its next document taken in through the API, as the pages do it: whole or not at all."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from goldthread_site.plans import models
from goldthread_site.plans.rows import core_plan
from goldthread_site.trail.record import first_broken_link, state_of
from tests.support.api import program_of
from tests.support.django_site import TODAY
from tests.support.ending import close
from tests.support.later_documents import FEBRUARY, MARCH, TRAIN, file_of
from tests.support.site import given, person

pytestmark = pytest.mark.django_db


def upload(rows, form: str, **more) -> SimpleUploadedFile:
    return SimpleUploadedFile(f"plan.{form}", file_of(rows, form, **more))


@pytest.fixture
def plan(program):
    """The plan of February, brought in through the API."""
    begun = program.form("/imports", file=upload(FEBRUARY, "txt"))
    assert begun.status_code == 201, begun.said
    address = f"/imports/{begun.said['draft']}"
    read = program.get(address).said
    assert read["understood"] and read["goes_in"][0] == "2 recommendations", read
    confirmed = program.post(f"{address}/confirm", was=read["version"])
    assert confirmed.status_code == 200, confirmed.said
    version = program.get(address).said["version"]
    accepted = program.post(f"{address}/accept", was=version, once="accept")
    assert accepted.status_code == 201, accepted.said
    assert program.post(f"{address}/accept", was=version, once="accept").said == accepted.said
    return models.Plan.objects.get(pk=accepted.said["plan"])


def begun(program, plan, rows=MARCH, form="docx", **more) -> str:
    """The address of a document that was sent, every doubtful value taken as it was read."""
    answer = program.form(f"/plans/{plan.pk}/next-documents", file=upload(rows, form, **more))
    assert answer.status_code == 201, answer.said
    draft = answer.said["draft"]
    program.post(f"/imports/{draft}/confirm", was=answer.said["version"])
    return f"/plans/{plan.pk}/next-documents/{draft}"


def said(program, address: str, *, whole: bool = True) -> dict:
    """The difference, after everything was said that is asked on the way: what is asked about is new."""
    unsure = program.get(address).said
    rows = [{"list": row["list"], "key": row["key"], "is": None} for row in unsure["rows"] if row["said"] is None]
    body = {"whole": whole, **({"rows": rows} if rows else {})}
    answer = program.post(f"{address}/say", body, was=unsure["version"])
    assert answer.status_code == 200, answer.said
    assert program.get(address).said["ready"]
    return program.get(f"{address}/difference", limit=200).said


def by_ref(plan) -> dict:
    return {action.ref: action for action in core_plan(plan).actions}


def test_next_months_document_is_read_as_a_difference_and_taken_in_whole(plan, program):
    ids = {ref: action.id for ref, action in by_ref(plan).items()}
    address = begun(program, plan)
    early = program.get(f"{address}/difference")
    assert early.status_code == 422 and "not all is said" in early.said["detail"].lower()
    found = said(program, address)
    assert {row["kind"] for row in found["rows"]} == {"new", "changed", "slipped", "re-rated", "gone"}
    slipped = next(row for row in found["rows"] if row["kind"] == "slipped")
    assert slipped["called"].startswith("Action 1.2") and not slipped["conflict"]
    assert (slipped["sides"]["now"]["text"], slipped["sides"]["document"]["text"]) == (
        "31 October 2026", "30 November 2026",
    )  # fmt: skip
    body = {"state": found["state"]}
    done = program.post(f"{address}/take-in", body, was=found["version"], once="march")
    assert done.status_code == 200, done.said
    actions = by_ref(plan)
    assert {ref: action.id for ref, action in actions.items() if ref in ids} == ids
    assert (actions["1.1"].rag, actions["1.2"].due.latest, actions["2.2"].withdrawn) == ("green", "2026-11-30", True)
    assert actions["1.2"].due.slipped_from == ("31 October 2026",) and first_broken_link(plan.pk) is None
    assert program.post(f"{address}/take-in", body, was=found["version"], once="march").said == done.said
    assert program.post(f"{address}/take-in", body, was=found["version"]).status_code == 404
    kept = program.get(f"/plans/{plan.pk}/documents").said["rows"]
    assert kept[-1]["said"] == "1 new, 1 changed, 1 slipped, 1 re-rated, 1 withdrawn"


def test_what_was_withdrawn_is_listed_and_brought_back(plan, program):
    address = begun(program, plan)
    found = said(program, address)
    program.post(f"{address}/take-in", {"state": found["state"]}, was=found["version"])
    (row,) = program.get(f"/plans/{plan.pk}/withdrawn").said["rows"]
    assert row["called"].startswith("Action 2.2") and row["why"].startswith("From plan.docx")
    back = f"/plans/{plan.pk}/withdrawn/{row['list']}/{row['key']}/bring-back"
    assert program.post(back, {"why": "Still needed"}, was=row["version"]).status_code == 200
    assert program.get(f"/plans/{plan.pk}/withdrawn").said["rows"] == [] and not by_ref(plan)["2.2"].withdrawn
    assert program.post(back, {"why": "Still needed"}, was=row["version"] + 1).status_code == 409


def edited(program, plan, ref: str, text: str) -> None:
    row = models.Action.objects.get(plan=plan, ref=ref)
    body = {"values": {"text": text}, "why": "The board asked"}
    assert program.patch(f"/plans/{plan.pk}/actions/{row.key}", body, was=row.version).status_code == 200


@pytest.mark.parametrize(
    ("decided", "stands"),
    [
        ({"keep": "mine"}, "Train the supervisors first"), ({"keep": "theirs"}, f"{TRAIN}, and every new one"),
        ({"keep": "join", "words": "Both, as joined"}, "Both, as joined"),
    ],
)  # fmt: skip
def test_what_both_changed_must_be_decided(plan, program, decided, stands):
    edited(program, plan, "2.1", "Train the supervisors first")
    address = begun(program, plan)
    found = said(program, address)
    (number,) = found["conflicts"]
    body = {"state": found["state"]}
    refused = program.post(f"{address}/take-in", body, was=found["version"])
    assert refused.status_code == 422 and refused.said["errors"][0]["where"] == f"body.decisions.{number}"
    unknown = program.post(f"{address}/take-in", {**body, "decisions": {"9999": decided}}, was=found["version"])
    assert unknown.status_code == 422 and by_ref(plan)["1.1"].rag == "amber"
    body["decisions"] = {str(number): decided}
    assert program.post(f"{address}/take-in", body, was=found["version"]).status_code == 200
    assert by_ref(plan)["2.1"].text == stands


def test_a_plan_or_a_draft_that_moved_on_is_refused_and_nothing_saved(plan, program):
    address = begun(program, plan)
    found = said(program, address)
    edited(program, plan, "1.2", "Set up duty cover at night")
    before = state_of(plan.pk)
    moved = program.post(f"{address}/take-in", {"state": found["state"]}, was=found["version"])
    assert moved.status_code == 409 and state_of(plan.pk) == before
    again = program.get(f"{address}/difference").said
    program.post(f"{address}/say", {"whole": False}, was=again["version"])
    stale = program.post(f"{address}/take-in", {"state": again["state"]}, was=again["version"])
    assert stale.status_code == 409 and state_of(plan.pk) == before


REWORDED = (*MARCH[:3], ("", "2.2", *MARCH[3][2:]))  # the number of the diary, and other words


def test_only_a_person_says_which_row_a_doubtful_one_is(plan, program):
    address = begun(program, plan, REWORDED)
    unsure = program.get(address).said
    (row,) = unsure["rows"]
    diary = by_ref(plan)["2.2"].id
    assert row["called"] == "Action 2.2" and diary in [each["key"] for each in row["may_be"]]
    place = {"list": row["list"], "key": row["key"]}
    none_of_these = program.post(f"{address}/say", {"rows": [{**place, "is": "a99"}]}, was=unsure["version"])
    assert none_of_these.status_code == 422
    assert program.post(f"{address}/say", {"rows": [{**place, "key": "a99", "is": None}]}, was=1).status_code == 422
    body = {"rows": [{**place, "is": diary}], "whole": True}
    answer = program.post(f"{address}/say", body, was=unsure["version"])
    assert answer.status_code == 200, answer.said
    assert program.get(address).said["rows"][0]["said"] == diary
    found = program.get(f"{address}/difference").said
    assert "gone" not in {each["kind"] for each in found["rows"]}
    assert program.post(f"{address}/take-in", {"state": found["state"]}, was=found["version"]).status_code == 200
    assert by_ref(plan)["2.2"].text == MARCH[3][2] and by_ref(plan)["2.2"].id == diary


def test_columns_that_nobody_understands_are_said_plainly_with_the_page(plan, program):
    words = [("One", "Two"), ("Some words", "Other words"), ("More words", "And others")]
    text = "\n".join("\t".join(row) for row in words).encode()
    answer = program.form(f"/plans/{plan.pk}/next-documents", file=SimpleUploadedFile("odd.txt", text))
    assert answer.status_code == 201, answer.said
    draft = answer.said["draft"]
    unsure = program.get(f"/plans/{plan.pk}/next-documents/{draft}").said
    assert not unsure["ready"]
    read = program.get(f"/imports/{draft}").said
    assert not read["understood"] and "person must say" in read["person"] and read["page"].endswith("/columns/")
    thrown = program.post(f"/imports/{draft}/discard", once="away")
    assert thrown.status_code == 200 and program.get(f"/imports/{draft}").status_code == 404
    assert program.post(f"/imports/{draft}/discard", once="away").said == thrown.said


def test_a_document_is_its_persons_own_and_needs_the_right_of_the_page(plan, program):
    address = begun(program, plan)
    colleague = program_of(person("programme_manager", username="colleague"))
    assert colleague.get(address).status_code == 404 and colleague.get(f"{address}/difference").status_code == 404
    reader = program_of(person("viewer"))
    assert reader.form(f"/plans/{plan.pk}/next-documents", file=upload(MARCH, "txt")).status_code == 403
    again = program.form("/imports", file=upload(FEBRUARY, "txt"))
    assert again.status_code == 422 and "brought in already" in again.said["detail"]


def test_a_closed_plan_takes_no_document_in(plan, program, programme_manager):
    given(programme_manager, "director")
    close(plan, programme_manager, on=TODAY)
    refused = program.form(f"/plans/{plan.pk}/next-documents", file=upload(MARCH, "docx"))
    assert refused.status_code == 409 and "closed" in refused.said["detail"]
    assert not models.ImportDraft.objects.exists()

"""A file on its way in through the API: read, corrected, accepted or thrown away, by its own person alone."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from goldthread_site.plans import models
from tests.support.api import program_of
from tests.support.later_documents import FEBRUARY, MARCH, file_of
from tests.support.site import person

pytestmark = pytest.mark.django_db


def upload(rows, form: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(f"plan.{form}", file_of(rows, form))


def test_a_value_is_corrected_as_the_page_takes_it(program):
    draft = program.form("/imports", file=upload(FEBRUARY, "txt")).said
    address = f"/imports/{draft['draft']}"
    key = models.ImportDraft.objects.get().reading["plan"]["actions"][0]["id"]
    place = {"list": "actions", "key": key, "field": "due"}
    stale = program.post(f"{address}/correct", {**place, "value": "31 March 2027"}, was=9)
    assert stale.status_code == 409
    done = program.post(f"{address}/correct", {**place, "value": "31 March 2027"}, was=draft["version"])
    assert done.status_code == 200, done.said
    assert models.ImportDraft.objects.get().corrections[0]["value"]["latest"] == "2027-03-31"
    assert program.post(f"{address}/confirm", {"values": [place]}, was=done.said["version"]).status_code in (200, 422)
    assert program.post(f"{address}/correct", {**place, "field": "none", "value": "x"}, was=1).status_code == 404


def test_an_accepted_file_is_a_plan_and_is_made_once(program):
    draft = program.form("/imports", file=upload(FEBRUARY, "txt")).said
    address = f"/imports/{draft['draft']}"
    assert program.get("/imports").said["rows"][0]["draft"] == draft["draft"]
    version = program.post(f"{address}/confirm", was=draft["version"]).said["version"]
    accepted = program.post(f"{address}/accept", was=version, once="accept")
    assert accepted.status_code == 201, accepted.said
    assert accepted.said["said"] == ["The plan is in: 2 recommendations and 4 actions."]
    assert program.post(f"{address}/accept", was=version, once="accept").said == accepted.said
    assert models.Plan.objects.count() == 1 and not models.ImportDraft.objects.exists()


def test_a_file_is_its_persons_own_and_needs_the_right_of_the_page(program):
    reader = program_of(person("viewer"))
    assert reader.form("/imports", file=upload(MARCH, "txt")).status_code == 403
    draft = program.form("/imports", file=upload(FEBRUARY, "txt")).said
    colleague = program_of(person("programme_manager", username="colleague"))
    address = f"/imports/{draft['draft']}"
    assert colleague.get(address).status_code == 404
    assert colleague.post(f"{address}/discard").status_code == 404
    assert colleague.get("/imports").said["rows"] == []
    only_runs = program_of(person("programme_manager", username="reads", full_name="Reads"), reads_only=True)
    assert only_runs.form("/imports", file=upload(MARCH, "txt")).status_code == 403


def test_a_file_that_is_too_large_is_refused(program, settings):
    settings.UPLOAD_LIMIT_BYTES = 1000
    refused = program.form("/imports", file=SimpleUploadedFile("plan.txt", b"x" * 1001))
    assert refused.status_code == 413 and not models.ImportDraft.objects.exists()


def test_a_file_that_holds_nothing_is_refused_at_the_field(program):
    empty = program.form("/imports", file=SimpleUploadedFile("plan.txt", b""))
    assert empty.status_code == 422 and empty.said["errors"][0]["where"] == "form.file"

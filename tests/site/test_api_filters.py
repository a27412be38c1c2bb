"""A person's own filters through the API: saved, listed, renamed, removed, and seen by nobody else."""

from __future__ import annotations

import pytest

from goldthread_site.plans.models import SavedFilter
from tests.support.api import program_of
from tests.support.site import person, plan_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(programme_manager):
    return plan_in(programme_manager)


def test_a_filter_is_saved_renamed_and_removed(plan, program):
    body = {"plan": plan.pk, "name": "Visits", "asks": {"words": "visits", "sort": "-due"}}
    kept = program.post("/filters", body, once="visits")
    assert kept.status_code == 201, kept.said
    assert program.post("/filters", body, once="visits").said == kept.said and SavedFilter.objects.count() == 1
    number = kept.said["number"]
    assert program.get("/filters").said["rows"] == [{"number": number, **body}]
    assert program.patch(f"/filters/{number}", {"name": "All visits"}).status_code == 200
    assert SavedFilter.objects.get().name == "All visits"
    assert program.post(f"/filters/{number}/remove").status_code == 200 and not SavedFilter.objects.exists()


def test_what_would_leave_nothing_out_is_refused(plan, program):
    for asks in ({"lead": "p99"}, {"section": "none"}, {"plan": str(plan.pk)}, {"words": ""}):
        refused = program.post("/filters", {"plan": plan.pk, "name": "Late", "asks": asks})
        assert refused.status_code == 422, asks
    across = program.post("/filters", {"name": "Late", "asks": {"words": "visits"}})
    assert across.status_code == 422 and across.said["errors"][0]["where"] == "body.asks.words"
    same = {"plan": plan.pk, "name": "Late", "asks": {"words": "visits"}}
    assert [program.post("/filters", same).status_code for _ in range(2)] == [201, 422]


def test_a_filter_is_its_persons_own(plan, program):
    number = program.post("/filters", {"plan": plan.pk, "name": "Mine", "asks": {"words": "visits"}}).said["number"]
    colleague = program_of(person("programme_manager", username="colleague"))
    assert colleague.get("/filters").said["rows"] == []
    assert colleague.patch(f"/filters/{number}", {"name": "Hers"}).status_code == 404
    assert colleague.post(f"/filters/{number}/remove").status_code == 404
    nobody = program_of(person("programme_manager", username="other", full_name="Other"), reads_only=True)
    assert nobody.post("/filters", {"name": "x", "asks": {"due": "late"}}).status_code == 403
    assert program.post("/filters", {"plan": 999, "name": "x", "asks": {"due": "late"}}).status_code == 404

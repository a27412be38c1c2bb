"""A plan that another program wrote as goldthread-plan/1 comes in like any other file."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from goldthread.plan.model import Plan
from goldthread_site.plans import models
from goldthread_site.plans.next_document.actions import say, take_in
from goldthread_site.plans.next_document.held import held
from goldthread_site.plans.next_document.settled import Settled
from goldthread_site.plans.rows import core_plan
from goldthread_site.trail.record import state_of
from tests.support.site import SMALL_PLAN, plan_in

pytestmark = pytest.mark.django_db
WHOLE = Plan.model_validate(SMALL_PLAN)


def _sent(client, address, text: str, name="plan.json"):
    return client.post(address, {"file": SimpleUploadedFile(name, text.encode())}, follow=True)


def test_json_becomes_the_plan_that_it_says(as_programme_manager):
    page = _sent(as_programme_manager, "/plan/import/", WHOLE.to_json())
    draft = models.ImportDraft.objects.get()
    assert page.status_code == 200 and page.redirect_chain
    for kind in ("recommendations", "actions", "plan"):
        shown = as_programme_manager.get(f"/plan/import/{draft.pk}/values/?kind={kind}")
        assert shown.status_code == 200, kind
    one = as_programme_manager.get(f"/plan/import/{draft.pk}/values/actions/a1/text/")
    assert one.status_code == 200
    as_programme_manager.post(f"/plan/import/{draft.pk}/accept/", {"version": draft.version})
    kept = core_plan(models.Plan.objects.get())
    assert kept.model_copy(update={"terms": WHOLE.terms}) == WHOLE


def test_json_is_taken_in_as_a_later_version(as_programme_manager, programme_manager):
    plan = plan_in(programme_manager)
    later = WHOLE.model_copy(
        update={"actions": (WHOLE.actions[0].model_copy(update={"rag": "red"}), *WHOLE.actions[1:])}
    )
    page = _sent(as_programme_manager, f"/plan/{plan.pk}/next-document/", later.to_json())
    assert page.status_code == 200
    draft = models.ImportDraft.objects.get(plan=plan)
    assert held(draft).asked == ()
    draft = say(by=programme_manager, draft=draft, said=Settled(whole=True))
    assert [each.kind for each in held(draft).merge.proposed] == ["re-rated"]
    take_in(by=programme_manager, draft=draft, state=state_of(plan.pk), decisions={})
    assert core_plan(plan).actions[0].rag == "red"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{}", "this JSON is not a plan"),
        ('{"format": "goldthread-plan/2"}', "does not keep to goldthread-plan/1"),
        ('{"format": "goldthread-plan/1", "actions": [{"id": "a1", "recommendations": ["r9"]}]}', "r9"),
        ("{" * 5000, "does not keep to goldthread-plan/1"),
        ('{"format": "goldthread-plan/1"}', ""),
    ],
)
def test_other_json_is_refused_in_a_sentence_and_nothing_is_kept(as_programme_manager, text, said):
    page = _sent(as_programme_manager, "/plan/import/", text)
    assert page.status_code in (200, 422)
    words = page.content.decode()
    assert said in words and "Traceback" not in words
    assert not models.Plan.objects.exists()

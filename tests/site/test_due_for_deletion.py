"""What is due for deletion, and a plan deleted by two people: the husk and the chain are left."""

from __future__ import annotations

import html
import os
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from goldthread.errors import UserError
from goldthread.plan.live.evidence import Used
from goldthread_site.look.clock import lived_again, moment
from goldthread_site.people.models import Look
from goldthread_site.plans import models
from goldthread_site.plans.changing import changing
from goldthread_site.plans.ending import deleting
from goldthread_site.plans.ending.actions import reopen
from goldthread_site.plans.evidence import actions as proof
from goldthread_site.plans.evidence.sweeping import sweep
from goldthread_site.trail.models import Revision
from goldthread_site.trail.verifying import verdict
from tests.support.django_site import TODAY
from tests.support.ending import close, next_plan
from tests.support.site import given, person, plan_in

pytestmark = pytest.mark.django_db
LATER = date(2036, 11, 21)  # the day after the last one on which the plan is kept
WORDS = ("Lena Osgood", "Visit children on time", "Out of scope now", "Children are seen sooner", "Minutes of May")


@pytest.fixture
def director(db):
    return person("director")


@pytest.fixture
def plan(programme_manager, settings, tmp_path):
    settings.EVIDENCE = tmp_path
    plan = plan_in(programme_manager)
    file, used = SimpleUploadedFile("minutes.pdf", b"%PDF-1.7\nminutes\n%%EOF\n"), [Used(entity="actions", key="a1")]
    proof.add(by=programme_manager, plan=plan, on=TODAY, to=used, file=file, title="Minutes of May")
    return close(plan, programme_manager, on=TODAY)


def text(answer) -> str:
    return " ".join(html.unescape(answer.content.decode()).split())


def deleted(plan, asks, agrees) -> None:
    with lived_again(LATER):
        deleting.ask(by=asks, plan=plan, why="Its time is over", today=LATER)
        deleting.agree(by=agrees, plan=plan, why="Yes", today=LATER)
    plan.refresh_from_db()


def test_a_plan_is_due_the_day_after_the_last_one_on_which_it_is_kept(as_programme_manager, plan):
    page = reverse("plans:due_for_deletion")
    with lived_again(LATER - timedelta(days=1)):
        assert "No plan is due for deletion" in text(as_programme_manager.get(page))
    with lived_again(LATER):
        said = text(as_programme_manager.get(page))
    assert "1 plan is due for deletion" in said and "20 Nov 2036" in said and "1 file" in said and "Ten years" in said


def test_what_else_is_past_its_time_stands_with_its_rule(as_programme_manager, programme_manager, plan):
    Look.objects.create(person=programme_manager, at=moment() - timedelta(days=800), page="plans:overview")
    models.ImportDraft.objects.create(
        file_name="old.txt", file_digest="0" * 64, data=b"", reading={}, started_by=programme_manager,
        started_at=moment() - timedelta(days=40),
    )  # fmt: skip
    said = text(as_programme_manager.get(reverse("plans:due_for_deletion")))
    assert "1 file on its way in" in said and "30 days after it was begun" in said
    assert "1 line of what visitors opened" in said and "730 days after the page was opened" in said


def test_a_plan_deleted_leaves_its_title_its_days_and_a_chain_that_holds(programme_manager, director, plan):
    deleted(plan, programme_manager, director)
    assert (plan.title, plan.authority, plan.closed_on) == ("Improvement plan", "Fernshire Council", TODAY)
    assert plan.value["closing"]["deleted"] == LATER.isoformat() and plan.value["closing"]["by"] == ""
    assert not any(model.objects.filter(plan=plan).exists() for model in models.EVERY_ROW.values())
    left = str(list(Revision.objects.filter(plan=plan.pk).values_list("value", "why")))
    assert not [word for word in WORDS if word in left]
    assert verdict().holds, list(verdict().lines())
    assert "Its time is over" in left  # who deleted what, and why, is not deleted


def test_what_stands_beside_a_plan_goes_with_it(programme_manager, director, plan):
    taken = {"file_name": "may.txt", "file_digest": "9" * 64, "taken_by": programme_manager}
    models.PlanDocument.objects.create(plan=plan, value={}, taken_at=plan.accepted_at, **taken)
    models.PlanReport.objects.create(plan=plan, value={"report": {}})
    models.SavedFilter.objects.create(person=programme_manager, plan=plan, name="Mine", asks={"lead": "Lena Osgood"})
    deleted(plan, programme_manager, director)
    beside = (models.PlanDocument, models.PlanReport, models.SavedFilter, models.KeptCheck)
    assert not [model for model in beside if model.objects.filter(plan=plan).exists()]
    assert plan.file_name == ""


def test_the_files_of_a_deleted_plan_go_with_the_sweep(programme_manager, director, plan, settings):
    files = list(Path(settings.EVIDENCE).glob("??/*"))
    deleted(plan, programme_manager, director)
    for path in files:
        os.utime(path, (0, 0))
    assert sweep() == len(files) == 1


def test_files_that_another_plan_names_stay(programme_manager, director, plan, settings):
    other = next_plan(programme_manager)
    file, used = SimpleUploadedFile("minutes.pdf", b"%PDF-1.7\nminutes\n%%EOF\n"), [Used(entity="actions", key="b1")]
    proof.add(by=programme_manager, plan=other, on=TODAY, to=used, file=file, title="The same minutes")
    deleted(plan, programme_manager, director)
    for path in Path(settings.EVIDENCE).glob("??/*"):
        os.utime(path, (0, 0))
    assert sweep() == 0


def test_nobody_deletes_alone(programme_manager, plan):
    given(programme_manager, "director")
    with lived_again(LATER):
        deleting.ask(by=programme_manager, plan=plan, why="Over", today=LATER)
        with pytest.raises(UserError, match="you asked for this yourself"):
            deleting.agree(by=programme_manager, plan=plan, why="Yes", today=LATER)
    assert plan.actions.count() == 3


def test_nothing_goes_too_soon_without_a_right_or_from_a_running_plan(programme_manager, director, viewer, plan):
    with pytest.raises(UserError, match="it is kept until 20 November 2036"):
        deleting.ask(by=programme_manager, plan=plan, why="Over", today=TODAY)
    with pytest.raises(PermissionDenied):
        deleting.ask(by=viewer, plan=plan, why="Over", today=LATER)
    with pytest.raises(UserError, match="this plan is running"):
        deleting.ask(by=programme_manager, plan=next_plan(programme_manager), why="Over", today=LATER)


def test_a_plan_changed_since_it_was_asked_is_asked_for_anew(programme_manager, director, plan):
    deleting.ask(by=programme_manager, plan=plan, why="Over", today=LATER)
    with changing(plan, by=programme_manager, why="A word", closed_too=True) as change:
        change.head(title="Renamed")
    with pytest.raises(UserError, match="the plan was changed since this was asked"):
        deleting.agree(by=director, plan=plan, why="Yes", today=LATER)
    deleting.keep(by=director, plan=plan, why="Ask again")
    assert deleting.asked_of(plan) is None and plan.actions.count() == 3 and verdict().holds


def test_a_deleted_plan_is_not_opened_again_and_its_pages_say_so(
    as_programme_manager, programme_manager, director, plan
):
    deleted(plan, programme_manager, director)
    with pytest.raises(UserError, match="this plan was deleted"):
        reopen(by=programme_manager, plan=plan, was=plan.version, why="Again")
    said = text(as_programme_manager.get(reverse("plans:overview", args=[plan.pk])))
    assert "This plan was deleted on <strong>21 November 2036</strong>" in said
    next_plan(programme_manager)
    assert "Deleted on 21 Nov 2036" in text(as_programme_manager.get(reverse("plans:plans")))


def test_two_people_delete_a_plan_through_its_page(client, programme_manager, director, plan):
    page = reverse("plans:delete", args=[plan.pk])
    with lived_again(LATER):
        client.force_login(programme_manager)
        assert "3 actions" in text(client.get(page))
        assert client.post(page, {"why": "", "do": "ask"}).status_code == 422
        client.post(page, {"why": "Its time is over", "do": "ask"})
        assert "another person must agree" in text(client.get(page))
        client.force_login(director)
        assert "Delete the plan for good" in text(client.get(page))
        assert client.post(page, {"why": "Yes", "do": "delete"}).status_code == 302
    assert models.Action.objects.filter(plan=plan).count() == 0 and verdict().holds

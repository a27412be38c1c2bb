"""The demo: loaded once, the second time nothing changes."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command

from goldthread_site.my.demo import came_in
from goldthread_site.my.management.commands import load_demo
from goldthread_site.people.demo import demo_people
from goldthread_site.people.models import User
from goldthread_site.people.roles import roles
from goldthread_site.plans.models import Action, DateMove, Escalation, HandDown, ImportDraft, Plan, Update
from goldthread_site.trail.models import Revision
from goldthread_site.trail.record import first_broken_link
from tests.support.plan_files import GOOD

pytestmark = pytest.mark.django_db


def run() -> str:
    out = StringIO()
    call_command("load_demo", stdout=out)
    return out.getvalue()


@pytest.fixture
def plan_file(tmp_path, monkeypatch):
    path = tmp_path / "improvement-plan.txt"
    path.write_bytes(GOOD)
    monkeypatch.setattr(load_demo, "DEMO_PLAN", path)
    return path


def test_it_prints_a_sign_in_for_each_role_that_works(plan_file):
    said = run()
    assert {who.role for who in demo_people()} == set(roles())
    for who in demo_people():
        assert who.username in said and who.password in said
        assert User.objects.get(username=who.username).check_password(who.password)


def test_the_plan_goes_in_through_the_same_reader(plan_file):
    assert "The demo's plan was brought in." in run()
    assert Plan.objects.get().actions.count() == 3
    assert not ImportDraft.objects.exists()


def test_the_second_time_changes_nothing(plan_file):
    run()
    before = (User.objects.count(), Plan.objects.count(), Revision.objects.count())
    assert "in already" in run()
    assert (User.objects.count(), Plan.objects.count(), Revision.objects.count()) == before


def test_a_password_that_was_changed_stays_changed(plan_file):
    run()
    who = User.objects.get(username="priya")
    who.set_password("my own long one")
    who.save()
    run()
    assert User.objects.get(username="priya").check_password("my own long one")


def test_without_a_plan_document_the_site_still_starts(tmp_path, monkeypatch):
    monkeypatch.setattr(load_demo, "DEMO_PLAN", tmp_path / "none.txt")
    assert "starts without a plan" in run()
    assert not Plan.objects.exists()


def test_the_invented_council_lives_its_plan_through():
    run()
    team, plan = Plan.objects.all()  # the newest first
    assert (Update.objects.filter(plan=plan).count(), DateMove.objects.filter(plan=plan).count()) == (9, 3)
    assert [move.state for move in DateMove.objects.order_by("order")] == ["agreed", "agreed", "asked"]
    assert Action.objects.get(plan=plan, text__startswith="Place an early help").rag == "blue"
    assert plan.accepted_at.date() == came_in() and first_broken_link(plan.pk) is None
    down = HandDown.objects.get().read
    assert down.plan == team.pk and len(down.actions) == 3 and Update.objects.filter(plan=team).count() == 2
    assert list(Escalation.objects.order_by("order").values_list("ended", flat=True)) == [True, False, False]
    assert first_broken_link(team.pk) is None

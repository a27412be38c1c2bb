"""What the plan check found is kept with the plan, and found anew when the plan or the rules change."""

from __future__ import annotations

import pytest
from django.db import transaction
from django.urls import reverse

from goldthread.plan.checks import check_plan
from goldthread_site.plans import actions, opened
from goldthread_site.plans.models import KeptCheck
from goldthread_site.plans.rows import core_plan
from goldthread_site.trail.record import Change, record
from tests.support.site import plan_in


@pytest.fixture
def checks(monkeypatch):
    """The plans that were checked, one for each time."""
    times = []
    monkeypatch.setattr(actions, "check_plan", lambda plan: times.append(plan) or check_plan(plan))
    return times


def open_check(client, plan) -> None:
    assert client.get(reverse("plans:check", args=[plan.pk])).status_code == 200


def test_a_plan_is_checked_when_it_is_accepted_and_not_when_it_is_looked_at(
    as_programme_manager, programme_manager, checks
):
    plan = plan_in(programme_manager)
    assert len(checks) == 1
    for _ in range(2):
        open_check(as_programme_manager, plan)
    assert len(checks) == 1


def test_what_is_kept_is_what_the_check_finds(programme_manager):
    plan = plan_in(programme_manager)
    assert KeptCheck.objects.get(plan=plan).read == check_plan(core_plan(plan)) != ()


def test_a_changed_plan_is_checked_again(as_programme_manager, programme_manager, checks):
    plan = plan_in(programme_manager)
    with transaction.atomic():
        record(plan=plan.pk, changes=[Change("actions", "a1", {})], by=programme_manager, why="a test")
    for _ in range(2):
        open_check(as_programme_manager, plan)
    assert len(checks) == 2


def test_new_rules_check_again(as_programme_manager, programme_manager, checks, monkeypatch):
    plan = plan_in(programme_manager)
    for module in (actions, opened):
        monkeypatch.setattr(module, "rules_digest", lambda: "other rules")
    for _ in range(2):
        open_check(as_programme_manager, plan)
    assert len(checks) == 2


def test_a_plan_without_findings_kept_is_checked_when_it_is_looked_at(as_programme_manager, programme_manager, checks):
    plan = plan_in(programme_manager)
    KeptCheck.objects.all().delete()
    open_check(as_programme_manager, plan)
    assert len(checks) == 2 and KeptCheck.objects.filter(plan=plan).exists()


def test_a_rule_that_fails_keeps_no_plan_out(programme_manager, monkeypatch, caplog):
    monkeypatch.setattr(actions, "check_plan", lambda plan: 1 / 0)
    plan = plan_in(programme_manager)
    assert plan.actions.exists() and not KeptCheck.objects.exists()
    assert "check failed" in caplog.text and "ZeroDivisionError" in caplog.text

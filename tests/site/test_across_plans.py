"""Several plans side by side: counts that agree with the core's, and one list across them."""

from __future__ import annotations

import pytest

from goldthread_site.look.clock import today
from goldthread_site.my.management.commands.load_demo import load_demo_plan
from goldthread_site.plans.across import actions_across, counted_plans
from goldthread_site.plans.presenters.standings import counts, matches
from goldthread_site.plans.rows import core_plan
from tests.support.site import plan_in

pytestmark = pytest.mark.django_db


def test_the_databases_counts_are_the_cores(programme_manager):
    plan_in(programme_manager)
    load_demo_plan(programme_manager)
    plans = counted_plans(programme_manager, as_at=today())
    assert [each.all for each in plans] == [3, 53]
    for each in plans:
        core = counts(core_plan(each.plan).actions, as_at=today())
        assert (each.all, each.done, each.late, each.soon, each.moved) == (
            core.all, core.done, core.late, core.soon, core.moved,
        )  # fmt: skip
        for where in ("late", "soon", "later", "undated", "done", "moved"):
            found = {row.key for row in actions_across(programme_manager, as_at=today(), due=where, plan=each.plan.pk)}
            whole = core_plan(each.plan).actions
            assert found == {row.id for row in whole if matches(row, where, as_at=today())}, where


def test_plans_stand_side_by_side_and_one_list_goes_across_them(as_programme_manager, programme_manager):
    first, second = plan_in(programme_manager), plan_in(programme_manager, data=b"another", title="The other plan")
    words = as_programme_manager.get("/").content.decode()
    assert "2 plans: 2 actions are late" in words and "The other plan" in words
    listed = as_programme_manager.get("/plan/all/", {"due": "late"})
    assert {row.plan for row in listed.context["rows"]} == {first.pk, second.pk}
    one = as_programme_manager.get("/plan/all/", {"plan": second.pk})
    assert {row.plan for row in one.context["rows"]} == {second.pk} and one.context["page"].paginator.count == 3


def test_the_number_of_queries_does_not_grow_with_the_plans(
    as_programme_manager, programme_manager, django_assert_num_queries
):
    for number in range(4):
        plan_in(programme_manager, data=bytes([number]))
    with django_assert_num_queries(6):  # session, person, rights, the council, plans, counts
        as_programme_manager.get("/")
    with django_assert_num_queries(9):  # and the list: her filters, how many, which
        as_programme_manager.get("/plan/all/")


def test_the_longest_late_stands_first_and_what_has_no_date_last(programme_manager):
    due = {"a1": None, "a2": "2026-12-31", "a3": "2026-06-30"}
    plan_in(programme_manager, actions=[
        {"id": id_, "recommendations": ["1"], "text": "Act", "due": {"text": latest or "Ongoing", "latest": latest}}
        for id_, latest in due.items()
    ])  # fmt: skip
    assert [row.key for row in actions_across(programme_manager, as_at=today())] == ["a3", "a2", "a1"]

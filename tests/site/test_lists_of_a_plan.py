"""The list of actions, the costs, the plan check: content, filters, empty states."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from goldthread.plan.checks import all_rules, check_plan
from goldthread_site.plans.filters import lead_key
from goldthread_site.plans.rows import core_plan
from tests.support.big_plan import big_plan
from tests.support.site import SMALL_PLAN, plan_in
from tests.support.words import heading, links, row_of, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def read(as_programme_manager, programme_manager):
    """A page of the small plan, with changes, under a query."""

    def page(kind: str, query: str = "", **changes) -> str:
        plan = plan_in(programme_manager, **changes)
        return as_programme_manager.get(reverse(f"plans:{kind}", args=[plan.pk]) + query).content.decode()

    return page


def whole(plan) -> dict:
    """A core plan as the changes that make it out of the small one."""
    return plan.model_dump(mode="json")


def test_the_list_counts_its_actions_and_groups_them(read):
    page = read("actions")
    assert heading(page) == "3 actions: 1 late, 1 without a date"
    assert "Help and protection" in row_of(page, "Help and protection")
    assert (
        row_of(page, "Train every supervisor")
        == "Choose 2.1 2.1 Train every supervisor Recommendation 2 Joan Sefton 31 Dec 2026 Amber –"
    )


@pytest.mark.parametrize(
    "query, stays",
    [
        ("?words=supervisor", {"2.1"}),
        ("?words=MONDAY list", {"1.1"}),
        ("?section=s1", {"1.1", "1.2"}),
        ("?rating=none", {"1.2"}),
        ("?due=late", {"1.1"}),
        ("?due=later", {"2.1"}),
        ("?due=moved", {"1.1"}),
        ("?due=undated", {"1.2"}),
        (f"?lead={lead_key('Joan Sefton')}&rating=amber", {"2.1"}),
        ("?lead=somebody", {"1.1", "1.2", "2.1"}),
    ],
)
def test_a_filter_leaves_what_fits(read, query, stays):
    page = read("actions", query)
    assert {ref for ref in ("1.1", "1.2", "2.1") if row_of(page, f"{ref} ")} == stays


def test_soon_is_within_30_days_of_today(read, settings):
    from datetime import date

    settings.TODAY = date(2026, 12, 1)
    assert row_of(read("actions", "?due=soon"), "2.1 ")
    settings.TODAY = date(2026, 11, 30)
    assert not row_of(read("actions", "?due=soon", data=b"another"), "2.1 ")


@pytest.mark.parametrize(
    "sort, first", [("due", "1.1"), ("-due", "1.2"), ("lead", "2.1"), ("rating", "2.1"), ("x", "1.1")]
)
def test_a_link_sorts_and_says_so(read, sort, first):
    page = read("actions", f"?sort={sort}")
    at = {ref: page.index(f">{ref}</td>") for ref in ("1.1", "1.2", "2.1")}
    assert min(at, key=at.get) == first
    assert ('aria-sort="' in page) == (sort != "x")


def test_sorting_keeps_the_filter_and_filtering_keeps_the_sort(read):
    page = read("actions", "?due=late&sort=lead")
    assert any("due=late" in href and "sort=-lead" in href for href in links(page))
    assert '<input type="hidden" name="sort" value="lead"' in page


def test_fifty_rows_stand_on_a_page(read):
    page = read("actions", **whole(big_plan(120)))
    assert "Page 1 of 3" in words(page) and page.count('role="rowheader"><a') == 50


def test_nothing_fits(read):
    page = read("actions", "?words=zebra")
    assert "None of 3 actions fits. Leave something out of the filter." in words(page) and "<table" not in page


def test_costs_stand_by_year_with_sums_beside_what_is_printed(read):
    page = read("costs")
    assert row_of(page, "Supervisor") == "Supervisor £40,000 £52,000"
    assert row_of(page, "Sum, one-off") == "Sum, one-off £28,000 £0"
    assert row_of(page, "Sum of all lines") == "Sum of all lines £68,000 £52,000"
    assert row_of(page, "Total printed") == "Total printed in the plan £68,000 none"
    assert row_of(page, "Difference") == "Difference none, they agree no total to compare"
    assert heading(page) == "£68,000 in 2026/27; £52,000 in 2027/28"


@pytest.mark.parametrize(
    "printed, said, more",
    [(70400, "printed £2,400 too high", "£2,400 more"), (67999.5, "printed £0.50 too low", "£0.50 less")],
)
def test_a_total_that_is_not_the_sum_says_by_how_much(read, printed, said, more):
    costs = {**SMALL_PLAN["costs"], "totals_printed": {"2026/27": printed}}
    page = read("costs", costs=costs)
    assert heading(page) == f"The printed total for 2026/27 is {more} than its lines"
    assert re.findall(r'gt-late">([^<]*)<', page) == [said]
    assert said in row_of(page, "Difference")


def test_costs_named_in_actions_lead_to_them(read):
    page = read("costs")
    assert row_of(page, "Train every supervisor") == "Train every supervisor Action 2.1 £28,000 £28,000"
    assert any(href.endswith("/action/a3/") for href in links(page))


def test_several_wrong_totals_are_counted(read):
    costs = {"lines": [{"item": "Posts", "amounts": {"2026/27": 100, "2027/28": 200}}]}
    page = read("costs", costs={**costs, "totals_printed": {"2026/27": 150, "2027/28": 190}})
    assert heading(page) == "2 printed totals are not the sums of their lines: 2026/27 by £50, 2027/28 by £10"


def test_a_plan_without_costs_says_what_that_means(read):
    bare = [{**action, "cost": None} for action in SMALL_PLAN["actions"]]
    page = read("costs", costs={}, actions=bare)
    assert heading(page) == "The plan names no costs" and "Nobody can tell whether the plan can be paid for." in words(
        page
    )


def test_the_check_shows_every_finding_of_the_core(as_programme_manager, programme_manager):
    plan = plan_in(programme_manager)
    found = check_plan(core_plan(plan))
    page = as_programme_manager.get(reverse("plans:check", args=[plan.pk])).content.decode()
    assert found and not [finding.message for finding in found if finding.message not in words(page)]
    errors = sum(finding.severity == "error" for finding in found)
    assert heading(page) == (f"Mend {errors} error" + ("s" if errors != 1 else ""))


def test_a_finding_has_its_rule_why_it_matters_and_a_link_to_its_row(read):
    unled = [{**action, "leads": []} if action["id"] == "a2" else action for action in SMALL_PLAN["actions"]]
    page = read("check", actions=unled)
    rule = next(rule for rule in all_rules() if rule.code == "GT101")
    assert "GT101" in words(page) and rule.why in words(page)
    assert any(href.endswith("/action/a2/") for href in links(page))


def test_the_check_can_be_narrowed_to_a_family_and_a_weight(read):
    page = read("check", "?family=money")
    assert "Showing" in words(page) and 'id="family-money"' in page and 'id="family-ratings"' not in page
    assert 'class="gt-fault__word">Error<' not in read("check", "?severity=note", data=b"another")


def test_a_plan_in_which_nothing_is_found(read, monkeypatch):
    monkeypatch.setattr("goldthread_site.plans.actions.check_plan", lambda plan: ())
    page = read("check")
    assert heading(page) == "The check found nothing to mend" and "None is broken." in words(page)

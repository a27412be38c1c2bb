"""Cost lines: pounds typed in usual forms, four amounts a year, and totals that are worked out."""

from __future__ import annotations

import html
from datetime import date

import pytest
from django.urls import reverse

from goldthread.plan.model import CostLine as CoreLine
from goldthread_site.look.clock import lived_again
from goldthread_site.plans.costs.forms import years_asked
from goldthread_site.plans.models import CostLine
from goldthread_site.trail.models import Revision
from goldthread_site.trail.record import first_broken_link
from tests.support.site import plan_in

pytestmark = pytest.mark.django_db
COSTS = {
    "lines": [
        {"item": "Duty workers", "recurrent": True, "amounts": {"2026/27": 80000}, "posts": 2, "rate": 40000},
        {"item": "Training", "recurrent": False, "amounts": {"2026/27": 5000, "2027/28": 1000}, "funded": False},
    ],
    "totals_printed": {"2026/27": 90000},
}
SAID = {
    "item": "A rota tool", "recurrent": "no", "funded": "yes", "posts": "", "rate": "", "why": "The board asked for it",
    "amounts 2026/27": "£28,000", "revised 2026/27": "30k", "committed 2026/27": "30000", "spent 2026/27": "12,500.50",
    "actions": ["a1"],
}  # fmt: skip


@pytest.fixture
def plan(programme_manager):
    return plan_in(programme_manager, costs=COSTS)


def page(view: str, *args) -> str:
    return reverse(f"plans:{view}", args=args)


def said(answer) -> str:
    return html.unescape(answer.content.decode())


def line(plan, place: int = 1) -> CostLine:
    return CostLine.objects.get(plan=plan, order=place)


def test_a_line_is_added_in_the_forms_that_people_type(as_programme_manager, plan):
    as_programme_manager.post(page("cost_line_add", plan.pk), SAID)
    value = line(plan, 3).read
    assert value == CoreLine(
        item="A rota tool", recurrent=False, funded=True, amounts={"2026/27": 28000}, revised={"2026/27": 30000},
        committed={"2026/27": 30000}, spent={"2026/27": 12500.5}, actions=("a1",),
    )  # fmt: skip
    assert Revision.objects.filter(plan=plan.pk).order_by("-place").first().why == "The board asked for it"
    assert first_broken_link(plan.pk) is None


def test_the_totals_are_worked_out_beside_the_printed_one(as_programme_manager, plan):
    as_programme_manager.post(page("cost_line_add", plan.pk), SAID)
    shown = " ".join(said(as_programme_manager.get(page("costs", plan.pk))).split())
    assert "printed £23,000 too low" in shown  # 80,000 + 5,000 + 28,000 planned against 90,000 printed
    assert "Duty workers: 2 × £40,000 is £80,000 a year, as the line says." in shown
    for item, left in (("A rota tool", "£17,499.50"), ("In all", "£103,499.50"), ("Not funded", "£6,000")):
        row = shown[shown.rindex(f'role="rowheader">{item}') :]
        assert f">{left}<" in row[: row.index("</tr>")]


@pytest.mark.parametrize(
    "changes, says",
    [
        ({"amounts 2026/27": "about 28k"}, "Planned, 2026/27: “about 28k” is not an amount in pounds"),
        ({"spent 2026/27": "28.000"}, "Spent, 2026/27: “28.000” is not an amount in pounds"),
        ({"revised 2026/27": "-5"}, "“-5” is not an amount in pounds"),
        ({"rate": "lots"}, "Cost of one post a year: “lots” is not an amount"),
        ({"posts": "two"}, "“two” is not a number of posts"),
        ({"posts": "nan"}, "“nan” is not a number of posts"),
        ({"item": " "}, "Say what is paid for"),
        ({"why": "."}, "Say why, in a few words"),
        ({"actions": ["a99"]}, "a99"),
        ({"funded": "perhaps"}, "Choose one from the list"),
    ],
)
def test_what_cannot_be_read_is_one_sentence_and_nothing_is_saved(as_programme_manager, plan, changes, says):
    answer = as_programme_manager.post(page("cost_line_add", plan.pk), {**SAID, **changes})
    assert answer.status_code == 422 and says in said(answer) and CostLine.objects.count() == 2


def test_a_change_keeps_what_the_form_does_not_ask(as_programme_manager, plan):
    where = page("cost_line", plan.pk, line(plan).key)
    assert "80,000" in said(as_programme_manager.get(where)) and "40,000" in said(as_programme_manager.get(where))
    sent = {**SAID, "item": "Duty workers", "posts": "2", "rate": "40k", "version": 1, "amounts 2026/27": "80,000"}
    assert as_programme_manager.post(where, sent).status_code == 302
    assert (line(plan).read.posts, line(plan).read.rate, line(plan).read.spent) == (2, 40000, {"2026/27": 12500.5})
    assert "2 posts × £40,000" in said(as_programme_manager.get(page("costs", plan.pk)))


def test_two_people_see_both_amounts(as_programme_manager, plan):
    where, sent = page("cost_line", plan.pk, line(plan).key), {**SAID, "version": 1}
    as_programme_manager.post(where, {**sent, "spent 2026/27": "£10,000"})
    answer = as_programme_manager.post(where, {**sent, "spent 2026/27": "£11,000"})
    shown = said(answer)
    assert answer.status_code == 409 and "10,000" in shown and "£11,000" in shown
    assert shown.count("Keep mine") == 1  # “30k” and “30,000” are one amount
    kept = {**sent, "version": 2, "keep-spent 2026/27": "mine", "mine-spent 2026/27": "£11,000"}
    as_programme_manager.post(where, kept)
    assert line(plan).read.spent == {"2026/27": 11000}


def test_the_years_asked_are_the_budgets_this_one_and_the_next():
    assert years_asked(["2015-16"], date(2026, 3, 31)) == ("2015-16", "2025/26", "2026/27")
    assert years_asked(["2026-27"], date(2026, 4, 1)) == ("2026-27", "2027/28")


def test_a_reader_changes_nothing(client, plan, viewer):
    client.force_login(viewer)
    shown = said(client.get(page("costs", plan.pk)))
    assert "Duty workers" in shown and "Change" not in shown and "Add a cost line" not in shown
    assert client.post(page("cost_line_add", plan.pk), SAID).status_code == 403
    assert client.post(page("cost_line", plan.pk, line(plan).key), SAID).status_code == 403


def test_a_past_day_shows_what_was_and_changes_nothing(as_programme_manager, programme_manager):
    with lived_again(date(2026, 9, 1)):
        plan = plan_in(programme_manager, costs=COSTS)
    as_programme_manager.post(page("cost_line_add", plan.pk), SAID)
    shown = said(as_programme_manager.get(page("costs", plan.pk) + "?as_at=2026-10-01"))
    assert "Duty workers" in shown and "A rota tool" not in shown and "Change" not in shown
    assert as_programme_manager.post(page("cost_line_add", plan.pk) + "?as_at=2026-10-01", SAID).status_code == 422
    assert CostLine.objects.count() == 3


def test_the_button_pressed_twice_adds_one_line(as_programme_manager, plan):
    for _ in range(2):
        assert as_programme_manager.post(page("cost_line_add", plan.pk), SAID).status_code == 302
    assert CostLine.objects.filter(plan=plan).count() == 3

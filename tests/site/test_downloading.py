"""Taking a plan out: every form is the plan that is in, as a file, for whoever may see it."""

from __future__ import annotations

import pytest
from django.urls import reverse

from goldthread.documents import read_plan
from goldthread.documents.layouts import layout_named, layout_names
from goldthread.documents.write import FORMS
from goldthread.plan.model import Plan as CorePlan
from goldthread.plan.targets import targets_in
from goldthread_site.plans.rows import core_plan
from tests.support.round_trip import differences
from tests.support.site import person, plan_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(programme_manager):
    return plan_in(programme_manager)


def as_its_words_say(plan: CorePlan) -> CorePlan:
    """The plan with the targets that its outcomes' words name: a file holds the words alone."""
    outcomes = tuple(row.model_copy(update={"targets": targets_in(row.text)}) for row in plan.outcomes)
    return plan.model_copy(update={"outcomes": outcomes})


def take(client, plan, form: str, layout: str = "house"):
    return client.get(reverse("plans:download_file", args=[plan.pk, layout, form]))


@pytest.mark.parametrize("form", [form for form in FORMS if form != "json"])
@pytest.mark.parametrize("layout", ["house", "city-of-london"])
def test_the_file_is_the_plan_that_is_in(as_programme_manager, plan, form, layout):
    answer = take(as_programme_manager, plan, form, layout)
    assert answer.status_code == 200 and answer["Content-Type"] == FORMS[form].media
    read = read_plan(answer.content, name=f"plan.{form}").plan
    sheets = FORMS[form].sheets
    assert not differences(as_its_words_say(core_plan(plan)), read, layout_named(layout), sheets=sheets, form=form)


def test_json_is_the_plan_whole(as_programme_manager, plan):
    assert CorePlan.from_json(take(as_programme_manager, plan, "json").content) == core_plan(plan)


def test_it_is_given_as_a_file_of_a_plain_name_that_nobody_keeps(as_programme_manager, plan):
    answer = take(as_programme_manager, plan, "html")
    assert answer["Content-Disposition"].startswith('attachment; filename="')
    assert answer["Content-Disposition"].endswith('-plan-house.html"')
    assert "no-store" in answer["Cache-Control"] and answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("authority", ["Ynys Môn / Anglesey", 'A "quoted"\r\nSet-Cookie: x', "", "…"])
def test_odd_names_make_plain_file_names(as_programme_manager, plan, authority):
    plan.value = {**plan.value, "authority": authority or None}
    plan.save()
    name = take(as_programme_manager, plan, "csv")["Content-Disposition"]
    assert name.isascii() and "\n" not in name and name.count('"') == 2


@pytest.mark.parametrize("layout", layout_names())
def test_the_page_says_what_a_layout_leaves_out(as_programme_manager, plan, layout):
    page = as_programme_manager.get(reverse("plans:download", args=[plan.pk]), {"form": "docx", "layout": layout})
    said = page.content.decode()
    assert layout_named(layout).title.replace("'", "&#x27;") in said
    assert ("Nothing of the plan is left out" in said) == (layout == "house")
    assert reverse("plans:download_file", args=[plan.pk, layout, "docx"]) in said


@pytest.mark.parametrize(("layout", "form"), [("nonsuch", "docx"), ("house", "exe")])
def test_no_such_layout_or_form(as_programme_manager, plan, layout, form):
    assert take(as_programme_manager, plan, form, layout).status_code == 404
    choice = {"form": form, "layout": layout}
    assert as_programme_manager.get(reverse("plans:download", args=[plan.pk]), choice).status_code == 404


def test_whoever_may_see_the_plan_may_take_it_and_that_is_logged(client, plan, caplog):
    reader = person("viewer")
    client.force_login(reader)
    with caplog.at_level("INFO", logger="goldthread.plans"):
        assert take(client, plan, "csv").status_code == 200
    assert f"plan={plan.pk} form=csv layout=house by={reader.pk}" in caplog.text
    client.logout()
    assert take(client, plan, "csv").status_code == 302


def test_the_plan_leads_to_it(as_programme_manager, plan):
    overview = as_programme_manager.get(reverse("plans:overview", args=[plan.pk])).content.decode()
    assert reverse("plans:download", args=[plan.pk]) in overview

"""Taking a plan out: every form is the plan that is in, as a file, for whoever may see it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldthread.documents import read_plan
from goldthread.documents.layouts import layout_named, layout_names
from goldthread.documents.write import FORMS
from goldthread.errors import UserError
from goldthread.plan.model import Plan as CorePlan
from goldthread.plan.targets import targets_in
from goldthread_site.plans.rows import core_plan
from tests.support.round_trip import differences
from tests.support.site import person, plan_in
from tests.support.words import words

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


@pytest.mark.parametrize("fault", [ValueError("the words of the plan"), UserError("it cannot be written", why="no")])
def test_a_file_that_cannot_be_written_is_one_sentence_on_the_page(
    as_programme_manager, plan, monkeypatch, caplog, fault
):
    def broken(*_):
        raise fault

    monkeypatch.setattr("goldthread_site.plans.written.write_plan", broken)
    page = as_programme_manager.get(
        reverse("plans:download_file", args=[plan.pk, "bury", "pdf"]), follow=True, SERVER_NAME="localhost"
    )
    assert page.status_code == 200 and "cannot be written" in page.content.decode().replace("could not", "cannot")
    assert page.request["QUERY_STRING"] == "form=pdf&layout=bury"
    assert "the words of the plan" not in caplog.text + page.content.decode()


def test_the_database_is_not_asked_while_the_file_is_written(as_programme_manager, plan, monkeypatch):
    from goldthread.documents.write import write_plan

    def alone(*given, **more):
        assert not connection.in_atomic_block or connection.savepoint_ids == before
        with CaptureQueriesContext(connection) as asked:
            data = write_plan(*given, **more)
        assert not asked.captured_queries
        return data

    before = list(connection.savepoint_ids)
    monkeypatch.setattr("goldthread_site.plans.written.write_plan", alone)
    assert take(as_programme_manager, plan, "xlsx").status_code == 200


def test_each_layout_says_beside_it_what_it_leaves_out(as_programme_manager, plan):
    page = reverse("plans:download", args=[plan.pk])
    said = words(as_programme_manager.get(page).content.decode())
    assert said.count("Leaves nothing out.") == 1 and said.count("No place for ") == len(layout_names()) - 1
    whole = words(
        as_programme_manager.get(reverse("plans:download", args=[plan.pk]), {"form": "json"}).content.decode()
    )
    assert "No place for " not in whole


def test_one_role_that_may_not_see_the_plan_may_not_take_it(client, plan):
    client.force_login(person("gardener"))
    assert take(client, plan, "csv").status_code == 403


def test_a_title_of_odd_signs_is_in_every_form(as_programme_manager, plan):
    title = 'Plan <b>&amp;</b> "new" \u202e ∑ #show [x] $y$ \x0b \ufeff 子 👍'
    plan.value = {**plan.value, "title": title}
    plan.save()
    for form in FORMS:
        assert take(as_programme_manager, plan, form).status_code == 200, form
    page = take(as_programme_manager, plan, "html").content.decode()
    assert "&lt;b&gt;&amp;amp;&lt;/b&gt;" in page and "<b>" not in page


def test_the_plan_leads_to_it(as_programme_manager, plan):
    overview = as_programme_manager.get(reverse("plans:overview", args=[plan.pk])).content.decode()
    assert reverse("plans:download", args=[plan.pk]) in overview

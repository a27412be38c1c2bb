"""A later version of a plan's document through the pages: chosen, looked at, taken in whole or not at all."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from goldthread.plan.moves import first_date
from goldthread_site.plans import models
from goldthread_site.plans.changing import changing
from goldthread_site.plans.next_document import putting
from goldthread_site.plans.rows import core_plan, live
from goldthread_site.trail.models import Revision
from goldthread_site.trail.record import first_broken_link, state_of
from tests.support.later_documents import APRIL, COVER, FEBRUARY, LISTS, MARCH, TRAIN, file_of
from tests.support.site import given, person

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def browser(client, programme_manager):
    client.force_login(programme_manager)
    return client


@pytest.fixture
def plan(browser):
    """The plan of February, brought in from a text file as people do."""
    answer = browser.post(reverse("plans:import"), {"file": upload(FEBRUARY, "txt")})
    draft = models.ImportDraft.objects.get()
    browser.post(reverse("plans:import_confirm_rest", args=[draft.pk]))
    draft.refresh_from_db()
    browser.post(reverse("plans:import_accept", args=[draft.pk]), {"version": draft.version})
    assert answer.status_code == 302
    return models.Plan.objects.get()


def upload(rows, form: str, **more) -> SimpleUploadedFile:
    return SimpleUploadedFile(f"plan.{form}", file_of(rows, form, **more))


def choose(browser, plan, rows, form: str, **more):
    """Chooses the file of a later version: the answer, from which a draft goes on."""
    return browser.post(reverse("plans:next_document", args=[plan.pk]), {"file": upload(rows, form, **more)})


def difference(browser, plan, *, whole: str = "yes"):
    """The page of the difference, after everything was said that is asked on the way."""
    draft = models.ImportDraft.objects.get(plan=plan, started_by=browser.session["_auth_user_id"])
    browser.post(reverse("plans:import_confirm_rest", args=[draft.pk]))
    draft.refresh_from_db()
    address = reverse("plans:next_document_whole", args=[plan.pk, draft.pk])
    browser.post(address, {"version": draft.version, "whole": whole})
    return browser.get(reverse("plans:next_document_go_on", args=[plan.pk, draft.pk]), follow=True)


def press(browser, page, **decisions):
    """Presses the button on the page of the difference; a decision is named by a part of its question."""
    hidden = {name: re.search(f'name="{name}" value="([^"]*)"', page.text)[1] for name in ("version", "state")}
    chosen = {
        each.field.html_name: said for each in page.context["page"].to_decide for words, said in decisions.items()
        if words in each.label.lower()
    }  # fmt: skip
    return browser.post(page.wsgi_request.path, hidden | chosen)


def taken_in(browser, plan, rows, form: str, **more):
    """A later version taken in without a word: the page that says what was done."""
    choose(browser, plan, rows, form, **more)
    answer = press(browser, difference(browser, plan))
    assert answer.status_code == 302, answer.text
    return browser.get(answer.url)


def by_ref(plan) -> dict:
    """Every action as it is kept, by its reference."""
    return {action.ref: action for action in core_plan(plan).actions}


def parts(page) -> dict[str, list[str]]:
    """The rows of each part of the page of the difference, in its own words."""
    return {part.id: [row.row.text for row in part.rows] for part in page.context["page"].parts}


def test_a_later_version_is_shown_as_a_difference_and_goes_in_whole(browser, plan):
    ids = {ref: action.id for ref, action in by_ref(plan).items()}
    answer = choose(browser, plan, MARCH, "docx")
    assert answer.status_code == 302
    page = difference(browser, plan)
    assert {part: [text[:10] for text in rows] for part, rows in parts(page).items()} == {
        "new": ["Action 2.3"], "changed": ["Action 2.1"], "slipped": ["Action 1.2"], "re-rated": ["Action 1.1"],
        "gone": ["Action 2.2"],
    }  # fmt: skip
    assert "and every new one" in page.text and "30 Nov 2026" in page.text

    done = browser.get(press(browser, page).url)
    assert "What it changed: 1 new, 1 changed, 1 slipped, 1 re-rated, 1 withdrawn" in done.text
    actions = by_ref(plan)
    assert {ref: action.id for ref, action in actions.items() if ref in ids} == ids
    assert (actions["1.1"].rag, actions["1.2"].due.latest, actions["2.2"].withdrawn) == ("green", "2026-11-30", True)
    assert actions["2.1"].text == f"{TRAIN}, and every new one"
    assert actions["1.2"].due.slipped_from == ("31 October 2026",)
    whys = set(Revision.objects.filter(plan=plan.pk, at__gte=done.context["kept"].taken_at).values_list("why", flat=True))
    assert [why.partition(", taken in on ")[0] for why in whys] == ["From plan.docx"]
    assert not models.ImportDraft.objects.exists() and first_broken_link(plan.pk) is None


def test_word_then_excel_then_text_keep_the_first_date_and_bring_back_what_was_gone(browser, plan):
    cover = by_ref(plan)["1.2"].id
    taken_in(browser, plan, MARCH, "docx")
    done = taken_in(browser, plan, APRIL, "xlsx")
    assert "1 slipped, 1 brought back" in done.text
    nothing = choose(browser, plan, APRIL, "txt")
    assert nothing.status_code == 302
    assert "This document changes nothing in the plan" in difference(browser, plan).text

    moves = live(plan, models.DateMove, action=cover)
    assert [(move.before.latest, move.after.latest) for move in moves] == [
        ("2026-10-31", "2026-11-30"), ("2026-11-30", "2027-01-31"),
    ]  # fmt: skip
    assert first_date(by_ref(plan)["1.2"], moves).latest == "2026-10-31"
    assert not by_ref(plan)["2.2"].withdrawn
    assert "plan.xlsx" in browser.get(reverse("plans:documents", args=[plan.pk])).text

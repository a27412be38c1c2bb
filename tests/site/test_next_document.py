"""A later version of a plan's document through the pages: chosen, looked at, taken in whole or not at all."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from goldthread.documents import read_plan
from goldthread.documents.load import load_document
from goldthread.plan.model import Rated
from goldthread.plan.moves import first_date
from goldthread.plan.terms import Terms
from goldthread_site.plans import models, readings
from goldthread_site.plans.agreeing.actions import move_date
from goldthread_site.plans.changing import changing
from goldthread_site.plans.next_document import putting
from goldthread_site.plans.rows import core_plan, live
from goldthread_site.trail.models import Revision
from goldthread_site.trail.record import first_broken_link, state_of
from tests.support.cut_plan import cut, days_of
from tests.support.later_documents import APRIL, COVER, FEBRUARY, LISTS, MARCH, TRAIN, file_of
from tests.support.listed import PLANS, needs_plans
from tests.support.office_files import docx_of, xlsx_of
from tests.support.site import given, person, plan_in, small_reading

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def browser(client, programme_manager):
    client.force_login(programme_manager)
    return client


@pytest.fixture
def plan(browser):
    """The plan of February, brought in from a text file as people do."""
    return accepted(browser, upload(FEBRUARY, "txt"))


def accepted(browser, file) -> models.Plan:
    """The plan that a file becomes, every doubtful value taken as it was read."""
    browser.post(reverse("plans:import"), {"file": file})
    draft = models.ImportDraft.objects.get()
    browser.post(reverse("plans:import_confirm_rest", args=[draft.pk]))
    draft.refresh_from_db()
    browser.post(reverse("plans:import_accept", args=[draft.pk]), {"version": draft.version})
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
    on = reverse("plans:next_document_go_on", args=[plan.pk, draft.pk])
    while (page := browser.get(on, follow=True)).wsgi_request.path.endswith("/rows/"):
        answers = {ask.field.html_name: "new" for ask in page.context["shown"]}
        browser.post(page.wsgi_request.path, answers | {"version": version_on(page)})
    assert page.wsgi_request.path.endswith("/whole/"), page.wsgi_request.path
    browser.post(page.wsgi_request.path, {"version": version_on(page), "whole": whole})
    return browser.get(on, follow=True)


def version_on(page) -> str:
    return re.search('name="version" value="([^"]*)"', page.text)[1]


def press(browser, page, **decisions):
    """Presses the button on the page of the difference; a decision is named by a part of its question."""
    hidden = {"version": version_on(page), "state": page.context["state"]}
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
    whys = set(
        Revision.objects.filter(plan=plan.pk, at__gte=done.context["kept"].taken_at).values_list("why", flat=True)
    )
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


def edited(plan, by, ref: str, **values) -> None:
    """An action changed in the live plan."""
    row = models.Action.objects.get(plan=plan, ref=ref)
    with changing(plan, by=by, why="The board asked") as change:
        change.put(row, row.read.model_copy(update=values), was=row.version)


@pytest.mark.parametrize(
    ("said", "stands"),
    [("mine", "Train the supervisors first"), ("theirs", f"{TRAIN}, and every new one"), ("join", "Both, as joined")],
)
def test_what_both_changed_is_asked_beside_who_changed_it_and_the_answer_stands(
    browser, plan, programme_manager, said, stands
):
    edited(plan, programme_manager, "2.1", text="Train the supervisors first")
    choose(browser, plan, MARCH, "docx")
    page = difference(browser, plan)
    (asked,) = page.context["page"].to_decide
    assert asked.row.text.startswith("Action 2.1") and "The board asked" in page.text
    assert (asked.live, asked.document) == ("Train the supervisors first", f"{TRAIN}, and every new one")
    undecided = press(browser, page)
    assert undecided.status_code == 422 and "Choose what stays" in undecided.text
    assert by_ref(plan)["1.1"].rag == "amber"

    name = asked.field.html_name
    answer = browser.post(page.wsgi_request.path, {
        "version": version_on(page), "state": page.context["state"], name: said,
        f"{name}-join": "Both, as joined",
    })  # fmt: skip
    assert answer.status_code == 302
    assert by_ref(plan)["2.1"].text == stands


def test_a_plan_that_moved_on_is_refused_with_what_changed_and_nothing_saved(browser, plan, programme_manager):
    choose(browser, plan, MARCH, "docx")
    page = difference(browser, plan)
    edited(plan, programme_manager, "1.2", text="Set up duty cover at night")
    before = state_of(plan.pk)
    refused = press(browser, page)
    assert refused.status_code == 409 and state_of(plan.pk) == before
    assert "Changed in the plan while you looked" in refused.text and "at night" in refused.text
    assert press(browser, refused).status_code == 302  # looked at again: the slip and the new words both stand
    assert (by_ref(plan)["1.2"].text, by_ref(plan)["1.2"].due.latest) == ("Set up duty cover at night", "2026-11-30")


def test_a_fault_in_the_middle_leaves_plan_and_draft_as_they_were(browser, plan, monkeypatch):
    choose(browser, plan, MARCH, "docx")
    page = difference(browser, plan)
    before, kept = state_of(plan.pk), core_plan(plan)

    def fails(*given):
        raise OSError("the disk is full")

    monkeypatch.setattr(putting, "_put_moves", fails)  # every row was put by then
    with pytest.raises(OSError, match="the disk is full"):
        press(browser, page)
    assert (state_of(plan.pk), core_plan(plan)) == (before, kept)
    assert models.ImportDraft.objects.count() == 1 and not models.PlanDocument.objects.exists()


def test_a_second_press_and_the_same_file_again_change_nothing(browser, plan):
    choose(browser, plan, MARCH, "docx")
    page = difference(browser, plan)
    assert press(browser, page).status_code == 302
    after = state_of(plan.pk)
    again = browser.post(page.wsgi_request.path, {"version": "1", "state": after}, follow=True)
    assert "This document is finished" in again.text
    for address in (reverse("plans:next_document", args=[plan.pk]), reverse("plans:import")):
        refused = browser.post(address, {"file": upload(MARCH, "docx")})
        assert refused.status_code == 422 and "taken in as a later version of its plan" in refused.text
    first = browser.post(reverse("plans:next_document", args=[plan.pk]), {"file": upload(FEBRUARY, "txt")})
    assert "this file was brought in already" in first.text
    assert state_of(plan.pk) == after


def test_two_people_take_in_two_documents_and_the_second_looks_again(browser, plan):
    from django.test import Client

    other = Client()
    other.force_login(person("programme_manager", username="second", full_name="Owen Tarrant"))
    choose(browser, plan, MARCH, "docx")
    choose(other, plan, APRIL, "xlsx")
    one, two = difference(browser, plan), difference(other, plan)
    assert press(browser, one).status_code == 302
    refused = press(other, two)
    assert refused.status_code == 409 and "From plan.docx" in refused.text
    assert press(other, refused).status_code == 302
    assert (by_ref(plan)["1.2"].due.latest, by_ref(plan)["2.2"].withdrawn) == ("2027-01-31", False)
    assert first_broken_link(plan.pk) is None


def test_a_part_of_the_plan_takes_nothing_out(browser, plan):
    choose(browser, plan, MARCH[:2], "docx")
    page = difference(browser, plan, whole="no")
    assert set(parts(page)) == {"slipped", "re-rated"}
    press(browser, page)
    assert not any(action.withdrawn for action in by_ref(plan).values())


def test_another_plan_altogether_is_warned_of_before_anything(browser, plan):
    rows = tuple(
        (f"{n}. Something else {n}", f"{n}.9", f"Do quite another thing {n * 7}", "", "", "", "") for n in (8, 9)
    )
    answer = choose(browser, plan, rows, "docx", council="Westmarch Council")
    page = browser.get(answer.url, follow=True)
    assert "This looks like another plan: it is of Westmarch, not of Fernshire" in page.text
    browser.post(page.wsgi_request.path)
    assert "This looks like another plan" not in browser.get(answer.url, follow=True).text


def test_an_import_that_looks_like_a_later_version_offers_to_go_in_there(browser, plan):
    answer = browser.post(reverse("plans:import"), {"file": upload(MARCH, "docx")})
    page = browser.get(answer.url)
    assert "This looks like a later version of" in page.text
    draft = models.ImportDraft.objects.get()
    browser.post(reverse("plans:next_document_here", args=[plan.pk, draft.pk]))
    assert press(browser, difference(browser, plan)).status_code == 302
    assert models.Plan.objects.count() == 1 and by_ref(plan)["1.1"].rag == "green"


def test_a_withdrawn_action_keeps_its_page_says_why_and_can_be_brought_back(browser, plan):
    key = by_ref(plan)["2.2"].id
    taken_in(browser, plan, MARCH, "docx")
    page = browser.get(reverse("plans:action", args=[plan.pk, key]))
    assert "This action is withdrawn." in page.text and "From plan.docx, taken in on" in page.text
    assert reverse("plans:move_date", args=[plan.pk, key]) not in page.text
    every = browser.get(reverse("plans:withdrawn", args=[plan.pk]))
    assert "1 withdrawn action" in every.text and "Keep a diary" in every.text
    assert "Keep a diary" not in browser.get(reverse("plans:actions", args=[plan.pk])).text
    back = reverse("plans:bring_back", args=[plan.pk, "actions", key])
    version = version_on(browser.get(back))
    assert "Say why" in browser.post(back, {"version": version, "why": ""}).text
    browser.post(back, {"version": version, "why": "It was left out by mistake"})
    assert not by_ref(plan)["2.2"].withdrawn
    assert "This action is withdrawn." not in browser.get(reverse("plans:action", args=[plan.pk, key])).text


def test_every_link_of_the_page_that_says_what_was_done_opens(browser, plan):
    done = taken_in(browser, plan, MARCH, "docx")
    links = set(re.findall(rf'href="(/plan/{plan.pk}/[^"#]*)"', done.text))
    assert any("/history/" in link for link in links)
    assert {link: browser.get(link).status_code for link in links} == dict.fromkeys(links, 200)


def test_a_person_who_runs_another_plan_alone_and_a_closed_plan_are_refused(client, browser, plan):
    other = models.Plan.objects.create(
        file_name="b.txt", file_digest="b" * 64, accepted_at=plan.accepted_at, accepted_by=plan.accepted_by, value={}
    )
    owner = person("action_owner")
    given(owner, "programme_manager", plan=other.pk)
    client.force_login(owner)
    assert choose(client, plan, MARCH, "docx").status_code == 403
    client.force_login(plan.accepted_by)
    models.Plan.objects.filter(pk=plan.pk).update(closed_on=date(2026, 3, 1))
    closed = choose(client, plan, MARCH, "docx")
    assert closed.status_code != 302 and "this plan is closed" in closed.text.lower()
    assert not models.ImportDraft.objects.exists()


def test_who_runs_one_plan_alone_takes_its_document_in_from_first_to_last(client, browser, plan):
    runs_one = person("action_owner")
    given(runs_one, "programme_manager", plan=plan.pk)
    client.force_login(runs_one)
    taken_in(client, plan, MARCH, "docx")
    assert by_ref(plan)["1.1"].rag == "green"
    assert (by_ref(plan)["1.1"].text, by_ref(plan)["1.2"].text) == (LISTS, COVER)


def test_a_date_past_the_terms_comes_in_and_says_that_nobody_agreed_yet(browser, plan, programme_manager):
    with changing(plan, by=programme_manager, why="No move without the sponsor") as change:
        change.head(terms=Terms(most_moves=0).model_dump(mode="json"))
    taken_in(browser, plan, MARCH, "docx")
    (move,) = live(plan, models.DateMove)
    assert (move.state, move.agreed_by, move.reason.partition(",")[0]) == ("agreed", None, "From plan.docx")


def test_a_move_that_waited_is_answered_by_the_document_that_prints_it(browser, plan, programme_manager):
    with changing(plan, by=programme_manager, why="No move without the sponsor") as change:
        change.head(terms=Terms(most_moves=0).model_dump(mode="json"))
    row = models.Action.objects.get(plan=plan, ref="1.2")
    asked = move_date(by=programme_manager, row=row, was=row.version, to="30/11/2026", why="No cover in August")
    assert asked.state == "asked"
    taken_in(browser, plan, MARCH, "docx")
    (move,) = live(plan, models.DateMove)
    assert (move.id, move.state, move.answer.partition(",")[0]) == (asked.id, "agreed", "From plan.docx")
    assert by_ref(plan)["1.2"].due.slipped_from == ("31 October 2026",)


def test_a_published_position_stays_whatever_a_later_document_says(browser, programme_manager):
    plan = plan_in(programme_manager)
    row = models.Position.objects.filter(plan=plan).first()
    with changing(plan, by=programme_manager, why="The board read it") as change:
        change.put(row, row.read.model_copy(update={"published": "2026-11-01"}), was=row.version)
    other = row.read.model_copy(update={"outcome": Rated(rag="blue")})
    said = core_plan(plan).model_copy(update={"positions": (other,)})
    models.ImportDraft.objects.create(
        file_name="plan.docx", file_digest="e" * 64, data=b"later", started_by=programme_manager, plan=plan,
        reading=readings.as_json(small_reading(doubts=(), **said.model_dump(mode="json"))), started_at=plan.accepted_at,
    )  # fmt: skip
    page = difference(browser, plan)
    assert "What was published stays" in page.text and not page.context["page"].to_decide
    assert press(browser, page).status_code == 302
    assert models.Position.objects.get(pk=row.pk).read.outcome == row.read.outcome


@needs_plans
def test_a_real_plan_is_built_up_from_the_files_of_its_four_position_dates(browser, capsys):
    text = next(path for path in PLANS if path.stem.startswith("p")).read_text(encoding="utf-8")
    whole = read_plan(text.encode(), name="plan.txt").plan
    days = days_of(whole)
    files = {step: load_document(cut(text, whole, step).encode(), name="plan.txt") for step in (2, 3)}
    plan = accepted(browser, SimpleUploadedFile("first.txt", cut(text, whole, 1).encode()))
    first = {action.id: action.due for action in core_plan(plan).actions}
    for name, data in (
        ("second.docx", docx_of(files[2])), ("third.xlsx", xlsx_of(files[3])),
        ("fourth.txt", cut(text, whole, len(days)).encode()),
    ):  # fmt: skip
        browser.post(reverse("plans:next_document", args=[plan.pk]), {"file": SimpleUploadedFile(name, data)})
        page = difference(browser, plan)
        done = browser.get(press(browser, page).url)
        with capsys.disabled():
            print(f"\n{name}: {page.context['page'].heading}", end="")
        assert not page.context["page"].to_decide and "gone" not in parts(page), done.context["said"]

    now, moves = core_plan(plan), live(plan, models.DateMove)
    assert [len(rows) for rows in (now.actions, now.positions, now.remedial_actions)] == [
        len(rows) for rows in (whole.actions, whole.positions, whole.remedial_actions)
    ]
    moved = [action for action in now.actions if action.id in first and action.due.latest != first[action.id].latest]
    assert len(moved) == len(moves) == 21
    assert {action.id: first_date(action, moves).latest for action in moved} == {
        action.id: first[action.id].latest for action in moved
    }
    assert not any(action.withdrawn for action in now.actions) and first.keys() <= {row.id for row in now.actions}
    assert browser.get(reverse("plans:dates", args=[plan.pk])).status_code == 200
    assert first_broken_link(plan.pk) is None

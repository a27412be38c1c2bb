"""The history: who changed what, when and why, as sentences; what was erased is said to be erased."""

from __future__ import annotations

import re
from datetime import date

import pytest

from goldthread.plan.live.date_move import DateMove
from goldthread.plan.live.update import Update
from goldthread_site.look.clock import lived_again
from goldthread_site.plans import models
from goldthread_site.plans.changing import changing
from goldthread_site.trail.actions import agree_erasure, ask_erasure
from goldthread_site.trail.models import Revision
from tests.support.site import person, plan_in

CAME_IN, FIRST, SECOND = date(2026, 9, 1), date(2026, 10, 12), date(2026, 11, 3)


def put(plan, by, why, **values):
    row = models.Action.objects.get(plan=plan, key="a1")
    with changing(plan, by=by, why=why) as change:
        change.put(row, row.read.model_copy(update=values), was=row.version)


@pytest.fixture
def joan(db):
    return person("director")


@pytest.fixture
def plan(programme_manager, joan):
    """A plan that came in on 1 September; two people changed its first action since."""
    with lived_again(CAME_IN):
        plan = plan_in(programme_manager)
    with lived_again(FIRST):
        put(plan, programme_manager, "The rota is ready", rag="green", text="Send each worker a list of visits due")
    with lived_again(SECOND):
        put(plan, joan, "It broke down", rag="red", status="Nobody keeps the rota since the manager left the team")
    return plan


def read(client, address: str) -> str:
    """The words of the page, without markup, each gap one space."""
    answer = client.get(address)
    assert answer.status_code == 200
    main = re.search(r"<main.*?</main>", answer.content.decode(), re.DOTALL)[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main)).replace(" ,", ",")


def test_the_newest_change_stands_first_with_who_why_and_from_what_to_what(as_programme_manager, plan, joan):
    said = read(as_programme_manager, f"/plan/{plan.pk}/history/")
    newest, older = said.index("3 Nov 2026"), said.index("12 Oct 2026")
    assert newest < older < said.index("1 Sep 2026")
    assert "A director : It broke down" in said[newest:older]
    assert "Rating: Green → Red" in said[newest:older]
    assert "Status: taken out: List sent each Monday put in: Nobody keeps the rota" in said[newest:older]
    assert "A programme_manager : The rota is ready" in said[older:]


def test_a_longer_text_is_shown_by_its_words(as_programme_manager, plan, joan):
    with lived_again(SECOND):
        put(plan, joan, "Again", status="Nobody keeps the rota since the deputy left the team in May")
    html = as_programme_manager.get(f"/plan/{plan.pk}/history/actions/a1/").content.decode()
    assert re.findall(r"<(del|ins)><span[^>]*>[^<]*</span>([^<]*)</\1>", html)[:3] == [
        ("del", "manager"), ("ins", "deputy"), ("ins", "in May"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "asked, stays, goes",
    [
        ("who={joan}", "It broke down", "The rota is ready"),
        ("list=actions", "It broke down", "Recommendation 1 : Brought in"),
        ("list=sections", "Brought in", "It broke down"),
    ],
)
def test_a_filter_leaves_what_fits(as_programme_manager, plan, joan, asked, stays, goes):
    said = read(as_programme_manager, f"/plan/{plan.pk}/history/?{asked.format(joan=joan.pk)}")
    listed = said[said.index("The newest first") :]
    assert stays in listed and goes not in listed


def test_the_page_of_a_row_counts_its_changes_and_leads_to_them(as_programme_manager, plan):
    page = as_programme_manager.get(f"/plan/{plan.pk}/action/a1/").content.decode()
    assert (
        f'href="/plan/{plan.pk}/history/actions/a1/">History: changed twice, last by A director on 3 November 2026'
        in page
    )
    then = as_programme_manager.get(f"/plan/{plan.pk}/action/a1/?as_at=2026-10-12").content.decode()
    assert "History: changed once, last by A programme_manager on 12 October 2026" in then
    assert "not changed since it was brought in" in read(as_programme_manager, f"/plan/{plan.pk}/action/a2/")
    assert as_programme_manager.get(f"/plan/{plan.pk}/history/actions/nothing/").status_code == 404


def test_words_that_were_erased_are_said_to_be_erased(as_programme_manager, plan, programme_manager, joan):
    last = Revision.objects.filter(plan=plan.pk, entity="actions", key="a1").order_by("-place").first()
    asked = ask_erasure(plan=plan.pk, revisions=[last.pk], by=programme_manager, why="It names a child")
    agree_erasure(erasure=asked, by=joan, why="She has the right")
    said = read(as_programme_manager, f"/plan/{plan.pk}/history/actions/a1/")
    gone = "This text was erased on 20 Nov 2026 (request of A programme_manager)."
    assert gone in said and "Nobody keeps the rota" not in said
    said = read(as_programme_manager, f"/plan/{plan.pk}/history/")
    assert gone in said and "Nobody keeps the rota" not in said


def test_live_rows_are_named_after_their_action(as_programme_manager, plan, joan):
    with lived_again(SECOND), changing(plan, by=joan, why="The monthly update") as change:
        change.add(
            models.Update, Update(id="u1", action="a1", on="2026-11-03", by="Joan", changed="Calls are answered")
        )
    said = read(as_programme_manager, f"/plan/{plan.pk}/history/?list=updates")
    assert re.search(r"Update, (action|\d\w+ action)[^:]* : New\.", said) and "Calls are answered" in said


def test_the_page_of_an_action_shows_what_happened_since_the_plan_runs(as_programme_manager, plan, joan):
    row = models.Action.objects.get(plan=plan, key="a1").read
    later = row.due.model_copy(update={"latest": "2027-03-31"})
    asked = {"action": "a1", "before": row.due, "after": later, "asked_by": "Joan Sefton"}
    with lived_again(SECOND), changing(plan, by=joan, why="The monthly update") as change:
        for nth in (1, 2):
            rated = {"rag": "red", "computed": "amber", "because": "it is late", "changed": f"{nth} in 10 were seen"}
            update = Update(id=f"u{nth}", action="a1", on=f"2026-1{nth - 1}-03", by="Joan Sefton", **rated)
            change.add(models.Update, update)
        change.add(models.DateMove, DateMove(id="m1", reason="No rota", asked_on="2026-11-03", state="asked", **asked))
    page = f"/plan/{plan.pk}/action/a1/"
    words, html = read(as_programme_manager, page), as_programme_manager.get(page).content.decode()
    assert words.index("2 in 10 were seen") < words.index("1 in 10 were seen")
    assert (
        "Updates: 2, the newest of 3 Nov 2026" in words
        and "The plan's rule says amber: it is late" in words.replace("&#x27;", "'")
    )
    assert "<strong>Nobody yet</strong>" in html and "31 Mar 2027" in words and "No rota" in words
    before = read(as_programme_manager, f"{page}?as_at=2026-11-02")
    assert "Updates: none yet" in before and "Nobody yet" not in before
    rec = row.recommendations[0]
    assert "1 update in the last month" in read(as_programme_manager, f"/plan/{plan.pk}/recommendation/{rec}/")
    assert "No update in the last month" in read(
        as_programme_manager, f"/plan/{plan.pk}/recommendation/{rec}/?as_at=2026-10-02"
    )

"""A date that moves too often needs the sponsor; blue needs proof and a second person; each answer is given once."""

from __future__ import annotations

import pytest

from goldthread.errors import UserError
from goldthread.plan.live.evidence import Evidence, Used
from goldthread.plan.live.update import Update
from goldthread.plan.terms import Terms
from goldthread.plan.timescale import read_timescale
from goldthread_site.plans import models
from goldthread_site.plans.agreeing import actions
from goldthread_site.plans.changing import changing
from goldthread_site.plans.terms.actions import set_terms
from tests.support.site import person, plan_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(programme_manager):
    return plan_in(programme_manager)


@pytest.fixture
def sponsor(db):
    return person("director", full_name="Ruth Calloway")


def _action(plan):
    return models.Action.objects.get(plan=plan, key="a1")


def _moved(plan, by, to="18/12/2026", why="The trust has no clerk"):
    row = _action(plan)
    return actions.move_date(by=by, row=row, was=row.version, to=to, why=why)


def _limit(plan, by, most_moves):
    plan.refresh_from_db()
    set_terms(
        by=by,
        plan=plan,
        was=plan.version,
        terms=Terms(most_moves=most_moves, most_days=3650),
        why="Agreed by the board",
    )


def test_a_move_within_the_terms_holds_at_once_and_the_first_date_is_kept(plan, programme_manager):
    _limit(plan, programme_manager, 2)
    move = _moved(plan, programme_manager)
    due = _action(plan).read.due
    assert (move.state, due.latest, due.slipped_from[0]) == ("agreed", "2026-12-18", "Feb 2026")


def test_a_move_beyond_them_waits_until_the_sponsor_agrees(plan, programme_manager, sponsor):
    _limit(plan, programme_manager, 1)
    assert _moved(plan, programme_manager).state == "asked"
    assert _action(plan).read.due.latest == "2026-09-30"
    move = models.DateMove.objects.get(plan=plan)
    with pytest.raises(UserError, match="a second person must answer"):
        actions.answer_move(by=programme_manager, move=move, was=move.version, agree=True, words="")
    actions.answer_move(by=sponsor, move=move, was=move.version, agree=True, words="")
    held = models.DateMove.objects.get(plan=plan)
    assert (held.state, held.read.agreed_by, _action(plan).read.due.latest) == ("agreed", "Ruth Calloway", "2026-12-18")
    with pytest.raises(UserError, match="answered already"):
        actions.answer_move(by=sponsor, move=held, was=held.version, agree=False, words="No")


def test_a_refused_move_leaves_the_date(plan, programme_manager, sponsor):
    _limit(plan, programme_manager, 0)
    _moved(plan, programme_manager)
    move = models.DateMove.objects.get(plan=plan)
    actions.answer_move(by=sponsor, move=move, was=move.version, agree=False, words="Find a clerk")
    assert models.DateMove.objects.get(plan=plan).read.answer == "Find a clerk"
    assert _action(plan).read.due.latest == "2026-09-30"


@pytest.mark.parametrize(
    "to, why, said",
    [
        ("18/12/2026", "", "why"),
        ("31/06/2027", "Late", "June has 30 days"),
        ("20/11/2026", "Late", "must be after today, 20 November 2026"),
        ("soon", "Late", "soon"),
    ],
)
def test_a_move_that_cannot_be_is_refused_in_a_sentence(plan, programme_manager, to, why, said):
    before = _action(plan).value
    with pytest.raises(UserError, match=said):
        _moved(plan, programme_manager, to=to, why=why)
    assert _action(plan).value == before and not models.DateMove.objects.exists()


def _claimed_blue(plan, by, *, proof: bool):
    with changing(plan, by=by, why="It is done") as change:
        if proof:
            used = (Used(entity="actions", key="a1"),)
            change.add(
                models.Evidence,
                Evidence(id="e1", title="Attendance list", kind="link", address="https://x.test", used_by=used),
            )
        row = _action(plan)
        done = {"rag": "green", "completed": "20 November 2026"}
        change.put(row, row.read.model_copy(update=done), was=row.version)
        said = {"id": "u1", "action": "a1", "on": "2026-11-20", "by": by.full_name, "completed": "2026-11-20"}
        change.add(models.Update, Update(**said, rag="blue"))
    return models.Update.objects.get(plan=plan)


@pytest.mark.parametrize("proof, ends", [(True, "blue"), (False, "green")])
def test_blue_needs_proof_and_a_second_person(plan, programme_manager, sponsor, proof, ends):
    update = _claimed_blue(plan, programme_manager, proof=proof)
    with pytest.raises(UserError, match="a second person"):
        actions.answer_blue(by=programme_manager, update=update, was=1, agree=True, words="")
    if proof:
        actions.answer_blue(by=sponsor, update=update, was=1, agree=True, words="I saw the list")
    else:
        with pytest.raises(UserError, match="needs proof"):
            actions.answer_blue(by=sponsor, update=update, was=1, agree=True, words="")
    assert _action(plan).rag == ends


def test_the_pages_ask_answer_and_show_who_agreed(client, plan, programme_manager, sponsor):
    _limit(plan, programme_manager, 1)
    client.force_login(programme_manager)
    page = f"/plan/{plan.pk}/new-date/a1/"
    sent = {"version": _action(plan).version, "to": "18/12/2026", "reason": "The trust has no clerk"}
    assert "June has 30 days" in client.post(page, {**sent, "to": "31/06/2027"}).content.decode()
    assert client.post(page, sent).status_code == 302
    move = models.DateMove.objects.get(plan=plan)
    assert client.get(f"/plan/{plan.pk}/move/{move.key}/").status_code == 403
    client.force_login(sponsor)
    assert "1 answer is waited for" in client.get(f"/plan/{plan.pk}/agreements/").content.decode()
    assert "1 answer is waited for" in client.get(f"/plan/{plan.pk}/").content.decode()
    answer = f"/plan/{plan.pk}/move/{move.key}/"
    assert "Say why" in client.post(answer, {"version": 1, "answer": "no"}).content.decode()
    assert client.post(answer, {"version": 1, "answer": "yes"}).status_code == 302
    words = client.get(f"/plan/{plan.pk}/dates/").content.decode()
    assert "Ruth Calloway" in words and "18 Dec 2026" in words and "The trust has no clerk" in words


def test_a_stale_move_shows_both_dates(client, plan, programme_manager):
    client.force_login(programme_manager)
    sent = {"version": _action(plan).version, "to": "18/12/2026", "reason": "No clerk"}
    _limit(plan, programme_manager, 5)
    _moved(plan, programme_manager, to="31/12/2026")
    answer = client.post(f"/plan/{plan.pk}/new-date/a1/", sent)
    words = answer.content.decode()
    assert answer.status_code == 409 and "18/12/2026" in words and "31/12/2026" in words


def test_the_terms_are_said_with_a_reason_and_the_list_follows_the_rule(client, plan, programme_manager):
    client.force_login(programme_manager)
    words = client.get(f"/plan/{plan.pk}/ratings/").content.decode()
    assert "Claimed better than the rule gives" in words and "No reason given" in words
    page = f"/plan/{plan.pk}/terms/"
    sent = {
        "version": plan.version,
        "rating_rule": "brag",
        "most_moves": 2,
        "most_days": 60,
        "boards": "1 December 2026",
    }
    assert "Say why" in client.post(page, sent).content.decode()
    bad = client.post(page, {**sent, "reason": "The board", "boards": "31 June 2026"}).content.decode()
    assert "“31 June 2026” is not a day" in bad
    assert client.post(page, {**sent, "reason": "The board"}).status_code == 302
    plan.refresh_from_db()
    assert plan.value["terms"]["rating_rule"] == "brag" and plan.value["terms"]["boards"] == ["2026-12-01"]
    stale = client.post(page, {**sent, "reason": "Again"})
    assert stale.status_code == 422 and "changed meanwhile" in stale.content.decode()


def test_late_work_has_a_forecast_that_says_how_it_is_worked_out_or_why_it_cannot(client, plan, programme_manager):
    client.force_login(programme_manager)
    words = client.get(f"/plan/{plan.pk}/dates/").content.decode()
    assert "When late work is likely to end: 1 action" in words and "Worked out from how long after" in words
    assert "finished on a day that is known; 5 are needed" in words


def test_a_relative_date_has_its_day_on_the_pages_and_its_words_in_the_file(client, plan, programme_manager):
    row = models.Action.objects.get(plan=plan, key="a3")
    with changing(plan, by=programme_manager, why="Said by the board") as change:
        change.put(row, row.read.model_copy(update={"due": read_timescale("3 months")}), was=row.version)
    plan.refresh_from_db()
    set_terms(by=programme_manager, plan=plan, was=plan.version, terms=Terms(starts="2026-10-31"), why="It began")
    client.force_login(programme_manager)
    assert "31 Jan 2027" in client.get(f"/plan/{plan.pk}/action/a3/").content.decode()
    kept = client.get(f"/plan/{plan.pk}/download/house/json/").content.decode()
    assert '"3 months"' in kept and "2027-01-31" not in kept

"""Words leave the trail when one person asks and another agrees: the chain holds, and the past says what happened."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction

from goldthread.errors import UserError
from goldthread_site.look.clock import lived_again
from goldthread_site.people.models import User
from goldthread_site.plans import changing, models
from goldthread_site.plans.rows import core_plan, live
from goldthread_site.trail.actions import agree_erasure, ask_erasure, refuse_erasure
from goldthread_site.trail.models import Erasure, Revision
from goldthread_site.trail.past import end_of
from goldthread_site.trail.record import first_fault
from goldthread_site.trail.verifying import verdict
from tests.support.site import given, person, plan_in
from tests.support.trail import behind_the_sites_back

pytestmark = pytest.mark.django_db
FIRST = date(2026, 11, 10)
NAMED, SECRET = "Tell Kit Marlow’s mother", "Kit Marlow’s mother rang"


@pytest.fixture
def director(db):
    return person("director")


@pytest.fixture
def plan(programme_manager):
    """A plan whose action a1 named a child for a day, and whose reason names her still."""
    with lived_again(FIRST):
        plan = plan_in(programme_manager)
    for days, text, why in ((1, NAMED, SECRET), (2, "Tell families", "Without the name")):
        with lived_again(FIRST + timedelta(days=days)):
            row = models.Action.objects.get(plan=plan, key="a1")
            with changing.changing(plan, by=programme_manager, why=why) as change:
                change.put(row, row.read.model_copy(update={"text": text}), was=row.version)
    return plan


def _history(plan, key="a1", entity="actions"):
    return list(Revision.objects.filter(plan=plan.pk, entity=entity, key=key).order_by("place"))


def _on(plan, days):
    return next(row for row in core_plan(plan, at=end_of(FIRST + timedelta(days=days))).actions if row.id == "a1")


def _everything_stored():
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            yield from (str(row) for row in cursor.fetchall())


def test_words_go_from_the_revision_and_the_chain_holds(plan, programme_manager, director):
    _, named, last = _history(plan)
    asked = ask_erasure(plan=plan.pk, revisions=[named.pk], by=programme_manager, why="A child is named")
    assert _history(plan)[1].value["text"] == NAMED
    with lived_again(FIRST + timedelta(days=13)):
        agree_erasure(erasure=asked, by=director, why="It should not stand there")
    before, gone, after = _history(plan)
    assert (gone.value, gone.why, gone.salt, gone.digest) == (None, "", "", named.digest)
    assert before.value and after.value == last.value
    assert not any("Kit Marlow" in text for text in _everything_stored())
    assert verdict().holds and first_fault(plan.pk) is None
    assert any("1 erased, lawfully" in line for line in verdict().lines())


def test_the_past_says_that_the_text_was_erased(plan, programme_manager, director):
    was = _on(plan, 1)
    asked = ask_erasure(plan=plan.pk, revisions=[_history(plan)[1].pk], by=programme_manager, why="A child is named")
    with lived_again(FIRST + timedelta(days=13)):
        agree_erasure(erasure=asked, by=director, why="Agreed")
    now = _on(plan, 1)
    assert now.text == "This text was erased on 23 Nov 2026 (request of A programme_manager)."
    assert (now.due.latest, now.rag, now.recommendations) == (was.due.latest, was.rag, was.recommendations)
    assert (now.leads, now.status) == ((), was.status and "")
    assert _on(plan, 2).text == "Tell families"


def test_a_whole_history_goes_with_the_row_as_it_is_now(plan, programme_manager, director):
    ids = [row.pk for row in _history(plan)]
    asked = ask_erasure(plan=plan.pk, revisions=ids, by=programme_manager, why="A child is named")
    agree_erasure(erasure=asked, by=director, why="Agreed")
    row = models.Action.objects.get(plan=plan, key="a1")
    assert row.text == row.value["text"] == core_plan(plan).actions[0].text and row.text.startswith(
        "This text was erased"
    )
    assert row.leads == "" and verdict().holds
    assert [each.value is None for each in _history(plan)] == [True, True, True, False]


@pytest.mark.parametrize("entity", ["plan", *models.EVERY_ROW])
def test_each_kind_of_row_can_lose_its_words_and_still_be_shown(plan, programme_manager, director, entity):
    plan = plan_of_everything(plan, programme_manager)
    last = Revision.objects.filter(plan=plan.pk, entity=entity).latest("place")
    asked = ask_erasure(plan=plan.pk, revisions=[last.pk], by=programme_manager, why="A child is named")
    agree_erasure(erasure=asked, by=director, why="Agreed")
    plan.refresh_from_db()
    assert verdict().holds
    now, then = core_plan(plan), core_plan(plan, at=end_of(FIRST + timedelta(days=19)))
    assert now == then
    for model in models.LIVE_ROWS:
        assert live(plan, model) == live(plan, model, at=end_of(FIRST + timedelta(days=19)))
    assert "This text was erased" in str(_history(plan, last.key, entity)[-1].value)


def plan_of_everything(plan, by):
    """The plan with a row in each list that it has none in."""
    from tests.support.every_row import one_of_each

    with lived_again(FIRST + timedelta(days=3)), changing.changing(plan, by=by, why="More") as change:
        for model, value in one_of_each(plan.recommendations.first().key):
            if not model.objects.filter(plan=plan).exists():
                change.add(model, value)
    return plan


@pytest.mark.parametrize("asks, agrees", [("viewer", "director"), ("programme_manager", "viewer")])
def test_it_takes_two_people_with_the_right(plan, programme_manager, viewer, director, asks, agrees):
    people = {"programme_manager": programme_manager, "viewer": viewer, "director": director}
    before = [row.value for row in _history(plan)]
    with pytest.raises(PermissionDenied):
        asked = ask_erasure(plan=plan.pk, revisions=[_history(plan)[1].pk], by=people[asks], why="A child is named")
        agree_erasure(erasure=asked, by=people[agrees], why="Agreed")
    assert [row.value for row in _history(plan)] == before


def test_one_person_with_every_right_is_still_one_person(plan, programme_manager):
    programme_manager.can = lambda capability, **scope: True
    asked = ask_erasure(plan=plan.pk, revisions=[_history(plan)[1].pk], by=programme_manager, why="A child is named")
    with pytest.raises(UserError, match="yourself"):
        agree_erasure(erasure=asked, by=programme_manager, why="Agreed")
    assert _history(plan)[1].value["text"] == NAMED


def test_a_refused_request_takes_nothing_and_cannot_be_agreed_to(plan, programme_manager, director):
    asked = ask_erasure(plan=plan.pk, revisions=[_history(plan)[1].pk], by=programme_manager, why="A child is named")
    refuse_erasure(erasure=asked, by=director, why="Nobody is named")
    with pytest.raises(UserError, match="answered this already"):
        agree_erasure(erasure=asked, by=director, why="After all")
    assert _history(plan)[1].value["text"] == NAMED and verdict().holds
    again = ask_erasure(plan=plan.pk, revisions=[_history(plan)[1].pk], by=programme_manager, why="A child is named")
    with pytest.raises(UserError, match="asked for this already"):
        ask_erasure(plan=plan.pk, revisions=[_history(plan)[1].pk], by=programme_manager, why="Twice")
    assert Erasure.objects.get(pk=again.pk).state == "asked"


@pytest.mark.parametrize("why", ["", "  ", "x" * 501])
def test_a_request_without_a_reason_saves_nothing(plan, programme_manager, why):
    with pytest.raises(UserError):
        ask_erasure(plan=plan.pk, revisions=[_history(plan)[1].pk], by=programme_manager, why=why)
    assert not Erasure.objects.exists() and not Revision.objects.filter(entity="erasures").exists()


def test_texts_of_two_rows_or_of_no_row_are_refused(plan, programme_manager):
    ids = [_history(plan)[0].pk, _history(plan, "a2")[0].pk]
    for chosen in (ids, [], [0]):
        with pytest.raises(UserError):
            ask_erasure(plan=plan.pk, revisions=chosen, by=programme_manager, why="A child is named")


def test_the_database_lets_only_the_words_of_an_agreed_request_go(plan, programme_manager, director):
    _, named, last = _history(plan)
    asked = ask_erasure(plan=plan.pk, revisions=[named.pk], by=programme_manager, why="A child is named")
    gone = "UPDATE trail_revision SET value = NULL, why = '', salt = '' WHERE id = %s"
    _refused("never changed", gone, named.pk)
    agree_erasure(erasure=asked, by=director, why="Agreed")
    _refused("never changed", gone, last.pk)
    _refused("never changed", gone.replace("why = ''", "why = 'x'"), named.pk)
    _refused("never changed", gone.replace("SET", "SET place = 99,"), named.pk)
    another = "INSERT INTO trail_erasedrevision (erasure_id, revision_id) VALUES (%s, %s)"
    _refused("names no more", another, asked.pk, last.pk)


def _refused(said, statement, *values):
    with pytest.raises(DatabaseError, match=said), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_words_taken_out_by_a_forged_request_are_found(plan, programme_manager, director):
    """Whoever writes into the database can forge the request's row, but not what the chain says of it."""
    named = _history(plan)[1]
    with transaction.atomic():
        behind_the_sites_back("UPDATE trail_revision SET value = NULL, why = '', salt = '' WHERE id = %s", named.pk)
    fault = first_fault(plan.pk)
    assert (fault.place, fault.what) == (named.place, "erased unlawfully")


def test_one_asks_and_another_agrees_on_pages(plan, programme_manager, director, client):
    named = _history(plan)[1]
    client.force_login(programme_manager)
    history = client.get(f"/plan/{plan.pk}/history/actions/a1/").content.decode()
    assert f"/plan/{plan.pk}/erase/actions/a1/" in history and NAMED in history.replace("&#x27;", "'")
    ask = f"/plan/{plan.pk}/erase/actions/a1/"
    assert client.post(ask, {"why": "A child is named"}).status_code == 422
    answer = client.post(ask, {"texts": [named.pk], "why": "A child is named"}, follow=True)
    assert "You asked for this, so another person must agree" in answer.content.decode()
    page = answer.redirect_chain[-1][0]
    assert client.post(page, {"do": "erase", "why": "Now"}).status_code == 403
    client.force_login(director)
    assert "Erase for good" in client.get(page).content.decode()
    assert "went for good" in client.post(page, {"do": "erase", "why": "Agreed"}, follow=True).content.decode()
    history = client.get(f"/plan/{plan.pk}/history/actions/a1/").content.decode()
    assert "This text was erased on 20 Nov 2026 (request of A programme_manager)" in history
    assert "Kit Marlow" not in history + client.get(f"/plan/{plan.pk}/history/").content.decode()
    assert verdict().holds


def test_every_text_of_a_row_is_one_choice(plan, programme_manager, client):
    client.force_login(programme_manager)
    client.post(f"/plan/{plan.pk}/erase/actions/a1/", {"texts": ["all"], "why": "A child is named"})
    assert Erasure.objects.get().revisions.count() == len(_history(plan))
    assert client.get(f"/plan/{plan.pk}/erase/actions/nowhere/").status_code == 404


def test_who_may_not_agree_sees_the_request_and_no_button(plan, programme_manager, viewer, client):
    asked = ask_erasure(plan=plan.pk, revisions=[_history(plan)[1].pk], by=programme_manager, why="A child is named")
    client.force_login(viewer)
    page = f"/plan/{plan.pk}/erasures/{asked.pk}/"
    shown = client.get(page).content.decode().split("<main")[1]
    assert "Waits for a second person" in shown and "<form" not in shown and "Kit Marlow" not in shown
    assert client.post(page, {"do": "erase", "why": "I may not"}).status_code == 403
    assert "A child is named" in client.get(f"/plan/{plan.pk}/erasures/").content.decode()


def test_a_right_over_one_part_erases_nothing_of_the_plan(plan, programme_manager):
    of_part = person("viewer")
    given(of_part, "director", plan=plan.pk, section="s1")
    asked = ask_erasure(plan=plan.pk, revisions=[_history(plan)[1].pk], by=programme_manager, why="A child is named")
    with pytest.raises(PermissionDenied):
        agree_erasure(erasure=asked, by=User.objects.get(pk=of_part.pk), why="Agreed")
    assert _history(plan)[1].value["text"] == NAMED


def test_the_words_go_from_what_later_documents_said_as_well(plan, programme_manager, director):
    whole = core_plan(plan)
    said = [row.model_copy(update={"text": NAMED}) if row.id == "a1" else row for row in whole.actions]
    value = whole.model_copy(update={"actions": tuple(said)}).model_dump(mode="json")
    document = models.PlanDocument.objects.create(
        plan=plan, file_name="march.docx", file_digest="d" * 64, taken_at=plan.accepted_at, taken_by=programme_manager,
        value=value,
    )  # fmt: skip
    named = _history(plan)[1]
    asked = ask_erasure(plan=plan.pk, revisions=[named.pk], by=programme_manager, why="A child is named")
    agree_erasure(erasure=asked, by=director, why="Seen")
    document.refresh_from_db()
    kept = type(whole).model_validate(document.value)
    assert NAMED not in str(document.value) and [row.id for row in kept.actions] == [row.id for row in whole.actions]
    assert kept.actions[1] == whole.actions[1]

"""An owner's update: five answers go into the plan as one change, or nothing does and no word is lost."""

from __future__ import annotations

import re
import uuid

import pytest
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from goldthread_site.my.models import WordsKept
from goldthread_site.people.models import User
from goldthread_site.plans import models
from goldthread_site.plans.agreeing.actions import answer_blue
from goldthread_site.plans.evidence.sweeping import sweep
from goldthread_site.plans.rows import live
from goldthread_site.trail.models import Revision
from goldthread_site.trail.record import first_broken_link
from tests.support.my_actions import OWEN, owens_plan, plan_of_owen
from tests.support.site import person

pytestmark = pytest.mark.django_db
WORDS = "The trust now offers a date within 10 days."


@pytest.fixture
def owen():
    account = person("action_owner")
    User.objects.filter(pk=account.pk).update(full_name=OWEN)
    return User.objects.get(pk=account.pk)


@pytest.fixture
def plan(programme_manager, owen):
    return plan_of_owen(by=programme_manager, owner=owen)


@pytest.fixture
def as_owen(client, owen):
    client.force_login(owen)
    return client


def form_of(plan, key: str = "a9.2") -> str:
    return reverse("my:update", args=[plan.pk, key])


def typed(plan, key: str = "a9.2", **more) -> dict:
    """The form as a browser sends it."""
    row = models.Action.objects.get(plan=plan, key=key)
    return {"version": row.version, "once": uuid.uuid4(), "changed": WORDS, "rag": "amber", "when": "done", **more}


def moved(new_date: str, why: str = "The clerk has left", **more) -> dict:
    return {"when": "moved", "new_date": new_date, "why_moves": why, **more}


def action(plan, key: str = "a9.2"):
    return models.Action.objects.get(plan=plan, key=key).read


def text_of(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_done_is_one_change_with_its_update_and_its_revisions(as_owen, owen, plan):
    before = Revision.objects.filter(plan=plan.pk).count()
    answer = as_owen.post(form_of(plan), typed(plan, next_step="Ask the trust for its figures"), follow=True)
    after, update = action(plan), live(plan, models.Update, action="a9.2")[-1]
    assert (after.status, after.rag, after.completed, after.percent) == (WORDS, "green", "20 November 2026", 100)
    assert (update.by, update.changed, update.rag, update.completed) == (OWEN, WORDS, "green", "2026-11-20")
    assert (update.next_step, update.way, update.on) == ("Ask the trust for its figures", "site", "2026-11-20")
    written = Revision.objects.filter(plan=plan.pk).order_by("place")[before:]
    assert [(row.entity, row.by) for row in written] == [("actions", owen), ("updates", owen)]
    assert first_broken_link(plan.pk) is None
    assert "Thank you. A programme_manager and the board pack of 1 December now have your update." in text_of(answer)


def test_a_move_past_the_limit_is_asked_for_and_the_date_in_force_stands(as_owen, plan, programme_manager):
    person("director")
    page = text_of(as_owen.get(form_of(plan)))
    assert "A 4th move needs agreement. We will ask A director, the director." in page
    answer = as_owen.post(form_of(plan), typed(plan, **moved("18/12/2026")), follow=True)
    after, (move,) = action(plan), live(plan, models.DateMove)
    assert (after.due.latest, after.rag) == ("2026-10-31", "amber")
    assert (move.state, move.after.latest, move.asked_by, move.reason) == (
        "asked", "2026-12-18", OWEN, "The clerk has left",
    )  # fmt: skip
    assert live(plan, models.Update)[-1].move == move.id
    assert "We will ask A director to agree to 18 December 2026. Until then 31 October stands." in text_of(answer)


def test_a_move_within_the_terms_moves_the_date_and_keeps_the_first_one(as_owen, plan):
    as_owen.post(form_of(plan, "a9.3"), typed(plan, "a9.3", rag="green", **moved("28 February 2027")))
    after, (move,) = action(plan, "a9.3"), live(plan, models.DateMove)
    assert (after.due.latest, after.due.slipped_from) == ("2027-02-28", ("31 Jan 2027",))
    assert (move.state, move.agreed_by, move.before.latest) == ("agreed", OWEN, "2027-01-31")


REFUSED = [
    ({"changed": " "}, "Say what has changed for children. If nothing has changed yet, say so."),
    ({"when": ""}, "Say when it will be done, or that it is done."),
    ({"when": "planned"}, "Say when it will be done, or that it is done."),
    (moved("20/11/2026"), "The date must be after today, 20 November 2026."),
    (moved("31/06/2027"), "31/06/2027 is not a date. June has 30 days."),
    (moved(""), "Give the new date, for example 18/12/2026."),
    (moved("18/12/2026", why="tbc"), "Say why the date moves."),
    ({"rag": "red"}, "Say why it is red. By its dates it is green."),
    ({"rag": "red", **moved("18/12/2026")}, "Say why it is red. By its dates it is amber."),
    ({"rag": "purple"}, "Choose the colour that says how it is going."),
    ({"rag": "blue"}, "Choose the colour that says how it is going."),
    ({"done_on": "30/11/2026"}, "The day it was done cannot be after today, 20 November 2026."),
    ({"done_on": "30/05/2026"}, "The day it was done cannot be before the plan starts, 31 May 2026."),
    ({"done_on": "last week"}, "“last week” is not a date."),
    ({"changed": "a" * 2001}, "This is longer than 2,000 characters."),
]


@pytest.mark.parametrize(
    "change, sentence", REFUSED, ids=[f"{place} {said[:30]}" for place, (_, said) in enumerate(REFUSED)]
)
def test_what_cannot_stand_is_said_at_its_field_and_above_and_nothing_is_saved(as_owen, owen, plan, change, sentence):
    before = (Revision.objects.count(), action(plan))
    answer = as_owen.post(form_of(plan), typed(plan, next_step="Call the trust", **change))
    assert answer.status_code == 422
    assert text_of(answer).count(sentence) == 2, "once in the summary, once at the field"
    assert (Revision.objects.count(), action(plan)) == before
    assert WordsKept.objects.get(person=owen).words["next_step"] == "Call the trust"
    assert 'value="Call the trust"' in text_of(as_owen.get(form_of(plan)))


def test_blue_asks_for_proof_and_stays_green_until_a_second_person_agrees(client, owen, programme_manager):
    plan, ruth = plan_of_owen(by=programme_manager, owner=owen, rating_rule="brag"), person("director")
    client.force_login(owen)
    assert "A director will be asked to check it" in text_of(client.get(form_of(plan)))
    refused = client.post(form_of(plan), typed(plan, rag="blue"))
    assert "Blue asks for proof. Add a file, or choose green." in text_of(refused)
    file = SimpleUploadedFile("letter.txt", b"The trust agrees to 10 days.", content_type="text/plain")
    sent = client.post(form_of(plan), typed(plan, rag="blue", file=file), follow=True)
    assert "We will ask A director to check the proof. Until then it stays green." in text_of(sent)
    update = models.Update.objects.filter(plan=plan).last()
    assert action(plan).rag == "green" and update.read.waits_for_check
    answer_blue(by=ruth, update=update, was=update.version, agree=True, words="")
    assert action(plan).rag == "blue"


def test_a_file_comes_with_the_form_again_where_something_else_is_wrong(as_owen, plan):
    file = SimpleUploadedFile("letter.txt", b"The trust agrees.", content_type="text/plain")
    page = as_owen.post(form_of(plan), typed(plan, when="", file=file)).content.decode()
    assert "letter.txt came in and goes with your update" in page
    kept = re.search(r'name="kept" value="([^"]+)"', page)[1]
    as_owen.post(form_of(plan), typed(plan, kept=kept))
    (evidence,) = live(plan, models.Evidence)
    assert live(plan, models.Update)[-1].evidence == (evidence.id,)
    assert (evidence.newest.name, [used.key for used in evidence.used_by]) == ("letter.txt", ["a9.2"])


HOSTILE = [
    ("run.exe", b"MZ\x90\x00", "run.exe"), ("empty.txt", b"", "The file is empty."),
    ("a.pdf", b"no pdf at all", "a.pdf"), ("../../etc/passwd", b"root", "passwd"),
]  # fmt: skip


@pytest.mark.parametrize("name, data, sentence", HOSTILE, ids=[name for name, *_ in HOSTILE])
def test_a_file_that_is_no_evidence_is_refused_at_its_field_and_nothing_is_saved(as_owen, plan, name, data, sentence):
    answer = as_owen.post(form_of(plan), typed(plan, file=SimpleUploadedFile(name, data)))
    assert answer.status_code == 422 and text_of(answer).count(sentence) >= 2
    assert live(plan, models.Evidence) == () and len(live(plan, models.Update)) == 1


@pytest.mark.parametrize("kept", ["x", "a:b:c", signing.dumps({"sha256": "0" * 64}, salt="another")])
def test_a_kept_file_cannot_be_made_up(as_owen, plan, kept):
    as_owen.post(form_of(plan), typed(plan, kept=kept))
    assert live(plan, models.Evidence) == ()


def test_names_and_small_numbers_are_reminded_of_once_and_the_writer_decides(as_owen, plan):
    words = "Three children are still waiting."
    first = as_owen.post(form_of(plan), typed(plan, changed=words))
    assert first.status_code == 422 and "Please write “fewer than 6”." in text_of(first)
    assert len(live(plan, models.Update)) == 1
    as_owen.post(form_of(plan), typed(plan, changed=words, looked="1"))
    assert live(plan, models.Update)[-1].changed == words


def test_words_are_kept_for_later_and_gone_once_sent(as_owen, plan):
    kept = {**typed(plan), "changed": "Half a sent", "do": "keep"}
    assert "Your words are kept. They are not sent yet." in text_of(as_owen.post(form_of(plan), kept, follow=True))
    assert "Half a sent" in text_of(as_owen.get(form_of(plan)))
    as_owen.post(form_of(plan), typed(plan))
    assert not WordsKept.objects.exists() and "Half a sent" not in text_of(as_owen.get(form_of(plan)))


def test_the_same_form_sent_twice_counts_once(as_owen, plan):
    sent = typed(plan, **moved("18/12/2026"))
    answers = [as_owen.post(form_of(plan), sent, follow=True) for _ in range(2)]
    assert len(live(plan, models.Update)) == 2 and len(live(plan, models.DateMove)) == 1
    assert all("Thank you." in text_of(answer) for answer in answers)


def test_two_people_at_one_action_see_both_texts_and_neither_is_lost(client, as_owen, plan, programme_manager):
    opened = typed(plan, by_rule="amber")
    client.force_login(programme_manager)
    client.post(form_of(plan), typed(plan, changed="The trust has a clerk.", next_step="See the first list"))
    client.force_login(User.objects.get(full_name=OWEN))
    answer = client.post(form_of(plan), {**opened, "changed": "Nobody has a date yet."})
    page = text_of(answer)
    assert answer.status_code == 409
    assert "A programme_manager saved this row" in page
    assert "The trust has a clerk." in page and "Nobody has a date yet." in page
    assert action(plan).status == "The trust has a clerk."
    again = {
        **opened, "version": 2, "keep-changed": "join", "join-changed": "The trust has a clerk. Nobody has a date yet.",
    }  # fmt: skip
    assert client.post(form_of(plan), again).status_code == 302
    assert action(plan).status == "The trust has a clerk. Nobody has a date yet."
    said = [update.changed for update in live(plan, models.Update)]
    assert said[1:] == ["The trust has a clerk.", "The trust has a clerk. Nobody has a date yet."]


def test_a_colour_that_was_chosen_is_in_conflict_too_and_one_left_to_the_rule_is_not(
    client, plan, owen, programme_manager
):
    client.force_login(programme_manager)
    for by_rule, rag, both in (("amber", "amber", False), ("amber", "red", True)):
        opened = typed(plan, by_rule=by_rule, rag=rag, reason="No clerk" if both else "")
        client.post(form_of(plan), typed(plan, changed=f"Said before {rag}.", by_rule="amber"))
        assert ("How is it going?" in text_of(client.post(form_of(plan), opened))) is both


def test_only_the_lead_and_who_runs_the_plan_write_an_update(client, as_owen, plan, viewer):
    assert as_owen.get(form_of(plan, "a10.4")).status_code == 403
    assert as_owen.post(form_of(plan, "a10.4"), typed(plan, "a10.4")).status_code == 403
    assert as_owen.get(form_of(plan, "a99")).status_code == 404
    client.force_login(viewer)
    assert client.post(form_of(plan), typed(plan)).status_code == 403


def test_work_that_comes_round_again_is_not_finished_by_an_update(as_owen, plan):
    as_owen.post(form_of(plan, "a10.3"), typed(plan, "a10.3", rag="green"))
    after = action(plan, "a10.3")
    assert (after.completed, after.percent, after.due.text) == (None, None, owens_plan().actions[4].due.text)
    assert live(plan, models.Update, action="a10.3")[0].completed == "2026-11-20"


def test_markup_in_an_action_or_an_answer_is_shown_as_text(as_owen, plan):
    row = models.Action.objects.get(plan=plan, key="a9.3")
    hostile = "<script>alert(1)</script>"
    models.Action.objects.filter(pk=row.pk).update(value={**row.value, "text": hostile})
    as_owen.post(form_of(plan, "a9.3"), typed(plan, "a9.3", changed=hostile, when=""))
    for page in (form_of(plan, "a9.3"), reverse("my:actions")):
        assert hostile not in as_owen.get(page).content.decode()


def test_going_back_and_sending_other_words_loses_neither(as_owen, plan):
    sent = typed(plan, by_rule="amber")
    as_owen.post(form_of(plan), sent)
    other = {**sent, "changed": "Only for children under two."}  # the page of before, as the browser's “back” shows it
    answer = as_owen.post(form_of(plan), other)
    assert answer.status_code == 409
    assert WORDS in text_of(answer) and "Only for children under two." in text_of(answer)
    for _ in range(2):  # keeps her own, and presses the button twice
        assert as_owen.post(form_of(plan), {**other, "version": 2}).status_code == 302
    assert [update.changed for update in live(plan, models.Update)][1:] == [WORDS, "Only for children under two."]


def test_the_mark_of_a_sending_stands_in_no_way_of_another_action(as_owen, plan):
    sent = typed(plan, by_rule="amber")
    as_owen.post(form_of(plan), sent)
    assert as_owen.post(form_of(plan, "a9.3"), sent).status_code == 302
    assert [update.action for update in live(plan, models.Update)][1:] == ["a9.2", "a9.3"]


def test_a_file_that_waited_too_long_is_said_to_be_gone(as_owen, plan):
    letter = SimpleUploadedFile("letter.txt", b"The trust agrees, too late.")
    page = as_owen.post(form_of(plan), typed(plan, changed="", file=letter)).content.decode()
    held = re.search(r'name="kept" value="([^"]+)"', page)[1]
    sweep(older_than=-1)
    answer = as_owen.post(form_of(plan), typed(plan, kept=held))
    assert answer.status_code == 422 and "letter.txt waited too long and is gone" in text_of(answer)
    assert not live(plan, models.Evidence) and held not in answer.content.decode()

"""A stuck action is taken to somebody by a day, replies are recorded, and what came of it ends it."""

from __future__ import annotations

import html
from datetime import date

import pytest
from django.urls import reverse

from goldthread_site.look.clock import lived_again
from goldthread_site.my.reminders.digest import digest
from goldthread_site.my.reminders.sending import send_reminders
from goldthread_site.owners.models import Party
from goldthread_site.plans import models
from goldthread_site.plans.changing import changing
from goldthread_site.trail.models import Revision
from goldthread_site.trail.record import first_broken_link
from tests.support.site import given, person
from tests.support.two_plans import COUNCIL, TEAM, action, put

pytestmark = pytest.mark.django_db
ONCE = "e00000000000a"
STUCK = action("a3", "2026-09-30", leads=["Owen Tarrant"])  # 51 days late, nobody has written


@pytest.fixture
def plan(programme_manager):
    return put(COUNCIL, programme_manager, actions=[*COUNCIL["actions"], STUCK])


def page(view: str, *args) -> str:
    return reverse(f"plans:{view}", args=args)


def said(answer) -> str:
    return " ".join(html.unescape(answer.content.decode()).split())


def typed(**changes) -> dict:
    return {
        "version": 1, "once": ONCE, "party": "", "name": "Fernshire Health Trust", "kind": "partner",
        "why": "Name a booking clerk", "reply_by": "30/11/2026", **changes,
    }  # fmt: skip


@pytest.fixture
def taken(as_programme_manager, plan):
    """The key of an escalation of action a3 to the trust, of today."""
    assert as_programme_manager.post(page("escalate", plan.pk, "a3"), typed()).status_code == 302
    return models.Escalation.objects.get(plan=plan).key


def test_what_looks_stuck_is_suggested_until_it_is_taken_to_somebody(as_programme_manager, plan):
    shown = said(as_programme_manager.get(page("escalations", plan.pk)))
    assert "No action waits for anybody" in shown
    assert "It is 51 days late, and nobody has written of it." in shown and page("escalate", plan.pk, "a3") in shown
    as_programme_manager.post(page("escalate", plan.pk, "a3"), typed())
    shown = said(as_programme_manager.get(page("escalations", plan.pk)))
    assert "1 action waits for somebody" in shown and "look stuck" not in shown
    assert "Fernshire Health Trust" in shown and "30 Nov 2026" in shown


def test_it_is_kept_once_with_its_revision_and_stands_on_the_actions_page(as_programme_manager, plan, taken):
    again = as_programme_manager.post(page("escalate", plan.pk, "a3"), typed())
    assert again.status_code == 302 and models.Escalation.objects.count() == 1
    last = Revision.objects.filter(plan=plan.pk).order_by("-place").first()
    assert last.why == "Taken to Fernshire Health Trust" and first_broken_link(plan.pk) is None
    own = said(as_programme_manager.get(page("action", plan.pk, "a3")))
    assert "Waits for Fernshire Health Trust" in own and "“Name a booking clerk”" in own
    history = said(as_programme_manager.get(reverse("trail:history", args=[plan.pk])))
    assert "scalation, action 3" in history and "Reply wanted by" in history


@pytest.mark.parametrize(
    "changes, says",
    [
        ({"name": ""}, "Say who can move it."),
        ({"why": " "}, "Say what they are asked to do."),
        ({"reply_by": ""}, "Say by when a reply is wanted"),
        ({"reply_by": "20/11/2026"}, "The date must be after today, 20 November 2026."),
        ({"reply_by": "31/06/2027"}, "31/06/2027 is not a date. June has 30 days."),
        ({"party": "999"}, "Choose one from the list."),
        ({"once": "e1"}, "Open this page again."),
    ],
)
def test_what_is_missing_is_one_sentence_and_nothing_is_saved(as_programme_manager, plan, changes, says):
    answer = as_programme_manager.post(page("escalate", plan.pk, "a3"), typed(**changes))
    assert answer.status_code == 422 and says in said(answer) and not models.Escalation.objects.exists()


def test_an_action_that_changed_meanwhile_is_looked_at_again(as_programme_manager, programme_manager, plan):
    row = models.Action.objects.get(plan=plan, key="a3")
    with changing(plan, by=programme_manager, why="Done") as change:
        change.put(row, row.read.model_copy(update={"status": "Signed"}), was=1)
    answer = as_programme_manager.post(page("escalate", plan.pk, "a3"), typed())
    assert answer.status_code == 409 and "Somebody changed this action meanwhile" in said(answer)
    assert "Name a booking clerk" in said(answer) and not models.Escalation.objects.exists()
    again = typed(version=answer.context["form"]["version"].value())
    assert as_programme_manager.post(page("escalate", plan.pk, "a3"), again).status_code == 302


def test_the_same_person_is_not_asked_twice_while_it_is_open(as_programme_manager, plan, taken):
    answer = as_programme_manager.post(page("escalate", plan.pk, "a3"), typed(once="e00000000000b"))
    assert answer.status_code == 422 and "It was taken to Fernshire Health Trust already" in said(answer)


def test_somebody_of_the_directory_is_taken_by_her_label_and_a_body_is_a_partner(as_programme_manager, plan):
    from goldthread_site.owners.models import Spelling
    from goldthread_site.owners.words import mark_of

    body = Party.objects.create(kind=Party.TEAM, name="Fernshire Police", known_as="fernshire police")
    spelt = {"text": "Fernshire Police", "mark": mark_of("Fernshire Police"), "parties": [body.pk]}
    by = Revision.objects.first()
    Spelling.objects.create(**spelt, confirmed_by=by.by, confirmed_at=by.at)
    as_programme_manager.post(page("escalate", plan.pk, "a3"), typed(party=body.pk, name="", kind=""))
    kept = models.Escalation.objects.get().read
    assert (kept.to, kept.kind) == ("Fernshire Police", "partner")


def reply(key: str = "", version: int = 1, **changes) -> dict:
    said_ = {"text": "In January", "by": "Dr Hale, Fernshire Health Trust", "on": "19/11/2026", **changes}
    return {"do": "reply", "reply-version": version, **{f"reply-{name}": value for name, value in said_.items()}}


def ending(version: int, resolved: str = "yes", outcome: str = "A clerk is named") -> dict:
    return {"do": "end", "end-version": version, "end-resolved": resolved, "end-outcome": outcome}


def test_replies_are_recorded_and_an_outcome_ends_it(as_programme_manager, plan, taken):
    where = page("escalation", plan.pk, taken)
    for _ in range(2):  # pressed twice
        assert as_programme_manager.post(where, reply()).status_code == 302
    assert as_programme_manager.post(where, reply(version=2, text="On 4 January", on="20/11/2026")).status_code == 302
    held = models.Escalation.objects.get().read
    assert [(each.on, each.by, each.text) for each in held.replies] == [
        ("2026-11-19", "Dr Hale, Fernshire Health Trust", "In January"),
        ("2026-11-20", "Dr Hale, Fernshire Health Trust", "On 4 January"),
    ]
    for _ in range(2):
        assert as_programme_manager.post(where, ending(3)).status_code == 302
    held = models.Escalation.objects.get()
    assert held.ended and held.read.resolved and held.read.outcome == "A clerk is named" and held.version == 4
    shown = said(as_programme_manager.get(page("escalations", plan.pk)))
    assert "No action waits for anybody" in shown and "Resolved, 20 Nov 2026" in shown
    assert as_programme_manager.post(where, reply(version=4, text="Late words")).status_code == 422


@pytest.mark.parametrize(
    "sent, says",
    [
        (reply(text=" "), "Write what was answered."),
        (reply(by=""), "Say who answered."),
        (reply(on="21/11/2026"), "21 November 2026 is to come"),
        (ending(1, resolved=""), "Say whether it is resolved."),
        (ending(1, outcome="TBC"), "Say what came of it, in a few words."),
    ],
)
def test_a_reply_or_an_end_without_words_is_refused(as_programme_manager, plan, taken, sent, says):
    answer = as_programme_manager.post(page("escalation", plan.pk, taken), sent)
    assert answer.status_code == 422 and says in said(answer) and models.Escalation.objects.get().version == 1


def test_two_people_who_write_at_once_lose_no_word(as_programme_manager, plan, taken):
    where = page("escalation", plan.pk, taken)
    as_programme_manager.post(where, reply(text="Their words"))
    answer = as_programme_manager.post(where, reply(text="My words"))
    assert answer.status_code == 409 and "“Their words”" in said(answer) and "> My words</textarea>" in said(answer)
    again = {name: answer.context["reply"][name].value() for name in ("text", "by", "on", "version")}
    as_programme_manager.post(where, reply(**again))
    assert [each.text for each in models.Escalation.objects.get().read.replies] == ["Their words", "My words"]


def test_who_is_named_sees_it_on_my_actions_and_replies_herself(client, as_programme_manager, plan):
    ruth = person("director", full_name="Ruth Calloway")
    as_programme_manager.post(page("escalate", plan.pk, "a3"), typed(name="Ruth Calloway", kind="person"))
    key = models.Escalation.objects.get().key
    client.force_login(ruth)
    mine = said(client.get(reverse("my:actions")))
    assert "One action was taken to you" in mine and "“Name a booking clerk”" in mine
    where = page("escalation", plan.pk, key)
    shown = said(client.get(where))
    assert "Send your reply" in shown and "End it" not in shown and "Who answered?" not in shown
    assert client.post(where, {"reply-version": 1, "reply-text": "I will ring their director"}).status_code == 302
    given_ = models.Escalation.objects.get().read.replies[0]
    assert (given_.by, given_.on) == ("Ruth Calloway", "2026-11-20")
    assert client.post(where, ending(2)).status_code == 422  # she may reply, not end it
    assert not models.Escalation.objects.get().ended


def test_who_is_not_named_reads_it_and_writes_nothing(client, plan, taken):
    client.force_login(person("action_owner", full_name="Owen Tarrant"))
    where = page("escalation", plan.pk, taken)
    assert "Record a reply" not in said(client.get(where))
    assert client.post(where, reply()).status_code == 403
    assert client.get(page("escalate", plan.pk, "a3")).status_code == 403
    assert "taken to you" not in said(client.get(reverse("my:actions")))
    client.force_login(person("viewer"))
    assert "Name a booking clerk" in said(client.get(page("escalations", plan.pk)))
    assert client.get(where).status_code == 403


def test_the_list_across_plans_has_the_overdue_first_and_only_what_one_may_see(
    client, as_programme_manager, programme_manager, plan, taken
):
    other = put(TEAM, programme_manager)
    sooner = typed(name="The police", reply_by="25/11/2026", once="e00000000000b")
    as_programme_manager.post(page("escalate", other.pk, "b2"), sooner)
    where = page("escalations_across")
    as_programme_manager.get(where)  # the notices of what was done are read
    with lived_again(date(2026, 11, 27)):
        shown = said(as_programme_manager.get(where))
        assert "2 actions wait for somebody; 1 reply is overdue" in shown
        assert "2 days ago, and nobody has replied" in shown
        assert shown.index("The police") < shown.index("Fernshire Health Trust")
        first = said(as_programme_manager.get(page("overview", other.pk)))
        assert "1 reply is overdue on actions that were taken to somebody." in first
        reader = person("board_member")
        reader.grants.all().delete()
        given(reader, "viewer", plan=plan.pk)
        client.force_login(reader)
        seen = said(client.get(where))
        assert "The police" not in seen and "1 action waits for somebody" in seen


def test_the_weekly_letter_says_what_is_overdue_to_who_runs_the_plan_and_to_whom_it_was_taken(
    as_programme_manager, programme_manager, plan
):
    programme_manager.email = "priya@fernshire.example"
    programme_manager.save()
    ruth = person("director", full_name="Ruth Calloway", email="ruth@fernshire.example")
    as_programme_manager.post(page("escalate", plan.pk, "a3"), typed(name="Ruth Calloway", reply_by="24/11/2026"))
    monday = date(2026, 11, 30)
    with lived_again(monday):
        letters = {who.username: digest(who, as_at=monday).text for who in (programme_manager, ruth)}
        assert send_reminders(as_at=monday, dry=True).counts["digests"] == 2
    assert "1 action taken to somebody, without a reply by the day wanted" in letters["programme_manager"]
    assert "1 action taken to you, without your reply by the day wanted" in letters["director"]


def test_compare_and_a_past_day_say_what_happened_when(as_programme_manager, programme_manager, plan):
    with lived_again(date(2026, 10, 1)):
        as_programme_manager.post(page("escalate", plan.pk, "a3"), typed(reply_by="15/10/2026"))
    where = page("escalation", plan.pk, models.Escalation.objects.get().key)
    with lived_again(date(2026, 10, 20)):
        as_programme_manager.post(where, reply(on="19/10/2026"))
    as_programme_manager.post(where, ending(2, resolved="no", outcome="They have no money"))

    def compared(first: str, last: str) -> str:
        return said(as_programme_manager.get(f"{page('compare', plan.pk)}?from={first}&to={last}"))

    whole = compared("2026-09-22", "2026-11-20")
    assert "1 action taken to somebody, 1 reply, 1 ended" in whole
    assert "Taken to Fernshire Health Trust, 1 Oct 2026; reply wanted by 15 Oct 2026" in whole
    assert "Ended, not resolved, 20 Nov 2026; it was with Fernshire Health Trust" in whole
    part = compared("2026-10-05", "2026-10-25")
    assert "1 reply" in part and "1 action taken" not in part and "1 ended" not in part
    then = f"{page('action', plan.pk, 'a3')}?as_at=2026-10-18"
    shown = said(as_programme_manager.get(then))
    assert "3 days ago, and nobody has replied" in shown and "They have no money" not in shown
    assert "Reply, or say what came of it" not in shown
    assert as_programme_manager.post(f"{where}?as_at=2026-10-18", reply()).status_code == 422


def test_in_a_closed_plan_nothing_is_taken_to_anybody_any_more(as_programme_manager, programme_manager, plan, taken):
    with changing(plan, by=programme_manager, why="Over") as change:
        change.head(closing={"on": "2026-11-20", "by": "Priya", "why": "Done"})
    where = page("escalation", plan.pk, taken)
    assert as_programme_manager.post(where, reply()).status_code == 422
    assert as_programme_manager.post(page("escalate", plan.pk, "a2"), typed(once="e00000000000b")).status_code == 422
    assert "Record a reply" not in said(as_programme_manager.get(where))
    assert "No action waits" in said(as_programme_manager.get(page("escalations_across")))

"""Reminders go to a real mail server: one e-mail an owner, each reminder once, and nothing marked that was not sent."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from goldthread.plan.live.date_move import DateMove
from goldthread.plan.live.update import Update
from goldthread.plan.timescale import read_timescale
from goldthread_site.look.clock import lived_again
from goldthread_site.my.models import Reminder, UpdateLink
from goldthread_site.my.reminders.letters import letter
from goldthread_site.owners.models import Party
from goldthread_site.people.models import User
from goldthread_site.plans import models
from goldthread_site.plans.changing import changing
from tests.support.django_site import TODAY
from tests.support.mail_server import Post, free_port, mail_server
from tests.support.my_actions import OWEN, plan_of_owen
from tests.support.site import given, person

pytestmark = pytest.mark.django_db(transaction=True)
HERS, JOANS, MANAGERS = "owen@fernshire.example", "joan@fernshire.example", "meera@fernshire.example"


@pytest.fixture(autouse=True)
def site_with_an_address(settings):
    settings.ADDRESS, settings.MAIL_FROM = "https://goldthread.fernshire.example", "plan@fernshire.example"
    settings.MAIL_NEEDS = {"GOLDTHREAD_SMTP": "127.0.0.1"}


@pytest.fixture
def owen(db):
    return person("action_owner", full_name=OWEN, email=HERS)


@pytest.fixture
def joan(owen):
    account = User.objects.create_user("joan", "a-long-password", full_name="Joan Sefton", email=JOANS)
    given(account, "action_owner")
    return account


@pytest.fixture
def plan(programme_manager, owen):
    return plan_of_owen(by=programme_manager, owner=owen)


@pytest.fixture
def post(settings):
    with mail_server(settings, Post()) as running:
        yield running


def send(*options: str, on: date = TODAY) -> None:
    with lived_again(on):
        call_command("send_reminders", *options)


def parts(message) -> tuple[str, str]:
    return message.get_body(("plain",)).get_content(), message.get_body(("html",)).get_content()


def test_an_owner_has_one_email_with_a_link_to_each_form_and_nobody_elses_name(plan, joan, post):
    send()
    (message,) = post.to(HERS)
    text, html = parts(message)
    assert message["Subject"] == "One action needs an update from you"
    assert "9.2: Agree with the health trust who books the first appointment" in text
    assert "Late by 20 days. It was due on 31 October." in text
    assert "Please answer by Friday 27 November" in text
    for words in (text, html):
        assert not any(other in words for other in ("Joan Sefton", "programme_manager", "We have met the trust"))
    address = re.search(r"https://goldthread.fernshire.example(/my/link/\S+)", text)[1]
    assert address in html and Client().get(address).status_code == 200
    assert (message["Auto-Submitted"], message["From"]) == ("auto-generated", "plan@fernshire.example")


def test_run_twice_a_day_each_reminder_goes_once(plan, joan, post):
    send(), send()
    assert len(post.taken) == 2 and Reminder.objects.filter(sent_at=None).count() == 0


DAYS = [  # action 10.3 is due on 30 November, action 9.3 on 31 January; days before: 7, days after: 1 and 14
    (date(2026, 11, 22), []), (date(2026, 11, 23), ["10.3"]), (date(2027, 1, 23), []), (date(2027, 1, 24), ["9.3"]),
    (date(2027, 1, 31), []), (date(2027, 2, 1), ["9.3"]), (date(2027, 2, 14), ["9.3"]), (date(2027, 2, 15), []),
]  # fmt: skip


def test_a_reminder_goes_some_days_before_the_date_and_some_days_after(plan, post):
    send()
    for day, named in DAYS:
        before = len(post.taken)
        send(on=day)
        new = " ".join(parts(message)[0] for _, message in post.taken[before:])
        assert [ref for ref in ("10.3", "9.3") if f"{ref}: " in new] == named, day


def test_an_update_stops_the_reminders_and_a_new_date_begins_them_again(plan, owen, post):
    with changing(plan, by=owen, why="Update") as change:
        change.add(models.Update, Update(id="u2", action="a9.2", on=TODAY.isoformat(), by=OWEN, changed="A clerk"))
    send(on=TODAY + timedelta(days=1))
    assert post.taken == []
    send(on=TODAY + timedelta(days=40))
    assert "9.2: " in parts(post.taken[0][1])[0]


def test_where_links_are_off_the_email_leads_to_my_actions(plan, owen, post, settings):
    settings.UPDATE_LINKS = False
    send()
    text, html = parts(post.to(HERS)[0])
    assert "/my/link/" not in text + html and "https://goldthread.fernshire.example/my/\r\n" in text
    assert not UpdateLink.objects.exists()


def test_who_may_see_children_is_written_to_without_a_link(plan, owen, post):
    given(owen, "team_manager")
    send()
    assert "/my/link/" not in parts(post.to(HERS)[0])[0]


def test_a_server_that_is_down_is_one_sentence_and_nothing_is_marked_as_sent(plan, settings):
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with pytest.raises(CommandError, match="did not take the e-mails") as fault:
        send()
    assert fault.value.returncode == 1 and "\n" not in str(fault.value)
    assert not Reminder.objects.exists() and not UpdateLink.objects.exists()


def test_a_server_that_goes_down_half_way_leaves_the_rest_for_the_next_run(plan, joan, settings):
    with mail_server(settings, Post()) as first, pytest.raises(CommandError, match="with the next run"):
        first.handle_DATA = _hangs_up_after_one(first)
        send()
    assert len(first.taken) == 1 and Reminder.objects.values("person").distinct().count() == 1
    with mail_server(settings, Post()) as second:
        send()
    assert {address for people, _ in first.taken + second.taken for address in people} == {HERS, JOANS}
    assert len(first.taken + second.taken) == 2


def _hangs_up_after_one(post: Post):
    usual = post.handle_DATA

    async def data(server, session, envelope):
        if not post.taken:
            return await usual(server, session, envelope)
        server.transport.close()
        return "421 Going down"

    return data


@pytest.mark.parametrize("reads", [False, True], ids=["the address", "the e-mail"])
def test_one_refused_e_mail_holds_nobody_else_up(plan, joan, settings, caplog, reads):
    caplog.set_level("INFO", "goldthread.reminders")
    with mail_server(settings, Post(HERS, reads=reads)) as post, pytest.raises(CommandError) as fault:
        send()
    assert [people for people, _ in post.taken] == [[JOANS]]
    assert str(User.objects.get(full_name=OWEN).pk) in str(fault.value) and fault.value.returncode == 1
    assert not Reminder.objects.filter(person__full_name=OWEN).exists()
    assert not any(name in caplog.text for name in (OWEN, HERS, JOANS, "Joan"))


def test_who_has_left_is_written_to_no_more(plan, joan, programme_manager, post):
    User.objects.filter(pk=programme_manager.pk).update(email=MANAGERS)
    people = ((OWEN, User.objects.get(full_name=OWEN)), (joan.full_name, None), ("A manager", programme_manager))
    for name, account in people:
        Party.objects.create(kind="person", name=name, known_as=name.casefold(), account=account, left_on=TODAY)
    send()
    assert post.taken == []


def test_a_dry_run_prints_counts_and_sends_nothing(plan, joan, capsys):
    send("--dry-run")
    assert capsys.readouterr().out.strip() == "2 owners would be written to, 0 digests. 1 person has no e-mail address."
    assert not Reminder.objects.exists() and not UpdateLink.objects.exists()


def test_a_run_that_was_killed_is_made_up_for_after_an_hour(plan, owen, post):
    about = "plan %s, action a9.2, due 2026-10-31, %+d days"
    rows = [Reminder(person=owen, about=about % (plan.pk, days), claimed_at="2026-11-19T10:00Z") for days in (1, 14)]
    Reminder.objects.bulk_create(rows)
    send()
    assert len(post.to(HERS)) == 1


def test_a_manager_has_a_digest_once_a_week_without_a_name(plan, joan, post, programme_manager):
    User.objects.filter(pk=programme_manager.pk).update(email=MANAGERS)
    sponsor = person("director", full_name="Ruth Calloway", email="ruth@fernshire.example")
    asked = read_timescale("18 December 2026")
    with changing(plan, by=programme_manager, why="Asked") as change:
        change.add(models.DateMove, DateMove(
            id="m1", action="a9.2", before=read_timescale("31 Oct 2026"), after=asked, reason="No clerk",
            asked_by=OWEN, asked_on="2026-11-19", state="asked",
        ))  # fmt: skip
        said = {"on": "2026-11-19", "by": OWEN, "changed": "Everyone is trained", "completed": "2026-06-30"}
        change.add(models.Update, Update(id="u2", action="a10.1", rag="blue", **said))
    send(), send(on=TODAY + timedelta(days=2)), send(on=TODAY + timedelta(days=3))
    first, _second = post.to(MANAGERS)
    text, _html = parts(first)
    for words in (
        "2 actions late", "1 action waiting for agreement to a new date", "1 action blue, for a second person to check",
        "1 action due soon or asked about, without an update", "- 9.2: Agree with the health trust",
    ):  # fmt: skip
        assert words in text
    assert not any(name in text for name in (OWEN, "Joan", "Everyone is trained", "No clerk"))
    theirs = parts(post.to(sponsor.email)[0])[0]
    assert "waiting for agreement" in theirs and " late" not in theirs


@pytest.mark.parametrize("hostile", ["A plan\nBcc: all@fernshire.example", "A plan\r\n\r\n<h1>Hello", "A plan\x0b"])
def test_a_subject_is_one_line_whatever_stands_in_the_plan(hostile):
    assert letter("owner", HERS, hostile, rows=[], all="").subject.splitlines() == [" ".join(hostile.split())]


def test_markup_in_an_action_is_text_in_an_email(plan, post):
    row = models.Action.objects.get(plan=plan, key="a9.2")
    hostile = '<img src="https://elsewhere.example/x.png"> of\nthe trust'
    models.Action.objects.filter(pk=row.pk).update(value={**row.value, "text": hostile})
    send()
    text, html = parts(post.to(HERS)[0])
    assert "<img" not in html and "&lt;img" in html and 'x.png"> of the trust' in text


def test_settings_that_are_missing_are_named(plan, settings):
    settings.MAIL_NEEDS = {"GOLDTHREAD_SMTP": "", "GOLDTHREAD_ADDRESS": ""}
    with pytest.raises(CommandError, match="GOLDTHREAD_SMTP and GOLDTHREAD_ADDRESS"):
        send()

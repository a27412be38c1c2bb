"""A link by e-mail opens the update form of one action for one person, once, for 72 hours; whatever else is refused."""

from __future__ import annotations

import re
import uuid
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from goldthread.errors import UserError
from goldthread_site.look.clock import lived_again
from goldthread_site.my import links
from goldthread_site.my.models import LinkUse, UpdateLink, WordsKept
from goldthread_site.my.throttle import MOST_A_MINUTE
from goldthread_site.people.models import User
from goldthread_site.plans import models
from goldthread_site.plans.rows import live
from goldthread_site.trail.models import Revision
from tests.support.django_site import TODAY
from tests.support.my_actions import OWEN, plan_of_owen
from tests.support.site import given, person

pytestmark = pytest.mark.django_db
REFUSED = "This link does not work any more, or never did."


@pytest.fixture(autouse=True)
def nobody_tried_before():
    cache.clear()


@pytest.fixture
def owen():
    return person("action_owner", full_name=OWEN)


@pytest.fixture
def plan(programme_manager, owen):
    return plan_of_owen(by=programme_manager, owner=owen)


@pytest.fixture
def stranger():
    """A browser without a session, that checks forms as a real one is checked."""
    return Client(enforce_csrf_checks=True)


def row(plan, key: str = "a9.2"):
    return models.Action.objects.select_related("plan").get(plan=plan, key=key)


@pytest.fixture
def address(plan, owen):
    return reverse("my:update_by_link", args=[links.make_link(by=None, person=owen, row=row(plan))])


def typed(**more) -> dict:
    words = {"changed": "The trust offers a date within 10 days.", "rag": "amber", "when": "done"}
    return {"version": 1, "once": uuid.uuid4(), **words, **more}


def text_of(answer) -> str:
    return " ".join(re.sub(r"<(?!a |form)[^>]+>", " ", answer.content.decode()).split())


def state() -> tuple:
    return (
        Revision.objects.count(),
        list(models.Action.objects.values_list("key", "version")),
        WordsKept.objects.count(),
    )


def test_the_form_and_nothing_else_opens_without_a_password(stranger, address, plan, programme_manager):
    before = state()
    answer = stranger.get(address)
    page = text_of(answer)
    assert "Agree with the health trust who books the first appointment" in page
    assert re.findall(r'(?:href|action)="([^"#]*)"', page.replace("<link", "")) == []
    for other in ("Tell foster carers", "Joan Sefton", programme_manager.full_name, OWEN, "Sign out", "My actions"):
        assert other not in page
    assert (answer["Referrer-Policy"], answer["X-Robots-Tag"]) == ("no-referrer", "noindex, nofollow, noarchive")
    assert "no-store" in answer["Cache-Control"] and not answer.cookies
    assert state() == before


def test_scanners_that_fetch_and_ask_change_nothing_but_the_log(stranger, address):
    before = state()
    for _ in range(3):
        stranger.get(address), stranger.head(address)
    assert state() == before
    assert UpdateLink.objects.get().used_at is None
    assert list(LinkUse.objects.values_list("what", flat=True)) == ["opened"] * 3


def test_one_update_goes_in_by_link_and_the_link_is_finished(stranger, address, plan, owen):
    proof = SimpleUploadedFile("letter.txt", b"The trust agrees.", content_type="text/plain")
    answer = stranger.post(address, typed(file=proof), follow=True)
    update, (evidence,) = live(plan, models.Update)[-1], live(plan, models.Evidence)
    assert (update.by, update.way, update.evidence) == (OWEN, "link", (evidence.id,))
    assert Revision.objects.filter(entity="updates").last().by == owen
    page = text_of(answer)
    assert "Your update was sent" in page and "The programme manager and the board pack of 1 December" in page
    before = state()
    again = stranger.post(address, typed(changed="Once more", version=2))
    assert again.status_code == 409 and "These words were not sent" in text_of(again) and "Once more" in text_of(again)
    assert state() == before
    assert list(LinkUse.objects.values_list("what", flat=True)) == ["sent"]


def test_a_refused_form_keeps_the_words_with_the_link_and_not_with_the_account(stranger, client, address, plan, owen):
    answer = stranger.post(address, typed(changed="Half a sentence", when=""))
    assert answer.status_code == 422 and "Say when it will be done" in text_of(answer)
    assert "Half a sentence" in text_of(stranger.get(address))
    client.force_login(owen)
    assert "Half a sentence" not in text_of(client.get(reverse("my:update", args=[plan.pk, "a9.2"])))


def test_a_conflict_by_link_shows_both_texts_and_no_name(stranger, client, address, plan, programme_manager):
    client.force_login(programme_manager)
    client.post(reverse("my:update", args=[plan.pk, "a9.2"]), typed(changed="The trust has a clerk."))
    answer = stranger.post(address, typed(changed="No clerk yet."))
    page = text_of(answer)
    assert answer.status_code == 409
    assert "Somebody saved this row" in page and "The trust has a clerk." in page and "No clerk yet." in page
    assert programme_manager.full_name not in page
    assert UpdateLink.objects.get().used_at is None


def altered(address: str) -> list[str]:
    token = address.split("/")[-2]
    secret, signature = token.split(".")
    other = links._signer().sign("a" * 32)
    swapped = f"{secret[:-1]}{'A' if secret[-1] != 'A' else 'B'}.{signature}"
    return [other, swapped, secret, f"{secret}.", f".{signature}", token[:-1], token.swapcase(), "x" * 3000, "1", "%00"]


def test_guessed_and_altered_links_open_nothing_and_say_nothing_of_what_is_there(stranger, address):
    before, pages = state(), set()
    for token in altered(address):
        for answer in (stranger.get(f"/my/link/{token}/"), stranger.post(f"/my/link/{token}/", typed())):
            assert answer.status_code == 404 and REFUSED in text_of(answer)
            pages.add(text_of(answer))
    assert len(pages) == 1 and state() == before


def end_by_time(link, plan, owen):
    UpdateLink.objects.update(expires_at=link.made_at)


def end_by_hand(link, plan, owen):
    assert links.revoke_link(by=owen, link=link)


def close_the_account(link, plan, owen):
    User.objects.filter(pk=owen.pk).update(is_active=False)


def give_the_action_away(link, plan, owen):
    held = row(plan)
    models.Action.objects.filter(pk=held.pk).update(leads="Joan Sefton", value={**held.value, "leads": ["Joan Sefton"]})


def let_her_see_children(link, plan, owen):
    given(owen, "team_manager", plan=plan.pk)


def end_her_right(link, plan, owen):
    owen.grants.update(ended_on=TODAY - timedelta(days=1))


def switch_off_for_the_plan(link, plan, owen):
    from goldthread_site.my.actions import switch_links

    switch_links(by=owen, plan=plan, on=False)


def take_the_action_out(link, plan, owen):
    row(plan).delete()


ENDED = [
    end_by_time, end_by_hand, close_the_account, give_the_action_away, let_her_see_children, end_her_right,
    switch_off_for_the_plan, take_the_action_out,
]  # fmt: skip


@pytest.mark.parametrize("end", ENDED, ids=lambda end: end.__name__)
def test_a_link_that_has_ended_opens_nothing_and_says_what_a_wrong_one_says(stranger, address, plan, owen, end):
    end(UpdateLink.objects.get(), plan, owen)
    before, wrong = state(), text_of(stranger.get("/my/link/wrong/"))
    for answer in (stranger.get(address), stranger.post(address, typed())):
        assert answer.status_code == 404 and text_of(answer) == wrong
    assert state() == before and not LinkUse.objects.exists()


def test_a_link_lasts_72_hours(plan, owen):
    with lived_again(TODAY - timedelta(days=2)):
        token = links.make_link(by=None, person=owen, row=row(plan))
    assert links.link_of(token).person == owen
    with lived_again(TODAY + timedelta(days=2)), pytest.raises(links.LinkRefused):
        links.link_of(token)


def test_the_site_can_switch_every_link_off(stranger, address, plan, owen, settings):
    settings.UPDATE_LINKS = False
    assert stranger.get(address).status_code == 404
    with pytest.raises(UserError, match="switched off"):
        links.make_link(by=None, person=owen, row=row(plan))


@pytest.mark.parametrize("role", ["team_manager", "qa_lead"])
def test_nobody_who_may_see_children_is_given_a_link(plan, role):
    account = person(role, full_name=OWEN)
    with pytest.raises(UserError, match="never for somebody who may see children"):
        links.make_link(by=None, person=account, row=row(plan))


def test_a_link_writes_of_its_own_action_whatever_the_form_names(stranger, address, plan):
    before = row(plan, "a9.3").value
    stranger.post(address, typed(action="a9.3", key="a9.3", plan_id=plan.pk + 1, plan=plan.pk + 1))
    assert row(plan, "a9.3").value == before and live(plan, models.Update)[-1].action == "a9.2"


def test_a_link_is_not_the_account_of_whoever_is_signed_in(client, address, plan, programme_manager):
    client.force_login(programme_manager)
    assert programme_manager.full_name not in text_of(client.get(address))
    client.post(address, typed())
    assert live(plan, models.Update)[-1].by == OWEN
    assert text_of(Client().get(reverse("my:actions"))) == ""


def test_whoever_tries_many_links_has_to_wait(stranger):
    answers = [stranger.get(f"/my/link/{number}/").status_code for number in range(MOST_A_MINUTE + 1)]
    assert answers == [404] * MOST_A_MINUTE + [429]


def test_the_secret_is_not_stored(address):
    secret = address.split("/")[-2].split(".")[0]
    assert secret not in str(list(UpdateLink.objects.values()))


def test_who_runs_the_plan_sees_the_links_and_ends_them(client, stranger, address, plan, programme_manager, owen):
    stranger.get(address)
    client.force_login(programme_manager)
    page = text_of(client.get(reverse("my:links", args=[plan.pk])))
    assert "1 link to an update is open" in page and "once, 20 Nov 2026" in page and OWEN in page
    link = UpdateLink.objects.get()
    assert client.get(reverse("my:link_revoke", args=[plan.pk, link.pk])).status_code == 405
    assert client.post(reverse("my:link_revoke", args=[plan.pk + 1, link.pk])).status_code == 404
    client.post(reverse("my:link_revoke", args=[plan.pk, link.pk]))
    link.refresh_from_db()
    assert link.revoked_by == programme_manager and stranger.get(address).status_code == 404
    assert "No link is open" in text_of(client.get(reverse("my:links", args=[plan.pk])))
    client.force_login(owen)
    assert client.get(reverse("my:links", args=[plan.pk])).status_code == 403
    assert client.post(reverse("my:links_switch", args=[plan.pk]), {"on": "0"}).status_code == 403


def test_who_runs_one_part_of_a_plan_does_not_see_the_links_of_all(client, address, plan):
    part = User.objects.create_user("part", "a-long-password", full_name="One Part")
    given(part, "programme_manager", plan=plan.pk, section="s10")
    client.force_login(part)
    for view, more in (("my:links", ()), ("my:links_switch", ()), ("my:link_revoke", (UpdateLink.objects.get().pk,))):
        send = client.get if view == "my:links" else client.post
        assert send(reverse(view, args=[plan.pk, *more])).status_code == 403
    assert links.allowed(plan) and UpdateLink.objects.get().revoked_at is None


def test_links_are_switched_off_and_on_for_a_plan_with_a_revision(client, address, plan, programme_manager):
    client.force_login(programme_manager)
    for on, status in (("0", 404), ("1", 200)):
        client.post(reverse("my:links_switch", args=[plan.pk]), {"on": on})
        assert Client().get(address).status_code == status
    assert [row.why for row in Revision.objects.filter(plan=plan.pk, entity="plan")][1:] == [
        "Links by e-mail switched off", "Links by e-mail switched on",
    ]  # fmt: skip

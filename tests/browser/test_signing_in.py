"""Signing in with a code or a passkey, and giving a right, in a real browser: by keyboard, WCAG 2.2 AA, 320 px."""

from __future__ import annotations

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from playwright.sync_api import expect

from goldthread_site.people.models import User
from tests.support.browser import faults, sign_in
from tests.support.site import person

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def nobody_tried_before():
    cache.clear()


@pytest.fixture
def site(live_server):
    """The site by name: a browser gives no passkey to a bare number."""
    return live_server.url.replace("127.0.0.1", "localhost")


@pytest.fixture
def key(page):
    """A finger that is always there."""
    talk = page.context.new_cdp_session(page)
    talk.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
               "isUserVerified": True, "automaticPresenceSimulation": True}  # fmt: skip
    return talk.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def again(page) -> None:
    """The password once more, before anything changes."""
    page.get_by_label("Password").fill("a-long-password")
    page.get_by_role("button", name="Go on").press("Enter")


def test_a_passkey_is_added_and_signs_in_without_a_password(page, site, key):
    sign_in(page, site, person("analyst"))
    page.get_by_role("link", name="A analyst").press("Enter")
    page.get_by_role("link", name="Add a key").press("Enter")
    assert not faults(page)
    again(page)
    page.get_by_label("Name of the key").fill("Laptop")
    assert not faults(page)
    page.get_by_role("button", name="Add the key").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Keep these recovery codes")
    assert not faults(page)
    page.get_by_role("link", name="I have written them down").press("Enter")
    expect(page.get_by_role("main")).to_contain_text("Take away “Laptop”")
    page.get_by_role("button", name="Sign out").press("Enter")
    page.get_by_role("button", name="Use a passkey").press("Enter")
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    assert Authenticator.objects.filter(type="webauthn").get().last_used_at


def test_a_key_is_the_second_step_after_the_password(page, site, key):
    who = person("analyst")
    sign_in(page, site, who)
    page.goto(f"{site}/people/account/keys/new/")
    again(page)
    page.get_by_role("button", name="Add the key").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Keep these recovery codes")
    page.get_by_role("button", name="Sign out").press("Enter")
    page.get_by_label("Sign-in name").fill(who.username)
    page.get_by_label("Password").fill("a-long-password")
    page.get_by_label("Password").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("One more step")
    assert not faults(page)
    page.get_by_role("button", name="Use your key instead").press("Enter")
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    page.goto(f"{site}/people/account/")
    page.get_by_role("link", name=re.compile("Take away “")).press("Enter")
    again(page) if page.get_by_label("Password").count() else None
    page.get_by_role("button", name="Take the key away").press("Enter")
    expect(page.get_by_role("main")).to_contain_text("Passkey or security key: not set up.")


def test_codes_from_an_app_are_set_up_and_asked_for(page, site):
    who = person("director")
    sign_in(page, site, who)
    page.goto(f"{site}/people/account/app/")
    again(page)
    assert not faults(page)
    secret = page.locator(".gt-key").inner_text().replace(" ", "")
    page.get_by_label("Code that the app shows").fill(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))
    page.get_by_role("button", name="Set up codes").press("Enter")
    codes = page.locator(".gt-codes li").all_inner_texts()
    assert len(codes) == 10
    page.get_by_role("button", name="Sign out").press("Enter")
    page.get_by_label("Sign-in name").fill(who.username)
    page.get_by_label("Password").fill("a-long-password")
    page.get_by_label("Password").press("Enter")
    page.get_by_label("Code", exact=True).fill("000000")
    page.get_by_label("Code", exact=True).press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("That code is not right")
    assert not faults(page)
    page.get_by_label("Code", exact=True).fill(codes[0])  # the phone is lost
    page.get_by_label("Code", exact=True).press("Enter")
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()


def test_a_person_is_added_by_keyboard_and_chooses_a_password(page, site, chromium):
    sign_in(page, site, person("administrator"))
    page.get_by_role("link", name="People").press("Enter")
    page.get_by_role("button", name="Add a person").press("Enter")
    page.get_by_label("Name", exact=True).fill("Nell Ward")
    page.get_by_label("Sign-in name").fill("nell")
    page.get_by_label("Role").select_option("inspector")
    page.get_by_label("Why").fill("Visit of March")
    page.get_by_role("button", name="Add the person").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Say on which day the right ends")
    assert not faults(page)
    page.get_by_label("Last day").fill("31 March 2027")
    page.get_by_role("button", name="Add the person").press("Enter")
    link = page.get_by_label("The link").input_value()
    assert not faults(page)
    theirs = chromium.new_context().new_page()
    theirs.goto(link)
    assert not faults(theirs)
    for label in ("New password", "The same again"):
        theirs.get_by_label(label, exact=True).fill("a lamp in the attic")
    theirs.get_by_role("button", name="Set the password").press("Enter")
    theirs.get_by_label("Sign-in name").fill("nell")
    theirs.get_by_label("Password").fill("a lamp in the attic")
    theirs.get_by_label("Password").press("Enter")
    expect(theirs.get_by_role("button", name="Sign out")).to_be_visible()
    assert User.objects.get(username="nell").role_held.name == "inspector"
    theirs.context.close()


PAGES = ["", "new/", "looks/", "1/", "1/right/", "1/details/", "1/account/close/", "account/", "account/password/"]


@pytest.mark.parametrize("address", PAGES)
def test_each_page_of_people_is_good(page, site, address):
    who = person("administrator")
    sign_in(page, site, who)
    page.goto(f"{site}/people/{address.replace('1', str(who.pk))}")
    assert not faults(page)

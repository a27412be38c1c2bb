"""Headers of every answer, and pages that keep to them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.urls import reverse

import goldthread_site
from tests.support.site import plan_in

pytestmark = pytest.mark.django_db
TEMPLATES = sorted(Path(goldthread_site.__file__).parent.joinpath("templates").rglob("*.html"))


def test_only_this_site_may_be_loaded_from_and_nothing_inline(client):
    policy = client.get(reverse("people:sign_in")).headers["Content-Security-Policy"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == rules["frame-ancestors"] == rules["base-uri"] == "'none'"
    assert rules["script-src"] == rules["style-src"] == rules["form-action"] == "'self'"
    assert "unsafe" not in policy


def test_the_other_headers(client):
    headers = client.get(reverse("people:sign_in")).headers
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("page", ["home", "plans:import", "people:sign_in"])
def test_no_page_is_kept_by_a_browser_or_on_the_way(client, as_programme_manager, page):
    said = as_programme_manager.get(reverse(page)).headers["Cache-Control"]
    assert "no-store" in said and "private" in said


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_template_holds_style_script_or_an_address_elsewhere(template):
    text = template.read_text(encoding="utf-8")
    assert not re.search(r"""\sstyle=|<style|\son[a-z]+=["']|<script(?![^>]*\ssrc="{% static)""", text)
    assert not re.search(r"""(?:src|href|action)=["'](?:https?:)?//""", text)


def test_cookies_cannot_be_read_by_scripts(client, programme_manager):
    client.get(reverse("people:sign_in"))
    client.post(reverse("people:sign_in"), {"username": programme_manager.username, "password": "a-long-password"})
    assert set(client.cookies) == {"sessionid", "csrftoken"}
    for cookie in client.cookies.values():
        assert cookie["httponly"] and cookie["samesite"] == "Lax", cookie.key


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [("/nowhere/", 404, "Page not found"), ("/plan/import/not-an-id/", 404, "Page not found")],
)
def test_a_page_that_is_not_there(as_programme_manager, path, status, words):
    answer = as_programme_manager.get(path)
    assert answer.status_code == status and words in answer.content.decode()


def test_a_form_from_elsewhere_is_refused_in_plain_words(programme_manager):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.force_login(programme_manager)
    answer = strict.post(reverse("plans:import"), {})
    assert answer.status_code == 403 and "This form is out of date" in answer.content.decode()


def test_a_fault_of_ours_is_said_in_plain_words(as_programme_manager, monkeypatch):
    def breaks(*args, **kwargs):
        raise RuntimeError("the name of a child")

    monkeypatch.setattr("goldthread_site.plans.presenters.imports.draft_shown", breaks)
    monkeypatch.setattr("goldthread_site.plans.views.imports.ImportDraft.objects.filter", breaks)
    as_programme_manager.raise_request_exception = False
    answer = as_programme_manager.get(reverse("plans:import"))
    page = answer.content.decode()
    assert answer.status_code == 500 and "Something went wrong on our side" in page
    assert "the name of a child" not in page and "Traceback" not in page


def test_a_plan_that_is_in_stands_on_the_first_page(as_programme_manager, programme_manager):
    plan_in(programme_manager)
    assert "Fernshire Council" in as_programme_manager.get(reverse("home"), follow=True).content.decode()

"""Guards that hold for every page, field and role of the site."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.test import RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver

from goldthread_site.config.settings import HERE
from goldthread_site.look import privacy
from goldthread_site.look.navigation import SERVICE_NAVIGATION
from goldthread_site.people.capabilities import RuleRequired, rule_of
from goldthread_site.people.roles import capabilities, roles


def every_view(resolver=None, prefix=""):
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from every_view(entry, prefix + str(entry.pattern))
        elif isinstance(entry, URLPattern):
            yield prefix + str(entry.pattern), entry.callback


VIEWS = dict(every_view())


def test_there_are_views_to_check():
    assert len(VIEWS) >= 4


@pytest.mark.parametrize("address", VIEWS)
def test_every_address_declares_who_may_open_it(address):
    rule = rule_of(VIEWS[address])
    assert rule, f"/{address} declares no capability and is not marked public"
    assert rule.startswith("public: ") or rule in capabilities(), f"/{address} names an unknown capability: {rule}"


def test_every_capability_is_held_and_every_one_held_is_known():
    held = {name for role in roles().values() for name in role.capabilities}
    assert held == set(capabilities())
    assert {item.capability for item in SERVICE_NAVIGATION} <= held


def test_a_view_without_a_rule_is_closed_even_to_people_signed_in():
    from django.core.exceptions import PermissionDenied

    guard = RuleRequired(lambda request: None)
    with pytest.raises(PermissionDenied):
        guard.process_view(RequestFactory().get("/"), lambda request: "opened", (), {})


@pytest.mark.django_db
@pytest.mark.parametrize("address", [a for a, view in VIEWS.items() if "<" not in a and hasattr(view, "capability")])
def test_no_page_opens_without_signing_in(client, address):
    answer = client.get(f"/{address}")
    assert answer.status_code == 302 and answer.url.startswith("/people/sign-in/")


def test_every_stored_field_is_labelled_for_personal_data():
    unlabelled = [name for name, label in privacy.labels().items() if label is None]
    assert not unlabelled, f"say in PRIVACY what these hold and how long they are kept: {unlabelled}"


def test_no_label_speaks_of_a_field_that_is_gone():
    from django.apps import apps

    for model in apps.get_models():
        known = privacy.OTHERS.get(model._meta.label) or getattr(model, "PRIVACY", {})
        assert set(known) <= {field.name for field in model._meta.get_fields()}, model._meta.label


def test_an_app_imports_only_from_those_above_it_in_the_settings():
    apps = [name for name in settings.INSTALLED_APPS if name.startswith("goldthread_site.")]
    upwards = [
        f"{file.relative_to(HERE)} imports {later}"
        for place, app in enumerate(apps)
        for file in sorted((HERE / app.split(".")[1]).rglob("*.py"))
        for later in apps[place + 1 :]
        if re.search(rf"^\s*(?:from|import) {re.escape(later)}\b", file.read_text("utf-8"), re.MULTILINE)
    ]
    assert upwards == []

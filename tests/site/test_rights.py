"""What a person may do: by role, plan, section and day."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date

import pytest
from django.urls import reverse

from tests.support.django_site import TODAY
from tests.support.plan_files import GOOD
from tests.support.site import given, person, plan_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def who():
    """An account with no right at all."""
    from goldthread_site.people.models import User

    return User.objects.create_user("who", "a-long-password", full_name="Who")


@pytest.mark.parametrize(
    ("right", "asked", "may"),
    [
        ({}, {}, True),
        ({}, {"plan": 7}, True),
        ({}, {"plan": 7, "section": "s1"}, True),
        ({"plan": 7}, {}, True),
        ({"plan": 7}, {"plan": 7}, True),
        ({"plan": 7}, {"plan": 8}, False),
        ({"plan": 7}, {"plan": 7, "section": ""}, True),
        ({"plan": 7, "section": "s1"}, {"plan": 7}, True),  # some of the plan
        ({"plan": 7, "section": "s1"}, {"plan": 7, "section": "s1"}, True),
        ({"plan": 7, "section": "s1"}, {"plan": 7, "section": "s2"}, False),
        ({"plan": 7, "section": "s1"}, {"plan": 7, "section": ""}, False),  # a row that stands in no section
        ({"plan": 7, "section": "s1"}, {"plan": 8, "section": "s1"}, False),
        ({"from_day": date(2026, 11, 21)}, {}, False),
        ({"from_day": date(2026, 11, 21)}, {"on": date(2026, 11, 21)}, True),
        ({"until_day": date(2026, 11, 19)}, {}, False),
        ({"until_day": TODAY}, {}, True),
        ({"ended_on": TODAY}, {}, False),
        ({"ended_on": TODAY}, {"on": date(2026, 11, 19)}, True),
    ],
)
def test_a_right_counts_where_and_when_it_was_given(who, right, asked, may):
    given(who, "action_owner", **right)
    assert who.can("plan.act", **asked) is may
    assert not who.can("plan.run", **asked)


def test_rights_add_up(who):
    given(who, "action_owner", plan=7, section="s1")
    given(who, "action_owner", plan=7, section="s2")
    given(who, "viewer", plan=8)
    assert who.sections_seen(7, "plan.see") == {"s1", "s2"}
    assert who.sections_seen(8, "plan.see") is None
    assert who.sections_seen(8, "plan.act") == frozenset() == who.sections_seen(9, "plan.see")
    assert who.plans_seen("plan.see") == {7, 8} and who.plans_seen("plan.act") == {7}
    given(who, "director")
    assert who.plans_seen("plan.see") is None and who.sections_seen(7, "plan.see") is None


def test_a_closed_account_may_do_nothing(who):
    given(who, "programme_manager")
    who.is_active = False
    assert not who.can("plan.see") and who.plans_seen("plan.see") == frozenset()


def test_what_is_a_matter_of_every_plan_needs_a_right_over_every_plan(who):
    given(who, "programme_manager", plan=7)
    assert who.can("plan.import", plan=7) and not who.can("plan.import")
    given(who, "programme_manager")
    assert who.can("plan.import")


def test_one_query_says_all_rights_of_a_page(who, django_assert_num_queries):
    given(who, "director", plan=7)
    fresh = type(who).objects.get()
    with django_assert_num_queries(1):
        fresh.can("plan.see"), fresh.can("plan.agree", plan=7), fresh.plans_seen("plan.see"), fresh.role_held


def test_a_page_of_another_plan_stays_closed(client, programme_manager, who):
    mine = plan_in(programme_manager)
    other = plan_in(programme_manager, data=b"another")
    given(who, "programme_manager", plan=mine.pk)
    client.force_login(who)
    for page in ("plans:overview", "plans:actions", "plans:update_sheets", "plans:check"):
        assert client.get(reverse(page, args=[mine.pk])).status_code == 200, page
        assert client.get(reverse(page, args=[other.pk])).status_code == 403, page
    assert client.get(reverse("plans:overview", args=[12345])).status_code == 403  # nor is said whether there is one
    assert client.get(reverse("home")).url == reverse("plans:overview", args=[mine.pk])
    assert client.get(reverse("plans:import")).status_code == 403


@pytest.fixture
def of_one_section(client, programme_manager, who):
    """A plan of which the person may see one section; the keys of its actions by section."""
    plan = plan_in(programme_manager)
    seen, hidden = plan.sections.all()[:2]
    given(who, "director", plan=plan.pk, section=seen.key)
    client.force_login(who)
    return plan, seen, hidden


def test_a_right_over_a_section_shows_nothing_of_the_others(client, of_one_section):
    plan, seen, hidden = of_one_section
    mine, other = (plan.actions.filter(section=each.key) for each in (seen, hidden))
    assert mine and other
    for page in ("overview", "actions"):
        words = client.get(reverse(f"plans:{page}", args=[plan.pk])).content.decode()
        assert seen.title in words and hidden.title not in words, page
        assert not any(row.text in words for row in other), page
    assert client.get(reverse("plans:action", args=[plan.pk, mine[0].key])).status_code == 200
    assert client.get(reverse("plans:action", args=[plan.pk, other[0].key])).status_code == 404
    proof = client.get(reverse("plans:evidence", args=[plan.pk])).content.decode()
    assert not any(row.text[:40] in proof for row in other)
    across = client.get(reverse("plans:across")).content.decode()
    assert mine[0].text[:40] in across and other[0].text[:40] not in across
    for page in ("costs", "check", "download", "dates", "ratings", "positions"):
        assert client.get(reverse(f"plans:{page}", args=[plan.pk])).status_code == 403, page
    assert client.get(reverse("trail:history", args=[plan.pk])).status_code == 403


def test_the_drafts_of_others_stay_closed(client, programme_manager, who):
    from goldthread_site.plans import actions

    draft = actions.start_import(by=programme_manager, data=GOOD, file_name="plan.txt")
    given(who, "programme_manager")
    client.force_login(who)
    for page in ("import_review", "import_values", "import_columns", "import_discard"):
        assert client.get(reverse(f"plans:{page}", args=[draft.pk])).status_code == 404, page
    assert client.post(reverse("plans:import_discard", args=[draft.pk])).status_code == 404
    client.post(reverse("plans:import_accept", args=[draft.pk]), {"version": draft.version})
    draft.refresh_from_db()  # is still there
    assert client.get(reverse("plans:import")).context["drafts"] == []


_UPGRADE = """
import django
django.setup()
from django.core.management import call_command
from django.db import connection
call_command("migrate", "people", "0001", verbosity=0)
with connection.cursor() as row:
    for role in ("programme_manager", "viewer"):
        row.execute("INSERT INTO people_user (username, full_name, role, is_active, password) "
                    "VALUES (%s, 'A Person', %s, true, '')", [role, role])
call_command("migrate", verbosity=0)
from goldthread_site.people.models import Grant
for grant in Grant.objects.order_by("role"):
    print(grant.role, grant.plan, (grant.until_day - grant.from_day).days if grant.until_day else "for good")
"""


def test_the_role_of_before_became_a_right_over_every_plan(tmp_path):
    """A visitor's right must end: a year later."""
    environment = {**os.environ, "GOLDTHREAD_DATA": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)}
    environment.pop("GOLDTHREAD_DATABASE", None)
    done = subprocess.run([sys.executable, "-c", _UPGRADE], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["programme_manager None for good", "viewer None 365"]


def test_the_first_of_several_roles_is_that_of_the_file(who):
    given(who, "viewer")
    given(who, "director", plan=7)
    assert who.role_held.name == "director" and [role.key for role in who.roles_held] == ["director", "viewer"]


def test_createsuperuser_makes_an_administrator(monkeypatch):
    from django.core.management import call_command

    from goldthread_site.people.models import User

    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "a lamp in the attic")
    call_command("createsuperuser", interactive=False, username="ada", full_name="Ada Marsh", verbosity=0)
    assert User.objects.get().can("people.run") and not person("viewer").can("people.run")


@pytest.mark.parametrize("address", [f"/people/{10**30}/right/1/end/", "/plan/1/owners/names/a%00b/"])
def test_an_address_that_no_row_can_have_is_not_there(client, who, address):
    given(who, "administrator")
    given(who, "programme_manager")
    client.force_login(who)
    assert client.get(address).status_code == 404

"""The data of the previous release become those of this one: nothing is lost, and a backup was made first."""

from __future__ import annotations

import json
import os
import time

import pytest

from tests.support import previous_release
from tests.support.drill import Site
from tests.support.fresh_database import database

pytestmark = pytest.mark.skipif("GOLDTHREAD_DATABASE" in os.environ, reason="each test is on both databases by itself")
# Django fills these itself: a row for each model that there is.
BY_DJANGO = {"django_migrations", "django_content_type", "auth_permission", "sqlite_sequence"}
PAGES = ("", "actions/", "history/", "history/actions/a1/", "evidence/", "positions/", "costs/", "?as_at=2026-09-01")
OPEN = """
from django.test import Client
from goldthread_site.people.models import User
from goldthread_site.plans.models import Plan
client = Client(HTTP_HOST="127.0.0.1")
client.force_login(User.objects.get(username="priya"))
for page in {pages!r}:
    print(page, client.get(f"/plan/{{Plan.objects.get().pk}}/{{page}}").status_code)
"""
CHANGE = """
from goldthread_site.plans.changing import changing
from goldthread_site.plans.models import Action, Plan
from tests.support.seeded_site import person
plan = Plan.objects.get()
with changing(plan, by=person("priya"), why="After the upgrade") as change:
    row = Action.objects.filter(plan=plan).first()
    change.put(row, row.read.model_copy(update={"status": "Goes on"}), was=row.version)
"""


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def upgraded(request, tmp_path_factory):
    """The tables as the previous release left them, what the verb said, and the site afterwards."""
    with database(request.param) as address:
        site = Site(tmp_path_factory.mktemp("site") / "data", address)
        previous_release.put_into(site)
        before, said = site.tables(), site.goldthread("upgrade")
        assert said.returncode == 0, said.stderr
        yield before, said.stderr, site


def test_no_row_and_no_value_of_the_previous_release_is_lost(upgraded):
    before, _, site = upgraded
    after = site.tables()
    for table in before.keys() - BY_DJANGO:
        columns = before[table][0].keys() if before[table] else ()
        assert [{name: row[name] for name in columns} for row in after[table]] == before[table], table
    kept = {(row["app"], row["name"]) for row in after["django_migrations"]}
    assert {(row["app"], row["name"]) for row in before["django_migrations"]} < kept
    for table in ("plans_update", "plans_datemove", "plans_evidence", "people_grant", "plans_position"):
        assert before[table], f"the previous release's data have no {table}"
    assert before["plans_importdraft"] and before["trail_erasure"] and before["people_look"]


def test_the_trail_holds_guarded_and_goes_on(upgraded):
    _, _, site = upgraded
    site.python(CHANGE)
    verdict = site.goldthread("verify-trail", "--format", "json")
    found = json.loads(verdict.stdout)
    assert verdict.returncode == 0, verdict.stdout
    assert (found["holds"], found["seals_seen"], found["others"]) == (True, True, [])
    assert sum(chain["erased"] for chain in found["chains"]) == 1


def test_pages_open_as_they_are_today_and_as_they_were_on_a_past_day(upgraded):
    _, _, site = upgraded
    assert site.python(OPEN.format(pages=PAGES)).split("\n")[:-1] == [f"{page} 200" for page in PAGES]


def test_everything_was_backed_up_before_it_was_changed(upgraded, tmp_path):
    before, said, site = upgraded
    (backup,) = (site.folder / "backups").glob("*.zip")
    assert f"They were backed up first: {backup}" in said
    checked = site.goldthread("check-backup", backup).stdout
    last = max(before["trail_chainhead"], key=lambda row: row["plan"])
    assert f"Head {last['plan']}:{last['place']}:{last['digest']}" in checked
    assert site.goldthread("upgrade").stderr == "The data are those of release 0.1.0 already.\n"


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (
            "INSERT INTO django_migrations (app, name, applied) VALUES ('plans', '9999_later', '2027-01-01')",
            "Goldthread does not start: {folder}: The data was kept by a newer release of Goldthread: it knows plans"
            " 9999_later. Install that release again. Nothing was changed.",
        ),
        (
            "DELETE FROM django_migrations WHERE name = '9999_later';"
            "DELETE FROM django_migrations WHERE app = 'plans' AND name > '0009'",
            "Goldthread does not start: the database is not yet of this release (0.1.0). Run “goldthread upgrade”: it"
            " makes a backup first.",
        ),
    ],
    ids=["newer", "older"],
)
def test_a_server_refuses_the_database_of_another_release_in_one_sentence(upgraded, statement, said):
    _, _, site = upgraded
    site.execute(statement)
    started = site.gunicorn_checked()
    assert started.returncode != 0 and "Traceback" not in started.stderr
    assert started.stderr.strip().splitlines()[-1] == said.format(folder=site.folder)


def test_a_server_refuses_a_trail_key_that_is_not_its_own(tmp_path):
    site = Site(tmp_path / "data")
    previous_release.put_into(site)
    site.goldthread("upgrade")
    (site.folder / "trail-key").write_text("another")
    assert "its trail key is not the one that sealed the trail" in site.gunicorn_checked().stderr


KILLED = """
import os, signal
from django.core.management import call_command
from django.db.migrations.executor import MigrationExecutor
noted = MigrationExecutor.record_migration
def note(self, migration):
    if migration.app_label == "people":
        os.kill(os.getpid(), signal.SIGKILL)
    noted(self, migration)
MigrationExecutor.record_migration = note
call_command("upgrade")
"""


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_an_upgrade_that_is_killed_before_a_step_is_noted_is_begun_again(tmp_path, kind):
    with database(kind) as address:
        site = Site(tmp_path / "data", address)
        previous_release.put_into(site)
        before = site.tables()
        with pytest.raises(AssertionError):
            site.python(KILLED)
        assert site.tables().keys() == before.keys()
        time.sleep(1)  # a backup is called after its second
        done = site.goldthread("upgrade")
        assert done.returncode == 0, done.stderr

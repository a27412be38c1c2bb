"""The restore drill: what was backed up while people wrote is what stands in an empty folder afterwards."""

from __future__ import annotations

import json
import os
import signal
import time
from contextlib import ExitStack

import pytest

from tests.support.altered_backup import written_again
from tests.support.drill import SEED, Site
from tests.support.fresh_database import another_database, database

pytestmark = pytest.mark.skipif("GOLDTHREAD_DATABASE" in os.environ, reason="each test is on both databases by itself")
WRITERS = 3
VALUES = {"actions": "plans_action", "updates": "plans_update", "evidence": "plans_evidence"}
# What the writers change: compared by what the trail says of each row, the others column by column.
WRITTEN = {"trail_revision", "trail_chainhead", "plans_plan", "plans_keptcheck", "sqlite_sequence", *VALUES.values()}


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def site(request, tmp_path_factory):
    """The seeded site."""
    with database(request.param) as address:
        site = Site(tmp_path_factory.mktemp("site") / "data", address)
        site.folder.mkdir()
        site.python(SEED)
        yield site


@pytest.fixture
def again(site, tmp_path):
    """Where it is restored to: empty, but for the trail key, which its keeper has put there."""
    again = Site(tmp_path / "again", another_database(site.database))
    again.folder.mkdir()
    (again.folder / "trail-key").write_text((site.folder / "trail-key").read_text())
    return again


def values(row):
    """A JSON value as the driver gave it: SQLite keeps its text."""
    return json.loads(row["value"]) if isinstance(row["value"], str) else row["value"]


def heads(site):
    return {row["plan"]: row["place"] for row in site.tables()["trail_chainhead"]}


def test_a_site_at_rest_is_restored_row_by_row_and_file_by_file(site, again, tmp_path):
    before, files, trail = site.tables(), site.files(), site.goldthread("verify-trail").stdout
    made = site.goldthread("backup", "--to", tmp_path)
    (file,) = tmp_path.glob("*.zip")
    assert (made.returncode, file.stat().st_mode & 0o777) == (0, 0o600), made.stderr
    with site.gone():
        done = again.goldthread("restore", file, "--into", again.folder)
    assert done.returncode == 0, done.stderr
    assert len(before["plans_update"]) > 5 and len(files) == 3 and len(before["people_look"]) == 3
    after = again.tables()
    assert {name for name in before if before[name] != after[name]} == set()
    assert (again.files(), set(again.files())) == (files, set(files.values()))
    assert again.goldthread("verify-trail").stdout == trail and trail.endswith("The trail holds.\n")


def test_a_site_in_use_is_restored_as_it_was_at_one_moment(site, again, tmp_path):
    with ExitStack() as people:
        writers = [people.enter_context(site.writer(f"{number}")) for number in range(WRITERS)]
        acknowledged = {writer.stdout.readline().strip() for _ in range(4) for writer in writers}
        made = site.goldthread("backup", "--to", tmp_path)
        [writer.stdout.readline() for _ in range(4) for writer in writers]  # each wrote on, during it or after it
    live, (file,) = site.tables(), tmp_path.glob("*.zip")
    with site.gone():
        done = again.goldthread("restore", file, "--into", again.folder)
    assert (made.returncode, done.returncode) == (0, 0), made.stderr + done.stderr
    _is_one_moment_of(live, again, acknowledged)
    assert again.goldthread("verify-trail").returncode == 0


def _is_one_moment_of(live, again, acknowledged):
    """The restored site is the live one as it was when its trail ended where the restored one ends."""
    there, ends = again.tables(), heads(again)
    past = [row for row in live["trail_revision"] if row["place"] <= ends[row["plan"]]]
    assert there["trail_revision"] == past and len(past) < len(live["trail_revision"])
    for entity, table in VALUES.items():
        said = {
            row["key"]: values(row) for row in sorted(past, key=lambda row: row["place"]) if row["entity"] == entity
        }
        assert {row["key"]: values(row) for row in there[table]} == said
    assert acknowledged <= {row["key"] for table in VALUES.values() for row in there[table]}
    assert {name for name in live if name not in WRITTEN and live[name] != there[name]} == set()
    named = {each["sha256"] for row in there["plans_evidence"] for each in values(row)["versions"]}
    files = again.files()
    assert set(files) == set(files.values()) and named <= set(files)


def test_what_proves_to_be_other_than_its_list_says_is_taken_back(site, again, tmp_path):
    site.goldthread("backup", "--to", tmp_path)
    (file,) = tmp_path.glob("*.zip")
    written_again(file, tmp_path / "other", manifest=lambda said: said["rows"].update(people_look=99))
    refused = again.goldthread("restore", tmp_path / "other", "--into", again.folder)
    assert refused.returncode == 1
    assert "The table “people_look” is not as it was: it has 3 rows, not 99. Nothing was restored" in refused.stderr
    assert [path.name for path in again.folder.iterdir()] == ["trail-key"]
    assert not again.database or again.tables() == {}
    assert again.goldthread("restore", file, "--into", again.folder).returncode == 0


def test_a_restore_that_was_killed_is_begun_again_and_says_what_is_in_its_way(site, again, tmp_path):
    site.goldthread("backup", "--to", tmp_path)
    (file,) = tmp_path.glob("*.zip")
    with again.goldthread_begun("restore", file, "--into", again.folder) as process:
        deadline = time.monotonic() + 60
        while not (again.tables() if again.database else list(again.folder.glob(".restoring-*/goldthread.sqlite3"))):
            assert process.poll() is None and time.monotonic() < deadline
            time.sleep(0.02)
        os.killpg(process.pid, signal.SIGKILL)
    done = again.goldthread("restore", file, "--into", again.folder)
    if not again.database:
        assert done.returncode == 0 and again.tables()["trail_revision"] == site.tables()["trail_revision"]
        return
    assert done.returncode == 1 and "a restore into this folder was ended midway, and may have filled" in done.stderr
    assert f"dropdb {again.database.rpartition('/')[2]}" in done.stderr


def test_a_site_on_sqlite_moves_to_postgresql(site, tmp_path):
    if site.database:
        pytest.skip("it is there already")
    made = site.goldthread("backup", "--to", tmp_path, "--with-keys")
    (file,) = tmp_path.glob("*.zip")
    with database("postgresql") as address:
        moved = Site(tmp_path / "moved", address)
        done = moved.goldthread("restore", file, "--into", moved.folder)
        assert (made.returncode, done.returncode) == (0, 0), done.stderr
        was, there = site.tables(), moved.tables()
        assert {name for name in was if len(was[name]) != len(there.get(name, ()))} <= {"sqlite_sequence"}
        for entity in ("trail_revision", *VALUES.values()):
            assert [(row["id"], values(row)) for row in there[entity]] == [
                (row["id"], values(row)) for row in was[entity]
            ]
        assert moved.goldthread("verify-trail").stdout == site.goldthread("verify-trail").stdout
        with moved.writer("one") as writer:  # new rows get new ids
            assert writer.stdout.readline().strip()

"""The database itself refuses to change the trail, whoever asks and however; and the site says so where it cannot."""

from __future__ import annotations

import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.core.management.sql import emit_post_migrate_signal, emit_pre_migrate_signal
from django.db import DatabaseError, connection, migrations, models, transaction
from django.db.migrations.state import ProjectState

from goldthread_site.look.clock import moment
from goldthread_site.trail import guards, keeping
from goldthread_site.trail.models import ChainHead, ErasedRevision, Erasure, Revision
from goldthread_site.trail.record import Change, first_broken_link, record

COPY = "SELECT id, plan, place, entity, key, at, 'x', value, value_digest, digest, by_id, salt, why_digest"
ROW = "id, plan, place, entity, key, at, why, value, value_digest, digest, by_id, salt, why_digest"
ON_BOTH = {
    "update": "UPDATE trail_revision SET why = 'x' WHERE place = 2",
    "update of nothing but the value": "UPDATE trail_revision SET value = NULL, why = '', salt = '' WHERE place = 2",
    "delete": "DELETE FROM trail_revision WHERE place = 2",
    "delete of the last": "DELETE FROM trail_revision WHERE place = 3",
    "upsert": f"INSERT INTO trail_revision ({ROW}) {COPY} FROM trail_revision WHERE place = 2"
    " ON CONFLICT (id) DO UPDATE SET why = 'x'",
    "upsert of the place": f"INSERT INTO trail_revision ({ROW}) {COPY.replace('id,', '900 + id,', 1)}"
    " FROM trail_revision WHERE place = 2 ON CONFLICT (plan, place) DO UPDATE SET why = 'x'",
    "head back": "UPDATE trail_chainhead SET place = 2",
    "head to another plan": "UPDATE trail_chainhead SET plan = 8, place = 4",
    "head to no revision": "UPDATE trail_chainhead SET place = 4",
    "head resealed": "UPDATE trail_chainhead SET seal = 'x'",
    "head gone": "DELETE FROM trail_chainhead",
    "erasure agreed by one": "UPDATE trail_erasure SET state = 'agreed', decided_by_id = asked_by_id,"
    " decided_at = asked_at",
    "erasure agreed by nobody": "UPDATE trail_erasure SET state = 'agreed', decided_at = asked_at",
    "erasure of another plan": "UPDATE trail_erasure SET plan = 8",
    "erasure gone": "DELETE FROM trail_erasure",
    "erasure born agreed": "INSERT INTO trail_erasure (plan, entity, key, asked_by_id, asked_at, why, state,"
    " decided_by_id, decided_at, answer) SELECT plan, entity, key, asked_by_id, asked_at, why, 'agreed',"
    " asked_by_id + 1, asked_at, '' FROM trail_erasure",
    "named revision changed": "UPDATE trail_erasedrevision SET revision_id = revision_id + 1",
    "named revision gone": "DELETE FROM trail_erasedrevision",
}  # fmt: skip
ON_SQLITE = {
    "replace": f"REPLACE INTO trail_revision ({ROW}) {COPY} FROM trail_revision WHERE place = 2",
    "insert or replace of the place": f"INSERT OR REPLACE INTO trail_revision ({ROW})"
    f" {COPY.replace('id,', 'NULL,', 1)} FROM trail_revision WHERE place = 2",
    "insert or replace of the end": "INSERT OR REPLACE INTO trail_chainhead (plan, place, digest, seal)"
    " SELECT plan, 2, digest, seal FROM trail_chainhead",
    "insert or replace of an erasure": "INSERT OR REPLACE INTO trail_erasure (id, plan, entity, key, asked_by_id,"
    " asked_at, why, state, answer) SELECT id, 8, entity, key, asked_by_id, asked_at, why, state, answer"
    " FROM trail_erasure",
    "insert or replace of what it names": "INSERT OR REPLACE INTO trail_erasedrevision"
    " (id, erasure_id, revision_id) SELECT id, erasure_id, revision_id + 1 FROM trail_erasedrevision",
    "update or replace": "UPDATE OR REPLACE trail_revision SET place = 2 WHERE place = 3",
    "update or ignore": "UPDATE OR IGNORE trail_revision SET why = 'x'",
    "update of the hidden number": "UPDATE trail_revision SET rowid = 99 WHERE place = 2",
}
ON_POSTGRESQL = {
    "truncate": "TRUNCATE trail_revision CASCADE",
    "truncate of the heads": "TRUNCATE trail_chainhead",
    "truncate from afar": "TRUNCATE people_user CASCADE",
    "merge": "MERGE INTO trail_revision AS old USING (SELECT 2 AS place) AS new ON old.place = new.place"
    " WHEN MATCHED THEN UPDATE SET why = 'x'",
    "as a replica": "SET LOCAL session_replication_role = replica\nDELETE FROM trail_revision",
    "with a look-alike": "CREATE TEMP TABLE trail_erasure AS SELECT id, plan, 'agreed' AS state, asked_by_id,"
    " asked_by_id + 1 AS decided_by_id FROM trail_erasure\n"
    "UPDATE trail_revision SET value = NULL, why = '', salt = '' WHERE place = 2",
}
ATTACKS = {**ON_BOTH, **(ON_SQLITE if connection.vendor == "sqlite" else ON_POSTGRESQL)}
TAKEN_DOWN = {
    "sqlite": {
        "dropped": "DROP TRIGGER guard_trail_revision_update",
        "dropped by hand from the schema": "PRAGMA writable_schema = ON\nDELETE FROM sqlite_master"
        " WHERE name = 'guard_trail_revision_delete'\nPRAGMA writable_schema = RESET",
        "made harmless": "DROP TRIGGER guard_trail_revision_update\nCREATE TRIGGER guard_trail_revision_update"
        " BEFORE UPDATE ON trail_revision BEGIN SELECT 1; END",
        "joined by another": "CREATE TRIGGER later AFTER INSERT ON trail_chainhead BEGIN SELECT 1; END",
    },
    "postgresql": {
        "dropped": "DROP TRIGGER guard_trail_revision_update ON trail_revision",
        "switched off": "ALTER TABLE trail_revision DISABLE TRIGGER guard_trail_revision_delete",
        "all switched off": "ALTER TABLE trail_chainhead DISABLE TRIGGER USER",
        "made to fire for some": "ALTER TABLE trail_revision ENABLE TRIGGER guard_trail_revision_delete",
        "made harmless": "CREATE OR REPLACE FUNCTION guard_trail_revision_update() RETURNS trigger LANGUAGE plpgsql"
        " AS $$ BEGIN RETURN NEW; END $$",
        "looking elsewhere": "ALTER FUNCTION guard_trail_revision_update() RESET ALL",
        "passed by a rule": "CREATE RULE quiet AS ON INSERT TO trail_revision DO INSTEAD NOTHING",
    },
}[connection.vendor]  # fmt: skip


@pytest.fixture
def three(programme_manager):
    """Three revisions of plan 7, and an erasure of the second that nobody has agreed to."""
    changes = [Change("actions", f"a{n}", {"text": f"Do {n}"}) for n in (1, 2, 3)]
    with transaction.atomic():
        rows = record(plan=7, changes=changes, by=programme_manager, why="Brought in")
        asked = Erasure.objects.create(
            plan=7, entity="actions", key="a2", asked_by=programme_manager, asked_at=moment(), why="A child is named"
        )
        ErasedRevision.objects.create(erasure=asked, revision=rows[1])
    connection.check_constraints()  # now, so that PostgreSQL lets the tables be altered in the test's transaction
    return rows


def _run(statements: str) -> None:
    """Runs the statements, one a line."""
    with connection.cursor() as cursor:
        for statement in statements.splitlines():
            cursor.execute(statement)


def _everything() -> list:
    return [list(model.objects.order_by("pk").values()) for model in (Revision, ChainHead, Erasure, ErasedRevision)]


@pytest.mark.django_db
@pytest.mark.parametrize("attack", ATTACKS)
def test_the_database_refuses(three, attack):
    before = _everything()
    with pytest.raises(DatabaseError, match="Refused: "), transaction.atomic():
        _run(ATTACKS[attack])
    assert _everything() == before and first_broken_link(7) is None


@pytest.mark.django_db
@pytest.mark.parametrize("attack", [name for name in ATTACKS if "TEMP TABLE" not in ATTACKS[name]])
def test_without_the_guards_the_same_goes_through(three, attack):
    """Else the test above would show nothing."""
    before = _everything()
    with pytest.raises(_Undone), transaction.atomic():
        guards.remove()
        _run(ATTACKS[attack])
        raise _Undone if _everything() != before else AssertionError("nothing changed")


class _Undone(Exception):
    """Takes back what the attack did."""


FOUR = ("update", "delete", "upsert", "replace" if connection.vendor == "sqlite" else "truncate")


@pytest.mark.django_db(transaction=True)
def test_the_guards_stand_again_after_a_migration_made_the_table_anew(three):
    """On SQLite Django alters a table by making another: what guarded the old one is gone with it."""
    longer = migrations.AlterField("revision", "key", models.CharField(max_length=240))
    before = ProjectState.from_apps(guards_apps())
    after = before.clone()
    longer.state_forwards("trail", after)
    step = type("Migration", (migrations.Migration,), {"operations": [longer]})("9999_longer", "trail")
    emit_pre_migrate_signal(0, False, "default", plan=[(step, False)])
    with connection.schema_editor() as editor:
        longer.database_forwards("trail", editor, before, after)
    assert guards.faults(), "the migration left the guards up: this test shows nothing"
    emit_post_migrate_signal(0, False, "default")
    assert guards.faults() == []
    for attack in FOUR:
        with pytest.raises(DatabaseError, match="Refused: "), transaction.atomic():
            _run(ATTACKS[attack])
    emit_pre_migrate_signal(0, False, "default", plan=[(step, True)])
    with connection.schema_editor() as editor:
        longer.database_backwards("trail", editor, after, before)
    emit_post_migrate_signal(0, False, "default")


def guards_apps():
    from django.apps import apps

    return apps


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("how", TAKEN_DOWN)
def test_a_site_whose_guards_were_touched_does_not_start(how):
    keeping.refuse_to_serve_unguarded()
    assert run_checks(databases=["default"]) == []
    try:
        _run(TAKEN_DOWN[how])
        with pytest.raises(SystemExit, match="does not start: the guards") as fault:
            keeping.refuse_to_serve_unguarded()
        assert "\n" not in str(fault.value) and "verify-trail" in str(fault.value)
        with pytest.raises(SystemCheckError, match=r"trail\.E001"):
            call_command("check", databases=["default"])
    finally:
        _clean_up()
    call_command("migrate", verbosity=0, skip_checks=True)
    keeping.refuse_to_serve_unguarded()


def _clean_up() -> None:
    """What a guard put up again does not mend: triggers and rules that are not ours."""
    other = {"sqlite": "DROP TRIGGER IF EXISTS later", "postgresql": "DROP RULE IF EXISTS quiet ON trail_revision"}
    _run(other[connection.vendor])

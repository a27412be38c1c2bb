"""`verify_trail` names what is wrong: in a chain, in a row as it is now, in the guards; and copies what there is."""

from __future__ import annotations

import importlib
import json
import os
import sqlite3
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection

from goldthread.trail import digest_of, first_fault, read_copy
from goldthread_site.plans import models
from goldthread_site.trail.models import ChainHead, Revision
from goldthread_site.trail.record import BrokenTrail, Change, first_broken_link, record
from tests.support.site import plan_in
from tests.support.trail import behind_the_sites_back

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def plan(db, programme_manager):
    return plan_in(programme_manager)


def _verified(*words):
    """The exit code and what was said."""
    said = StringIO()
    try:
        call_command("verify_trail", *words, stdout=said)
    except SystemExit as left:
        return left.code, said.getvalue()
    return 0, said.getvalue()


def test_a_trail_that_holds(plan):
    head = ChainHead.objects.get(plan=plan.pk)
    code, said = _verified()
    assert code == 0
    assert f"Plan {plan.pk}: {head.place} revisions hold. Head {plan.pk}:{head.place}:{head.digest}\n" in said
    assert json.loads(_verified("--format", "json")[1])["holds"] is True
    assert _verified("--head", f"{plan.pk}:{head.place}:{head.digest}")[0] == 0
    assert _verified("--head", f"{plan.pk}:{head.place}:{'0' * 64}")[0] == 1


@pytest.mark.parametrize(
    "row, values, said",
    [
        ({"key": "a1"}, {"text": "Other"}, "The action a1 of plan {}: what it is searched by (text) is not what"),
        ({"key": "a1"}, {"value": {"id": "a1"}}, "The action a1 of plan {} is not as its last revision says"),
        ({"key": "a2"}, None, "The action a2 of plan {} is gone, and no revision took it out"),
        ({"key": "a2"}, {"key": "a9"}, "The action a9 of plan {} was never written to the trail"),
    ],
)
def test_a_row_that_is_not_as_its_last_revision_says_is_named(plan, row, values, said):
    found = _rows(plan).filter(**row)
    found.update(**values) if values else found.delete()
    code, out = _verified()
    assert code == 1 and said.format(plan.pk) in out and out.rstrip().endswith("The trail does not hold.")


def test_the_head_of_a_plan_is_held_against_its_trail(plan):
    models.Plan.objects.filter(pk=plan.pk).update(title="Other")
    assert f"The head of plan {plan.pk}: what it is searched by (title) is not what its value says." in _verified()[1]


def _rows(plan):
    return models.Action.objects.filter(plan=plan)


@pytest.mark.parametrize(
    "statement, said",
    [
        ("UPDATE trail_revision SET why = 'x' WHERE place = 2", "altered at place 2"),
        ("UPDATE trail_revision SET at = '2020-01-01 09:00:00' WHERE place = 3", "altered at place 3"),
        ("DELETE FROM trail_revision WHERE place = 4", "removed at place 4"),
        ("DELETE FROM trail_revision WHERE place > 5", "tail cut off at place 6"),
        ("UPDATE trail_chainhead SET digest = 'x'", "head altered"),
        ("UPDATE trail_chainhead SET seal = 'x'", "seal wrong"),
        ("DELETE FROM trail_chainhead", "head altered: the chain has no head"),
    ],
)
def test_the_first_bad_row_of_a_chain_is_named(plan, statement, said):
    behind_the_sites_back(statement)
    code, out = _verified()
    assert code == 1 and f"Plan {plan.pk}: {said}" in out


@pytest.mark.parametrize(
    "statement", ["DELETE FROM trail_revision WHERE place > 5", "UPDATE trail_chainhead SET seal = 'x'"]
)
def test_nothing_is_added_to_a_trail_whose_end_is_not_as_it_was_left(plan, programme_manager, statement):
    """Else the next revision would seal the fault in."""
    behind_the_sites_back(statement)
    count = Revision.objects.count()
    with pytest.raises(BrokenTrail, match="verify-trail"):
        record(plan=plan.pk, changes=[Change("actions", "a1", {})], by=programme_manager, why="More")
    assert Revision.objects.count() == count


def test_a_copy_of_the_trail_holds_and_says_the_same(plan, tmp_path, settings):
    file = tmp_path / "trail.jsonl"
    with file.open("w", encoding="utf-8") as stream:
        call_command("export_trail", stdout=stream)
    heads, revisions = read_copy(file)
    assert [
        first_fault([row for row in revisions if row.plan == head.plan], head, key=settings.TRAIL_KEY) for head in heads
    ] == [None]
    assert {row.key: row.value for row in revisions if row.entity == "actions"} == dict(
        _rows(plan).values_list("key", "value")
    )


def test_chains_written_before_there_were_heads_get_theirs(plan, programme_manager):
    before, rows = "", list(Revision.objects.order_by("place"))
    for row in rows:  # as the site wrote them then: the link over the reason itself
        row.salt = row.why_digest = ""
        row.value_digest = digest_of(row.value)
        words = [row.plan, row.place, row.entity, row.key, row.at.isoformat(), row.by_id, row.why, row.value_digest]
        row.digest = before = digest_of([before, *words])
        values = (row.value_digest, row.digest, row.pk)
        behind_the_sites_back(
            "UPDATE trail_revision SET salt = '', why_digest = '', value_digest = %s, digest = %s WHERE id = %s",
            *values,
        )
    behind_the_sites_back("DELETE FROM trail_chainhead")
    module = importlib.import_module("goldthread_site.trail.migrations.0003_heads_of_chains_that_are_there")
    module.seal_what_is_there(apps, None)
    record(plan=plan.pk, changes=[Change("actions", "a1", rows[-1].value)], by=programme_manager, why="As they are now")
    assert first_broken_link(plan.pk) is None and ChainHead.objects.get(plan=plan.pk).place == len(rows) + 1


def test_a_head_that_is_none_is_one_sentence(plan):
    with pytest.raises(CommandError, match="plan:place:digest") as fault:
        call_command("verify_trail", "--head", "x")
    assert fault.value.returncode == 2


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a file that anybody can open")
def test_whoever_opens_the_file_itself_is_found(tmp_path):
    """The guards are dropped, a revision altered, the guards made anew: the chain still tells."""
    environment = {**os.environ, "GOLDTHREAD_DATA": str(tmp_path), "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}

    def goldthread(*words):
        return subprocess.run(
            [sys.executable, "-m", *words], env=environment, capture_output=True, text=True, check=False
        )

    assert goldthread("goldthread_site", "verify_trail").returncode == 3  # the database is not there yet
    assert goldthread("tests.support.begun_trail").returncode == 0
    with sqlite3.connect(tmp_path / "goldthread.sqlite3") as file:
        made = file.execute("SELECT sql FROM sqlite_master WHERE name = 'guard_trail_revision_update'").fetchone()[0]
        with pytest.raises(sqlite3.IntegrityError, match="never changed"):
            file.execute("UPDATE trail_revision SET why = 'x'")
        file.execute("DROP TRIGGER guard_trail_revision_update")
    assert "guard_trail_revision_update is missing" in goldthread("goldthread", "verify-trail").stdout
    serving = goldthread("gunicorn", "--check-config", "goldthread_site.config.wsgi")
    assert serving.returncode != 0 and "Goldthread does not start: the guards" in serving.stderr + serving.stdout
    with sqlite3.connect(tmp_path / "goldthread.sqlite3") as file:
        file.execute("UPDATE trail_revision SET why = 'x' WHERE plan = 1 AND place = 7")
        file.execute(made)
    left = goldthread("goldthread_site", "verify_trail")
    assert left.returncode == 1 and "Plan 1: altered at place 7" in left.stdout and "guard_" not in left.stdout

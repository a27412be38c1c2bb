"""Random changes of every kind, replayed from the trail, equal the database; and many people lose no edit."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from goldthread_site.plans import models
from goldthread_site.trail.verifying import verdict
from tests.support import postgresql
from tests.support.django_site import TODAY
from tests.support.random_changes import differences, lives
from tests.support.site import person

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.django_db
def test_500_random_operations_replayed_from_the_trail_equal_the_database(programme_manager):
    living = lives(programme_manager, person("director"), seed=20, begun=TODAY - timedelta(days=700))
    living.operate(500)
    assert min(living.done.values()) > 5 and len(living.days) > 5
    assert differences(living) == [] and verdict().others == () and verdict().holds
    row = models.Action.objects.filter(plan=living.plans[1]).first()
    models.Action.objects.filter(pk=row.pk).update(value={**row.value, "text": "Behind the trail’s back"})
    assert len(differences(living)) == 2  # it is neither what the trail says nor what was made of it
    assert verdict().others == (f"The action {row.key} of plan {row.plan_id} is not as its last revision says.",)


@pytest.mark.skipif("GOLDTHREAD_DATABASE" in os.environ, reason="makes databases of its own, once")
@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_many_people_on_few_rows_lose_no_edit_and_are_not_locked_out(database):
    if database == "postgresql" and postgresql.programs() is None:
        pytest.skip("PostgreSQL is not installed")
    command = [sys.executable, "-m", "bench.edits", "--people", "8", "--edits", "5", "--database", database]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT)))}
    environment.pop("GOLDTHREAD_DATA", None)
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr[-2000:]
    assert "edits 40, not saved 0" in done.stdout and "lost 0, locked 0" in done.stdout

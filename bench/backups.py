"""Prints how long a backup and its restoring take, how large the file is, and how much memory they need.

    python -m bench.backups
    python -m bench.backups --database sqlite --megabytes 200

A plan of 300 actions lived for two years (7,200 updates) is backed up and restored without files, then with so many
megabytes of evidence. Everything is invented, and lives in folders of the bench's own that are thrown away.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from bench.databases import begin_in_a_new_one, each_database

FILE_MB = 2
ACTIONS, MONTHS = 300, 24


def in_this_process(megabytes: int) -> bool:
    """Prints the figures on the database that the environment names; whether all went well."""
    begin_in_a_new_one()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from tests.support.lived_plan import lived_plan
    from tests.support.site import person

    by = person("programme_manager")
    plan = lived_plan(by, actions=ACTIONS, months=MONTHS)
    worst = _round(f"{ACTIONS} actions, {ACTIONS * MONTHS:,} updates")
    _prove(plan, by, megabytes)
    return max(worst, _round(f"and {megabytes} MB of evidence")) == 0


def _prove(plan, by, megabytes: int) -> None:
    from goldthread.plan.live.evidence import Evidence, FileVersion, Used
    from goldthread_site.plans import models
    from goldthread_site.plans.changing import changing
    from goldthread_site.plans.evidence.kept import keep

    used = (Used(entity="actions", key="a1"),)
    with changing(plan, by=by, why="Proof") as change:
        for nth in range(megabytes // FILE_MB):
            data = os.urandom(FILE_MB * 1024 * 1024)
            version = FileVersion(
                sha256=keep(data),
                size=len(data),
                name=f"{nth}.pdf",
                media_type="application/pdf",
                by="P",
                on="2026-11-20",
            )
            change.add(models.Evidence, Evidence(id=f"f{nth}", title=f"{nth}", versions=(version,), used_by=used))


def _round(title: str) -> int:
    """Backs up, checks and restores once, each in a process of its own."""
    from django.conf import settings
    from django.db import connection

    environment = dict(os.environ)
    with tempfile.TemporaryDirectory(prefix="goldthread-bench-") as folder:
        print(f"  {title}")
        worst = _timed("backup", ["backup", "--to", folder], environment)
        (file,) = Path(folder).glob("*.zip")
        print(f"    {'the file':<10} {file.stat().st_size / 1e6:8.1f} MB")
        into = Path(folder) / "into"
        environment["GOLDTHREAD_TRAIL_KEY"] = settings.TRAIL_KEY.decode()
        if connection.vendor == "postgresql":
            environment["GOLDTHREAD_DATABASE"] = _empty_database()
        worst = max(worst, _timed("check", ["check-backup", str(file)], environment))
        return max(worst, _timed("restore", ["restore", str(file), "--into", str(into)], environment))


def _empty_database() -> str:
    from tests.support.fresh_database import another_database

    return another_database(os.environ["GOLDTHREAD_DATABASE"])


def _timed(name: str, words: list[str], environment: dict[str, str]) -> int:
    begun = perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "goldthread", *words], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    said = process.stderr.read().decode()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stderr.close()
    print(f"    {name:<10} {perf_counter() - begun:8.1f} s   {used.ru_maxrss / 1024:6.0f} MB of memory")
    if process.returncode:
        print(f"    {said.strip()[-300:]}")
    return process.returncode


def main() -> int:
    """1 where something went wrong."""
    return each_database("bench.backups", __doc__, "Backup and restore", in_this_process, megabytes=200)


if __name__ == "__main__":
    sys.exit(main())

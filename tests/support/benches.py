"""Runs a bench in a process of its own with databases of its own, as a test of the site."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import postgresql

ROOT = Path(__file__).resolve().parents[2]
once = pytest.mark.skipif("GOLDTHREAD_DATABASE" in os.environ, reason="makes databases of its own, once")
on_both = pytest.mark.parametrize("database", ["sqlite", "postgresql"])


def printed(module: str, *arguments: str, database: str) -> str:
    """What the bench prints on this database; the test fails where it ends with a fault."""
    if database == "postgresql" and postgresql.programs() is None:
        pytest.skip("PostgreSQL is not installed")
    command = [sys.executable, "-m", module, *arguments, "--database", database]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT)))}
    environment.pop("GOLDTHREAD_DATA", None)
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr[-2000:]
    return done.stdout

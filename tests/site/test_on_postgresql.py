"""The site's tests once more, on PostgreSQL: a shared service stores its plans there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import postgresql

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif("GOLDTHREAD_DATABASE" in os.environ, reason="already on the database it names")
def test_the_sites_tests_on_postgresql(tmp_path):
    if postgresql.programs() is None:
        said = "the tests on PostgreSQL need it (apt-get install postgresql)"
        pytest.fail(said) if os.environ.get("CI") == "true" else pytest.skip(said)
    with postgresql.server() as address:
        environment = {**os.environ, "GOLDTHREAD_DATABASE": address, "GOLDTHREAD_DATA": str(tmp_path)}
        command = [sys.executable, "-m", "pytest", "tests/site", "-q", "-p", "no:cacheprovider"]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-1000:]
    assert " passed" in done.stdout

"""The command line as a person meets it: a real process, or quicker, a call that gives what a process would."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from goldthread.cli.main import main
from tests.support.fernshire import small_plan_json


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str


@pytest.fixture
def run(capsys, monkeypatch):
    """Calls the command line in this process: ``run("read", path)``."""
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("GOLDTHREAD_DEBUG", raising=False)

    def call(*arguments: str | Path) -> Ran:
        with pytest.raises(SystemExit) as left:
            main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Ran(int(left.value.code or 0), said.out, said.err)

    return call


@pytest.fixture
def run_process():
    """Runs ``goldthread`` as a process of its own: ``run_process("--version", env={...})``."""

    def call(*arguments: str | Path, env: dict[str, str] | None = None, **given) -> subprocess.CompletedProcess:
        command = [sys.executable, "-m", "goldthread", *map(str, arguments)]
        environment = {"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(sys.path), **(env or {})}
        return subprocess.run(command, capture_output=True, env=environment, check=False, timeout=60, **given)

    return call


@pytest.fixture
def plan_file(tmp_path):
    """A goldthread-plan/1 file of the small plan."""
    path = tmp_path / "plan.json"
    path.write_text(small_plan_json(), encoding="utf-8")
    return path

"""Reads hostile files in a process of its own, so that the most memory of a child is that of a reading and no other's.

``python -m tests.support.hostile.measured`` takes kinds and numbers as JSON on standard input, and limits to change.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys

from goldthread.documents.load import sandbox
from goldthread.documents.load.limits import limits
from tests.support.hostile import KINDS
from tests.support.hostile.kinds import Hostile
from tests.support.hostile.reading import counted, outcomes_of, what_is_wrong
from tests.support.house import ROOT


def measured(files: list[Hostile], **changed: int) -> dict:
    """``counts`` (lines), ``wrong`` (sentences) and ``megabytes`` of the most memory of a child."""
    order = {"files": [(file.kind.name, file.number) for file in files], "limits": changed}
    folders = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    done = subprocess.run(
        [sys.executable, "-m", __name__], input=json.dumps(order), capture_output=True, text=True, check=True,
        cwd=ROOT, env={**os.environ, "PYTHONPATH": folders},
    )  # fmt: skip
    return json.loads(done.stdout)


def main() -> None:
    """Answers one order."""
    order = json.load(sys.stdin)
    sandbox.limits = lambda: {**limits(), **order["limits"]}
    outcomes = list(outcomes_of([Hostile(KINDS[kind], number) for kind, number in order["files"]]))
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    wrong = [said for said in map(what_is_wrong, outcomes) if said]
    json.dump({"counts": list(counted(outcomes)), "wrong": wrong, "megabytes": most}, sys.stdout)


if __name__ == "__main__":
    main()

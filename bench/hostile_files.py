"""Reads every hostile file of the tests in its child process, then serves the site while some of them are read.

    python -m bench.hostile_files [--kinds WORD] [--site-only]

Prints, for each kind, how many were refused and read and the longest time; the most memory of a child; and how long
another person's pages took while several people at once brought in files that use up the reader's limits.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.support.hostile import KINDS, every_file
from tests.support.hostile.crowd import crowd_of
from tests.support.hostile.kinds import Hostile
from tests.support.hostile.reading import AT_ONCE, counted, outcome_of, what_is_wrong
from tests.support.served import served

BUDGET = "budget: 15 s and 512 MB a file, 1 s a page"
SLOW = ("objects that hold themselves", "a PDF that unpacks to far more", "rules of colour without end",
        "lines without end, PDF", "letters without end, PDF", "rows without end")  # fmt: skip


def main() -> None:
    """Prints every figure."""
    asked = _asked()
    if not asked.site_only:
        print(f"\nHostile and broken files ({BUDGET})")
        print_readings([file for file in every_file() if asked.kinds in file.kind.name])
    print_crowds()


def print_readings(files: list[Hostile]) -> None:
    """The table of kinds. Another process makes the files: a child's memory is counted from what its parent held."""
    with multiprocessing.get_context("spawn").Pool(1) as maker, ThreadPoolExecutor(AT_ONCE) as readers:

        def outcome(file: Hostile):
            return outcome_of(file, maker.apply(_made, (file.kind.name, file.number)))

        outcomes = list(readers.map(outcome, files))
    print(*counted(outcomes), sep="\n")
    print(f"longest: {max(outcome.seconds for outcome in outcomes):.1f} s", end="; ")
    print(f"most memory of a child: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB")
    print(*filter(None, map(what_is_wrong, outcomes)), sep="\n")


def _made(kind: str, number: int) -> bytes:
    return Hostile(KINDS[kind], number).data()


def print_crowds() -> None:
    """How long another person's pages take while 1, 2, 4 and 8 people bring in files that use up the limits."""
    print("\nPages for another person while files that use up the reader's limits are brought in (budget 1,000 ms)")
    with tempfile.TemporaryDirectory(prefix="goldthread-hostile-") as folder, served(Path(folder), people=9) as people:
        for many in (1, 2, 4, 8):
            files = [Hostile(KINDS[SLOW[place % len(SLOW)]], place // len(SLOW) * 3) for place in range(many)]
            crowd = crowd_of(people[: many + 1], files)
            ends = sorted({answer.status for answer in crowd.uploads})
            told = sum("reading other documents" in answer.page for answer in crowd.uploads)
            slowest = max(answer.seconds for answer in crowd.uploads)
            print(f"  {many} at once: {len(crowd.pages)} pages, longest {crowd.longest * 1000:.0f} ms", end="; ")
            print(f"files answered with {ends} within {slowest:.1f} s, {told} asked to try again")


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.hostile_files")
    parser.add_argument("--kinds", default="", metavar="WORD", help="only the kinds with this word in their names")
    parser.add_argument("--site-only", action="store_true", help="only the pages while files are read")
    return parser.parse_args()


if __name__ == "__main__":
    main()

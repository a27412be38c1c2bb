"""Hostile files read as production reads them, and what is asked of each reading."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from goldthread.documents.apart import read_plan_apart
from goldthread.errors import UserError
from tests.support.hostile.kinds import Hostile

AT_ONCE = 2
_NO_PLAIN_WORDS = re.compile(r"Traceback|Error\b|Exception|0x[0-9a-f]{4}|\bNone\b|[\n\x00-\x1f\u202a-\u202e]")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the reading of a file ended: “read”, “refused”, or “fault”, what was said, and in how many seconds."""

    file: Hostile
    end: str
    said: str
    whole: bool
    seconds: float


def outcome_of(file: Hostile, data: bytes | None = None) -> Outcome:
    """The outcome of a file read in a child process."""
    data = file.data() if data is None else data
    begun = time.monotonic()
    whole = True
    try:
        end, said = "read", " ".join(read_plan_apart(data, name="plan").notes)
    except UserError as refusal:
        end, said, whole = "refused", str(refusal), bool(refusal.what and refusal.where and refusal.try_)
    except Exception as fault:
        end, said = "fault", repr(fault)
    return Outcome(file, end, said, whole, time.monotonic() - begun)


def outcomes_of(files: Iterable[Hostile]) -> Iterator[Outcome]:
    """The outcomes, two files being read at a time."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        yield from pool.map(outcome_of, files)


def what_is_wrong(outcome: Outcome) -> str:
    """What is wrong with an outcome, as a sentence; nothing where it is as it should be."""
    kind, end = outcome.file.kind, outcome.end
    if end == "fault" or kind.end not in (end, "either"):
        return f"{outcome.file.name}: {end}, should be {kind.end}: {outcome.said[:200]}"
    if end == "refused" and not (outcome.whole and outcome.said.startswith("plan") and len(outcome.said) < 400):
        return f"{outcome.file.name}: no plain sentence: {outcome.said[:500]}"
    if _NO_PLAIN_WORDS.search(outcome.said):
        return f"{outcome.file.name}: no plain words: {outcome.said[:200]}"
    if kind.says and end == ("read" if kind.end == "read" else "refused") and not _is_said(kind.says, outcome.said):
        return f"{outcome.file.name}: “{kind.says}” is not said: {outcome.said[:200]}"
    return ""


def _is_said(pattern: str, said: str) -> bool:
    return bool(re.search(pattern, said)) or "takes too long" in said or "too much memory" in said


def counted(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """A table: each kind, its files, how many were refused and read, the longest, and what one of them was told."""
    by_kind: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        by_kind.setdefault(outcome.file.kind.name, []).append(outcome)
    yield f"{'kind':<46} files refused read longest"
    for name, some in by_kind.items():
        ends = Counter(outcome.end for outcome in some)
        longest, said = max(outcome.seconds for outcome in some), some[0].said[:70]
        yield f"{name:<46} {len(some):>5} {ends['refused']:>7} {ends['read']:>4} {longest:>5.1f} s  “{said}”"
    ends = Counter(outcome.end for some in by_kind.values() for outcome in some)
    total = (
        f"{ends.total()} files of {len(by_kind)} kinds: {ends['refused']} refused in a sentence, {ends['read']} read"
    )
    yield f"{total}, {ends['fault']} faults"

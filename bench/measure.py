"""Times and memory, taken so that two machines, or two days, can be compared: medians, and ratios to a yardstick."""

from __future__ import annotations

import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

RUNS = 7
LAUNCH = Path(__file__).with_name("launch.py")


def seconds_of(work: Callable[[], object], *, runs: int = RUNS) -> float:
    """The median time of one call, in seconds, after one call that is not counted."""
    work()
    return median(_seconds(work) for _ in range(runs))


def _seconds(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return perf_counter() - began


def peak_bytes_of(work: Callable[[], object]) -> int:
    """The most memory that Python's own objects took at once during one call."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def process(*arguments: str | Path) -> tuple[float, int]:
    """How long a Python process ran, in seconds, and the most memory it held, in bytes."""
    command = [sys.executable, LAUNCH, *map(str, arguments)]
    seconds, kilobytes = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return float(seconds), int(kilobytes) * 1024


def median_process(*arguments: str | Path, runs: int = RUNS) -> tuple[float, int]:
    """The median time and the most memory of several runs of a Python process, after one that is not counted."""
    process(*arguments)
    ran = [process(*arguments) for _ in range(runs)]
    return median(seconds for seconds, _ in ran), max(memory for _, memory in ran)

"""Prints how well each seed's variant of each gold reading is read.

    python -m bench.variants_table [--seeds 0-19] [--misses] [--layouts] [--write DIR]

`--write` keeps the variants' texts, to look at what was misread. Seeds beyond 19 are layouts that no test uses.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from goldthread.documents import read_plan
from goldthread.errors import UserError
from tests.support.scoring import NAMES, gold, marks
from tests.support.variants import Variant, variants


def main() -> None:
    """Prints a line for each variant, and the worst."""
    asked = _asked()
    found = []
    for name in asked.gold or NAMES:
        for seed in asked.seeds:
            variant = variants(gold(name), seed)
            if asked.write:
                (asked.write / f"{name}-{seed}.txt").write_bytes(variant.data)
            score, misses, seconds = scored(variant)
            found.append((score, name, seed))
            layout = variant.layout if asked.layouts else ""
            print(f"{name:16} {seed:3} {score:7.1%} {seconds * 1000:6.0f} ms  {layout}".rstrip())
            if asked.misses:
                print(*(f"    {miss}" for miss in misses), sep="\n")
    if not found:
        sys.exit("No gold readings stand beside the project.")
    print(*_summary(found), sep="\n")


def scored(variant: Variant) -> tuple[float, list[str], float]:
    """The score of one variant, what was missed, and the seconds that reading took."""
    start = time.perf_counter()
    try:
        reading = read_plan(variant.data, name="plan.txt")
    except Exception as error:  # a crash is a score too: the table goes on to the next layout
        kind = "refused" if isinstance(error, UserError) else f"crashed with {type(error).__name__}"
        return 0.0, [f"{kind}: {error}"], time.perf_counter() - start
    seconds = time.perf_counter() - start
    return *marks(variant.gold, json.loads(reading.plan.to_json())), seconds


def _summary(found: list[tuple[float, str, int]]) -> Iterator[str]:
    for name in sorted({name for _, name, _ in found}):
        scores = sorted((score, seed) for score, each, seed in found if each == name)
        mean = sum(score for score, _ in scores) / len(scores)
        below = [seed for score, seed in scores if score < 0.95] or "none"
        yield f"{name:16} worst {scores[0][0]:.1%} (seed {scores[0][1]}), mean {mean:.1%}, below 95 %: {below}"


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="*", help="names of gold readings; all of them unless said")
    parser.add_argument("--seeds", type=_range, default=range(20), help="one seed, or the first and last: 20-39")
    parser.add_argument("--misses", action="store_true", help="print what was read wrongly")
    parser.add_argument("--layouts", action="store_true", help="print each layout's features")
    parser.add_argument("--write", type=Path, metavar="DIR", help="a folder for the variants' texts")
    return parser.parse_args()


def _range(text: str) -> range:
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1)


if __name__ == "__main__":
    main()

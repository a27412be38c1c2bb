"""Prints the figures of one run. A ratio says how many times the yardstick beside it the work takes."""

from __future__ import annotations

import sys
from pathlib import Path

from bench import writing
from bench.measure import median_process, peak_bytes_of, seconds_of
from goldthread.documents import read_plan
from goldthread.plan.checks import all_rules, check_plan

ROOT = Path(__file__).resolve().parent.parent
REAL_PLANS = ROOT.parent / "shared/plans"
DEMO_PLANS = ROOT / "src/goldthread/synthetic/fernshire"


def plans_to_read() -> tuple[str, list[Path]]:
    """What the plans are, and their files: the five real ones where they are at hand, else the demo's."""
    real = sorted(REAL_PLANS.glob("*.txt"))
    if real:
        return "the real plans in ../shared", real
    return "the demo's plan, since ../shared is absent", sorted(DEMO_PLANS.glob("*.txt"))


def print_start() -> None:
    """How long the command line takes to answer, beside a Python that does nothing."""
    bare, _ = median_process("-c", "pass")
    print("\nStart of the command line (budget 400 ms)")
    for arguments in (["--version"], ["--help"], ["explain"]):
        seconds, memory = median_process("-m", "goldthread", *arguments)
        print(f"  goldthread {arguments[0]:<12} {_ms(seconds)}   {seconds / bare:4.1f} x a bare Python   {_mb(memory)}")


def print_reading(title: str, paths: list[Path]) -> None:
    """How long each plan takes to read, beside splitting its text into words 100 times; and to check."""
    print(f"\nReading and checking {title} (budget 1,000 ms to read all)")
    print("  yardstick: splitting the text of the plan into words 100 times")
    reading = checking = 0.0
    for path in paths:
        data, text = path.read_bytes(), path.read_text(encoding="utf-8", errors="replace")
        yardstick = seconds_of(lambda text=text: [text.split() for _ in range(100)])
        read = seconds_of(lambda data=data, path=path: read_plan(data, name=path.name))
        plan = read_plan(data, name=path.name).plan
        check = seconds_of(lambda plan=plan: check_plan(plan))
        peak = peak_bytes_of(lambda data=data, path=path: read_plan(data, name=path.name))
        reading, checking = reading + read, checking + check
        print(f"  {path.stem:<20} {len(plan.actions):>4} actions", end="")
        print(f"   read {_ms(read)}, {read / yardstick:5.1f} x the yardstick, peak {_mb(peak)}", end="")
        print(f"   check {_ms(check)}, {check / read:4.1f} x reading")
    print(f"  {'all':<33}   read {_ms(reading)}   check {_ms(checking)} with {len(all_rules())} rules")


def print_whole_command(path: Path) -> None:
    """The whole command on the largest plan, as a process: start, read and print."""
    bare, least = median_process("-c", "pass")
    seconds, memory = median_process("-m", "goldthread", "read", path, "--format", "json")
    print(f"\nWhole command on the largest of them, {path.stem}")
    print(f"  goldthread read --format json  {_ms(seconds)}   {seconds / bare:4.1f} x a bare Python")
    print(f"  memory of the process          {_mb(memory)}   {memory / least:4.1f} x a bare Python")


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:6.0f} ms"


def _mb(size: int) -> str:
    return f"{size / 1e6:5.1f} MB"


def main() -> int:
    """Prints every figure; 1 where there is nothing to read."""
    print_start()
    title, paths = plans_to_read()
    if not paths:
        print("\nThere is no plan to read: neither ../shared/plans nor the demo is there.")
        return 1
    print_reading(title, paths)
    print_whole_command(max(paths, key=lambda path: path.stat().st_size))
    for line in writing.lines():
        print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())

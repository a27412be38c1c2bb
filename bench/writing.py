"""How long a plan of 300 actions takes to write in each form, and the written PDF to read."""

from __future__ import annotations

import io
from collections.abc import Iterator

from bench.measure import seconds_of
from goldthread.documents import read_plan
from goldthread.documents.write import write_plan
from goldthread.errors import UnreadableFile
from tests.support.big_plan import big_plan

AIMS = {"docx": 2.0, "pdf": 3.0}  # seconds
ACTIONS, RUNS = 300, 3


def lines() -> Iterator[str]:
    """A line for each form: seconds, the aim where there is one, bytes, and how many times the plan's own JSON."""
    plan = big_plan(ACTIONS)
    yardstick = seconds_of(lambda: [plan.to_json() for _ in range(10)])
    yield f"\nWriting a plan of {len(plan.actions)} actions in our own layout"
    yield "  yardstick: the plan as JSON 10 times"
    written: dict[str, bytes] = {}
    for form in ("docx", "xlsx", "pdf", "html", "csv"):
        seconds = seconds_of(lambda form=form: written.update({form: write_plan(plan, form)}), runs=RUNS)
        aim = f"aim {AIMS[form]:.0f} s" if form in AIMS else ""
        yield f"  {form:<6} {seconds:5.2f} s  {aim:<8} {seconds / yardstick:6.1f} x" + _size(written[form])
    for form in ("pdf", "docx", "xlsx", "html"):
        yield f"  the {form} read again".ljust(24) + _read(written[form], form, yardstick)


def _read(data: bytes, form: str, yardstick: float) -> str:
    pages = f"   {_pages(data)} pages" if form == "pdf" else ""
    try:
        seconds = seconds_of(lambda: read_plan(data, name=f"plan.{form}"), runs=1)
        found = len(read_plan(data, name=f"plan.{form}").plan.actions)
    except UnreadableFile as fault:  # the time that a file may take is limited
        return f"not read: {fault}{pages}"
    return f"{seconds:5.2f} s   {seconds / yardstick:6.1f} x   {found} actions{pages}"


def _size(data: bytes) -> str:
    return f"   {len(data) / 1e3:7,.0f} kB"


def _pages(data: bytes) -> int:
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as file:
        return len(file.pages)

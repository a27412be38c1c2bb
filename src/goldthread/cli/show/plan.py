"""A plan on a terminal: what it is, what to look at first, and its actions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table

from goldthread.cli.show.actions import numbers_of
from goldthread.cli.terminal import WideOrNarrow, counted, plain, shortened, table_with
from goldthread.plan.model import Action, Plan

if TYPE_CHECKING:
    from goldthread.documents import Doubt, Reading

MOST_DOUBTS = 10
MOST_LETTERS = 160
NARROW = 76


def plan_on_screen(reading: Reading) -> Iterator[RenderableType]:
    """A heading, the counts, what is doubtful, and the actions."""
    plan = reading.plan
    yield plain(plan.title or "A plan without a title", "bold")
    yield plain(_whose(plan))
    yield plain(_counts(plan))
    for note in reading.notes:
        yield plain(f"Note: {note}")
    yield from _doubts(reading.doubts)
    yield ""
    yield WideOrNarrow(_as_table(plan), _as_blocks(plan), from_width=NARROW)
    if any(len(action.text) > MOST_LETTERS for action in plan.actions):
        yield plain("\nLong texts are cut here; --format csv and --format json have them whole.")


def _whose(plan: Plan) -> str:
    said = (plan.authority or "No authority named", plan.status, plan.dated and f"dated {_day(plan.dated)}")
    return ", ".join(part for part in said if part)


def _day(dated: str) -> str:
    """“March 2026”, or “4 March 2026” where the plan names the day."""
    if len(dated) == len("2026-03"):
        return f"{date.fromisoformat(dated + '-01'):%B %Y}"
    return f"{int(dated[-2:])} {date.fromisoformat(dated):%B %Y}"


def _counts(plan: Plan) -> str:
    rows = {
        "recommendation": plan.recommendations, "action": plan.actions, "outcome": plan.outcomes,
        "position": plan.positions, "remedial action": plan.remedial_actions, "cost line": plan.costs.lines,
    }  # fmt: skip
    return ", ".join(counted(len(held), word) for word, held in rows.items() if held or word == "action") + "."


def _doubts(doubts: tuple[Doubt, ...]) -> Iterator[RenderableType]:
    if not doubts:
        return
    yield plain(f"\n{counted(len(doubts), 'value')} to look at:", "bold")
    for doubt in doubts[:MOST_DOUBTS]:
        place = f"line {doubt.line}: " if doubt.line else ""
        yield Padding(plain(f"{place}{doubt.question}"), (0, 0, 0, 2))
    if len(doubts) > MOST_DOUBTS:
        yield Padding(plain(f"and {len(doubts) - MOST_DOUBTS} more"), (0, 0, 0, 2))


def _as_table(plan: Plan) -> Table:
    table = table_with("Rec", "Ref", "Action", "Lead", "Due", "Rating", below=1)
    for column, least in zip(table.columns, (3, 3, 24, 8, 8, 6), strict=True):
        column.min_width = least
    for action in plan.actions:
        table.add_row(*map(plain, _cells(plan, action)))
    return table


def _as_blocks(plan: Plan) -> Group:
    parts: list[RenderableType] = []
    for action in plan.actions:
        number, ref, text, leads, due, rating = _cells(plan, action)
        parts.append(plain(f"{ref or number} {text}".strip(), "bold"))
        parts.append(Padding(plain(f"Lead: {leads}. Due: {due}. Rating: {rating}."), (0, 0, 1, 2)))
    return Group(*parts)


def _cells(plan: Plan, action: Action) -> tuple[str, ...]:
    return (
        numbers_of(plan, action), action.ref or "", shortened(action.text, MOST_LETTERS) or "no text",
        ", ".join(action.leads) or "nobody", action.due.text or "no date", action.rag or "not rated",
    )  # fmt: skip

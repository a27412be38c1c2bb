"""A plan on a terminal: what it is, what to look at first, and its actions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table

from goldthread.cli.show.actions import numbers_of
from goldthread.cli.terminal import counted, plain, shortened
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
    yield ActionList(plan)
    if any(len(action.text) > MOST_LETTERS for action in plan.actions):
        yield plain("\nLong texts are cut here; --format csv and --format json have them whole.")


class ActionList:
    """The actions as a table, or one below the other where the terminal is too narrow for a table."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield from _as_blocks(self.plan) if options.max_width < NARROW else [_as_table(self.plan)]


def _whose(plan: Plan) -> str:
    said = (plan.authority or "No authority named", plan.status, plan.dated and f"dated {plan.dated}")
    return ", ".join(part for part in said if part)


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
    table = Table(box=None, pad_edge=False, padding=(0, 2, 1, 0), header_style="bold")
    for heading, least in (("Rec", 3), ("Ref", 3), ("Action", 24), ("Lead", 8), ("Due", 8), ("Rating", 6)):
        table.add_column(heading, min_width=least, overflow="fold")
    for action in plan.actions:
        table.add_row(*map(plain, _cells(plan, action)))
    return table


def _as_blocks(plan: Plan) -> Iterator[RenderableType]:
    for action in plan.actions:
        number, ref, text, leads, due, rating = _cells(plan, action)
        yield plain(f"{ref or number} {text}".strip(), "bold")
        yield Padding(plain(f"Lead: {leads}. Due: {due}. Rating: {rating}."), (0, 0, 1, 2))


def _cells(plan: Plan, action: Action) -> tuple[str, ...]:
    return (
        numbers_of(plan, action), action.ref or "", shortened(action.text, MOST_LETTERS) or "no text",
        ", ".join(action.leads) or "nobody", action.due.text or "no date", action.rag or "not rated",
    )  # fmt: skip

"""What a plan says of money: lines by financial year, sums beside printed totals, and costs named in actions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goldthread.plan.costs import amounts_named, pounds, printed_totals, sums, years_of
from goldthread.plan.model import Action, Plan
from goldthread_site.look.pieces import counted
from goldthread_site.plans.presenters.names import Names, doing, shortened

GROUPS = ((False, "One-off"), (True, "Comes back each year"), (None, "The plan does not say how often"))


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and its words; ``due`` is the filter that lists what it counts."""

    figure: str
    words: str
    due: str = ""


@dataclass(frozen=True, slots=True)
class LineShown:
    """A row of figures, one a year; ``wrong`` are the years whose figure somebody must look at."""

    item: str
    by_year: tuple[tuple[str, str], ...]
    wrong: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CostGroup:
    """The lines that come once, or each year, with their sum."""

    title: str
    lines: tuple[LineShown, ...]
    total: LineShown


@dataclass(frozen=True, slots=True)
class ActionCost:
    """What an action says of its cost."""

    key: str
    name: str
    text: str
    said: str
    amount: str


@dataclass(frozen=True, slots=True)
class CostsShown:
    """Everything the page says."""

    heading: str
    lead: str
    years: tuple[str, ...]
    groups: tuple[CostGroup, ...]
    totals: tuple[LineShown, ...]
    named: tuple[ActionCost, ...]
    named_total: str
    unpriced: tuple[ActionCost, ...]

    @property
    def columns(self) -> int:
        """How many columns the table of lines has."""
        return 1 + len(self.years)


def cost_figures(plan: Plan) -> tuple[Figure, ...]:
    """Cost for the head of the overview: the lines' sums, else what the actions name; nothing where none does."""
    if plan.costs.lines:
        return tuple(
            Figure(pounds(amount), f"cost, {year}") for year, amount in sums(plan.costs.lines, years_of(plan)).items()
        )
    named = amounts_named(plan.actions)
    return (Figure(pounds(sum(named)), f"named in {counted(len(named), 'action')}"),) if named else ()


def costs(plan: Plan) -> CostsShown:
    """The costs page."""
    years, names = years_of(plan), Names(plan)
    said = [_action_cost(action, names) for action in plan.actions if action.cost]
    named = tuple(cost for cost in said if cost.amount)
    return CostsShown(
        heading=_heading(plan, years), lead=_lead(plan, said), years=years, groups=tuple(_groups(plan, years)),
        totals=tuple(_totals(plan, years)) if plan.costs.lines or plan.costs.totals_printed else (),
        named=named, named_total=pounds(sum(amounts_named(plan.actions))),
        unpriced=tuple(cost for cost in said if not cost.amount),
    )  # fmt: skip


def _action_cost(action: Action, names: Names) -> ActionCost:
    amount = pounds(action.cost.amount) if action.cost.amount is not None else ""
    return ActionCost(action.id, names.action(action), shortened(action.text), action.cost.text, amount)


def _heading(plan: Plan, years: Sequence[str]) -> str:
    if not plan.costs.lines:
        return _heading_of_actions(plan)
    if wrong := {year: less for year in years if (less := _difference(plan, year))}:
        return _wrong_totals(wrong)
    return "; ".join(f"{pounds(amount)} in {year}" for year, amount in sums(plan.costs.lines, years).items())


def _wrong_totals(wrong: dict[str, float]) -> str:
    """“The printed total for 2026/27 is £2,000 more than its lines”, or each year with its difference."""
    if len(wrong) == 1:
        ((year, less),) = wrong.items()
        return f"The printed total for {year} is {pounds(abs(less))} {'more' if less > 0 else 'less'} than its lines"
    by_year = ", ".join(f"{year} by {pounds(abs(less))}" for year, less in wrong.items())
    return f"{len(wrong)} printed totals are not the sums of their lines: {by_year}"


def _heading_of_actions(plan: Plan) -> str:
    named, said = amounts_named(plan.actions), sum(action.cost is not None for action in plan.actions)
    if named:
        return f"{doing(len(named), 'action', 'names', 'name')} a cost: {pounds(sum(named))} in all"
    return (
        f"{doing(said, 'action', 'speaks', 'speak')} of cost, without an amount" if said else "The plan names no costs"
    )


def _lead(plan: Plan, said: Sequence[ActionCost]) -> str:
    if not plan.costs.lines and not said:
        return "No action says what it costs, and there is no budget. Nobody can tell whether the plan can be paid for."
    return "" if plan.costs.lines else "The plan has no budget of its own: these amounts stand in its actions."


def _groups(plan: Plan, years: Sequence[str]) -> Iterable[CostGroup]:
    for recurrent, title in GROUPS:
        lines = [line for line in plan.costs.lines if line.recurrent is recurrent]
        if lines:
            shown = tuple(LineShown(line.item, _row(line.amounts, years)) for line in lines)
            yield CostGroup(
                title, shown, LineShown(f"Sum, {title[0].lower() + title[1:]}", _row(sums(lines, years), years))
            )


def _row(amounts: dict[str, float], years: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple((year, pounds(amounts.get(year))) for year in years)


def _totals(plan: Plan, years: Sequence[str]) -> Iterable[LineShown]:
    yield LineShown("Sum of all lines", _row(sums(plan.costs.lines, years), years))
    if printed := plan.costs.totals_printed:
        said = ((year, pounds(printed[year]) if year in printed else "none") for year in years)
        yield LineShown("Total printed in the plan", tuple(said))
        wrong = tuple(year for year in years if _difference(plan, year))
        yield LineShown("Difference", tuple((year, _in_words(plan, year)) for year in years), wrong)


def _difference(plan: Plan, year: str) -> float:
    """The printed total less the sum of the lines; 0 where they agree or none is printed."""
    return next((total.over for total in printed_totals(plan) if total.year == year), 0)


def _in_words(plan: Plan, year: str) -> str:
    if year not in plan.costs.totals_printed:
        return "no total to compare"
    less = _difference(plan, year)
    if not less:
        return "none, they agree"
    return f"printed {pounds(abs(less))} too {'high' if less > 0 else 'low'}"

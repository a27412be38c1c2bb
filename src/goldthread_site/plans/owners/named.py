"""The names of a plan: every one as printed, where it stands, and the plan with what each is taken for in its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from goldthread.plan.model import Action, Plan
from goldthread_site.owners.known import Known
from goldthread_site.owners.words import compared

# The fields in which a row names its owners, and what being named there is called.
OF_ACTIONS = {
    "leads": "leads", "contributors": "contributes", "accountable": "is accountable", "members": "is the member",
    "partners": "is the partner",
}  # fmt: skip
OF_SECTIONS = {"sponsor": "sponsors the part", "lead": "leads the part"}
OF_REMEDIAL = {"lead": "leads a remedial action", "by": "is named in a remedial action"}


@dataclass
class Named:
    """A name as printed, with how many actions it leads, stands in otherwise, and other rows that name it."""

    text: str
    leads: int = 0
    others: int = 0
    rows: int = 0
    places: set[str] = field(default_factory=set)

    @property
    def times(self) -> int:
        return self.leads + self.others + self.rows


def named_in(plan: Plan) -> list[Named]:
    """Every name that the plan prints, once whatever its capitals, in the order in which it first stands there."""
    found: dict[str, Named] = {}
    for text, role in _every(plan):
        one = found.setdefault(compared(text), Named(text))
        one.places.add(role)
        if role == "leads":
            one.leads += 1
        elif role in OF_ACTIONS:
            one.others += 1
        else:
            one.rows += 1
    return list(found.values())


def _every(plan: Plan) -> Iterator[tuple[str, str]]:
    for action in plan.actions:
        for role in OF_ACTIONS:
            yield from ((text, role) for text in dict.fromkeys(getattr(action, role)) if compared(text))
    for row in plan.sections:
        yield from ((text, "a part") for role in OF_SECTIONS if compared(text := getattr(row, role) or ""))
    for row in plan.remedial_actions:
        yield from ((text, "remedial") for role in OF_REMEDIAL if compared(text := getattr(row, role) or ""))


def settled(plan: Plan, known: Known, plan_id: int) -> Plan:
    """The plan with each settled name as the directory has it, so that a person spelt two ways is one owner."""
    actions = tuple(settled_action(row, known, plan_id) for row in plan.actions)
    return plan.model_copy(update={"actions": actions})


def settled_action(row: Action, known: Known, plan_id: int) -> Action:
    """The same of one action; the action itself where nothing of it changes."""
    said = {role: known.all_words(texts, plan_id) for role in OF_ACTIONS if (texts := getattr(row, role))}
    changed = {role: words for role, words in said.items() if words != getattr(row, role)}
    return row.model_copy(update=changed) if changed else row

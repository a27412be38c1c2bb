"""A plan as it comes back next month: re-worded, renumbered, in another order, with rows dropped and added.

Whoever alters a row knows which one it was; how many of those pairs are found again is counted here.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.plan.model import Action, Plan
from goldthread.plan.next_version.matching import Matching, matched

_NEW = (
    "Publish a directory of short breaks for families in the west of the county",
    "Ask care leavers to interview candidates for every senior post",
    "Move the emergency duty team to the Harbour Road office",
    "Buy a licence for the translation line and tell every team how to ring it",
    "Pay for parking at the court so that workers arrive in time",
    "Write to every school governor about private fostering",
    "Hold a monthly clinic on neglect with the health visitors of Fernshire",
    "Count missing episodes by school and share the figures with the police",
)  # fmt: skip


@dataclass(frozen=True)
class Altered:
    """The document, and for each of its rows the id that it had, ``None`` where it is new."""

    document: Plan
    was: dict[tuple[str, str], str | None]


def altered(
    plan: Plan, *, seed: int, reworded: float = 0.0, renumbered: bool = False, shuffled: bool = False,
    dropped: float = 0.0, added: float = 0.0, words: tuple[float, float] = (0.1, 0.3),
) -> Altered:  # fmt: skip
    """The plan altered; ``reworded`` and so on are shares of its actions."""
    chance = random.Random(seed)
    vocabulary = sorted({word for row in plan.actions for word in row.text.split()}) or ["word"]
    kept = [row for row in plan.actions if chance.random() >= dropped]
    rows = [(row.id, _reworded(row, chance, vocabulary, words) if chance.random() < reworded else row) for row in kept]
    fresh = chance.sample(_NEW, min(len(_NEW), round(added * len(plan.actions))))
    for text in fresh:
        like = chance.choice(plan.actions)
        new = Action(id="", text=text, recommendations=like.recommendations, section=like.section, leads=like.leads)
        rows.insert(chance.randrange(len(rows) + 1), (None, new))
    if shuffled:
        chance.shuffle(rows)
    return _numbered(plan, rows, renumbered=renumbered)


def _reworded(row: Action, chance: random.Random, vocabulary: Sequence[str], share: tuple[float, float]) -> Action:
    said = row.text.split()
    if not said:
        return row
    for _ in range(max(1, round(chance.uniform(*share) * len(said)))):
        place = chance.randrange(len(said))
        way = chance.random()
        if way < 0.5:
            said[place] = chance.choice(vocabulary)
        elif way < 0.75 and len(said) > 3:
            del said[place]
        else:
            said.insert(place, chance.choice(vocabulary))
    return row.model_copy(update={"text": " ".join(said)})


def _numbered(plan: Plan, rows: Sequence[tuple[str | None, Action]], *, renumbered: bool) -> Altered:
    """The rows under ids of their own, as any reader counts them, and under new numbers where they have numbers."""
    recommendations = [row.model_copy(update={"id": f"d{row.id}"}) for row in plan.recommendations]
    was: dict[tuple[str, str], str | None] = {("recommendations", f"d{row.id}"): row.id for row in plan.recommendations}
    actions, counted = [], Counter()
    for number, (id_, row) in enumerate(rows, 1):
        above = next(iter(row.recommendations), "")
        counted[above] += 1
        ref = f"{above.strip('r') or 9}.{counted[above]}" if renumbered else row.ref
        named = tuple(f"d{each}" for each in row.recommendations)
        actions.append(
            row.model_copy(update={"id": f"d{number}", "ref": ref, "recommendations": named, "outcomes": ()})
        )
        was["actions", f"d{number}"] = id_
    document = plan.model_copy(update={
        "recommendations": tuple(recommendations), "actions": tuple(actions),
        "outcomes": (), "indicators": (), "positions": (), "remedial_actions": (), "costs": type(plan.costs)(),
    })  # fmt: skip
    return Altered(document, was)


def counted(live: Plan, each: Altered, matching: Matching | None = None) -> Counter:
    """How many rows of the document were found “right”, “wrong” without a doubt, or “asked” about."""
    matching = matching or matched(live, each.document)
    made: Counter = Counter()
    for pair in matching.pairs:
        if pair.entity != "actions":
            continue
        if not pair.sure:
            made["asked"] += 1
        elif pair.document is None:
            made["right" if pair.live not in each.was.values() else "wrong"] += 1
        else:
            made["right" if each.was[pair.entity, pair.document] == pair.live else "wrong"] += 1
    return made


def with_references(plan: Plan) -> Plan:
    """The plan with a number beside each action, where it prints none."""
    counts: Counter = Counter()
    rows = []
    for row in plan.actions:
        above = next(iter(row.recommendations), "r9").strip("r")
        counts[above] += 1
        rows.append(row.model_copy(update={"ref": row.ref or f"{above}.{counts[above]}"}))
    return plan.model_copy(update={"actions": tuple(rows)})

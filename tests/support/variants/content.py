"""The gold as it is to be printed: sections, and in each the groups of actions that stand together."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from types import SimpleNamespace

from .grid import Box

PHRASES = {"red": "not on track", "amber": "some delay", "green": "on track", "blue": "done"}
FILLS = {"red": "#FF0000", "amber": "#FFC000", "green": "#92D050", "blue": "#00B0F0"}


@dataclass(frozen=True)
class Group:
    """What stands over some actions (a recommendation or a commitment) and the actions, each a box for each role."""

    parent: dict[str, Box]
    actions: tuple[dict[str, Box], ...]
    label: str


@dataclass(frozen=True)
class Strand:
    """A section of the plan; ``parts`` are what a workstream says of itself."""

    title: str
    groups: tuple[Group, ...]
    parts: dict[str, Box] = field(default_factory=dict)


def strands(gold: dict, chosen: SimpleNamespace, label: str) -> tuple[Strand, ...]:
    """The gold's sections in order, with their groups. ``label`` is the word for a recommendation."""
    if chosen.workstreams:
        return tuple(_workstream(gold, section, chosen, label) for section in gold["sections"])
    found = []
    rows = list(enumerate(gold["recommendations"]))
    for title, members in groupby(rows, key=lambda pair: pair[1]["section"]):
        found.append(Strand(title, tuple(_recommendation(gold, n, row, chosen, label) for n, row in members)))
    return tuple(found)


def _recommendation(gold: dict, n: int, row: dict, chosen: SimpleNamespace, label: str) -> Group:
    actions = [action for action in gold["actions"] if action["recommendation"] == n]
    parent = {"number": _box(number_printed(row, chosen, label)), "recommendation": _box(row["text"])}
    if chosen.number_place == "in text":
        parent = {"recommendation": _box(labelled(row, label))}
    if gold.get("indicators"):
        parent["indicator"] = Box(tuple(_indicator(i, chosen) for i in gold["indicators"] if i["recommendation"] == n))
    boxes = [_action(action, chosen) for action in actions]
    _add_outcomes(gold, n, actions, boxes, parent)
    return Group(parent, tuple(boxes), labelled(row, label))


def _add_outcomes(gold: dict, n: int, actions: list[dict], boxes: list[dict], parent: dict) -> None:
    """Outcomes that all actions share stand over them; else each stands beside its first action."""
    if not gold.get("outcomes"):
        return
    lists = [tuple(action.get("outcomes") or ()) for action in actions]
    texts = [outcome["text"] for outcome in gold["outcomes"]]
    if len({each for each in lists if each}) <= 1 and all(lists):
        shown = lists[0] if lists else [i for i, o in enumerate(gold["outcomes"]) if o["recommendation"] == n]
        parent["outcome"] = Box(tuple(texts[i] for i in shown))
        return
    for place, each in enumerate(lists):
        same = place > 0 and each == lists[place - 1]
        boxes[place]["outcome"] = Box(tuple(texts[i] for i in each), above=same)


def _workstream(gold: dict, section: dict, chosen: SimpleNamespace, label: str) -> Strand:
    actions = [action for action in gold["actions"] if action["section"] == section["title"]]
    groups = []
    for commitment, members in groupby(actions, key=lambda action: action["commitment"]):
        boxes = tuple(_action(action, chosen) for action in members)
        groups.append(Group({"commitment": _box(commitment)}, boxes, commitment))
    return Strand(section["title"], tuple(groups), _parts(gold, section, label))


def _parts(gold: dict, section: dict, label: str) -> dict[str, Box]:
    mine = [labelled(row, label) for row in gold["recommendations"] if row["section"] == section["title"]]
    return {
        "outcome": _box(section["outcome"]), "sponsor": _box(section["sponsor"]), "lead": _box(section["lead"]),
        "commitments": Box(tuple(section["commitments"]), items=True), "recommendations": Box(tuple(mine), items=True),
        "success_measures": Box(tuple(section["success_measures"]), items=True),
    }  # fmt: skip


def labelled(row: dict, label: str) -> str:
    """“Recommendation 7: text”, or “Recommendation: text” for one without a number."""
    return f"{label} {row['number']}: {row['text']}" if row.get("number") else f"{label}: {row['text']}"


def number_printed(row: dict, chosen: SimpleNamespace, label: str) -> str:
    """The recommendation's number as this council prints it."""
    if not (number := row.get("number")):
        return ""
    return {"R": f"R{number}", "word": f"Rec {number}", "dot": f"{number}."}.get(chosen.number_style, number)


def _indicator(row: dict, chosen: SimpleNamespace) -> str:
    page, code, text = row.get("page"), row.get("code"), row["text"]
    if not code:
        return text
    if chosen.indicator_style == "code first":
        return f"{code} {text} ({page})"
    if chosen.indicator_style == "page last":
        return f"{code}: {text}, page {page.lstrip('Pp')}"
    return f"{page} {code} {text}"


def _box(text: str | None) -> Box:
    return Box((text,) if text else ())


def _action(row: dict, chosen: SimpleNamespace) -> dict[str, Box]:
    """One action's boxes, in the roles that this plan has."""
    ref, text = row.get("ref"), row["text"]
    if ref and (chosen.refs == "prefix" or ref.endswith(")")):
        ref, text = None, f"{ref} {text}".strip()
    boxes = {"ref": _box(ref), "action": _box(text), "start": _box(row.get("start")), "due": _box(row.get("due"))}
    boxes["lead"] = _leads(row["leads"], chosen)
    boxes["accountable"] = _leads(row.get("accountable") or [], chosen)
    boxes["rag"] = _rating(row.get("rag"), chosen.rag)
    boxes["status"], boxes["cost"] = _box(row.get("status")), _box(row.get("cost"))
    for role in ("why", "difference"):
        boxes[role] = Box(tuple(row.get(role) or ()), items=True)
    return boxes


def _leads(names: list[str], chosen: SimpleNamespace) -> Box:
    return Box(tuple(names)) if chosen.lead_join == "lines" else _box(chosen.lead_join.join(names))


def _rating(rag: str | None, style: str) -> Box:
    if not rag:
        return Box()
    if style == "colour":
        return Box(colour=FILLS[rag])
    word = {"letter": rag[0].upper(), "capitals": rag.upper(), "phrase": f"{rag.title()} – {PHRASES[rag]}"}.get(
        style, rag.title()
    )
    return _box("Yellow" if style == "yellow" and rag == "amber" else word)

"""A reading on its way in: kept as JSON with the draft, and the plan that the corrections make of it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from goldthread.documents import Doubt, Reading
from goldthread.page.document import Document
from goldthread.plan.model import Plan


@cache
def _document() -> TypeAdapter[Document]:
    return TypeAdapter(Document)


@cache
def _doubts() -> TypeAdapter[tuple[Doubt, ...]]:
    return TypeAdapter(tuple[Doubt, ...])


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person said of one value: another value, or that it was read rightly."""

    kind: str
    key: str
    field: str
    by: int
    at: str
    value: Any = None
    confirmed: bool = False

    @property
    def place(self) -> tuple[str, str, str]:
        """Which value is meant."""
        return self.kind, self.key, self.field

    def as_json(self) -> dict:
        """The correction as it is kept."""
        return {name: getattr(self, name) for name in self.__slots__}


def as_json(reading: Reading) -> dict:
    """The reading as a draft keeps it. The document keeps its order of blocks, and so every place."""
    return {
        "plan": reading.plan.model_dump(mode="json"),
        "document": _document().dump_python(reading.document, mode="json"),
        "doubts": _doubts().dump_python(reading.doubts, mode="json"),
        "notes": list(reading.notes),
    }


def from_json(kept: dict) -> Reading:
    """The reading that `as_json` kept."""
    return Reading(
        plan=Plan.model_validate(kept["plan"]),
        document=_document().validate_python(kept["document"]),
        doubts=_doubts().validate_python(kept["doubts"]),
        notes=tuple(kept["notes"]),
    )


def with_correction(kept: list[dict], correction: Correction) -> list[dict]:
    """The corrections with this one in place of an earlier one of the same value."""
    others = [c for c in kept if (c["kind"], c["key"], c["field"]) != correction.place]
    return [*others, correction.as_json()]


def corrected_plan(kept: dict, corrections: list[dict]) -> Plan:
    """The plan as read, with every correction in it. Raises `BadPlan` where it does not hold together."""
    whole = json.loads(json.dumps(kept["plan"]))
    for correction in corrections:
        if not correction["confirmed"]:
            _put(whole, correction)
    return Plan.from_json(json.dumps(whole), where="what was corrected")


def _put(whole: dict, correction: dict) -> None:
    row = row_in(whole, correction["kind"], correction["key"])
    row[correction["field"]] = correction["value"]
    row.setdefault("how", {}).pop(correction["field"], None)  # a person said it: neither inherited nor inferred


def row_in(whole: dict, kind: str, key: str) -> dict:
    """The row of a plan's JSON that ``kind`` and ``key`` name; the plan itself for “plan”; `KeyError` for none."""
    if kind == "plan":
        return whole
    rows = whole["costs"]["lines"] if kind == "costs.lines" else whole[kind]
    if not isinstance(rows, list):
        raise KeyError(kind)
    for place, row in enumerate(rows, 1):
        if key == key_in(row, place):
            return row
    raise KeyError(f"{kind} {key}")


def key_in(row: dict, place: int) -> str:
    """The id of a row in a plan's JSON, or its place where it has none."""
    return row.get("id") or str(place)


def place_of(kind: str, key: str, field: str) -> tuple[str, str, str]:
    """The value that a doubt asks about: “outcome.rag” is a part of “outcome”, and is decided with it."""
    return kind, key or kind, field.split(".")[0]


def places_to_check(kept: dict, corrections: list[dict]) -> list[tuple[str, str, str]]:
    """The doubtful values that nobody has decided on, each once."""
    decided = {(said["kind"], said["key"], said["field"]) for said in corrections}
    asked = [place_of(doubt["kind"], doubt["id"], doubt["field"]) for doubt in kept["doubts"]]
    return [place for place in dict.fromkeys(asked) if place not in decided]

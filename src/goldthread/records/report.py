"""What taking an extract in found: what is in the load, what was not understood, what the source does not supply."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, fields

from goldthread.records.faults import ChangedLoad
from goldthread.records.load import Load

REPORT = "report.json"


@dataclass(frozen=True, slots=True)
class Doubt:
    """Cells of one column that were not understood for one reason: how many, on which rows first, and of what shape."""

    table: str
    column: str
    why: str
    count: int
    rows: tuple[int, ...] = ()
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Repeated:
    """Ids that stand on more than one row of a table: how many, on how many rows, how many of these are alike."""

    table: str
    ids: int
    rows: int
    alike: int
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """The report of one load. Every mapping is by table; no cell's own text stands in it unless it is code-like.

    `not_supplied` are the columns that the source lacks, `undeveloped` those that hold only the specification's
    placeholder, `empty_columns` those without a single value, `missing_tables` the tables that the source lacks.
    `reasons` is what somebody approved, in `Load.approved`.
    """

    source: str = ""
    tables: dict[str, int] = field(default_factory=dict)
    not_understood: tuple[Doubt, ...] = ()
    unknown: tuple[str, ...] = ()
    unknown_columns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    missing_tables: tuple[str, ...] = ()
    not_supplied: dict[str, tuple[str, ...]] = field(default_factory=dict)
    undeveloped: dict[str, tuple[str, ...]] = field(default_factory=dict)
    empty_columns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    repeated: tuple[Repeated, ...] = ()
    without_id: dict[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()

    @property
    def empty_tables(self) -> tuple[str, ...]:
        """The tables that are there, without a row."""
        return tuple(name for name, rows in self.tables.items() if not rows)

    @property
    def cells_not_understood(self) -> int:
        """How many cells were not understood."""
        return sum(doubt.count for doubt in self.not_understood)

    def to_json(self) -> str:
        """The report as `report.json` of the load."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)

    @classmethod
    def from_json(cls, text: str) -> Report:
        """The report that was written so."""
        said = json.loads(text)
        made = {each.name: _tuples(said[each.name]) for each in fields(cls) if each.name in said}
        made["not_understood"] = tuple(Doubt(**_values(each)) for each in said["not_understood"])
        made["repeated"] = tuple(Repeated(**_values(each)) for each in said["repeated"])
        return cls(**made)


def report_of(load: Load) -> Report:
    """What was found when the load was taken in."""
    try:
        return Report.from_json((load.folder / REPORT).read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError):
        raise ChangedLoad("the report of this load cannot be read", where=load.id) from None


def _values(said: dict) -> dict:
    return {key: _tuples(value) for key, value in said.items()}


def _tuples(said: object) -> object:
    if isinstance(said, list):
        return tuple(said)
    if isinstance(said, dict):
        return {key: _tuples(value) for key, value in said.items()}
    return said

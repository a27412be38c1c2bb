"""What a person says that the columns of a plan's tables hold: goldthread-map/1, a small file that can be kept."""

from __future__ import annotations

import tomllib
from functools import cached_property
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from goldthread.documents.heads import bare_head
from goldthread.documents.understand.words import vocabulary
from goldthread.errors import BadMap
from goldthread.plan.rating import Rag

FORMAT = "goldthread-map/1"
MOST_BYTES = 200_000
_CLAIM_NOTHING = ("other",)
_MOST_FAULTS = 5


def fields() -> dict[str, dict[str, str]]:
    """What a column may hold: by name, what it is called and how it is offered."""
    return vocabulary("fields")


class _Said(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class ColumnMapping(_Said):
    """What one column holds. It is told by its ``head``; a column without one by its place, from 1."""

    head: str = Field(default="", max_length=8_000)
    column: int | None = Field(default=None, ge=1, le=256)
    field: str

    @field_validator("field")
    @classmethod
    def _is_known(cls, field: str) -> str:
        if field not in fields():
            raise ValueError(f"“{field[:80]}” is no field of a plan")
        return field

    @model_validator(mode="after")
    def _is_told(self) -> Self:
        if not self.head.strip() and self.column is None:
            raise ValueError("say its head, or its place as “column = 3”")
        return self


class TableMapping(_Said):
    """What the columns of one layout of table hold, and which words of its rating column mean which colour.

    Where no column has a head, the table has no header row, and is known by its count of columns, ``width``.
    """

    columns: tuple[ColumnMapping, ...] = Field(min_length=1, max_length=256)
    width: int | None = Field(default=None, ge=1, le=256)
    ratings: dict[str, Rag] = Field(default_factory=dict)

    @property
    def headless(self) -> bool:
        """Whether the tables have no header row."""
        return not any(column.head.strip() for column in self.columns)

    @property
    def counted(self) -> int:
        """How many columns a table without a header row must have."""
        return self.width or max((column.column or 0 for column in self.columns), default=0)

    @cached_property
    def bare_heads(self) -> tuple[tuple[ColumnMapping, str], ...]:
        """The columns that have a head, each with the words by which it is known again."""
        return tuple((column, bare_head(column.head)) for column in self.columns if column.head.strip())

    @property
    def claims(self) -> bool:
        """Whether it says anything of its tables that the reader would not do by itself."""
        return bool(self.ratings) or any(column.field not in _CLAIM_NOTHING for column in self.columns)

    @property
    def signature(self) -> str:
        """The words by which its tables are known again: the heads, without dates that move from month to month."""
        if self.headless:
            return f"no header, {self.counted} columns"
        return " | ".join(bare_head(column.head) for column in self.columns)

    def colour_of(self, words: str) -> Rag | None:
        """The colour that a rating's words mean."""
        wanted = bare_head(words)
        return next((colour for said, colour in self.ratings.items() if bare_head(said) == wanted), None)


class Mapping(_Said):
    """What a person said of a plan's tables, one after another."""

    format: Literal["goldthread-map/1"] = FORMAT
    table: tuple[TableMapping, ...] = Field(default=(), max_length=1_000)

    @classmethod
    def from_toml(cls, data: bytes, *, where: str = "") -> Self:
        """The map in a file's bytes. Raises `BadMap`, one plain sentence on the first faults."""
        if len(data) > MOST_BYTES:
            raise BadMap("the map is too big", where=where, why=f"{MOST_BYTES // 1000} kB are the most", try_=_AGAIN)
        try:
            values = tomllib.loads(data.decode("utf-8-sig"))
        except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as fault:
            why = str(fault)[:200] if isinstance(fault, tomllib.TOMLDecodeError) else ""
            raise BadMap("this is no map that can be read", where=where, why=why, try_=_AGAIN) from None
        if "format" not in values and "table" not in values:
            raise BadMap("this is no map of columns", where=where, why="it has no “[[table]]”", try_=_AGAIN)
        return cls.from_values(values, where=where)

    @classmethod
    def from_values(cls, values: Any, *, where: str = "") -> Self:
        """The map in plain values, as TOML or JSON holds them. Raises `BadMap`."""
        try:
            return cls.model_validate(values)
        except ValidationError as fault:
            raise _not_right(fault, values, where) from None


_AGAIN = "Write a new one with “goldthread map FILE”"
_IN_WORDS = {
    "too_short": "it names no column", "too_long": "it is too long", "tuple_type": "a list belongs here",
    "int_parsing": "a whole number belongs here", "int_type": "a whole number belongs here",
    "string_type": "words belong here", "dict_type": "words and their colours belong here",
    "missing": "the field is missing",
}  # fmt: skip


def _not_right(error: ValidationError, values: Any, where: str) -> BadMap:
    faults = error.errors(include_url=False)
    empty = [fault for fault in faults if fault["type"] == "too_short"]
    said = list(dict.fromkeys(_sentence(fault, values) for fault in faults if fault not in empty or len(faults) == 1))
    unknown = any("is no field of a plan" in sentence for sentence in said)
    try_ = f"The fields are {', '.join(fields())}" if unknown else "Mend it and try again"
    return BadMap("the map is not right", where=where, why="; ".join(said[:_MOST_FAULTS]), try_=try_)


def _sentence(fault: Any, values: Any) -> str:
    """“table 1, column “By whom”: …”."""
    steps = list(fault["loc"])
    said = _IN_WORDS.get(fault["type"], fault["msg"].removeprefix("Value error, "))
    if fault["type"] == "extra_forbidden":
        said = f"“{str(steps.pop())[:80]}” is not known here"
    elif fault["type"] == "literal_error":
        colours = "; use red, amber, green or blue" if "ratings" in steps else f"; it must be “{FORMAT}”"
        said = f"“{str(fault['input'])[:80]}” is not right here{colours}"
    place = _place(steps, values)
    return f"{place}: {said}" if place else said


def _place(steps: list, values: Any) -> str:
    said = []
    for step, after in zip(steps, [*steps[1:], None], strict=True):
        values = _within(values, step)
        if step == "table" and isinstance(after, int):
            said.append(f"table {after + 1}")
        elif step == "columns" and isinstance(after, int):
            said.append(_name_of_column(_within(values, after), after))
        elif step == "ratings" and after is not None:
            said.append(f"rating “{str(after)[:80]}”")
        elif after is None and step in ("format", "table", "width", "column", "ratings"):
            said.append(f"“{step}”")
    return ", ".join(said)


def _within(values: Any, step: Any) -> Any:
    try:
        return values[step]
    except (KeyError, IndexError, TypeError):
        return None


def _name_of_column(column: Any, place: int) -> str:
    head = _within(column, "head")
    return f"column “{str(head)[:80]}”" if head else f"column {place + 1}"

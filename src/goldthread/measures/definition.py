"""A measure: what it says in words, in front of the portable SQL that returns its cases. One file holds both."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal, get_args

from goldthread.errors import UserError

Unit = Literal["percent", "per 10,000", "count", "days", "score", "cases per FTE"]
Polarity = Literal["high", "low", "context"]
Kind = Literal["flow", "snapshot"]
Clock = Literal["none", "working days", "calendar days", "calendar months", "school terms", "hours", "mixed"]
Setting = int | float | str | bool | tuple[str, ...]
CASE_COLUMNS = ("case_id", "child", "team", "worker", "day", "value", "numerator", "denominator")
_HEAD = re.compile(r"\A\s*/\*\n(?P<front>.*?)\n\*/\n(?P<sql>.*)\Z", re.DOTALL)
_MARK = re.compile(r"(?<![:\w]):(?P<name>[a-z][a-z0-9_]*)")


class BadDefinition(UserError):
    """The file of a measure is not right; `faults` lists everything that is to be mended."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number or a word that a council may set otherwise: its default, its unit and what it decides."""

    name: str
    value: Setting
    meaning: str
    unit: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Definition:
    """A measure in words and in SQL.

    `polarity` says which way is good for children: "high", "low", or "context" where neither is. A flow measure counts
    cases on the day of an event; a snapshot measure looks at the last day of each month. `latest_only`: the records
    hold only the present state, so nothing can be said of earlier snapshots. `overdue` is the code of the measure of
    what is open and overdue, which stands beside a measure of timeliness. `optional` are columns without which it
    is approximate. `typical_target` says what other councils set themselves and who they are: to be read, it is never
    a target by itself.
    """

    code: str
    name: str
    why: str
    domain: str
    numerator: str
    denominator: str
    unit: Unit
    polarity: Polarity
    kind: Kind
    period: str
    clock: Clock
    day_zero: str
    exclusions: tuple[str, ...]
    source: tuple[str, ...]
    verification: str
    owner: str
    reviewed: date
    sql: str
    parameters: tuple[Parameter, ...] = ()
    overdue: str = ""
    latest_only: bool = False
    optional: tuple[str, ...] = ()
    note: str = ""
    typical_target: str = ""
    defaults: dict[str, Setting] = field(default_factory=dict, compare=False)

    @property
    def marks(self) -> frozenset[str]:
        """The names that stand in the SQL as `:name`: its parameters, and `as_at`."""
        return frozenset(match["name"] for match in _MARK.finditer(without_comments(self.sql)))

    def sql_with(self, settings: dict[str, Setting], as_at: date) -> str:
        """The SQL with each `:name` written out as a number or a quoted word; the same text for every engine."""
        known = self.defaults | settings | {"as_at": as_at}
        return _MARK.sub(lambda match: _written(known[match["name"]]), without_comments(self.sql)).strip().rstrip(";")


def definition_in(path: Path, code: str = "") -> Definition:
    """The definition in a file; everything that is wrong with it is said in one refusal."""
    return definition_from(path.read_text(encoding="utf-8-sig"), code or path.stem, where=path.name)


def definition_from(text: str, code: str, where: str) -> Definition:
    """The definition that a text holds: TOML between /* and */, then SQL."""
    parts = _HEAD.match(text)
    if not parts:
        raise BadDefinition("no front matter between /* and */ before the SQL", where=where)
    try:
        said = tomllib.loads(parts["front"])
    except tomllib.TOMLDecodeError as fault:
        raise BadDefinition("the front matter is not TOML", where=where, why=str(fault)) from fault
    if faults := [*_faults(said), *_faults_of_parameters(said), *_faults_of_code(code)]:
        raise BadDefinition("the front matter is not complete", where=where, why="; ".join(faults))
    parameters = tuple(
        Parameter(name, **{key: _frozen(value) for key, value in about.items()})
        for name, about in said.pop("parameters", {}).items()
    )
    made = Definition(
        code=code,
        sql=parts["sql"].strip(),
        parameters=parameters,
        defaults={one.name: one.value for one in parameters},
        **{key: _frozen(value) for key, value in said.items()},
    )
    if unknown := made.marks - {one.name for one in parameters} - {"as_at"}:
        raise BadDefinition(f"the SQL asks for {', '.join(sorted(unknown))}", where=where, why="no parameter says it")
    return made


def without_comments(sql: str) -> str:
    """The SQL without its comments."""
    return re.sub(r"--[^\n]*", "", sql)


_WORDS = ("name", "why", "domain", "numerator", "denominator", "period", "day_zero", "verification", "owner")
_CHOICES = {"unit": Unit, "polarity": Polarity, "kind": Kind, "clock": Clock}
_LISTS = ("exclusions", "source")
_OF_A_PARAMETER = ("value", "meaning", "unit", "choices")
_MAY = {"parameters", "overdue", "latest_only", "optional", "note", "typical_target"}


def _faults(said: dict) -> list[str]:
    faults = [f"“{name}” is missing" for name in (*_WORDS, *_CHOICES, *_LISTS, "reviewed") if name not in said]
    faults += [f"“{name}” is not text" for name in _WORDS if not isinstance(said.get(name, ""), str)]
    faults += [
        f"“{name}” is {said[name]!r}, not one of {', '.join(get_args(allowed))}"
        for name, allowed in _CHOICES.items()
        if name in said and said[name] not in get_args(allowed)
    ]
    known = {*_WORDS, *_CHOICES, *_LISTS, "reviewed", *_MAY}
    faults += [f"“{name}” means nothing here" for name in said if name not in known]
    if "reviewed" in said and not isinstance(said["reviewed"], date):
        faults.append("“reviewed” is not a date such as 2026-11-22")
    return faults


def _faults_of_parameters(said: dict) -> list[str]:
    faults = [
        f"“{name}” is not a list of texts"
        for name in (*_LISTS, "optional")
        if name in said and not _are_texts(said[name])
    ]
    faults += [
        f"“{name}” is not {'text' if kind is str else 'true or false'}"
        for name, kind in {"overdue": str, "note": str, "typical_target": str, "latest_only": bool}.items()
        if not isinstance(said.get(name, kind()), kind)
    ]
    parameters = said.get("parameters", {})
    if not isinstance(parameters, dict):
        return [*faults, "“parameters” is not a part of its own, such as [parameters.limit]"]
    for name, about in parameters.items():
        known = about if isinstance(about, dict) else {}
        faults += [f"parameter “{name}” has no “{key}”" for key in ("value", "meaning") if key not in known]
        faults += [f"“{key}” means nothing in parameter “{name}”" for key in known if key not in _OF_A_PARAMETER]
        if not isinstance(known.get("value", 0), (int, float, str, list)):
            faults.append(f"the value of parameter “{name}” is no number, word, true or false, or list")
        if _MARK.fullmatch(f":{name}") is None or name == "as_at":
            faults.append(f"“{name}” cannot be the name of a parameter: small letters, digits and _, and not as_at")
    return faults


def _faults_of_code(code: str) -> list[str]:
    named = re.fullmatch(r"[A-Z][A-Z0-9_]{1,19}", code)
    return [] if named else [f"“{code}” cannot be a code: the file's name is capital letters and digits, such as MY01"]


def _are_texts(said: object) -> bool:
    return isinstance(said, list) and all(isinstance(one, str) for one in said)


def _frozen(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _written(value: Setting | date) -> str:
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, date):
        return f"DATE '{value.isoformat()}'"
    if isinstance(value, list | tuple):
        return ", ".join(_written(one) for one in value)
    return "'" + value.replace("'", "''") + "'" if isinstance(value, str) else str(value)

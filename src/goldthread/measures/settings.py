"""What a council sets for its measures: parameters, targets and bands, each from a day on and with its reason."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from math import isfinite
from pathlib import Path

from goldthread.errors import UserError
from goldthread.measures.definition import Definition, Setting

FILE = "settings.toml"
_TOO_LARGE = 1_000_000_000


class BadSettings(UserError):
    """The settings of measures are not right; everything that is to be mended is said at once."""


@dataclass(frozen=True, slots=True)
class Set:
    """A parameter that differs from its default, from a day on, and why."""

    measure: str
    parameter: str
    value: Setting
    from_day: date
    why: str


@dataclass(frozen=True, slots=True)
class Target:
    """What a measure is to reach from a day on; `green` and `amber` are the bands, where the council uses them."""

    measure: str
    value: float
    from_day: date
    why: str = ""
    green: float | None = None
    amber: float | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """All that a council sets. The default is to set nothing; `population` is its own count of children by year."""

    parameters: tuple[Set, ...] = ()
    targets: tuple[Target, ...] = ()
    population: Mapping[int, int] = field(default_factory=dict)

    def times(self, code: str, first_day: date) -> tuple[tuple[date, dict[str, Setting]], ...]:
        """The parameters of a measure over time: from which day on which values differ from the defaults, in order.

        The first entry holds what is in force on `first_day`.
        """
        own = sorted((one for one in self.parameters if one.measure == code), key=lambda one: one.from_day)
        days = sorted({first_day} | {one.from_day for one in own if one.from_day > first_day})
        return tuple((day, {one.parameter: one.value for one in own if one.from_day <= day}) for day in days)

    def target(self, code: str, day: date) -> Target | None:
        """The target of a measure that is in force on a day."""
        own = [one for one in self.targets if one.measure == code and one.from_day <= day]
        return max(own, key=lambda one: one.from_day, default=None)


def settings_in(path: Path, among: dict[str, Definition]) -> Settings:
    """The settings of a file, empty where there is none; refused with every fault in one sentence."""
    if not path.exists():
        return Settings()
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise BadSettings("the settings are not TOML", where=str(path), why=str(fault)) from fault
    faults: list[str] = []
    parameters = tuple(_set(one, among, faults) for one in _blocks(said, "set", _OF_A_SET, faults))
    targets = tuple(_target(one, among, faults) for one in _blocks(said, "target", _OF_A_TARGET, faults))
    population = _population(said.get("population", {}), faults)
    faults += [f"[{name}] means nothing here" for name in said if name not in ("set", "target", "population")]
    if faults:
        raise BadSettings("the settings are not right", where=str(path), why="; ".join(faults))
    return Settings(
        tuple(one for one in parameters if one is not None),
        tuple(one for one in targets if one is not None),
        population,
    )


_OF_A_SET = ("measure", "parameter", "value", "from", "why")
_OF_A_TARGET = ("measure", "value", "green", "amber", "from", "why")


def _blocks(said: dict, name: str, known: tuple[str, ...], faults: list[str]) -> list[dict]:
    """The blocks [[set]] or [[target]]; a word that is misspelt in one of them would else be passed over."""
    blocks = said.get(name, [])
    if not isinstance(blocks, list) or not all(isinstance(one, dict) for one in blocks):
        faults.append(f"“{name}” is to be written as a block [[{name}]]")
        return []
    strange = sorted({key for one in blocks for key in one} - {*known})
    if strange:
        faults.append(f"[[{name}]]: {', '.join(strange)} means nothing here; it may say {', '.join(known)}")
    twice = Counter(tuple(str(one.get(key)) for key in ("measure", "parameter", "from")) for one in blocks)
    faults += [f"{' '.join(key).replace(' None', '')}: it is said {n} times" for key, n in twice.items() if n > 1]
    return blocks


def _population(said: object, faults: list[str]) -> dict[int, int]:
    """The children of the area by year: `[population]` with lines such as 2025 = 41200."""
    rows = said.items() if isinstance(said, dict) else [("population", said)]
    wrong = [str(year) for year, count in rows if not (str(year).isdigit() and type(count) is int and count > 0)]
    if wrong:
        faults.append(f"[population] {', '.join(wrong)}: a year is to have a count of children, such as 2025 = 41200")
        return {}
    return {int(year): count for year, count in rows}


def _set(said: dict, among: dict[str, Definition], faults: list[str]) -> Set | None:
    if not (definition := _measured(said, among, faults)):
        return None
    known = {one.name: one for one in definition.parameters}
    parameter, value = known.get(str(said.get("parameter", ""))), said.get("value")
    value = tuple(value) if isinstance(value, list) else value
    label = f"{definition.code} {said.get('parameter', '(no parameter)')}"
    if parameter is None:
        faults.append(f"{label}: {definition.code} has the parameters {', '.join(known) or 'none'}")
    elif isinstance(value, bool) != isinstance(parameter.value, bool) or not _alike(value, parameter.value):
        faults.append(f"{label}: {value!r} is not of the kind of {parameter.value!r}, or beyond all measure")
    elif parameter.choices and value not in parameter.choices:
        faults.append(f"{label}: {value!r} is not one of {', '.join(parameter.choices)}")
    elif _has_day(said, label, faults) and _has_why(said, label, faults):
        return Set(definition.code, parameter.name, value, said["from"], said["why"])
    return None


def _target(said: dict, among: dict[str, Definition], faults: list[str]) -> Target | None:
    if not (definition := _measured(said, among, faults)):
        return None
    label = f"{definition.code} target"
    numbers = {name: said.get(name) for name in ("value", "green", "amber")}
    wrong = [name for name, value in numbers.items() if value is not None and not _alike(value, 1.0)]
    if numbers["value"] is None or wrong:
        faults.append(f"{label}: {', '.join(wrong) or 'value'} is not a number")
        return None
    if not _has_day(said, label, faults):
        return None
    return Target(
        definition.code, numbers["value"], said["from"], said.get("why", ""), said.get("green"), said.get("amber")
    )


def _measured(said: dict, among: dict[str, Definition], faults: list[str]) -> Definition | None:
    code = str(said.get("measure", ""))
    if code not in among:
        faults.append(f"“{code}” is no measure")
    return among.get(code)


def _has_day(said: dict, label: str, faults: list[str]) -> bool:
    is_day = isinstance(said.get("from"), date) and not isinstance(said.get("from"), datetime)
    if not is_day:
        faults.append(f"{label}: “from” is not a day such as 2026-04-01")
    return is_day


def _has_why(said: dict, label: str, faults: list[str]) -> bool:
    has_why = isinstance(said.get("why"), str) and bool(said["why"].strip())
    if not has_why:
        faults.append(f"{label}: “why” is missing")
    return has_why


def _alike(value: object, default: object) -> bool:
    if isinstance(default, (int, float)) and isinstance(value, (int, float)):
        # No limit and no target of a measure lies below nought, and none is counted in billions.
        return isfinite(value) and 0 <= value < _TOO_LARGE and isinstance(value, bool) == isinstance(default, bool)
    return type(value) is type(default)

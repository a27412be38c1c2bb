"""How each measure's cases are counted and how finely it is given out: `counted.toml` and a council's own file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path

from goldthread.errors import UserError
from goldthread.measures.definition import Definition
from goldthread.measures.disclosure.counts import Counted, Kind
from goldthread.measures.disclosure.grain import COUNCIL_MONTH, COUNCIL_YEAR, FINEST_FIRST, Grain

FILE = "counted.toml"
_KINDS = {"percent": Kind.SHARE, "days": Kind.MEAN, "score": Kind.MEAN, "cases per FTE": Kind.RATIO}
_LISTS = ("within", "met_within")
_WORDS = ("cases", "moves_of", "kind", "not_given")
_GRAINS = {str(grain): grain for grain in FINEST_FIRST}


@dataclass(frozen=True)
class Declared:
    """How a measure's cases are counted, the grain it begins with, and why it is not given where it is not."""

    counted: Counted
    grain: Grain
    not_given: str = ""


def declared(definitions: Iterable[Definition], *own: Path) -> dict[str, Declared]:
    """The declaration of each measure, in the given order; `own` are files of the council's for its own measures.

    A measure that no file names is counted for itself and given out for the council alone: by the financial year, or
    for a snapshot by the month, since the snapshots of successive months share no grain to be subtracted.
    """
    said = dict(_shipped())
    for path in own:
        said |= {code: one for code, one in _said_in(path).items() if code not in said}
    return {one.code: _declared(one, said.get(one.code)) for one in definitions}


def given(measures: Iterable[Declared]) -> list[Counted]:
    """How those are counted that are given out, without the counts of those that are not.

    What lay within a count that nobody sees lies within whatever that count lay within.
    """
    measures = list(measures)
    all_within = {count.name: set[str]() for one in measures for count in one.counted.counts}
    for count in (count for one in measures for count in one.counted.counts):
        all_within[count.name] |= set(count.within)
    shown = {count.name for one in measures if not one.not_given for count in one.counted.counts}
    return [
        replace(
            one.counted,
            within=_nearest(one.counted.within, all_within, shown),
            met_within=_nearest(one.counted.met_within, all_within, shown),
        )
        for one in measures
        if not one.not_given
    ]


def each_alone(measure: Declared) -> Counted:
    """The same measure without what it shares: for exact figures, which give nothing away that is not there to see."""
    return Counted(measure.counted.measure, measure.counted.kind, snapshot=measure.counted.snapshot)


def _nearest(names: Iterable[str], within: Mapping[str, set[str]], shown: set[str]) -> tuple[str, ...]:
    found: set[str] = set()
    for name in names:
        found |= {name} if name in shown else set(_nearest(within.get(name, ()), within, shown))
    return tuple(sorted(found))


def _declared(definition: Definition, said: Mapping | None) -> Declared:
    snapshot = definition.kind == "snapshot"
    kind = _KINDS.get(definition.unit, Kind.COUNT)
    if said is None:
        counted = Counted(definition.code, kind, snapshot=snapshot)
        return Declared(counted, COUNCIL_MONTH if snapshot else COUNCIL_YEAR)
    counted = Counted(
        definition.code,
        Kind(said.get("kind", kind)),
        cases=said.get("cases", ""),
        moves_of=said.get("moves_of", ""),
        snapshot=snapshot,
        **{name: tuple(said.get(name, ())) for name in _LISTS},
    )
    return Declared(counted, said["grain"], said.get("not_given", ""))


@cache
def _shipped() -> Mapping[str, Mapping]:
    return _read((files(__package__) / FILE).read_text("utf-8"), FILE)


def _said_in(path: Path) -> Mapping[str, Mapping]:
    if not path.exists():
        return {}
    try:
        return _read(path.read_text("utf-8"), str(path))
    except (OSError, UnicodeDecodeError) as fault:
        raise UserError("the file cannot be read as text", where=str(path)) from fault


def _read(text: str, where: str) -> dict[str, dict]:
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise UserError("the file is not TOML", where=where, why=str(fault)) from fault
    found: dict[str, dict] = {}
    faults: list[str] = []
    for family in told.get("family", []):
        grain, named = family.get("grain"), str(family.get("of", "a family without “of”"))
        if grain not in _GRAINS:
            faults.append(f"{named}: grain = {grain!r} is not one of {', '.join(_GRAINS)}")
        for code, said in family.get("measures", {}).items():
            faults += [f"{code} is named twice"] * (code in found) + _faults(code, said)
            found[code] = {**said, "grain": _GRAINS.get(grain)} if isinstance(said, dict) else {}
    if faults:
        raise UserError("how measures are counted is not right", where=where, why="; ".join(faults))
    return found


def _faults(code: str, said: object) -> list[str]:
    if not isinstance(said, dict):
        return [f'{code} is not a row such as {code} = {{ cases = "referrals" }}']
    faults = [f"{code}: “{name}” means nothing here" for name in said if name not in (*_LISTS, *_WORDS)]
    faults += [f"{code}: “{name}” is not text" for name in _WORDS if not isinstance(said.get(name, ""), str)]
    if said.get("kind", Kind.SHARE) not in list(Kind):
        faults.append(f"{code}: kind = {said['kind']!r} is not one of {', '.join(Kind)}")
    for name in _LISTS:
        names = said.get(name, [])
        if not isinstance(names, list) or not all(isinstance(one, str) for one in names):
            faults.append(f"{code}: “{name}” is not a list of texts")
    return faults

"""Random rows for the tables of records: nulls, ties, same days, 29 February, ends before starts, unknown years."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random

from goldthread.records.schema import Field, codes, tables

# A leap day, the days about Christmas and Easter, the clock changes of 2024, both edges of the known bank holidays.
ODD_DAYS = [
    date(2024, 2, 29),
    date(2023, 2, 28),
    date(2024, 12, 24),
    date(2024, 12, 27),
    date(2024, 3, 28),
    date(2024, 4, 2),
    date(2024, 3, 31),
    date(2024, 10, 27),
    date(2011, 12, 31),
    date(2012, 1, 1),
]
AS_AT = date(2025, 6, 30)
_EPOCH = datetime.combine(date(1970, 1, 1), datetime.min.time())


def random_records(names: list[str], seed: int, rows: int = 40, children: int = 8) -> dict[str, list[dict]]:
    """So many rows of each table, in which keys are unique, references mostly hit, and a tenth of the cells is null."""
    chance = Random(seed)
    return {name: [_row(name, at, chance, children, rows) for at in range(rows)] for name in names}


def _row(name: str, at: int, chance: Random, children: int, rows: int) -> dict:
    table = tables()[name]
    if name == "ssd_person":
        at = at % rows
    row = {}
    for field in table.fields:
        if field.key and table.key == (field.name,):
            row[field.name] = f"{_kind(field.name)}{at}"
        else:
            row |= _cell(field, chance, children, rows)
    return row


def _cell(field: Field, chance: Random, children: int, rows: int) -> dict:
    if chance.random() < 0.1:
        return {}
    if field.type == "flags":
        return {field.flag_column(flag): chance.choice("YN") for flag in field.flags if chance.random() < 0.9}
    if field.type == "moment":
        moment = datetime.combine(_day(chance), datetime.min.time()) + timedelta(minutes=chance.randrange(1440))
        # A test's own count of minutes: no change of the clocks in it.
        return {field.name: moment, f"{field.name}_minutes": int((moment - _EPOCH).total_seconds() // 60)}
    if field.name == "pers_dob":
        return {
            field.name: AS_AT - timedelta(days=chance.randrange(26 * 365))
            if chance.random() < 0.9
            else date(2008, 2, 29)
        }
    return {field.name: _VALUES[field.type](field, chance, children, rows)}


def _day(chance: Random) -> date:
    if chance.random() < 0.25:
        return chance.choice(ODD_DAYS)
    return AS_AT - timedelta(days=chance.randrange(-20, 900))


def _text(field: Field, chance: Random, children: int, rows: int) -> str:
    if field.name.endswith(("person_id", "childs_person_id")) or field.refers_to == "ssd_person.pers_person_id":
        return f"person{chance.randrange(children)}"
    to = field.refers_to.partition(".")[2] or field.name
    return f"{_kind(to)}{chance.randrange(rows if field.refers_to else max(3, rows // 4))}"


def _kind(column: str) -> str:
    return (
        "person"
        if column == "pers_person_id"
        else (column.removesuffix("_id").partition("_")[2] or column.removesuffix("_id")).split("_")[-1]
    )


_VALUES = {
    "text": _text,
    "flag": lambda field, chance, children, rows: chance.choice("YYN"),
    "code": lambda field, chance, children, rows: chance.choice(list(codes()[field.codes])),
    "date": lambda field, chance, children, rows: _day(chance),
    "integer": lambda field, chance, children, rows: chance.randrange(-2, 45),
    "number": lambda field, chance, children, rows: chance.choice([0.5, 0.8, 1.0, 19.9, 20.0, 20.1, 999.9]),
}

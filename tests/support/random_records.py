"""Random rows for the tables of records: nulls, ties, same days, 29 February, ends before starts, unknown years."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from goldthread.records.schema import Field, Table, codes, tables

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
# Days after the day about which things happened: soon after it, or about the limits of weeks and months.
NEAR = [0, 0, 0, 0, 1, 1, 2, 3, *range(-1, 28, 3), *range(28, 300, 17)]
# Flags for which a row is left out of measures: set now and then.
LEAVES_OUT = ("_ola", "_transfer_in", "_nfa", "_cancelled")
# Ends that are half the time still to come, so that children are in care and placed.
LASTS = ("clae_cla_episode_ceased_date", "clap_cla_placement_end_date", "lacp_cla_care_plan_end_date")
# Codes without which a row says little: drawn every other time.
OFTEN = {
    "health_status": ["Completed"],
    "involvement_role": ["ALLOCATED"],
    "missing": ["M"],
    "legal": ["C1", "V2"],
    "placement": ["A4", "P1", "T1", "U4", "U4"],
}
# How many days before the end each child in care entered it, and how many days later for the second time.
ENTERED = (20, 40, 190, 300, 420, 600, 1100, 1500)
AGAIN = 200
# Three days over which the clocks go forward, and three over which they go back.
CLOCKS_CHANGE = [date(2024, 3, 29), date(2024, 10, 25)]


def random_records(names: list[str], seed: int, rows: int = 40, children: int = 8) -> dict[str, list[dict]]:
    """So many rows of each table, in which keys are unique, references mostly hit, and a tenth of the cells is null.

    Each table is drawn by itself, so that its rows stay the same whatever other tables are asked.
    """
    drawn = {name: Draw(Random(f"{seed} {name}"), children, rows) for name in names}
    return {name: [_row(name, at, draw) for at in range(rows)] for name, draw in drawn.items()}


@dataclass
class Draw:
    """What a random cell depends on; `number` is that of whatever the row is of, in care that of the child."""

    chance: Random
    children: int
    rows: int
    number: int = 0
    in_care: bool = False

    @property
    def about(self) -> date:
        """The day about which things happened to whatever the row is of."""
        if self.in_care:
            again = self.number // self.children * AGAIN
            return AS_AT - timedelta(days=ENTERED[self.number % self.children % len(ENTERED)] - again)
        return AS_AT - timedelta(days=37 * self.number % 800)


def _row(name: str, at: int, draw: Draw) -> dict:
    table = tables()[name]
    row, own = {}, table.key[0] if len(table.key) == 1 else ""
    if own:
        row[own] = f"{_kind(own)}{at}"
    # What the row is of comes first, since its days lie about that one's.
    for field in sorted(table.fields, key=lambda field: field.type != "text"):
        if field.name != own:
            draw.number, draw.in_care = _what_it_is_of(table, row, at, draw.children)
            row |= _cell(field, draw)
    return row


def _what_it_is_of(table: Table, row: dict, at: int, children: int) -> tuple[int, bool]:
    """The number of the first thing but a person, a team or a worker that the row refers to, else its own.

    Where it is of a child in care, hers, and True; her second period of care has hers and the number of children.
    """
    numbers = {name: int("".join(filter(str.isdigit, str(said))) or -1) for name, said in row.items()}
    of_care = [field for field in table.fields if field.refers_to.startswith("ssd_cla_episodes.")]
    for name in ["clae_cla_id", "clae_person_id", *(field.name for field in of_care)]:
        if numbers.get(name, -1) >= 0:
            return numbers[name] % (2 * children), True
    for field in table.fields:
        known = field.refers_to.startswith(("ssd_person", "ssd_professionals", "ssd_department"))
        if field.refers_to and not known and "person" not in field.name and numbers.get(field.name, -1) >= 0:
            return numbers[field.name], False
    return at, False


def _cell(field: Field, draw: Draw) -> dict:
    chance = draw.chance
    if chance.random() < (0.5 if field.name in LASTS else 0.1):
        return {}
    if field.type == "flags":
        return {field.flag_column(flag): chance.choice("YN") for flag in field.flags if chance.random() < 0.9}
    if field.type == "moment":
        return {field.name: _moment(draw)}
    if field.name == "pers_dob":
        return {field.name: _born(draw)}
    return {field.name: _VALUES[field.type](field, draw)}


def _born(draw: Draw) -> date:
    """The children are of all ages; every other one beyond their number is 17 to 23, with a birthday these days."""
    years = 18 if draw.chance.random() < 0.7 else 26
    born = (
        AS_AT - timedelta(days=draw.chance.randrange(years * 365)) if draw.chance.random() < 0.9 else date(2008, 2, 29)
    )
    if draw.number >= draw.children and draw.number % 2:
        born = AS_AT.replace(year=AS_AT.year - 17 - draw.number % 7) + timedelta(days=draw.number % 3 - 1)
    return born


def _moment(draw: Draw) -> datetime:
    """What the clock on the wall showed at a half hour of the five days from the day of whatever the row is of."""
    first = CLOCKS_CHANGE[draw.number % 2] if draw.number % 4 < 2 else draw.about
    return datetime.combine(first, datetime.min.time()) + timedelta(minutes=30 * draw.chance.randrange(240))


def _day(draw: Draw) -> date:
    kind = draw.chance.random()
    if kind < 0.12:
        return draw.chance.choice(ODD_DAYS)
    if kind < 0.85:
        return draw.about + timedelta(days=draw.chance.choice(NEAR))
    return AS_AT - timedelta(days=draw.chance.randrange(-20, 1300))


def _text(field: Field, draw: Draw) -> str:
    if field.name == "clae_cla_id":
        return f"cla{draw.number % draw.children + draw.children * draw.chance.randrange(2)}"
    if field.refers_to == "ssd_cla_episodes.clae_cla_id":
        return f"cla{draw.chance.randrange(2 * draw.children)}"
    if field.name == "clea_person_id":
        return f"person{draw.chance.randrange(draw.children) + draw.children * (draw.number % 5)}"
    if field.name.endswith(("person_id", "childs_person_id")) or field.refers_to == "ssd_person.pers_person_id":
        return f"person{draw.chance.randrange(draw.children)}"
    to = field.refers_to.partition(".")[2] or field.name
    # Half of what is referred to are the same few, so that some things have many rows.
    some = draw.rows if field.refers_to and draw.chance.random() < 0.5 else max(3, draw.rows // 4)
    return f"{_kind(to)}{draw.chance.randrange(some)}"


def _kind(column: str) -> str:
    return (
        "person"
        if column == "pers_person_id"
        else (column.removesuffix("_id").partition("_")[2] or column.removesuffix("_id")).split("_")[-1]
    )


_VALUES = {
    "text": _text,
    "flag": lambda field, draw: draw.chance.choice("YNNN" if field.name.endswith(LEAVES_OUT) else "YYN"),
    "code": lambda field, draw: draw.chance.choice(
        OFTEN[field.codes] if field.codes in OFTEN and draw.chance.random() < 0.5 else list(codes()[field.codes])
    ),
    "date": lambda field, draw: _day(draw),
    "integer": lambda field, draw: draw.chance.randrange(-2, 45),
    "number": lambda field, draw: draw.chance.choice([0.5, 0.8, 1.0, 19.9, 20.0, 20.1, 999.9]),
}

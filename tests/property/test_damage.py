"""Whatever happens to a plan's file, reading it ends in a reading or in one plain sentence, never in a traceback."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from goldthread.documents import Reading, read_plan
from goldthread.errors import UserError

FIXTURES = Path(__file__).parents[1] / "support" / "fixtures"
PLANS = {path.name: path.read_bytes() for path in sorted(FIXTURES.iterdir())}
SEPARATORS = {"tabs.txt": b"\t", "pipes.txt": b"|", "page.html": b"</td>"}


def _rows(damage: Callable[[list[bytes], Random], list[bytes]]) -> Callable[[bytes, Random, bytes], bytes]:
    """Damage that takes the file as lines."""
    return lambda data, rng, separator: b"\n".join(damage(data.split(b"\n"), rng))


def _cells(damage: Callable[[list[bytes], Random], list[bytes]]) -> Callable[[bytes, Random, bytes], bytes]:
    """Damage that takes some lines of the file as cells."""

    def on_some_lines(data: bytes, rng: Random, separator: bytes) -> bytes:
        lines = data.split(b"\n")
        for n, line in enumerate(lines):
            if separator in line and rng.random() < 0.4:
                lines[n] = separator.join(damage(line.split(separator), rng))
        return b"\n".join(lines)

    return on_some_lines


def _without_some(parts: list[bytes], rng: Random) -> list[bytes]:
    return [part for part in parts if rng.random() < 0.8]


def _shuffled(parts: list[bytes], rng: Random) -> list[bytes]:
    return rng.sample(parts, len(parts))


def _one_again(parts: list[bytes], rng: Random) -> list[bytes]:
    return [each for part in parts for each in ([part, part] if rng.random() < 0.3 else [part])]


def _cut_within(parts: list[bytes], rng: Random) -> list[bytes]:
    return [part[: rng.randrange(len(part) + 1)] if rng.random() < 0.3 else part for part in parts]


def _columns_shuffled(data: bytes, rng: Random, separator: bytes) -> bytes:
    """One new order for the cells of every line, as when a column is dragged."""
    order = rng.sample(range(12), 12)
    lines = [line.split(separator) for line in data.split(b"\n")]
    return b"\n".join(separator.join(cells[n] for n in order if n < len(cells)) for cells in lines)


def _random_bytes(data: bytes, rng: Random, separator: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.randrange(1, 40)):
        changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def _truncated(data: bytes, rng: Random, separator: bytes) -> bytes:
    start = rng.choice((0, 0, rng.randrange(len(data))))
    return data[start : rng.randrange(start, len(data) + 1)]


def _separators_doubled(data: bytes, rng: Random, separator: bytes) -> bytes:
    parts = data.split(separator)
    return b"".join(part + separator * rng.choice((1, 1, 2, 3)) for part in parts)


def _tags_unclosed(data: bytes, rng: Random, separator: bytes) -> bytes:
    parts = data.split(b"</")
    return b"".join(part + (b"</" if rng.random() < 0.6 else rng.choice((b"<", b"", b"<<p"))) for part in parts)


def _table_in_a_cell(data: bytes, rng: Random, separator: bytes) -> bytes:
    inner = b"<table><tr><th>Action</th><th rowspan=0>Lead</th></tr><tr><td colspan=999><table><td>x</table></table>"
    inner = rng.choice(
        (inner, inner * 30, data.replace(b"\n", b" "), b"<table>" * 300, b"| a | b |", b"<td rowspan=-3>")
    )
    at = rng.randrange(len(data))
    return data[:at] + inner + data[at:]


def _another_encoding(data: bytes, rng: Random, separator: bytes) -> bytes:
    encoding = rng.choice(("utf-16", "utf-16-le", "cp1252", "utf-8-sig"))
    return data.decode("utf-8", "replace").encode(encoding, "replace")


DAMAGES = {
    "rows cut": _rows(_without_some), "rows shuffled": _rows(_shuffled), "rows repeated": _rows(_one_again),
    "cells missing": _cells(_without_some), "cells shuffled": _cells(_shuffled), "cells cut": _cells(_cut_within),
    "columns shuffled": _columns_shuffled, "random bytes": _random_bytes, "truncated": _truncated,
    "separators doubled": _separators_doubled, "tags unclosed": _tags_unclosed, "a table in a cell": _table_in_a_cell,
    "another encoding": _another_encoding,
}  # fmt: skip


def damaged(name: str, damages: list[str], seed: int) -> bytes:
    """A fixture's bytes after some damage, one after another."""
    data, rng = PLANS[name], Random(seed)
    for damage in damages:
        data = DAMAGES[damage](data, rng, SEPARATORS[name]) if data else data
    return data


def outcome_of(data: bytes, name: str) -> str:
    """“read”, or “refused” with a plain sentence; anything else is an error of the reader's."""
    try:
        reading = read_plan(data, name=name)
    except UserError as error:
        assert str(error).endswith(".") and "\n" not in str(error) and "Traceback" not in str(error)
        return "refused"
    assert isinstance(reading, Reading)
    return "read"


@settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))
@given(
    name=st.sampled_from(sorted(PLANS)),
    damages=st.lists(st.sampled_from(sorted(DAMAGES)), min_size=1, max_size=3),
    seed=st.integers(0, 2**32 - 1),
)
def test_a_damaged_plan_is_read_or_refused(name, damages, seed):
    event(outcome_of(damaged(name, damages, seed), name))


@settings(deadline=None, max_examples=50, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=400) | st.text(alphabet="|\t\n <>/ptdr#*-:aA1£", max_size=300).map(str.encode))
def test_any_bytes_at_all_are_read_or_refused(data):
    outcome_of(data, "anything.txt")


@pytest.mark.parametrize("name", sorted(PLANS))
def test_each_undamaged_plan_is_read(name):
    plan = read_plan(PLANS[name], name=name).plan
    assert len(plan.actions) >= 3
    assert plan.authority and "Fernshire" in plan.authority


@pytest.mark.parametrize("damage", sorted(DAMAGES))
def test_every_damage_does_damage(damage):
    assert any(damaged(name, [damage], seed) != PLANS[name] for name in PLANS for seed in range(5))

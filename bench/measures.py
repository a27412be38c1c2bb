"""Prints how long measures take: millions of rows beside a scan and beside pandas, a council's month, growth, one list.

    python -m bench.measures [--rows 20_000_000] [--pandas 20_000_000] [--most 100_000_000] [--children 65_000]

Each ratio compares two times of one run on one machine. “scan” is DuckDB reading every value of the very columns that
the measure's cases come from. pandas counts the same months and teams from the same file, over whole columns. None of
it is a test.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

import duckdb

from bench.many_records import AS_AT, FIRST_DAY, load_of_many
from goldthread.measures.engine import DuckEngine, Scope
from goldthread.measures.engine.reads import lineage
from goldthread.measures.library import library
from goldthread.measures.measuring import cube_sql, measured
from goldthread.periods import months_after
from goldthread.records.load import Load

ASKED = {"AS01": "ssd_cin_assessments", "FD03": "ssd_cin_episodes"}
MEMORY = "3GB"


def main() -> int:
    """Prints every figure."""
    asked = _arguments()
    if asked.one:
        return _one(*asked.one)
    print(_machine())
    with tempfile.TemporaryDirectory(prefix="goldthread-bench-") as folder:
        for line in _parts(asked, Path(folder)):
            print(line, flush=True)
    return 0


def _parts(asked: argparse.Namespace, folder: Path) -> Iterator[str]:
    yield from beside_scan(asked.rows, folder)
    if asked.pandas:
        yield from beside_pandas(asked.pandas, folder)
    if asked.children:
        yield from a_council(asked.children, folder)
    if asked.most:
        yield from growth(asked.most, folder)


def beside_scan(rows: int, folder: Path) -> Iterator[str]:
    """Each measure's cases, every column of them, beside DuckDB's scan of the columns that they come from."""
    yield f"\n{rows:,} rows: the cases of a measure, beside a scan of the columns that it reads (aim: 10 x or less)"
    for code, table in ASKED.items():
        load = load_of_many(folder / f"{code}-{rows}", table, rows)
        with DuckEngine(_scope(load), memory=MEMORY, writes_to=folder) as engine:
            cases, scan = _every_case(engine, code), _scan(code, table)
            scanned = _time(lambda engine=engine, scan=scan: engine.rows(scan))
            took = _time(lambda engine=engine, cases=cases: engine.rows(cases))
        yield f"  {code}  {took}   scan {scanned}   {took.wall / scanned.wall:4.1f} x the scan"
        yield f"        by time of processor {took.cpu / scanned.cpu:4.1f} x"
        _away(load)


def beside_pandas(rows: int, folder: Path) -> Iterator[str]:
    """Each measure beside the same in pandas, and whether the figures are the same (aim: 5 times faster)."""
    import pandas

    from bench.in_pandas import assessments_in_45_days, referrals_within_12_months

    yield f"\n{rows:,} rows, beside pandas {pandas.__version__} from the same file (aim: 5 x faster or more)"
    for code, by_pandas in {"AS01": assessments_in_45_days, "FD03": referrals_within_12_months}.items():
        load = load_of_many(folder / f"{code}-{rows}", ASKED[code], rows)
        path = load.folder / f"{ASKED[code]}.parquet"
        slow = _time(lambda path=path, by_pandas=by_pandas: by_pandas(path, FIRST_DAY, AS_AT), runs=1)
        with DuckEngine(_scope(load), writes_to=folder) as engine:
            cube = _cube(engine, code)
            took = _time(lambda engine=engine, cube=cube: engine.rows(cube))
            cells = engine.rows(cube)
        frame = by_pandas(path, FIRST_DAY, AS_AT) if rows <= 5_000_000 else None
        same = "" if frame is None else f"   the same figures: {_same(cells, frame)}"
        yield f"  {code}  {took}   pandas {slow}   {slow.wall / took.wall:4.1f} x faster{same}"
        _away(load)


def a_council(children: int, folder: Path) -> Iterator[str]:
    """All measures over 24 months of an invented council, and the list of children behind one figure."""
    from goldthread.records.store import Store
    from goldthread.synthetic.children.invent import Asked, invent

    (folder / "council").mkdir()
    invent(Asked(children=children, seed=1, years=3, as_at=AS_AT), folder / "council")
    load = Store(folder / "store").take_in(folder / "council", as_at=AS_AT, authority="E06999999")
    scope = Scope((load,), months_after(AS_AT.replace(day=1), -23))
    with DuckEngine(scope) as engine:
        engine.cases_sql(library()["QA04"], ((scope.first_day, {}),))
        (open_now,) = engine.rows(f"SELECT COUNT(*) FROM open_children WHERE day = DATE '{AS_AT}'")[0]
    began, began_cpu = perf_counter(), process_time()
    facts = measured(scope, library().values(), folder / "facts")
    took = Took(perf_counter() - began, process_time() - began_cpu)
    yield f"\nAn invented council of {children:,} children, {open_now:,} of them open cases on the last day"
    yield f"  all {len(library())} measures over 24 months, written: {took} (aim: 5 s or less for 10,000 open cases)"
    month = AS_AT.replace(day=1)
    team = facts.cases("QA04", first=month)[0].team
    listed = _time(lambda: facts.cases("QA04", first=month, team=team), runs=7)
    yield f"  the cases of one team behind one figure: {listed.wall * 1000:.0f} ms (aim: 50 ms or less)"


def growth(most: int, folder: Path) -> Iterator[str]:
    """Rows a second and the most memory, in a process of its own for each size (aim: linear, under 4 GB)."""
    yield f"\nGrowth, each in a process of its own with DuckDB held to {MEMORY} (aim: linear, under 4 GB)"
    for code, table in ASKED.items():
        rows = 1_000_000
        while rows <= most:
            load = load_of_many(folder / f"{code}-{rows}", table, rows)
            said = subprocess.run(
                [sys.executable, "-m", "bench.measures", "--one", code, str(load.folder), str(rows)],
                capture_output=True, text=True, check=True,
            )  # fmt: skip
            found = json.loads(said.stdout)
            size = f"{rows:>11,} rows  {found['wall']:7.2f} s  {rows / found['wall'] / 1e6:5.2f} million rows a second"
            yield f"  {code}  {size}  {found['peak'] / 1e9:4.2f} GB at most  (load average {os.getloadavg()[0]:.1f})"
            _away(load)
            rows *= 10


def _one(code: str, folder: str, rows: str) -> int:
    """In a process of its own: one cube, once; its time and the most memory of the process."""
    held = load_like(Path(folder), ASKED[code], int(rows))
    with DuckEngine(_scope(held), memory=MEMORY, writes_to=Path(folder)) as engine:
        cube = _cube(engine, code)
        began = perf_counter()
        engine.rows(cube)
        took = perf_counter() - began
    # What getrusage says is at least what the parent held when it made this process.
    (peak,) = (line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    print(json.dumps({"wall": took, "peak": int(peak.split()[1]) * 1024}))
    return 0


def load_like(folder: Path, table: str, rows: int) -> Load:
    """The load of many rows that is in a folder."""
    from goldthread.records.load import LoadedTable

    return Load(folder, folder.name, AS_AT, "E06999999", "ssd", "", {table: LoadedTable(table, rows, (), "")})


def _scope(load: Load) -> Scope:
    return Scope((load,), FIRST_DAY)


def _cube(engine: DuckEngine, code: str) -> str:
    cases = engine.cases_sql(library()[code], ((FIRST_DAY, {}),))
    return cube_sql({code: f"(\n{cases}\n) counted"}, engine.scope)


def _every_case(engine: DuckEngine, code: str) -> str:
    columns = ", ".join(f"max(hash({name}))" for name in ("case_id", "child", "team", "worker", "day"))
    cases = engine.cases_sql(library()[code], ((FIRST_DAY, {}),))
    return f"SELECT {columns}, sum(numerator), sum(denominator) FROM (\n{cases}\n) t"


def _scan(code: str, table: str) -> str:
    """Every value of the columns that the cases come from; a plain maximum would be told by the file's own summary."""
    found = lineage(library()[code].sql_with({}, AS_AT))
    read = found.figures[table] | found.names.get(table, frozenset())
    return f"SELECT {', '.join(f'max(hash({name}))' for name in sorted(read))} FROM {table}"


class Took:
    """Seconds on the clock, and of both processors together."""

    def __init__(self, wall: float, cpu: float) -> None:
        self.wall, self.cpu = wall, cpu

    def __str__(self) -> str:
        return f"{self.wall:6.2f} s ({self.cpu:.2f} s of processor)"


def _time(work: Callable[[], object], *, runs: int = 3) -> Took:
    walls, cpus = [], []
    for _ in range(runs):
        began, began_cpu = perf_counter(), process_time()
        work()
        walls.append(perf_counter() - began)
        cpus.append(process_time() - began_cpu)
    return Took(median(walls), median(cpus))


def _same(cells: list[tuple], frame) -> bool:
    by_pandas = {
        (date.fromisoformat(str(month)[:10]), team): tuple(map(int, row))
        for (month, team), row in zip(frame.index, frame.to_numpy(), strict=True)
    }
    return {(cell[2], cell[3]): (cell[4], int(cell[5]), int(cell[6])) for cell in cells} == by_pandas


def _away(load: Load) -> None:
    for path in load.folder.iterdir():
        path.unlink() if path.is_file() else path.rmdir()
    load.folder.rmdir()


def _machine() -> str:
    said = f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}"
    return f"Measures on {said}, DuckDB {duckdb.__version__}, load average {os.getloadavg()[0]:.1f}"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=20_000_000)
    parser.add_argument("--pandas", type=int, default=5_000_000)
    parser.add_argument("--most", type=int, default=100_000_000)
    parser.add_argument("--children", type=int, default=65_000)
    parser.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())

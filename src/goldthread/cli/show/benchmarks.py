"""Published figures for the screen and for other programs."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from goldthread.cli.terminal import counted, plain, table_with
from goldthread.measures.benchmarks import NoBenchmark, pairs, published_years

if TYPE_CHECKING:
    from rich.console import RenderableType

    from goldthread.measures.benchmarks import AreaFigure, Book, Comparison, Loaded, Neighbours

_SHOWN = 10
_SAME = "The definition is the same as the measure's."


def list_as_rows(book: Book) -> list[dict[str, object]]:
    """A row a measure: code, published figure, unit, years, and the difference or null."""
    return [
        {"code": pair.code, "figure": pair.figure, "unit": pair.unit, "years": published_years(pair, book),
         "difference": pair.difference}
        for pair in pairs().values()
    ]  # fmt: skip


def list_on_screen(book: Book) -> list[RenderableType]:
    """The same as a table, with the differences written out."""
    table = table_with("code", "published figure", "unit", "years", "same")
    for row in list_as_rows(book):
        years = row["years"]
        span = f"{years[0]} to {years[-1]}" if len(years) > 1 else " ".join(map(str, years))
        table.add_row(row["code"], row["figure"], row["unit"], span, "no" if row["difference"] else "yes")
    sources = [plain(source.line) for source in sorted(book.sources.values(), key=lambda source: source.title)]
    differing = [f"{pair.code}: {pair.difference}" for pair in pairs().values() if pair.difference]
    said = [plain(""), plain("Where the definition is not the same as the measure's:"), *map(plain, differing)]
    return [table, *said, plain(""), plain("Sources, Open Government Licence v3.0:"), *sources]


def comparison_as_json(comparison: Comparison | NoBenchmark) -> dict[str, object]:
    """A comparison with plain values: each figure is {area, code, value, status, numerator, denominator}."""
    if isinstance(comparison, NoBenchmark):
        return {"code": comparison.code, "benchmark": None, "said": comparison.said}
    near = comparison.neighbours
    return {
        "code": comparison.pair.code, "figure": comparison.pair.figure, "unit": comparison.pair.unit,
        "period": comparison.period, "year": comparison.year, "years": comparison.years,
        "difference": comparison.difference,
        "england": _as_json(comparison.england),
        "region": comparison.region and _as_json(comparison.region),
        "council": comparison.own and _as_json(comparison.own),
        "neighbours": near and {"mean": near.mean, "median": near.median, "rule": near.rule,
                                "figures": [_as_json(figure) for figure in near.figures]},
        "notes": comparison.notes, "source": comparison.source, "licence": comparison.licence,
    }  # fmt: skip


def _as_json(of: AreaFigure) -> dict[str, object]:
    own = {"area": of.area.name, "code": of.area.code, **asdict(of.figure)}
    return {**own, "closeness": of.closeness} if of.closeness else own


def comparison_on_screen(comparison: Comparison | NoBenchmark) -> list[RenderableType]:
    """The difference first, then the figures, then where they come from."""
    if isinstance(comparison, NoBenchmark):
        return [plain(comparison.said)]
    pair = comparison.pair
    table = table_with("area", "figure", "")
    for word, of in (("council", comparison.own), ("England", comparison.england), ("region", comparison.region)):
        if of:
            table.add_row(plain(of.area.name), of.figure.said, "" if word == "England" else word)
    if comparison.neighbours:
        _add_neighbours(table, comparison.neighbours)
    difference = f"Not the same definition: {comparison.difference}" if comparison.difference else _SAME
    rule = [plain(_sentence(comparison.neighbours.rule))] if comparison.neighbours else []
    return [
        plain(f"{pair.code}  {pair.figure}, {comparison.period}, {pair.unit}", style="bold"), plain(difference),
        plain(""), table, plain(""), *rule, *map(plain, comparison.notes),
        plain(comparison.source), plain(comparison.licence),
    ]  # fmt: skip


def _add_neighbours(table, neighbours: Neighbours) -> None:
    for word, number in (("mean", neighbours.mean), ("median", neighbours.median)):
        table.add_row(f"neighbours' {word}", "–" if number is None else f"{number:,.1f}", "")
    for near in neighbours.figures:
        table.add_row(plain(f"  {near.area.name}"), near.figure.said, near.closeness)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def loaded_as_json(loaded: Loaded) -> dict[str, object]:
    """What a load did, whole."""
    return {
        "title": loaded.title, "years": loaded.years, "added": loaded.added, "same": loaded.same,
        "changed": [change._asdict() for change in loaded.changed], "areas": loaded.areas,
        "left_out": asdict(loaded.left),
    }  # fmt: skip


def loaded_on_screen(loaded: Loaded, into: Path) -> list[RenderableType]:
    """What a load did, with the first examples of everything that is many."""
    head = f"{loaded.title}, {loaded.years}: "
    if loaded.nothing_new:
        return [plain(f"{head}nothing new; all that is understood is there already."), *_left_on_screen(loaded)]
    counts = f"{counted(loaded.added, 'new figure')}, {len(loaded.changed)} changed, {loaded.same} as they were"
    lines = [f"{head}{counts}, in {into}."]
    lines += [
        f"  {change.code} {change.area} {change.year}: was {change.before}, now {change.after}"
        for change in loaded.changed[:_SHOWN]
    ]
    lines += [f"  and {len(loaded.changed) - _SHOWN} more"] if len(loaded.changed) > _SHOWN else []
    lines += [f"New or changed: {_examples(loaded.areas)}."] if loaded.areas else []
    return [*map(plain, lines), *_left_on_screen(loaded)]


def _left_on_screen(loaded: Loaded) -> list[RenderableType]:
    left, lines = loaded.left, []
    if left.wanting:
        lines.append(f"No figure was found for {', '.join(left.wanting)}: look whether the file names it otherwise.")
    for counter, words in (
        (left.areas, "left out, of areas that are not known (--new-areas takes them in)"),
        (left.symbols, "left out, because a cell is neither a number nor a known symbol"),
        (left.levels, "left out, of levels that are not used"),
        (left.rows, "that no measure needs"),
    ):
        if counter:
            lines.append(f"{counted(counter.total(), 'row')} {words}: {_examples(tuple(counter))}.")
    if left.columns:
        lines.append(f"{counted(len(left.columns), 'column')} that no measure needs: {_examples(tuple(left.columns))}.")
    return [plain(line) for line in lines]


def _examples(names: tuple[str, ...]) -> str:
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return ", ".join(f"“{name}”" for name in names[:3]) + more

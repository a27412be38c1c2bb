"""The table of costs: lines by financial year, recurrent or one-off, and the totals as printed."""

from __future__ import annotations

import re

from goldthread.documents.understand.events import Money
from goldthread.documents.understand.words import mark
from goldthread.plan.model import CostLine, Costs, Source

_POUNDS = re.compile(r"\(?-?\s?£?\s?(?<![\d,])(\d[\d,]{0,14}(?!\d)(?:\.\d+)?)\s?(k|m)?\b", re.IGNORECASE)


def costs_in(tables: list[Money]) -> Costs:
    """The plan's budget as printed, right or wrong."""
    lines: list[CostLine] = []
    totals: dict[str, float] = {}
    for table in tables:
        _read(table, lines, totals)
    return Costs(lines=tuple(lines), totals_printed=totals)


def _read(table: Money, lines: list[CostLine], totals: dict[str, float]) -> None:
    group: bool | None = None
    label_place = next(place for place in range(99) if place not in table.years)
    begun = len(lines)
    last = max((place for place, (row, _) in enumerate(table.rows) if any(map(_pounds, row.texts))), default=-1)
    for place_of_row, (row, where) in enumerate(table.rows):
        texts = row.texts
        item = texts[label_place] if label_place < len(texts) else ""
        amounts = {
            year: pounds
            for place, year in table.years.items()
            if place < len(texts) and (pounds := _pounds(texts[place])) is not None
        }
        beside = " ".join(
            text for place, text in enumerate(texts) if text and place != label_place and place not in table.years
        )
        if not amounts and (kind := _recurrent(" ".join(text for text in texts if text))) is not None:
            group = kind
        elif amounts and (mark("total").search(item) or (place_of_row == last and _sums_up(amounts, lines[begun:]))):
            totals.update(amounts)
        elif amounts and item:
            source = Source(table=where.table, row=where.row, line=where.line, cells=_cells(table, label_place))
            kind = _recurrent(beside)
            lines.append(CostLine(item=item, recurrent=group if kind is None else kind, amounts=amounts, source=source))
        elif item and len(lines) > begun:
            lines[-1] = lines[-1].model_copy(update={"item": f"{lines[-1].item} {item}"})


def _recurrent(text: str) -> bool | None:
    """Whether words say that a cost comes every year, or once; ``None`` where they say neither."""
    if mark("one_off").search(text):
        return False
    return True if mark("recurrent").search(text) else None


def _sums_up(amounts: dict[str, float], lines: list[CostLine]) -> bool:
    """Whether a row is about the sum of three or more lines above it, in each of its years: a total by any name."""
    if len(lines) < 3:
        return False
    sums = {year: sum(line.amounts.get(year, 0) for line in lines) for year in amounts}
    return all(sums[year] and abs(amount - sums[year]) <= 0.15 * sums[year] for year, amount in amounts.items())


def _cells(table: Money, label_place: int) -> dict[str, int]:
    return {"item": label_place + 1, **{f"amounts.{year}": place + 1 for place, year in table.years.items()}}


def _pounds(text: str) -> float | None:
    found = _POUNDS.search(text)
    if not found or re.search(r"[a-z]{4,}", text[: found.start()], re.IGNORECASE):
        return None
    scale = {"k": 1e3, "m": 1e6}.get((found[2] or "").lower(), 1)
    return float(found[1].replace(",", "")) * scale

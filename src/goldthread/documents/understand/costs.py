"""The table of costs: lines by financial year, recurrent or one-off, and the totals as printed."""

from __future__ import annotations

import re

from goldthread.documents.understand.events import Money
from goldthread.documents.understand.words import mark
from goldthread.plan.model import CostLine, Costs, Source

_POUNDS = re.compile(r"\(?-?\s?£?\s?(\d[\d,]*(?:\.\d+)?)\s?(k|m)?\b", re.IGNORECASE)


def costs_in(tables: list[Money]) -> Costs:
    """The plan's budget as printed, right or wrong."""
    lines: list[CostLine] = []
    totals: dict[str, float] = {}
    for table in tables:
        _read(table, lines, totals)
    return Costs(lines=tuple(lines), totals_printed=totals)


def _read(table: Money, lines: list[CostLine], totals: dict[str, float]) -> None:
    recurrent: bool | None = None
    label_place = next(place for place in range(99) if place not in table.years)
    begun = len(lines)
    for row, where in table.rows:
        texts = row.texts
        item = texts[label_place] if label_place < len(texts) else ""
        amounts = {year: pounds for place, year in table.years.items() if place < len(texts) and (pounds := _pounds(texts[place])) is not None}
        everything = " ".join(text for text in texts if text)
        if mark("one_off").match(everything):
            recurrent = False
        elif mark("recurrent").match(everything):
            recurrent = True
        elif mark("total").match(item) and amounts:
            totals.update(amounts)
        elif amounts and item:
            source = Source(table=where.table, row=where.row, line=where.line, cells=_cells(table, label_place))
            lines.append(CostLine(item=item, recurrent=recurrent, amounts=amounts, source=source))
        elif item and len(lines) > begun:
            lines[-1] = lines[-1].model_copy(update={"item": f"{lines[-1].item} {item}"})


def _cells(table: Money, label_place: int) -> dict[str, int]:
    return {"item": label_place + 1, **{f"amounts.{year}": place + 1 for place, year in table.years.items()}}


def _pounds(text: str) -> float | None:
    found = _POUNDS.search(text)
    if not found or re.search(r"[a-z]{4,}", text[: found.start()], re.IGNORECASE):
        return None
    scale = {"k": 1e3, "m": 1e6}.get((found[2] or "").lower(), 1)
    return float(found[1].replace(",", "")) * scale

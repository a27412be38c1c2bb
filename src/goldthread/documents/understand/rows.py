"""A table's row as values: cells by role, a label's value and rating, the years over columns of money."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldthread.documents.understand import contents
from goldthread.documents.understand.columns import Columns
from goldthread.documents.understand.entry import Entry
from goldthread.documents.understand.events import Place
from goldthread.page import Line, TableRow
from goldthread.plan.rating import rag_from_word

_YEAR = re.compile(r"\b(20\d\d)\s*[/–-]\s*(?:20)?(\d\d)\b(?!\s*[/–-])")


def entry_of(row: TableRow, columns: Columns, where: Place) -> Entry:
    """The row's cells by the roles of their columns."""
    cells, places, shades, merged = {}, {}, {}, set()
    for place, cell in enumerate(row.cells):
        role = columns.roles.get(place) or f"other:{columns.header[place] or place + 1}"
        lines = _whole_ref(cell.lines) if role == "ref" else cell.lines
        cells[role] = [*cells.get(role, ()), *lines]  # a person may have given two columns one role
        places.setdefault(role, place)
        if cell.shade:
            shades.setdefault(role, cell.shade)
        if cell.merged:
            merged.add(role)
    _colour_words_only(cells, places)
    return Entry(cells, places, where.table, where.row, where.line, where.page, shades, merged)


def _whole_ref(lines: Sequence[Line]) -> list[Line]:
    """A reference that the edge of a narrow cell broke: “13/1” over “4.1”."""
    whole = "".join(line.text for line in lines)
    broken = len(lines) > 1 and contents.like_ref(whole) and re.search(r"\d$", lines[0].text)
    return [Line(whole, 0, lines[0].bold)] if broken and re.match(r"[\d.]", lines[1].text) else list(lines)


def _colour_words_only(cells: dict, places: dict) -> None:
    """Words that stand under the colour but are no colour are a comment that spilled over."""
    lines = [line.text for line in cells.get("rag", ()) if line.text]
    if lines and not all(map(rag_from_word, lines)) and len(" ".join(lines).split()) > 3:
        cells["status"] = [*cells.pop("rag"), *cells.get("status", [])]
        places.setdefault("status", places["rag"])


def kind_of(columns: Columns) -> str:
    """What a table of these columns is of: “action”, “remedial”, “owner”, or nothing the plan knows."""
    if columns.has("outstanding") or (columns.has("remedy") and not columns.has("action")):
        return "remedial"
    sponsored = columns.has("sponsor") or (columns.has("section", "accountable") and not columns.has("action"))
    if (sponsored and not columns.has("due")) or columns.overview:
        return "owner"
    if columns.has("action"):
        return "action"
    return "listed" if _lists_recommendations(columns) else ""


def _lists_recommendations(columns: Columns) -> bool:
    """Whether a table only says what was recommended, before the tables that say what will be done."""
    roles = set(columns.roles.values())
    return columns.has("recommendation", "number") and roles <= {"recommendation", "number", "section", "line"}


def lists_in_parallel(columns: Columns, body: Sequence[TableRow]) -> bool:
    """Whether actions and timescales stand as lists side by side in most cells."""
    at = {role: place for place, role in columns.roles.items()}
    if "action" not in at or "due" not in at:
        return False
    several = 0
    for row in body:
        if len(row.cells) == columns.width:
            bullets = sum(line.depth == 1 for line in row.cells[at["action"]].lines)
            several += bullets > 1 and len(row.cells[at["due"]].lines) > 1
    return several >= 2 or several > len(body) / 4


def columns_used(texts: Sequence[str], body: Sequence[TableRow]) -> Sequence[str]:
    """A header without the columns at its end that nothing stands in or below."""
    width = max((place + 1 for row in body for place, cell in enumerate(row.cells) if cell or cell.shade), default=0)
    named = max((place + 1 for place, text in enumerate(texts) if text), default=0)
    return texts[: max(width, named)]


def years_of_costs(row: TableRow) -> dict[int, str]:
    """The financial years that a row names as heads of columns of money."""
    texts = row.texts
    years = {
        place: found
        for place, text in enumerate(texts)
        if (found := _YEAR.search(text)) and len(text) < 40 and (int(found[1]) + 1) % 100 == int(found[2])
    }
    if not years or 0 in years or any(len(text) > 40 or "£" in text for text in texts):
        return {}
    if len(years) < 2 and not re.search(r"\b(?:costs?|budget|spend|money|£)", " ".join(texts), re.IGNORECASE):
        return {}
    return {place: _year_as_printed(texts[place], found) for place, found in years.items()}


def _year_as_printed(text: str, found: re.Match[str]) -> str:
    """The financial year of a cost column, with what follows it: “2016/17 onwards”."""
    return " ".join(f"{found[1]}/{found[2]}{text[found.end() :]}".split())


def value_and_rating(row: TableRow) -> tuple[list, str | None]:
    """The lines beside a label, and the rating in the last cell where one stands."""
    cells = list(row.cells[1:])
    rating = None
    if cells and (cells[-1].shade or rag_from_word(cells[-1].text)) and (len(cells) > 1 or cells[-1].shade):
        last = cells.pop()
        rating = rag_from_word(last.text) or last.shade
    return readable([line for cell in cells for line in cell.lines]), rating


def readable(lines: list) -> list:
    """The lines that hold a letter or figure."""
    return [line for line in lines if re.search(r"\w", line.text)]


def glue(lines: list, more: list) -> None:
    """Puts the first of ``more`` at the end of the last line, the others below it."""
    last = lines[-1]
    lines[-1:] = [Line(f"{last.text} {more[0].text}", last.depth, last.bold), *more[1:]]


def all_bold(row: TableRow) -> bool:
    """Whether every line of a row is printed bold."""
    return all(line.bold for cell in row.cells for line in cell.lines)

"""The workbook as it is given out: nothing in it is a formula, and what it said then stands in a sheet of its own."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime

from goldthread.documents.workbooks.columns import ACTIONS, COLUMNS, FORMAT, GIVEN, KEPT, LISTS
from goldthread.documents.write.marks import INK, LINE, PALE, RATINGS, TINTS, printable
from goldthread.plan.model import Action, Plan
from goldthread.plan.timescale import read_timescale
from goldthread.plan.updates import names_joined
from goldthread.spreadsheet import begins_a_formula

_MOST_CHARACTERS = 8_000  # in one cell: what a reader takes
_LINE, _TALLEST = 13.5, 409.0
_SPARE_ROWS = 200  # below the last action, where a person may write: it is said that such rows do not come in
_HOW = "Change the white cells. An empty cell changes nothing. Sort, filter and hide as you like; save as Excel."


def workbook_of(
    plan: Plan, *, mark: str, names: Sequence[str], as_at: date, keys: Sequence[str] | None = None
) -> bytes:
    """The workbook of the plan's actions, or of those with these ``keys``; ``names`` are those to choose owners from.

    ``mark`` says which plan it is of when it comes back.
    """
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False})
    book.set_properties({"title": printable(plan.title or "Improvement plan")[:250], "comments": _HOW})
    wanted = None if keys is None else set(keys)
    rows = [printed(action) for action in plan.actions if wanted is None or action.id in wanted]
    _Written(book, rows, names).write(mark=mark, as_at=as_at)
    book.close()
    return out.getvalue()


def printed(action: Action) -> dict[str, str]:
    """What the workbook says of an action, by column."""
    said = {
        "key": action.id, "ref": action.ref or "", "text": action.text, "owner": names_joined(action.leads),
        "due": action.due.text or "", "rating": (action.rag or "").capitalize(), "status": action.status or "",
        "completed": action.completed or "", "why": "",
    }  # fmt: skip
    return {name: printable(text)[:_MOST_CHARACTERS] for name, text in said.items()}


class _Written:
    def __init__(self, book, rows: list[dict[str, str]], names: Sequence[str]) -> None:
        self._book, self._rows, self._names = book, rows, names
        base = {"text_wrap": True, "valign": "top", "font_name": "Arial", "font_size": 10, "font_color": f"#{INK}",
                "border": 1, "border_color": f"#{LINE}"}  # fmt: skip
        self._head = book.add_format({**base, "bold": True, "bg_color": f"#{PALE}"})
        self._styles = {
            (written, quoted, dated): book.add_format(
                {**base, "quote_prefix": quoted, **({} if written else {"bg_color": f"#{PALE}"}),
                 **({"num_format": "dd/mm/yyyy", "align": "left"} if dated else {})}
            )
            for written in (True, False) for quoted in (True, False) for dated in (True, False)
        }  # fmt: skip

    def write(self, *, mark: str, as_at: date) -> None:
        """The sheet that people see, the lists that they choose from, and what was given out."""
        sheet = self._book.add_worksheet(ACTIONS)
        for place, column in enumerate(COLUMNS):
            sheet.set_column(place, place, column.width)
            sheet.write_string(0, place, column.head, self._head)
        for number, row in enumerate(self._rows, 1):
            sheet.set_row(number, self._height(row))
            for place, column in enumerate(COLUMNS):
                self._cell(sheet, number, place, row[column.name], written=column.written)
        self._set_up(sheet, as_at)
        self._lists()
        self._given(mark, as_at)

    def _cell(self, sheet, number: int, place: int, text: str, *, written: bool) -> None:
        day = _only_day(text) if COLUMNS[place].name in ("due", "completed") else None
        style = self._styles[written, begins_a_formula(text), COLUMNS[place].name in ("due", "completed")]
        if day:
            sheet.write_datetime(number, place, day, style)
        elif text:
            sheet.write_string(number, place, text, style)
        else:
            sheet.write_blank(number, place, None, style)

    def _set_up(self, sheet, as_at: date) -> None:
        last = len(self._rows)
        sheet.freeze_panes(1, 3)
        sheet.autofilter(0, 0, max(1, last), len(COLUMNS) - 1)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(8)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(f"&LAs the plan stood on {as_at.day} {as_at:%B %Y}&RPage &P of &N")
        for place, column in enumerate(COLUMNS):
            if not column.written and last:
                # A protected sheet cannot be sorted, so the cells that name a row refuse what is typed instead.
                sheet.data_validation(1, place, last, place, {
                    "validate": "custom", "value": "=FALSE", "ignore_blank": False, "error_title": "Leave this cell",
                    "error_message": "This cell says which action the row is of. Leave it as it is.",
                })  # fmt: skip
        self._choices(sheet, last + _SPARE_ROWS)

    def _choices(self, sheet, last: int) -> None:
        place = {column.name: number for number, column in enumerate(COLUMNS)}
        warns = {"validate": "list", "ignore_blank": True, "error_type": "warning"}
        sheet.data_validation(1, place["rating"], last, place["rating"], {
            **warns, "source": list(RATINGS), "error_title": "Not a rating",
            "error_message": "Choose Red, Amber, Green or Blue.",
        })  # fmt: skip
        if self._names:
            sheet.data_validation(1, place["owner"], last, place["owner"], {
                **warns, "source": f"={LISTS}!$A$2:$A${len(self._names) + 1}", "error_title": "Not in the list",
                "error_message": "Choose a name from the list. For several, write them with “;” between them.",
            })  # fmt: skip
        for word, tint in zip(RATINGS, TINTS.values(), strict=True):
            colour = self._book.add_format({"bg_color": f"#{tint}", "bold": True})
            rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": colour}
            sheet.conditional_format(1, place["rating"], last, place["rating"], rule)

    def _lists(self) -> None:
        sheet = self._book.add_worksheet(LISTS)
        sheet.hide()
        for number, name in enumerate(("Owner", *self._names)):
            sheet.write_string(number, 0, printable(name))

    def _given(self, mark: str, as_at: date) -> None:
        """As it was given out, so that what was changed on the site meanwhile is seen as a conflict."""
        sheet = self._book.add_worksheet(GIVEN)
        sheet.very_hidden()
        sheet.protect()
        for place, text in enumerate((FORMAT, mark, as_at.isoformat())):
            sheet.write_string(0, place, text)
        for place, name in enumerate(KEPT):
            sheet.write_string(1, place, name)
        for number, row in enumerate(self._rows, 2):
            for place, name in enumerate(KEPT):
                sheet.write_string(number, place, row[name])

    @staticmethod
    def _height(row: dict[str, str]) -> float:
        lines = max(1 + len(row[column.name]) // column.width for column in COLUMNS)
        return min(_TALLEST, _LINE * lines + 2)


def _only_day(text: str) -> datetime | None:
    """The day, where the words are nothing but one: a real date can be sorted and filtered."""
    due = read_timescale(text) if 0 < len(text) <= len("30th September 2026") else None
    if due is None or due.kinds != ("date",) or not due.latest or due.earliest not in (None, due.latest):
        return None
    day = datetime.fromisoformat(due.latest)
    return day if day.year > 1900 else None

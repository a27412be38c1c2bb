"""What the columns of a file are: the page that asks, and the words of the review that say by whom it was said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from goldthread.documents.understand.layouts import ColumnSeen, LayoutSeen, layouts_in
from goldthread_site.look.pieces import counted, shortened
from goldthread_site.plans import mappings, readings
from goldthread_site.plans.columns_form import ColumnsForm, column_name, columns_asked, first_row_name, layouts_shown
from goldthread_site.plans.models import ColumnMapping, ImportDraft

LONGEST_EXAMPLE = 90  # letters
_READ_AS = {
    "action": "Read as a table of actions", "remedial": "Read as a table of remedial actions",
    "owner": "Read as a table of sections and who owns them", "listed": "Read as a list of recommendations",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ColumnAsked:
    """A column as the page shows it: its head, what stands in it, and the field that asks."""

    name: str
    examples: tuple[str, ...]
    field: Any


@dataclass(frozen=True, slots=True)
class TableAsked:
    """A layout as the page shows it."""

    number: int
    heading: str
    place: str
    columns: tuple[ColumnAsked, ...]
    first_row: Any
    words: tuple[Any, ...]


def form_for(draft: ImportDraft, data=None) -> ColumnsForm:
    """The form for the draft's tables, as they were read."""
    document = readings.from_json(draft.reading).document
    layouts = layouts_shown(layouts_in(document, mappings.of_draft(draft)))
    own = layouts_in(document) if draft.mapping else layouts
    return ColumnsForm(data, layouts=layouts, own=own)


def page(draft: ImportDraft, form: ColumnsForm) -> dict[str, Any]:
    """The words and the tables of the page; what was taken for no part of the plan stands apart."""
    asked = [(layout, _table(form, at, layout)) for at, layout in enumerate(form.layouts)]
    return {
        "draft": draft, "form": form,
        "tables": [table for layout, table in asked if not layout.aside],
        "asides": [table for layout, table in asked if layout.aside],
        "lead": _lead(draft),
        "asked_again": counted(len(draft.corrections), "value") if draft.corrections else "",
        "said": bool(draft.mapping),
    }  # fmt: skip


def _lead(draft: ImportDraft) -> str:
    if draft.understood:
        return "Change what is wrong and see at once what is read then."
    return f"We could not tell which column of {draft.file_name} holds the actions. Say it here, and see the result."


def _table(form: ColumnsForm, at: int, layout: LayoutSeen) -> TableAsked:
    columns = tuple(_column(form, at, column) for column in columns_asked(layout))
    first_row = form[first_row_name(at)] if first_row_name(at) in form.fields else None
    return TableAsked(
        at + 1, f"Table {layout.table}", _place(layout), columns, first_row, tuple(form.words_of(at))
    )  # fmt: skip


def _column(form: ColumnsForm, at: int, column: ColumnSeen) -> ColumnAsked:
    examples = tuple(shortened(text, LONGEST_EXAMPLE) for text in column.examples)
    name = shortened(column.head, LONGEST_EXAMPLE) if column.head.strip() else f"Column {column.place + 1}"
    return ColumnAsked(name, examples, form[column_name(at, column)])


def _place(layout: LayoutSeen) -> str:
    """“Page 2, 14 rows, and 3 more tables like it. Read as a table of actions.”"""
    place = f"Page {layout.page}" if layout.page else f"Line {layout.line}"
    more = f", with {counted(layout.tables - 1, 'more table')} like it" if layout.tables > 1 else ""
    read = "Taken for no part of the plan" if layout.aside else _READ_AS.get(layout.kind, "Not understood yet")
    heads = "" if layout.headed else " It has no row of heads."
    return f"{place}, {counted(layout.rows, 'row')}{more}. {read}.{heads}"


def said_of_columns(draft: ImportDraft, person) -> str:
    """“Columns were read as you said on 3 May 2026.”; nothing where the reader told them by itself."""
    if not draft.mapping:
        return ""
    kept = ColumnMapping.objects.filter(pk__in=draft.kept_mappings).select_related("said_by")
    by_value = {row.read.model_dump_json(): row for row in kept}
    rows = [by_value.get(table.model_dump_json()) for table in mappings.of_draft(draft).table]
    if not all(rows):
        return "Columns were read as you said. This is kept for the next file once you accept."
    last = max(rows, key=lambda row: row.said_at)
    who = "you" if last.said_by_id == person.pk else last.said_by.full_name
    when = timezone.localtime(last.said_at)
    return f"Columns were read as {who} said on {when.day} {when:%B %Y}."

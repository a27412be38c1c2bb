"""The form that asks what the columns of each layout of table hold, and what the words of a rating mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from django import forms

from goldthread.documents.mapping import ColumnMapping, TableMapping, fields
from goldthread.documents.understand.layouts import ColumnSeen, LayoutSeen
from goldthread_site.look.pieces import WORDS

MOST_COLUMNS, MOST_WORDS = 300, 300  # on one page
RATING = "rag"
_SELECT = {"class": "govuk-select"}
_COLOURS = [("", "No colour"), *WORDS.items()]
_HEADS = "The first row names the columns"
_NO_HEADS = "The first row is part of the plan, not the names of the columns"


def layouts_shown(layouts: Sequence[LayoutSeen]) -> list[LayoutSeen]:
    """The layouts that fit on one page, from the first."""
    shown, columns = [], 0
    for layout in layouts:
        columns += len(layout.columns)
        if columns <= MOST_COLUMNS:
            shown.append(layout)
    return shown


def columns_asked(layout: LayoutSeen) -> list[ColumnSeen]:
    """The columns that hold or head anything."""
    return [column for column in layout.columns if column.head.strip() or column.texts]


class ColumnsForm(forms.Form):
    """A choice for each column, and for each word of a rating column that names no colour.

    ``own`` is what the reader makes of the layouts by itself: what a person leaves as it is, is not kept as said.
    """

    def __init__(self, data=None, *, layouts: Sequence[LayoutSeen], own: Sequence[LayoutSeen]) -> None:
        super().__init__(data)
        self.layouts = list(layouts)
        self._own = {layout.as_mapping().signature: layout for layout in own}
        choices = [(name, said["choice"]) for name, said in fields().items()]
        for at, layout in enumerate(self.layouts):
            for column in columns_asked(layout):
                label = f"What {_called(column)} holds"
                self.fields[column_name(at, column)] = _choice(label, choices, shown_first(column))
            if not layout.kind and (layout.headed or any(layout.first_row)):
                box = forms.CheckboxInput(attrs={"class": "govuk-checkboxes__input"})
                label = _NO_HEADS if layout.headed else _HEADS
                self.fields[first_row_name(at)] = forms.BooleanField(label=label, required=False, widget=box)
        self._words = dict(islice(self._words_asked(), MOST_WORDS))
        for name, (at, words) in self._words.items():
            self.fields[name] = _choice(f"Colour of “{words}”", _COLOURS, dict(self.layouts[at].ratings).get(words, ""))

    def _words_asked(self) -> Iterator[tuple[str, tuple[int, str]]]:
        """The words without a colour of each column that is, or was just said to be, the rating."""
        for at, layout in enumerate(self.layouts):
            rated = [column for column in columns_asked(layout) if self._chosen(at, column) == RATING]
            for place, words in enumerate(dict.fromkeys(w for one in rated for w in one.words_without_colour)):
                yield f"t{at}-w{place}", (at, words)

    def _chosen(self, at: int, column: ColumnSeen) -> str:
        return self.data.get(column_name(at, column)) if self.is_bound else shown_first(column)

    @property
    def first_field_id(self) -> str:
        """Where the error summary leads when what is wrong is wrong with the whole."""
        return self[next(iter(self.fields))].id_for_label if self.fields else "main-content"

    def words_of(self, at: int) -> list:
        """The fields that ask for the colours of a layout's words."""
        return [self[name] for name, (of, _) in self._words.items() if of == at]

    @property
    def asks_anew(self) -> bool:
        """Whether a column was said to be the rating whose words nobody was asked about yet."""
        return self.is_bound and any(name not in self.data for name in self._words)

    def said(self) -> list[TableMapping]:
        """What was said of the tables, where it is not what the reader makes of them by itself."""
        tables = [self._table(at, layout) for at, layout in enumerate(self.layouts)]
        return [table for table in tables if table.claims and not self._is_own(table)]

    def _table(self, at: int, layout: LayoutSeen) -> TableMapping:
        headless = layout.headed == bool(self.cleaned_data.get(first_row_name(at)))
        columns = tuple(
            _column(column, self.cleaned_data[column_name(at, column)] or column.field, layout, headless)
            for column in columns_asked(layout)
        )
        headless = headless or not any(column.head for column in columns)
        ratings = {
            words: colour for name, (of, words) in self._words.items()
            if of == at and (colour := self.cleaned_data.get(name))
        }  # fmt: skip
        return TableMapping(columns=columns, width=len(layout.columns) if headless else None, ratings=ratings)

    def _is_own(self, table: TableMapping) -> bool:
        own = self._own.get(table.signature)
        if own is None or table.ratings or any(column.unsure for column in own.columns):
            return False
        said = [column.field for column in table.columns]
        guessed = [shown_first(column) for column in columns_asked(own)]
        left = said == guessed and "action" not in guessed  # nobody looked at the guesses of a table that is no plan
        return left or said == [column.field for column in columns_asked(own)]


def shown_first(column: ColumnSeen) -> str:
    """The field that is chosen before a person chooses: what the column was taken for, or is most like."""
    return column.guess if column.guess and column.field == "other" else column.field


def column_name(at: int, column: ColumnSeen) -> str:
    """The name of the field that asks for a column."""
    return f"t{at}-c{column.place}"


def first_row_name(at: int) -> str:
    """The name of the field that says that the first row is what it was not taken for: heads, or a row of the plan."""
    return f"t{at}-first-row"


def _column(column: ColumnSeen, field: str, layout: LayoutSeen, headless: bool) -> ColumnMapping:
    head = column.head
    if not layout.headed and column.place < len(layout.first_row):
        head = layout.first_row[column.place]
    if headless or not head.strip():
        return ColumnMapping(column=column.place + 1, field=field)
    return ColumnMapping(head=head, field=field)


def _called(column: ColumnSeen) -> str:
    return f"the column “{column.head[:80]}”" if column.head.strip() else f"column {column.place + 1}"


def _choice(label: str, choices: list, initial: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=choices, initial=initial, required=False, widget=forms.Select(attrs=_SELECT)
    )

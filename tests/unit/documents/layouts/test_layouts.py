"""The layouts as data: every name in them is a value that there is, and every table has what it needs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pydantic import ValidationError

from goldthread.documents.layouts import Layout, layout_named, layout_names
from goldthread.documents.layouts.carried import fields_left_out
from goldthread.documents.layouts.fill import NAME
from goldthread.documents.layouts.layout import Part
from goldthread.documents.layouts.read_back import ACTIONS
from goldthread.documents.layouts.values import VALUES
from goldthread.errors import NoSuchLayout

MADE_IN_PLACE = {"amounts", "other"}  # columns whose heads the plan itself gives


def parts_of(parts: tuple[Part, ...]) -> Iterator[Part]:
    for part in parts:
        yield part
        yield from parts_of(part.parts)


def names_in(part: Part) -> list[str]:
    names = NAME.findall(" ".join([part.text, part.banner, part.banner_within, *part.head]))
    names += [part.shows, *(column.shows for column in part.columns), *(column.beside for column in part.columns)]
    return [name for name in names if name]


@pytest.fixture(params=layout_names())
def layout(request) -> Layout:
    return layout_named(request.param)


def test_the_five_councils_and_our_own():
    assert layout_names()[0] == "house"
    assert set(layout_names()) == {"house", "bury", "city-of-london", "peterborough", "southampton", "west-berkshire"}


def test_every_name_is_a_value(layout):
    for part in (*parts_of(layout.pages), *parts_of(layout.sheets)):
        assert set(names_in(part)) <= set(VALUES) | MADE_IN_PLACE, part


def test_every_value_is_shown_by_a_layout():
    shown = {
        name for layout in map(layout_named, layout_names())
        for part in (*parts_of(layout.pages), *parts_of(layout.sheets)) for name in names_in(part)
    }  # fmt: skip
    assert set(VALUES) - shown == set()


def test_every_part_has_what_its_kind_needs(layout):
    for part in (*parts_of(layout.pages), *parts_of(layout.sheets)):
        assert part.kind not in ("heading", "paragraph") or part.text
        assert part.kind != "heading" or 1 <= part.level <= 5
        assert part.kind not in ("lines", "bullets") or part.shows
        assert part.kind not in ("table", "card") or part.columns
        assert part.kind != "table" or part.rows
        assert part.kind != "group" or (part.each and part.parts)
        heads = [column.head for column in part.columns if column.head]
        assert len(heads) == len(set(heads))
        assert all(column.width > 0 for column in part.columns)


def test_a_workbook_has_one_sheet_of_actions(layout):
    assert [part.sheet for part in layout.sheets].count(ACTIONS) == 1


def test_no_two_layouts_have_the_same_title():
    titles = [layout_named(name).title for name in layout_names()]
    assert len(set(titles)) == len(titles)


def test_our_own_layout_has_a_place_for_all():
    for sheets in (False, True):
        assert [label for label, _, field in fields_left_out(layout_named("house"), sheets=sheets) if field] == []


def test_a_layout_that_there_is_not():
    with pytest.raises(NoSuchLayout, match="leeds"):
        layout_named("leeds")


def test_a_word_that_no_layout_knows_is_refused():
    with pytest.raises(ValidationError):
        Layout.model_validate({"name": "x", "title": "X", "pages": [{"kind": "heading", "colour": "red"}]})

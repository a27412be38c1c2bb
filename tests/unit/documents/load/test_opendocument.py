"""OpenDocument files as a person sees them, and those made to do harm."""

import pytest

from goldthread.documents.load import load_document
from goldthread.errors import UnreadableFile
from goldthread.page import Prose, Table
from tests.support.office_files import zipped

_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{full}:1.0"'
    for name, full in (("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"),
                       ("fo", "xsl-fo-compatible"), ("draw", "drawing"))
)  # fmt: skip


def opened(kind: str, body: str, styles: str = "", before: str = "") -> bytes:
    inside = f"<office:automatic-styles>{styles}</office:automatic-styles><office:body>{body}</office:body>"
    content = f"{before}<office:document-content {_SPACES}>{inside}</office:document-content>"
    return zipped({"mimetype": f"application/vnd.oasis.opendocument.{kind}".encode(), "content.xml": content.encode()})


def text(body: str, styles: str = "") -> bytes:
    return opened("text", f"<office:text>{body}</office:text>", styles)


def sheet(rows: str, styles: str = "", more: str = "") -> bytes:
    table = f'<table:table table:name="Plan">{rows}</table:table>'
    return opened("spreadsheet", f"<office:spreadsheet>{table}{more}</office:spreadsheet>", styles)


def cell(words: str, attributes: str = "") -> str:
    return f"<table:table-cell {attributes}><text:p>{words}</text:p></table:table-cell>"


TWO, RED = 'table:number-columns-spanned="2"', 'table:style-name="r"'
MANY = 'table:number-columns-repeated="16384"'
LIST = """<text:list-style style:name="L">
<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
<text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2"/></text:list-style>"""


def test_headings_lists_with_their_numbers_and_breaks():
    item = "<text:list-item><text:p>{}</text:p>{}</text:list-item>"
    inner = f"<text:list>{item.format('Inner', '')}{item.format('Next', '')}</text:list>"
    body = '<text:h text:outline-level="2">Plan<text:s/>A</text:h>'
    body += f'<text:list text:style-name="L">{item.format("One", inner)}</text:list>'
    said = [(block.text, block.level) for block in load_document(text(body, LIST)).blocks if isinstance(block, Prose)]
    assert said == [("Plan A", 2), ("1. One", 0), ("1.1 Inner", 0), ("1.2 Next", 0)]


def test_merged_cells_fills_and_what_is_struck_out_or_said_beside():
    fill = '<style:style style:name="r" style:family="table-cell">'
    fill += '<style:table-cell-properties fo:background-color="#ff0000"/></style:style>'
    words = "Do<office:annotation><text:p>a comment</text:p></office:annotation> it"
    rows = (
        f"<table:table-row>{cell(words, TWO)}<table:covered-table-cell/></table:table-row>"
        f"<table:table-row>{cell('Ann')}{cell('', RED)}</table:table-row>"
    )
    document = load_document(text(f"<table:table>{rows}</table:table>", fill))
    first, second = next(document.tables).rows
    assert (first.texts, first.cells[0].span, first.cells[1].merged) == (("Do it", ""), 2, True)
    assert second.cells[1].shade == "red"
    assert document.notes == ("Comments in the file were not read.",)


def test_a_hidden_row_is_read_and_a_hidden_column_and_sheet_are_not_and_all_is_said():
    hidden = (
        '<style:style style:name="h" style:family="table"><style:table-properties table:display="false"/></style:style>'
    )
    rows = (
        '<table:table-column/><table:table-column/><table:table-column table:visibility="collapse"/>'
        f"<table:table-row>{cell('Action')}{cell('Lead')}{cell('Private')}</table:table-row>"
        f"<table:table-row table:visibility='filter'>{cell('Do it')}{cell('Ann')}{cell('secret')}</table:table-row>"
        f'<table:table-row table:number-rows-repeated="1048574"><table:table-cell {MANY}/></table:table-row>'
    )
    more = f"<table:table-row>{cell('old')}</table:table-row>"
    more = f'<table:table table:name="Old" table:style-name="h">{more}</table:table>'
    document = load_document(sheet(rows, hidden, more))
    assert [row.texts for block in document.blocks if isinstance(block, Table) for row in block.rows] == [
        ("Action", "Lead"),
        ("Do it", "Ann"),
    ]
    said = " ".join(document.notes)
    assert all(words in said for words in ("“Old” is hidden", "1 hidden rows", "Hidden columns"))


@pytest.mark.parametrize(
    "data",
    [
        opened("text", "<office:text/>", before='<!DOCTYPE x [<!ENTITY a "b">]>'),
        opened("text", ""),
        sheet(f"<table:table-row>{cell('x', MANY)}</table:table-row>"),
        sheet(f"<table:table-row table:number-rows-repeated='1048576'>{cell('x')}{cell('y')}</table:table-row>"),
        text("<text:span>" * 20_000 + "</text:span>" * 20_000),
        opened("presentation", "<office:presentation/>"),
    ],
    ids=["entities", "no body", "a cell repeated", "a row repeated", "nested", "slides"],
)
def test_a_file_made_to_do_harm_or_of_another_kind_is_refused(data):
    with pytest.raises(UnreadableFile):
        load_document(data, name="plan")

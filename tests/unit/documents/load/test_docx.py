"""What a person sees in a Word file is what is read."""

import pytest

from goldthread.documents.load import load_document
from goldthread.page import Prose
from tests.support.office_files import WORD, p, row, word

HEAD = row("Ref", "Action", "Lead")
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


def table_of(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def read(body: str, **parts: bytes):
    return load_document(word(body, **parts), name="plan.docx")


def cells(document, row: int):
    return next(document.tables).rows[row].cells


def test_headings_paragraphs_and_tables_in_order():
    document = read(p("Fernshire plan", '<w:pStyle w:val="Heading1"/>') + p("Text") + table_of(HEAD) + p("After"))
    assert [(block.text, block.level) if isinstance(block, Prose) else block.number for block in document.blocks] == [
        ("Fernshire plan", 1), ("Text", 0), 1, ("After", 0),
    ]  # fmt: skip


def test_merged_cells_stand_once():
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{p("Wide")}</w:tc>'
    tall = f'<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{p("Tall")}</w:tc>'
    below = f"<w:tc><w:tcPr><w:vMerge/></w:tcPr>{p('')}</w:tc>"
    document = read(
        table_of(f"<w:tr>{wide}{tall}</w:tr>", f"<w:tr><w:tc>{p('a')}</w:tc><w:tc>{p('b')}</w:tc>{below}</w:tr>")
    )
    first, second = next(document.tables).rows
    assert [(cell.text, cell.span, cell.merged) for cell in first.cells] == [
        ("Wide", 2, False), ("", 1, True), ("Tall", 1, False),
    ]  # fmt: skip
    assert [cell.merged for cell in second.cells] == [False, False, True]


@pytest.mark.parametrize(
    ("shading", "shade"),
    [
        ('w:val="clear" w:fill="FF0000"', "red"),
        ('w:val="clear" w:fill="auto" w:themeFill="accent6"', "green"),
        ('w:val="solid" w:color="FFC000" w:fill="FFFFFF"', "amber"),
        ('w:val="clear" w:fill="D9D9D9"', None),
    ],
)
def test_the_fill_of_a_cell_is_its_shade(shading, shade):
    green = '<a:clrScheme><a:accent6><a:srgbClr val="70AD47"/></a:accent6></a:clrScheme>'
    theme = f'<a:theme xmlns:a="{DRAWING}">{green}</a:theme>'
    box = f"<w:tc><w:tcPr><w:shd {shading}/></w:tcPr>{p('')}</w:tc>"
    document = read(table_of(f"<w:tr><w:tc>{p('a')}</w:tc>{box}</w:tr>"), word__theme__theme1_xml=theme.encode())
    assert cells(document, 0)[1].shade == shade


def test_a_dot_of_a_colour_and_a_highlighted_word_are_shades():
    dot = '<w:p><w:r><w:rPr><w:color w:val="00B050"/></w:rPr><w:t>●</w:t></w:r></w:p>'
    marked = '<w:p><w:r><w:rPr><w:highlight w:val="red"/></w:rPr><w:t>Late</w:t></w:r></w:p>'
    document = read(table_of(row("a", dot, marked)))
    assert [cell.shade for cell in cells(document, 0)] == [None, "green", "red"]


def test_tracked_changes_are_read_as_accepted_and_said():
    changed = (
        "<w:p><w:r><w:t>Visit </w:t></w:r><w:del><w:r><w:delText>some</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>all</w:t></w:r></w:ins><w:r><w:t> children</w:t></w:r></w:p>"
    )
    gone = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('gone')}</w:tc></w:tr>"
    joined = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>one </w:t></w:r></w:p>" + p("paragraph")
    document = read(table_of(row("1", changed), gone, row("2", joined)))
    assert [cells(document, place)[1].text for place in (0, 1)] == ["Visit all children", "one paragraph"]
    assert "tracked changes" in document.notes[0]


def test_numbers_and_bullets_that_word_prints_are_read():
    def level(depth, style, pattern):
        printed = f'<w:start w:val="1"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{pattern}"/>'
        return f'<w:lvl w:ilvl="{depth}">{printed}</w:lvl>'

    numbers = level(0, "decimal", "%1.") + level(1, "lowerLetter", "%1.%2)")
    numbering = (
        f'<w:numbering xmlns:w="{WORD}">'
        f'<w:abstractNum w:abstractNumId="1">{numbers}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="2">{level(0, "bullet", "·")}{level(1, "bullet", "o")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
        "</w:numbering>"
    ).encode()

    def listed(text, number, depth=0):
        return p(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')

    inside = listed("first", 2) + listed("within", 2, 1)
    rows = table_of(row(listed("", 1), inside), row(listed("", 1), listed("sub", 1, 1)))
    document = read(rows, word__numbering_xml=numbering)
    assert [cells(document, place)[0].text for place in (0, 1)] == ["1.", "2."]
    assert [(line.text, line.depth) for line in cells(document, 0)[1].lines] == [("first", 1), ("within", 2)]
    assert cells(document, 1)[1].text == "2.a) sub"


def test_hidden_text_and_prompts_are_not_read():
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:t>seen</w:t></w:r></w:p>"
    prompt = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{p('Click here')}</w:sdtContent></w:sdt>"
    chosen = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('Green')}</w:sdtContent></w:sdt>"
    document = read(table_of(row(hidden, prompt, chosen)))
    assert [cell.text for cell in cells(document, 0)] == ["seen", "", "Green"]
    assert "hidden text" in document.notes[0]


def test_a_header_is_no_row_and_a_page_number_is_nothing():
    header = f'<w:hdr xmlns:w="{WORD}">{p("DRAFT plan")}{p("Page 1 of 3")}</w:hdr>'.encode()
    document = read(table_of(HEAD), word__header1_xml=header)
    assert [prose.text for prose in document.prose] == ["DRAFT plan"]
    assert len(next(document.tables).rows) == 1


def test_a_table_that_only_holds_others_in_place_is_passed_over():
    inner = table_of(HEAD, row("1", "Do", "Joan Wren"))
    document = read(table_of(f"<w:tr><w:tc>{inner}{p('')}</w:tc></w:tr>"))
    assert [row.texts for row in next(document.tables).rows] == [("Ref", "Action", "Lead"), ("1", "Do", "Joan Wren")]


def test_macros_are_said_and_not_run():
    document = read(table_of(HEAD), word__vbaProject_bin=b"x")
    assert document.notes == ("The file holds macros, which were not run.",)

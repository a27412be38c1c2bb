"""Document → Word: A4 landscape, contents, heads printed again on each page, no row broken over two pages."""

from __future__ import annotations

import io
from xml.sax.saxutils import escape

from goldthread.documents.write.docx_properties import set_properties
from goldthread.documents.write.marks import INK, LINE, PALE, TINTS, printable, rated
from goldthread.documents.write.widths import widths_of
from goldthread.page import Cell, Document, Front, Line, Prose, Table
from goldthread.page.areas import areas_of

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TWIPS_A_MM = 56.6929
_PAGE, _HEIGHT, _MARGIN = 297, 210, 12  # mm, A4 on its side
_BODY, _SMALL = 11, 9  # points


def docx_of(document: Document) -> bytes:
    """The document as a Word file."""
    import docx
    from docx.oxml import parse_xml

    file = docx.Document()
    front = document.front or Front(document.name)
    _set_up(file, front)
    body = file.element.body
    end = body.sectPr
    for piece in _pieces(document):
        end.addprevious(parse_xml(piece))
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def _pieces(document: Document) -> list[str]:
    upright = document.front is not None and document.front.portrait
    listed = document.front is None or document.front.contents
    headings = [
        (place, block) for place, block in enumerate(document.blocks)
        if isinstance(block, Prose) and block.level in (2, 3, 4)
    ]  # fmt: skip
    first = next((place for place, block in enumerate(document.blocks)
                  if isinstance(block, Table) or block.level > 1), len(document.blocks))  # fmt: skip
    pieces: list[str] = []
    for place, block in enumerate(document.blocks):
        if place == first and listed and len(headings) > 1:
            pieces += _contents(headings)
        if isinstance(block, Table):
            pieces += [_table(block, _HEIGHT if upright else _PAGE), _spacer()]
        else:
            pieces.append(_prose(block, place))
    return pieces


# the page ----------------------------------------------------------------------------------------------------------


def _set_up(file, front: Front) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.oxml import parse_xml
    from docx.shared import Mm, Pt, RGBColor

    section = file.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT if front.portrait else WD_ORIENT.LANDSCAPE
    wide, high = (_HEIGHT, _PAGE) if front.portrait else (_PAGE, _HEIGHT)
    section.page_width, section.page_height = Mm(wide), Mm(high)
    section.left_margin = section.right_margin = Mm(_MARGIN)
    section.top_margin, section.bottom_margin = Mm(18), Mm(16)
    section.header_distance, section.footer_distance = Mm(8), Mm(7)
    for name, size in (
        ("Normal", _BODY),
        ("Heading 1", 24),
        ("Heading 2", 17),
        ("Heading 3", 14),
        ("Heading 4", 11),
        ("Heading 5", 11),
    ):
        style = file.styles[name]
        style.font.bold, style.font.italic = name != "Normal", False
        style.font.name, style.font.size, style.font.color.rgb = "Arial", Pt(size), RGBColor.from_string(INK)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in list(fonts.attrib):
            if "heme" in kind:
                del fonts.attrib[kind]
        for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(f"{{{_W[9:-1]}}}{kind}", "Arial")
    file.styles["Normal"].paragraph_format.space_after = Pt(6)
    set_properties(file, front)
    header = section.header.paragraphs[0]._p
    header.getparent().replace(header, parse_xml(_paragraph(_run(front.head, size=_SMALL, grey=True))))
    footer = section.footer.paragraphs[0]._p
    numbers = (
        _run(f"{front.foot} · Page " if front.foot else "Page ", size=_SMALL, grey=True)
        + _field("PAGE")
        + _run(" of ", size=_SMALL, grey=True)
        + _field("NUMPAGES")
    )
    footer.getparent().replace(footer, parse_xml(_paragraph(numbers)))


def _field(code: str) -> str:
    return f'<w:fldSimple w:instr="{code}">{_run("1", size=_SMALL, grey=True)}</w:fldSimple>'


def _contents(headings: list[tuple[int, Prose]]) -> list[str]:
    """The contents, filled in; Word puts the page numbers right when the file is opened or printed."""
    lines = [_paragraph(_run("Contents", bold=True, size=17), keep=True)]
    for number, (place, block) in enumerate(headings):
        begin = end = ""
        if number == 0:
            begin = (
                '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
                '<w:r><w:instrText xml:space="preserve"> TOC \\o "2-4" \\h \\z \\u </w:instrText></w:r>'
                '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            )
        if number == len(headings) - 1:
            end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        text = block.text if len(block.text) <= 110 else f"{block.text[:107].rsplit(' ', 1)[0]} …"
        link = f'<w:hyperlink w:anchor="part{place}" w:history="1">{_run(text)}</w:hyperlink>'
        depth = f'<w:pStyle w:val="TOC{block.level - 1}"/><w:spacing w:after="40"/>'
        depth += f'<w:ind w:left="{(block.level - 2) * 280}"/>'
        lines.append(f"<w:p {_W}><w:pPr>{depth}</w:pPr>{begin}{link}{end}</w:p>")
    lines.append(f'<w:p {_W}><w:r><w:br w:type="page"/></w:r></w:p>')
    return lines


# prose -------------------------------------------------------------------------------------------------------------


def _prose(block: Prose, place: int) -> str:
    if block.level:
        mark = f'<w:bookmarkStart w:id="{place}" w:name="part{place}"/>{{}}<w:bookmarkEnd w:id="{place}"/>'
        inside = mark.format(_run(block.text))
        return f'<w:p {_W}><w:pPr><w:pStyle w:val="Heading{block.level}"/><w:keepNext/></w:pPr>{inside}</w:p>'
    style = '<w:pStyle w:val="ListBullet"/>' if block.bullet else ""
    return f"<w:p {_W}><w:pPr>{style}</w:pPr>{_run(block.text, bold=block.bold)}</w:p>"


def _paragraph(inside: str, *, keep: bool = False) -> str:
    return f"<w:p {_W}><w:pPr>{'<w:keepNext/>' if keep else ''}</w:pPr>{inside}</w:p>"


def _spacer() -> str:
    return f'<w:p {_W}><w:pPr><w:spacing w:before="0" w:after="120"/></w:pPr></w:p>'


def _run(text: str, *, bold: bool = False, size: int = 0, grey: bool = False) -> str:
    inside = "<w:b/>" if bold else ""
    inside += '<w:color w:val="505A5F"/>' if grey else ""
    inside += f'<w:sz w:val="{size * 2}"/>' if size else ""
    return f'<w:r><w:rPr>{inside}</w:rPr><w:t xml:space="preserve">{escape(printable(text))}</w:t></w:r>'


# tables ------------------------------------------------------------------------------------------------------------


def _table(table: Table, wide: float) -> str:
    widths = _widths(table, wide)
    areas = areas_of(table)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(_row(table, number, widths, areas) for number in range(len(table.rows)))
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        f'<w:tbl {_W}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/>'
        '</w:tblCellMar><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
        f' w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
    )


def _widths(table: Table, wide: float) -> list[int]:
    mm = widths_of(table, page=wide - 2 * _MARGIN, points=_SMALL)
    return [max(1, round(width * _TWIPS_A_MM)) for width in mm]


def _row(table: Table, number: int, widths: list[int], areas: dict) -> str:
    row, head = table.rows[number], number < table.header
    cells, place = [], 0
    while place < len(row.cells):
        cell = row.cells[place]
        down, over = areas.get((number, place), (0, 1))
        if not down:  # it hangs from a cell above, as wide as that one
            over = next((areas[top, place][1] for top in range(number - 1, -1, -1) if (top, place) in areas), 1)
        merge = "" if down == 1 else '<w:vMerge w:val="restart"/>' if down else "<w:vMerge/>"
        width = sum(widths[place : place + over])
        cells.append(_cell(cell, width, over, merge, head=head, label=place == 0 and table.holds[:1] == ("label",)))
        place += over
    properties = "<w:cantSplit/>" + ("<w:tblHeader/>" if head else "")
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(cell: Cell, width: int, over: int, merge: str, *, head: bool, label: bool) -> str:
    fill = TINTS.get(cell.shade or "") or (PALE if head or (over > 1 and not merge) else "")
    properties = (
        f'<w:tcW w:w="{width}" w:type="dxa"/>'
        + (f'<w:gridSpan w:val="{over}"/>' if over > 1 else "")
        + merge
        + (f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else "")
    )
    lines = "".join(_line(line, cell.shade, bold=head or label, keep=head) for line in cell.lines) or _line(
        Line(""), None
    )
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{lines}</w:tc>"


def _line(line: Line, shade: str | None, *, bold: bool = False, keep: bool = False) -> str:
    style = '<w:pStyle w:val="ListBullet"/>' if line.bullet else ""
    style += "<w:keepNext/>" if keep else ""
    style += '<w:spacing w:before="20" w:after="20"/>'
    style += '<w:ind w:left="200" w:hanging="200"/>' if line.bullet else ""
    text = _run(rated(line.text, shade), bold=bold or line.bold or bool(shade), size=_SMALL) if line.text else ""
    return f"<w:p><w:pPr>{style}</w:pPr>{text}</w:p>"

"""Word: the page, the heads of tables, contents, numbers, language, ratings, merged cells, properties."""

from __future__ import annotations

import io
from functools import cache

import pytest

from goldthread.documents.write import write_plan
from goldthread.documents.write.marks import TINTS
from tests.support.long_plan import long_plan
from tests.support.small import four_layouts

docx = pytest.importorskip("docx")


@cache
def opened(layout: str = "house"):
    return docx.Document(io.BytesIO(write_plan(long_plan(), "docx", layout)))


@pytest.fixture(params=four_layouts())
def file(request):
    return opened(request.param)


def test_the_page_is_a4_on_its_side(file):
    for section in file.sections:
        assert section.orientation == docx.enum.section.WD_ORIENT.LANDSCAPE
        assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)


def test_heads_are_printed_again_and_no_row_is_broken(file):
    tables = [table for table in file.tables if len(table.rows) > 3 and len(table.columns) > 3]
    assert tables
    for table in file.tables:
        assert all(row.xpath("./w:trPr/w:cantSplit") for row in table._tbl.tr_lst)
    for table in tables:
        heads = [bool(row.xpath("./w:trPr/w:tblHeader")) for row in table._tbl.tr_lst]
        assert heads[0]
        assert heads == sorted(heads, reverse=True) and sum(heads) < len(heads)


def test_the_contents_are_a_field_that_is_filled_in():
    body = opened().element.body
    codes = "".join(one.text for one in body.xpath(".//w:instrText"))
    assert "TOC" in codes
    kinds = [one.get(docx.oxml.ns.qn("w:fldCharType")) for one in body.xpath(".//w:fldChar")]
    assert kinds == ["begin", "separate", "end"]
    links = {one.get(docx.oxml.ns.qn("w:anchor")) for one in body.xpath(".//w:hyperlink")}
    marks = {one.get(docx.oxml.ns.qn("w:name")) for one in body.xpath(".//w:bookmarkStart")}
    assert len(links) > 3 and links <= marks
    said = ["".join(one.xpath(".//w:t/text()")) for one in body.xpath(".//w:hyperlink")]
    assert any("See every child within a day" in text for text in said)


def test_head_and_foot_say_draft_and_the_page_of_how_many(file):
    section = file.sections[0]
    assert section.header.paragraphs[0].text.endswith("· Draft")
    codes = [one.get(docx.oxml.ns.qn("w:instr")).strip() for one in section.footer._element.xpath(".//w:fldSimple")]
    assert codes == ["PAGE", "NUMPAGES"]
    assert "Page " in "".join(section.footer._element.xpath(".//w:t/text()"))


def test_a_plan_that_is_no_draft_does_not_say_so():
    final = long_plan(3).model_copy(update={"status": "final"})
    again = docx.Document(io.BytesIO(write_plan(final, "docx")))
    assert "Draft" not in again.sections[0].header.paragraphs[0].text


def test_the_language_is_british_english(file):
    languages = file.styles.element.xpath(".//w:lang/@w:val")
    assert languages and set(languages) == {"en-GB"}
    assert set(file.settings.element.xpath(".//w:themeFontLang/@w:val")) <= {"en-GB"}


def test_a_rating_is_a_word_a_shape_and_a_colour():
    found = {}
    for table in opened().tables:
        for cell in table._tbl.xpath(".//w:tc[./w:tcPr/w:shd]"):
            found["".join(cell.xpath(".//w:t/text()"))] = cell.xpath("./w:tcPr/w:shd/@w:fill")[0]
    for shape, word, tint in zip("▼◆●☑", ("Red", "Amber", "Green", "Blue"), TINTS.values(), strict=True):
        assert found[f"{shape} {word}"] == tint


@pytest.mark.parametrize("layout", ["bury", "city-of-london"])
def test_a_recommendation_beside_many_actions_is_one_cell(layout):
    merges = [one for table in opened(layout).tables for one in table._tbl.xpath(".//w:vMerge/@w:val")]
    hanging = [one for table in opened(layout).tables for one in table._tbl.xpath(".//w:vMerge[not(@w:val)]")]
    assert "restart" in merges
    assert len(hanging) > 50


def test_the_author_is_the_council_and_nobody(file):
    core = file.core_properties
    assert (core.title, core.author, core.last_modified_by) == (long_plan().title, "Fernshire", "")
    assert core.comments == core.keywords == core.subject == core.category == ""
    assert core.language == "en-GB"


def test_headings_have_word_s_own_styles():
    styles = {one.style.name for one in opened().paragraphs if one.text}
    assert {"Heading 1", "Heading 2", "Heading 3", "Heading 4"} <= styles

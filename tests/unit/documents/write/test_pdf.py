"""PDF: what PDF/UA-1 asks for that a machine can see, and what a reader of the pages needs."""

from __future__ import annotations

import io
import re
from functools import cache
from itertools import pairwise

import pypdfium2
import pytest

from goldthread.documents.layouts.read_back import read_back
from goldthread.documents.write import write_plan
from goldthread.plan.model import Plan
from tests.support.long_plan import long_plan
from tests.support.round_trip import read_in_this_process
from tests.support.small import four_layouts

pikepdf = pytest.importorskip("pikepdf")
DRAWS = {"Tj", "TJ", "'", '"', "f", "f*", "F", "S", "s", "B", "B*", "b", "b*", "Do", "sh", "BI", "INLINE IMAGE"}


@cache
def data(layout: str = "house") -> bytes:
    return write_plan(long_plan(), "pdf", layout)


@pytest.fixture(params=four_layouts())
def file(request):
    with pikepdf.open(io.BytesIO(data(request.param))) as opened:
        yield opened


@cache
def page_texts() -> tuple[str, ...]:
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data())) as opened:
        return tuple(page.extract_text() for page in opened.pages)


def elements(file, *kinds: str) -> list:
    return [
        one for one in file.objects
        if isinstance(one, pikepdf.Dictionary) and "/S" in one and "/P" in one and str(one["/S"]) in kinds
    ]  # fmt: skip


def children(element) -> list:
    inside = element.get("/K", [])
    inside = list(inside) if isinstance(inside, pikepdf.Array) else [inside]
    return [one for one in inside if isinstance(one, pikepdf.Dictionary) and "/S" in one]


def test_it_says_that_it_is_pdf_ua_1(file):
    metadata = file.open_metadata()
    assert metadata["pdfuaid:part"] == "1"
    assert metadata["dc:title"] == "Children’s services improvement plan"
    assert str(file.Root.Lang) == "en-GB"
    assert file.Root.MarkInfo.Marked is True
    assert not file.Root.MarkInfo.get("/Suspects", False)
    assert file.Root.ViewerPreferences.DisplayDocTitle is True
    assert "/StructTreeRoot" in file.Root and "/ParentTree" in file.Root.StructTreeRoot


def test_every_mark_on_a_page_is_tagged_or_an_artifact(file):
    for page in file.pages:
        open_marks, loose = [], []
        for one in pikepdf.parse_content_stream(page):
            operator = str(one.operator)
            if operator in ("BDC", "BMC"):
                known = str(one.operands[0]) == "/Artifact" or "/MCID" in (one.operands[1:] or [{}])[0]
                open_marks.append(known)
            elif operator == "EMC":
                open_marks.pop()
            elif operator in DRAWS and not any(open_marks):
                loose.append(operator)
        assert not open_marks and not loose
        assert page.obj.get("/Tabs") == "/S" or "/Annots" not in page.obj
        assert "/StructParents" in page.obj


def test_tables_are_rows_of_heads_and_cells(file):
    tables = elements(file, "/Table")
    assert tables
    for table in tables:
        groups = children(table)
        assert {str(one.S) for one in groups} <= {"/THead", "/TBody", "/TFoot", "/TR"}
        rows = [row for one in groups for row in ([one] if one.S == "/TR" else children(one))]
        assert rows and all(row.S == "/TR" for row in rows)
        assert all(str(cell.S) in ("/TH", "/TD") for row in rows for cell in children(row))
    heads = elements(file, "/TH")
    assert heads
    for head in heads:
        said = head.A if isinstance(head.A, pikepdf.Array) else [head.A]
        assert {str(one.Scope) for one in said if "/Scope" in one} <= {"/Column", "/Row", "/Both"}
        assert any("/Scope" in one for one in said)


def test_headings_begin_at_one_and_miss_no_level(file):
    order = [int(str(one.S)[2]) for one in walked(file.Root.StructTreeRoot) if re.fullmatch(r"/H\d", str(one.S))]
    assert order[0] == 1
    assert all(deeper <= above + 1 for above, deeper in pairwise(order))


def walked(element):
    for child in children(element):
        yield child
        yield from walked(child)


def test_fonts_are_in_the_file_and_their_letters_have_names(file):
    fonts = [one for one in file.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"]
    described = [one for one in file.objects if isinstance(one, pikepdf.Dictionary) and "/FontName" in one]
    assert fonts and described
    assert all({"/FontFile", "/FontFile2", "/FontFile3"} & set(one.keys()) for one in described)
    assert all("/ToUnicode" in one for one in fonts if one.Subtype == "/Type0")


def test_nothing_in_it_acts(file):
    assert not {"/OpenAction", "/AA", "/AcroForm"} & set(file.Root.keys())
    for one in file.objects:
        if isinstance(one, pikepdf.Dictionary):
            assert not {"/JS", "/JavaScript", "/Launch"} & set(one.keys())
            assert str(one.get("/S", "")) not in ("/JavaScript", "/Launch", "/URI", "/SubmitForm")


def test_a_link_says_where_it_leads(file):
    links = [link for page in file.pages for link in page.obj.get("/Annots", [])]
    assert all(str(link.get("/Contents", "")).strip() and "/StructParent" in link for link in links)


def test_pages_lie_on_their_side(file):
    for page in file.pages:
        left, bottom, right, top = map(float, page.mediabox)
        assert (round(right - left), round(top - bottom)) == (842, 595)


def test_bookmarks_name_the_recommendations():
    with pikepdf.open(io.BytesIO(data())) as file, file.open_outline() as outline:
        titles = []
        waiting = list(outline.root)
        while waiting:
            one = waiting.pop(0)
            titles.append(one.title)
            waiting += one.children
    assert any("See every child within a day" in title for title in titles)
    assert any("Hold supervision every four weeks" in title for title in titles)


def test_each_page_says_draft_and_its_number():
    pages = page_texts()
    assert len(pages) > 4
    for number, text in enumerate(pages, 1):
        lines = text.splitlines()
        assert lines[0].endswith("· Draft")
        assert lines[-1].endswith(f"Page {number} of {len(pages)}")


def test_the_contents_stand_on_the_first_page():
    first = page_texts()[0]
    assert "Contents" in first
    assert re.search(r"See every child within a day of a referral.*\d", first)


def test_heads_are_printed_again_on_each_page_of_a_long_table():
    pages = [text for text in page_texts() if "Open duty desk" in text]
    assert len(pages) > 2
    assert all(re.search(r"Ref\s+Action.*Lead.*Due by.*RAG", text) for text in pages)


def test_no_row_is_broken_over_two_pages():
    for text in page_texts():
        begun = set(re.findall(r"^1\.(\d+) Open duty", text, re.MULTILINE))
        said = set(re.findall(r"Desk (\d+) was", text)) | set(re.findall(r"number (\d+) in", text))
        assert said <= begun


def test_a_rating_is_a_word_and_a_shape():
    text = "\n".join(page_texts())
    for shape, word in (("▼", "Red"), ("◆", "Amber"), ("●", "Green"), ("☑", "Blue")):
        assert f"{shape} {word}" in text


def test_no_dash_begins_a_line_as_a_bullet_does_wherever_the_line_is_broken():
    texts = ["word " * many + "always – – always – till re- – and - on" for many in range(24)]
    actions = [
        {"id": f"a{many}", "recommendations": ["r1"], "text": text, "difference": [text]}
        for many, text in enumerate(texts)
    ]
    one = {"id": "r1", "number": "1", "text": "See every child"}
    plan = Plan.model_validate({"recommendations": [one], "actions": actions})
    read = read_back(read_in_this_process(write_plan(plan, "pdf"), "pdf"))
    assert [(action.text, action.difference) for action in read.actions] == [(text, (text,)) for text in texts]


@pytest.mark.parametrize("sign", ["👍", "子"])
def test_a_sign_that_no_font_has_keeps_no_plan_from_being_written(sign):
    written = write_plan(Plan(title=f"Every child {sign} seen"), "pdf")
    with pikepdf.open(io.BytesIO(written)) as file:
        assert file.Root.MarkInfo.Marked
    assert "seen" in pypdfium2.PdfDocument(written)[0].get_textpage().get_text_range()


def test_an_invisible_mark_costs_no_standard():
    with pikepdf.open(io.BytesIO(write_plan(Plan(title="\ufeffEvery child seen"), "pdf"))) as file:
        assert b"pdfuaid" in file.Root.Metadata.read_bytes()

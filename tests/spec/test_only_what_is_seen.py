"""A written plan is read by what a person sees, and nothing of it stands where a person does not look."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest
from lxml import etree, html

from goldthread.documents import read_plan_file
from goldthread.documents.layouts import layout_named
from goldthread.documents.layouts.read_back import read_back
from goldthread.documents.write import FORMS, write_plan
from goldthread.plan.model import Plan
from tests.spec.test_other_councils import PLANS as COUNCILS
from tests.support.round_trip import differences, read_in_this_process
from tests.support.stripped import STRIPPED, parts_of, unseen_parts

LAYOUTS = ("house", "bury", "west-berkshire")
OFFICE = {"docx": "docx:MS Word 2007 XML", "xlsx": "xlsx:Calc MS Excel 2007 XML"}
SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@cache
def plan_of(path: Path) -> Plan:
    return read_plan_file(path).plan


@cache
def written(path: Path, form: str, layout: str = "house") -> bytes:
    return write_plan(plan_of(path), form, layout)


def check(path: Path, data: bytes, form: str, layout: str) -> None:
    read = read_back(read_in_this_process(data, form))
    assert read is not None, f"{form} in the layout {layout} was not known again"
    found = differences(plan_of(path), read, layout_named(layout), sheets=FORMS[form].sheets, form=form)
    assert not found, "\n".join(found)


def telling_texts(plan: Plan) -> set[str]:
    """Texts of the plan that would give it away wherever they stand."""
    rows = (*plan.actions, *plan.recommendations, *plan.outcomes)
    texts = {text for row in rows for text in (row.text, getattr(row, "status", None) or "") if len(text) > 25}
    assert len(texts) > 5
    return texts


def holds_none(said: str, plan: Plan) -> None:
    bare = " ".join(said.split())
    assert not [text for text in telling_texts(plan) if text[:25] in bare]


@pytest.mark.parametrize("form", ["docx", "xlsx", "html", "pdf"])
@pytest.mark.parametrize("path", COUNCILS[::5], ids=lambda path: path.stem)
def test_a_file_stripped_of_all_that_is_unseen_is_read_the_same(path, form):
    for layout in LAYOUTS if form != "pdf" else LAYOUTS[:1]:
        data = written(path, form, layout)
        stripped = STRIPPED[form](data)
        assert len(stripped) != len(data)
        check(path, stripped, form, layout)


@pytest.mark.parametrize("form", ["docx", "xlsx"])
@pytest.mark.parametrize("path", COUNCILS[::5], ids=lambda path: path.stem)
def test_no_part_of_an_office_file_holds_the_plan_unseen(path, form):
    data, plan = written(path, form), plan_of(path)
    for part in unseen_parts(data).values():
        holds_none(part.decode("utf-8", "replace"), plan)
    assert not any(re.search(r"custom|comment|embed|\.bin$|item\d", name) for name in parts_of(data))
    for name, part in parts_of(data).items():
        if name.endswith((".xml", ".rels")):
            root = etree.fromstring(part)
            holds_none(" ".join(str(value) for one in root.iter(etree.Element) for value in one.attrib.values()), plan)
            assert not root.xpath("//comment()")
    hidden = re.findall(rb'state="(?:veryH|h)idden"|<w:vanish|hidden="1"', b"".join(parts_of(data).values()))
    assert set(hidden) <= {b'hidden="1"'}
    if form == "xlsx":
        import openpyxl

        book = openpyxl.load_workbook(io.BytesIO(data))
        assert all(sheet.sheet_state == "visible" for sheet in book)
        assert not any(one.hidden for sheet in book for one in sheet.row_dimensions.values())
        assert not any(one.hidden for sheet in book for one in sheet.column_dimensions.values())


def test_properties_say_the_title_and_the_council_and_no_more():
    path = COUNCILS[0]
    plan = plan_of(path)
    core = etree.fromstring(parts_of(written(path, "docx"))["docProps/core.xml"])
    said = {etree.QName(one).localname: one.text for one in core if one.text}
    assert said["title"] == plan.title and said["creator"] == plan.authority
    assert set(said) <= {"title", "creator", "lastModifiedBy", "revision", "created", "modified", "language"}
    assert said.get("lastModifiedBy", plan.authority) == plan.authority


@pytest.mark.parametrize("path", COUNCILS[::5], ids=lambda path: path.stem)
def test_a_pdf_holds_the_plan_on_its_pages_alone(path):
    import pikepdf

    plan = plan_of(path)
    with pikepdf.open(io.BytesIO(written(path, "pdf"))) as file:
        assert not file.attachments and "/AcroForm" not in file.Root and "/PieceInfo" not in file.Root
        names = file.Root.get("/Names", pikepdf.Dictionary())
        assert "/EmbeddedFiles" not in names and "/JavaScript" not in names
        assert {key for key in file.docinfo if str(file.docinfo[key]) in telling_texts(plan)} == set()
        assert set(file.docinfo.keys()) <= {"/Title", "/Author", "/Creator", "/Producer", "/CreationDate", "/ModDate"}
        holds_none(file.Root.Metadata.read_bytes().decode("utf-8"), plan)
        for one in file.objects:
            if isinstance(one, pikepdf.Dictionary):
                assert not {"/ActualText", "/Alt", "/E", "/PieceInfo"} & set(one.keys()) or one.get("/Type") != (
                    "/StructElem"
                )


@pytest.mark.parametrize("path", COUNCILS[::5], ids=lambda path: path.stem)
def test_a_web_page_holds_the_plan_in_its_words_alone(path):
    page, plan = html.fromstring(written(path, "html").decode("utf-8")), plan_of(path)
    assert not page.xpath("//script | //template | //comment() | //object | //iframe | //img | //link | //*[@hidden]")
    assert len(page.xpath("//meta")) == 2
    holds_none(" ".join(page.xpath("//@*")), plan)
    assert page.findtext("head/title") == plan.title


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not on this computer: no file can be saved through it")
@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_saved_again_by_libreoffice_it_is_read_the_same(form, tmp_path):
    out, profile = tmp_path / "again", (tmp_path / "profile").as_uri()
    wanted = {f"{path.stem}-{layout}": (path, layout) for path in COUNCILS[:2] for layout in LAYOUTS}
    for name, (path, layout) in wanted.items():
        (tmp_path / f"{name}.{form}").write_bytes(written(path, form, layout))
    files = [str(tmp_path / f"{name}.{form}") for name in wanted]
    options = [f"-env:UserInstallation={profile}", "--headless", "--convert-to", OFFICE[form], "--outdir", str(out)]
    subprocess.run([SOFFICE, *options, *files], check=True, capture_output=True, timeout=240)
    for name, (path, layout) in wanted.items():
        again = (out / f"{name}.{form}").read_bytes()
        assert again != written(path, form, layout)
        check(path, again, form, layout)

"""A written file without all that a person does not see: what is left is all that a reader may use."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

from lxml import etree

_UNSEEN_PARTS = re.compile(
    r"docProps/|customXml/|custom|word/(settings|webSettings|comments|people|fontTable|stylesWithEffects|glossary)"
    r"|xl/(comments|calcChain|metadata|persons|threadedComments|queryTables|connections)"
)
_UNSEEN_NAMES = {
    "bookmarkStart", "bookmarkEnd", "tblCaption", "tblDescription", "docPr", "commentRangeStart", "commentReference",
    "definedNames", "dataValidations", "extLst", "customProperties", "ignoredErrors", "legacyDrawing",
}  # fmt: skip


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a docx or xlsx file by their names."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def unseen_parts(data: bytes) -> dict[str, bytes]:
    """The parts of a docx or xlsx file that a person does not see on its pages."""
    return {name: part for name, part in parts_of(data).items() if _UNSEEN_PARTS.match(name)}


def without_parts(data: bytes) -> bytes:
    """A docx or xlsx file without properties, settings, comments, bookmarks, names, validations and hidden sheets."""
    parts = {name: part for name, part in parts_of(data).items() if not _UNSEEN_PARTS.match(name)}
    used = b" ".join(part for name, part in parts.items() if name.startswith("word/") and "styles" not in name)
    styles = set(re.findall(rb'w:val="([^"]+)"', used))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, _without_elements(name, part, styles) if name.endswith((".xml", ".rels")) else part)
    return out.getvalue()


def _without_elements(name: str, part: bytes, styles: set[bytes]) -> bytes:
    root = etree.fromstring(part)
    for element in list(root.iter(etree.Element)):
        parent, kind = element.getparent(), etree.QName(element).localname
        if parent is None:
            continue
        gone = kind in _UNSEEN_NAMES or (kind == "sheet" and element.get("state", "visible") != "visible")
        target = element.get("Target") if kind == "Relationship" else element.get("PartName") or ""
        gone = gone or any(_UNSEEN_PARTS.match(tail) for tail in _tails(target.lstrip("/")))
        if name == "word/styles.xml" and kind == "style":
            own = {key.rpartition("}")[2]: value for key, value in element.attrib.items()}
            gone = gone or (own.get("default") is None and own["styleId"].encode() not in styles)
        if gone:
            parent.remove(element)
        elif kind == "hyperlink":
            element.attrib.clear()
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _tails(target: str) -> tuple[str, ...]:
    return (target, f"word/{target}", f"xl/{target}")


def without_tags(data: bytes) -> bytes:
    """A PDF without metadata, attachments, structure, bookmarks and page labels, its words drawn as before."""
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as file:
        for key in list(file.Root.keys()):
            if key not in ("/Type", "/Pages"):
                del file.Root[key]
        del file.docinfo
        for page in file.pages:
            for key in ("/StructParents", "/Annots", "/Metadata", "/Tabs"):
                if key in page.obj:
                    del page.obj[key]
            drawn = [
                one for one in pikepdf.parse_content_stream(page)
                if str(one.operator) not in ("BDC", "BMC", "EMC", "DP", "MP")
            ]  # fmt: skip
            page.obj.Contents = file.make_stream(pikepdf.unparse_content_stream(drawn))
        out = io.BytesIO()
        file.save(out)
    return out.getvalue()


def without_marks(data: bytes) -> bytes:
    """A web page without comments, meta lines, title, classes, ids and labels."""
    from lxml import html

    page = html.fromstring(data.decode("utf-8"))
    for element in page.xpath("//comment() | //meta | //title | //script | //template"):
        element.drop_tree()
    for element in page.iter(etree.Element):
        for key in list(element.attrib):
            if key not in ("colspan", "rowspan"):
                del element.attrib[key]
    return b"<!DOCTYPE html>\n" + html.tostring(page, encoding="utf-8")


STRIPPED: dict[str, Callable[[bytes], bytes]] = {
    "docx": without_parts, "xlsx": without_parts, "pdf": without_tags, "html": without_marks,
}  # fmt: skip

"""A docx or xlsx as the zip that it is: looked over before anything in it is unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib
from functools import cached_property

from lxml import etree

from goldthread.documents.load.limits import limits
from goldthread.errors import UnreadableFile

_WHOLE = "Open it in the program that made it, save it again and choose that copy"
_PLAN_ONLY = "Choose the plan itself, without pictures or attachments"
_SMALL = 10_000_000
# What the standard library raises on a zip that is not whole; a locked one is a RuntimeError, said apart.
_NOT_WHOLE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError)
# What a package is, by the content type of its main part; which of them hold a plan that can be read.
_MAIN = {
    "wordprocessingml.document.main": "docx",
    "wordprocessingml.template.main": "docx",
    "ms-word.document.macroenabled": "docx",
    "ms-word.template.macroenabled": "docx",
    "spreadsheetml.sheet.main": "xlsx",
    "spreadsheetml.template.main": "xlsx",
    "ms-excel.sheet.macroenabled": "xlsx",
    "ms-excel.template.macroenabled": "xlsx",
    "ms-excel.sheet.binary": "xlsb",
    "presentationml": "pptx",
}
_OPEN = {"text": "odt", "spreadsheet": "ods"}
_NOT_READ = {
    "pptx": ("this is a PowerPoint file", "Save the table of actions as Word, Excel or PDF and choose that"),
    "xlsb": ("this is a binary Excel file (xlsb)", "Save it as an Excel workbook (xlsx) and choose that"),
    "opendocument": (
        "this is an OpenDocument file of another kind",
        "Save it as a text (odt) or a spreadsheet (ods) and choose that",
    ),
    "": ("this is a zip file, not a plan", "Take the plan out of the zip file and choose it alone"),
}


class Package:
    """The parts of a docx or xlsx by name. Raises `UnreadableFile` when it is broken, too big or unsafe."""

    def __init__(self, data: bytes, *, name: str = "") -> None:
        self.data, self.name = data, name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _NOT_WHOLE:
            raise self.broken("its contents list is missing or damaged") from None
        self._look_over(self._zip.infolist())

    @property
    def names(self) -> frozenset[str]:
        return frozenset(self._zip.namelist())

    @cached_property
    def kind(self) -> str:
        """“docx”, “xlsx”, “odt” or “ods”, as the package says itself. Raises `UnreadableFile` for others."""
        if "[Content_Types].xml" not in self.names:
            said = self.part("mimetype")[:80].decode("ascii", "replace") if "mimetype" in self.names else ""
            found = next((kind for sign, kind in _OPEN.items() if f"opendocument.{sign}" in said), "")
            if found and "content.xml" in self.names:
                return found
            raise self._not_read("opendocument" if "opendocument" in said else "")
        types = self.part("[Content_Types].xml").decode("utf-8", "replace").lower()
        found = next((kind for sign, kind in _MAIN.items() if sign in types), "")
        if found not in ("docx", "xlsx"):
            raise self._not_read(found)
        return found

    def part(self, name: str) -> bytes:
        """The bytes of one part. Raises `UnreadableFile`."""
        try:
            return self._zip.read(name)
        except KeyError:
            raise self.broken(f"its part {name[:60]} is missing") from None
        except _NOT_WHOLE:  # before RuntimeError: a way of packing that is not known is one of its kinds
            raise self.broken(f"its part {name[:60]} cannot be unpacked") from None
        except RuntimeError:
            raise self._locked() from None

    def tree(self, name: str) -> etree._Element:
        """A part's XML, without entities, network or files. Raises `UnreadableFile`."""
        return tree_of(self.part(name), self.name, name)

    def broken(self, why: str) -> UnreadableFile:
        """The fault of a package that cannot be used, to be raised."""
        return UnreadableFile("the file is damaged or was cut short", where=self.name, why=why, try_=_WHOLE)

    def _look_over(self, parts: list[zipfile.ZipInfo]) -> None:
        most = limits()
        if any(part.flag_bits & 1 for part in parts):
            raise self._locked()
        if len(parts) > most["parts"]:
            raise self._too_much(f"it holds {len(parts):,} parts")
        if any(_leaves(part.filename) for part in parts):
            raise unsafe(self.name, "a part of it is named so that it would be unpacked outside its own folder")
        if len({part.filename for part in parts}) < len(parts):
            raise unsafe(self.name, "it holds two parts of the same name")
        for part in parts:
            swollen = part.file_size > _SMALL and part.file_size > most["ratio"] * max(1, part.compress_size)
            if part.file_size > most["part"] or swollen:
                raise self._too_much(f"{part.filename[:60]} unpacks to {part.file_size / 1e6:,.0f} MB")
        if (whole := sum(part.file_size for part in parts)) > most["unpacked"]:
            raise self._too_much(f"it unpacks to {whole / 1e6:,.0f} MB")

    def _too_much(self, why: str) -> UnreadableFile:
        return UnreadableFile("the file unpacks to far more than a plan", where=self.name, why=why, try_=_PLAN_ONLY)

    def _locked(self) -> UnreadableFile:
        return UnreadableFile("the file is locked with a password", where=self.name,
                              try_="Save a copy without the password and choose that")  # fmt: skip

    def _not_read(self, kind: str) -> UnreadableFile:
        what, instead = _NOT_READ[kind]
        return UnreadableFile(what, where=self.name, try_=instead)


def tree_of(data: bytes, file: str, part: str) -> etree._Element:
    """The XML in the bytes. Raises `UnreadableFile` for a document type of its own or a fault."""
    refuse_entities(data, file, part)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_pis=True)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise UnreadableFile("the file is damaged or was cut short", where=file, why=f"{part} is not whole",
                             try_=_WHOLE) from None  # fmt: skip


def refuse_entities(data: bytes, file: str, part: str) -> None:
    """Raises `UnreadableFile` for XML with a document type of its own, in any encoding; Office writes none."""
    bare = data.replace(b"\x00", b"") if b"\x00" in data[:100] else data
    if b"<!DOCTYPE" in bare or b"<!ENTITY" in bare:
        raise unsafe(file, f"{part} defines entities of its own")


def unsafe(file: str, why: str) -> UnreadableFile:
    """The fault of a file made to do harm, to be raised."""
    return UnreadableFile("the file is not safe to open", where=file, why=why, try_=_WHOLE)


def _leaves(name: str) -> bool:
    pieces = name.replace("\\", "/").split("/")
    return ".." in pieces or pieces[0] == "" or ":" in pieces[0] or "\x00" in name

"""A file's document, read in this process: what it is, is told by what is in it, never by its name."""

from __future__ import annotations

from goldthread.documents.load.csv import document_from_csv, looks_like_csv
from goldthread.documents.load.html import document_from_html, looks_like_html
from goldthread.documents.load.kinds import kind_of, refuse_others
from goldthread.documents.load.signs import without_signs_that_mislead
from goldthread.documents.load.text import decoded, document_from_text
from goldthread.errors import UnreadableFile
from goldthread.page import Document


def packed_document(data: bytes, *, name: str) -> bytes:
    """The document in a file's bytes, as `wire` packs it. Raises `UnreadableFile`."""
    from goldthread.documents.load.wire import packed

    return packed(document_here(data, name=name))


def document_here(data: bytes, *, name: str) -> Document:
    """The document in a file's bytes. Raises `UnreadableFile`."""
    kind = kind_of(data)
    document = {"package": _package, "pdf": _pdf}.get(kind, _written)(data, name)
    return without_signs_that_mislead(document)


def _written(data: bytes, name: str) -> Document:
    """A web page or a text."""
    refuse_others(data, name)
    text, notes = decoded(data, name=name)
    if looks_like_html(text):
        loaded = document_from_html(text, name=name)
    else:
        loaded = (document_from_csv if looks_like_csv(text) else document_from_text)(text, name=name)
    return Document(loaded.blocks, name, notes + loaded.notes)


def _package(data: bytes, name: str) -> Document:
    from goldthread.documents.load.package import Package

    package = Package(data, name=name)
    if package.kind == "docx":
        from goldthread.documents.load.docx import document_from_docx as reader
    elif package.kind in ("odt", "ods"):
        from goldthread.documents.load.opendocument import document_from_opendocument as reader
    else:
        from goldthread.documents.load.xlsx import document_from_xlsx as reader
    try:
        return reader(package)
    except (UnreadableFile, MemoryError, RecursionError):
        raise
    except Exception:  # a package may be put together wrongly in more ways than anyone can name
        raise package.broken("its parts do not fit together") from None


def _pdf(data: bytes, name: str) -> Document:
    try:
        import pdfplumber  # noqa: F401
    except ImportError:
        raise UnreadableFile("PDF files cannot be read on this computer", where=name, why="pdfplumber is not installed",
                             try_="Install goldthread[pdf], or choose the Word or Excel file") from None  # fmt: skip
    from goldthread.documents.load.pdf import document_from_pdf

    return document_from_pdf(data, name=name)

"""Files become Documents here; what a document means is not asked."""

from __future__ import annotations

from pathlib import Path

from goldthread.documents.load.csv import document_from_csv, looks_like_csv
from goldthread.documents.load.html import document_from_html, looks_like_html
from goldthread.documents.load.limits import limits
from goldthread.documents.load.text import decoded, document_from_text
from goldthread.errors import UnreadableFile
from goldthread.page import Document

MOST_BYTES = limits()["bytes"]

_OTHERS = {
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a compressed file",
    b"{\\rtf": "a rich text file",
}
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_LOCKED = "EncryptedPackage".encode("utf-16-le")


def bytes_of(path: str | Path) -> bytes:
    """The bytes of a file that is small enough to be a plan. Raises `UnreadableFile`."""
    place = Path(path)
    try:
        if place.is_dir():
            raise UnreadableFile("this is a folder", where=str(path), try_="Name the file inside it")
        if (size := place.stat().st_size) > MOST_BYTES:
            raise _too_big(str(path), size)
        with place.open("rb") as file:  # a pipe or a device has no size that could be known before
            return file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise UnreadableFile("there is no such file", where=str(path), try_="Check the name and the folder") from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise UnreadableFile(
            "the file cannot be opened", where=str(path), why=why, try_="Check that you may read it"
        ) from None


def load_document(data: bytes, *, name: str = "") -> Document:
    """The document in a file's bytes: Word, Excel, PDF, web page or text, told by content. Raises `UnreadableFile`."""
    if len(data) > MOST_BYTES:
        raise _too_big(name, len(data))
    if kind := _kind_in_a_child(data):
        from goldthread.documents.load.sandbox import document_in_a_child

        return document_in_a_child(data, kind=kind, name=name)
    _refuse_others(data, name)
    text, notes = decoded(data, name=name)
    if looks_like_html(text):
        loaded = document_from_html(text, name=name)
    else:
        loaded = (document_from_csv if looks_like_csv(text) else document_from_text)(text, name=name)
    return Document(loaded.blocks, name, notes + loaded.notes)


def _kind_in_a_child(data: bytes) -> str:
    """“package” for docx and xlsx, “pdf”, or nothing. A PDF may have a few bytes before its sign."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "package"
    return "pdf" if data.startswith(b"%PDF") or b"%PDF-" in data[:1024].lstrip()[:64] else ""


def _refuse_others(data: bytes, name: str) -> None:
    if data.startswith(_OLD_OFFICE):
        if _LOCKED in data:
            raise UnreadableFile("the file is locked with a password", where=name,
                                 try_="Save a copy without the password and choose that")  # fmt: skip
        raise UnreadableFile("this is an old Office file (doc, xls)", where=name, why="its format cannot be read",
                             try_="Save it as Word (docx), Excel (xlsx) or PDF and choose that")  # fmt: skip
    for signature, kind in _OTHERS.items():
        if data.startswith(signature):
            raise UnreadableFile(
                f"this is {kind}, not a plan", where=name, why="Word, Excel, PDF, web pages and text can be read",
                try_="Save the plan as one of these and choose it again",
            )  # fmt: skip


def _too_big(name: str, size: int) -> UnreadableFile:
    return UnreadableFile(
        f"the file has {size / 1e6:.0f} MB", where=name,
        why=f"a plan of text is never over {MOST_BYTES // 1_000_000} MB",
        try_="Choose the plan itself, without pictures or attachments",
    )  # fmt: skip

"""Files become Documents here; what a document means is not asked."""

from __future__ import annotations

from pathlib import Path

from goldthread.documents.load.confined import is_confined
from goldthread.documents.load.limits import limits
from goldthread.errors import UnreadableFile
from goldthread.page import Document

MOST_BYTES = limits()["bytes"]


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
    """The document in a file's bytes: Word, Excel, PDF, web page or text, told by content. Raises `UnreadableFile`.

    All but plain text is read in a process of its own, unless this process gave up its rights already.
    """
    from goldthread.documents.load.here import document_here

    refuse_too_big(data, name)
    if is_confined() or _is_plain(data):
        return document_here(data, name=name)
    from goldthread.documents.load.sandbox import document_in_a_child

    return document_in_a_child(data, name=name)


def refuse_too_big(data: bytes, name: str) -> None:
    """Raises `UnreadableFile` for a file of more bytes than any plan or report has."""
    if len(data) > MOST_BYTES:
        raise _too_big(name, len(data))


def _is_plain(data: bytes) -> bool:
    from goldthread.documents.load.html import looks_like_html
    from goldthread.documents.load.kinds import kind_of

    return not kind_of(data) and not looks_like_html(data.replace(b"\x00", b"").decode("latin-1"))


def _too_big(name: str, size: int) -> UnreadableFile:
    return UnreadableFile(
        f"the file has {size / 1e6:.0f} MB", where=name,
        why=f"a plan of text is never over {MOST_BYTES // 1_000_000} MB",
        try_="Choose the plan itself, without pictures or attachments",
    )  # fmt: skip

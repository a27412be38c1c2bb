"""What a file is, told by its first bytes; and the kinds that are never a plan to read."""

from __future__ import annotations

from goldthread.errors import UnreadableFile

_OTHERS = {
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a compressed file",
    b"7z\xbc\xaf\x27\x1c": "a compressed file",
    b"Rar!": "a compressed file",
    b"{\\rtf": "a rich text file",
    b"\x7fELF": "a program",
    b"SQLite format 3\x00": "a database",
    b"MIME-Version:": "a web archive (mht)",
    b"From: <Saved by": "a web archive (mht)",
}
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_LOCKED = "EncryptedPackage".encode("utf-16-le")


def kind_of(data: bytes) -> str:
    """“package” for docx and xlsx, “pdf”, or nothing. A PDF may have a few bytes before its sign."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "package"
    return "pdf" if data.startswith(b"%PDF") or b"%PDF-" in data[:1024].lstrip()[:64] else ""


def refuse_others(data: bytes, name: str) -> None:
    """Raises `UnreadableFile` for a file that is of a known kind, but not one that can be read."""
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

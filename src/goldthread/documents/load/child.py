"""The process in which one Office or PDF file is read: ``python -m goldthread.documents.load.child``.

It reads a line of JSON (kind, name, limits) and then the file from its standard input, and writes one answer.
"""

from __future__ import annotations

import gc
import json
import sys

OK, REFUSED, TOO_BIG = b"D", b"E", b"M"


def main() -> None:
    """Reads one file within its limits and writes the document, or why there is none, to standard output."""
    order = json.loads(sys.stdin.buffer.readline(100_000))
    confine(memory=order["memory"], seconds=order["seconds"])
    gc.set_threshold(200_000, 50, 50)  # a PDF makes many small values: looking through them less is a sixth faster
    try:
        answer = _answer(sys.stdin.buffer.read(), kind=order["kind"], name=order["name"])
    except (MemoryError, RecursionError):
        answer = TOO_BIG
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()


def confine(*, memory: int, seconds: int) -> None:
    """Takes from this process memory, time, and the right to write files or start others."""
    try:
        import resource
    except ImportError:  # Windows: the parent's clock is the only limit there
        return
    _lower(resource, resource.RLIMIT_AS, memory)
    _lower(resource, resource.RLIMIT_CPU, seconds)
    _lower(resource, resource.RLIMIT_FSIZE, 0)
    _lower(resource, resource.RLIMIT_CORE, 0)
    _lower(resource, resource.RLIMIT_NOFILE, 64)
    if hasattr(resource, "RLIMIT_NPROC"):
        _lower(resource, resource.RLIMIT_NPROC, 0)


def _lower(resource, which: int, most: int) -> None:
    _, hard = resource.getrlimit(which)
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    try:
        resource.setrlimit(which, (most, most))
    except (ValueError, OSError):  # macOS refuses a limit on address space
        return


def _answer(data: bytes, *, kind: str, name: str) -> bytes:
    from goldthread.documents.load.wire import packed
    from goldthread.errors import UnreadableFile

    try:
        return OK + packed(_document(data, kind, name))
    except UnreadableFile as fault:
        said = {"what": fault.what, "where": fault.where, "why": fault.why, "try_": fault.try_}
        return REFUSED + json.dumps(said).encode()


def _document(data: bytes, kind: str, name: str):
    if kind == "pdf":
        return _pdf(data, name)
    from goldthread.documents.load.package import Package

    package = Package(data, name=name)
    if package.kind in ("odt", "ods"):
        from goldthread.documents.load.opendocument import document_from_opendocument

        return document_from_opendocument(package)
    if package.kind == "docx":
        from goldthread.documents.load.docx import document_from_docx

        return document_from_docx(package)
    from goldthread.documents.load.xlsx import document_from_xlsx

    return document_from_xlsx(package)


def _pdf(data: bytes, name: str):
    from goldthread.errors import UnreadableFile

    try:
        import pdfplumber  # noqa: F401
    except ImportError:
        raise UnreadableFile("PDF files cannot be read on this computer", where=name, why="pdfplumber is not installed",
                             try_="Install goldthread[pdf], or choose the Word or Excel file") from None  # fmt: skip
    from goldthread.documents.load.pdf import document_from_pdf

    return document_from_pdf(data, name=name)


if __name__ == "__main__":
    main()

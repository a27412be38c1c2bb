"""The terminal, the pipe and the file: where a command's output goes."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from goldthread.errors import UserError


def let_speak_utf8() -> None:
    """Standard output and standard error write UTF-8, whatever the machine's language setting says."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def forget_output() -> None:
    """What is still to be written goes nowhere: its reader has gone, and Python must not complain at the end."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextlib.contextmanager
def output_to(path: str | None, *, encoding: str = "utf-8") -> Iterator[TextIO]:
    """A text stream to standard output, or to a file that is replaced in one move once all is written."""
    if path is None or path == "-":
        yield sys.stdout
        return
    target = Path(path).resolve()
    try:
        with _stream_beside(target, encoding) as stream:
            yield stream
    except OSError as error:
        raise UserError("cannot be written", where=path, why=error.strerror or str(error)) from error


@contextlib.contextmanager
def _stream_beside(target: Path, encoding: str) -> Iterator[TextIO]:
    if target.exists() and not target.is_file():  # a device such as /dev/null, which must not be replaced
        with target.open("w", encoding=encoding, newline="") as stream:
            yield stream
        return
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with beside.open("x", encoding=encoding, newline="") as stream:
            yield stream
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)

"""The process in which one file is read: ``python -m goldthread.documents.load.child``.

It reads a line of JSON (what to make of the file, its name and what else is given, limits) and then the file from its
standard input, and writes one answer.
"""

from __future__ import annotations

import gc
import json
import sys
import traceback
from importlib import import_module

OK, REFUSED, TOO_BIG, OUR_FAULT = b"D", b"E", b"M", b"F"
# What may be made of a file, and the function that makes it: bytes, name, what else was ordered → bytes.
WORKS = {
    "document": ("goldthread.documents.load.here", "packed_document"),
    "plan": ("goldthread.documents.apart", "packed_reading"),
    "document's plan": ("goldthread.documents.apart", "packed_reading_again"),
    "report": ("goldthread.documents.apart", "packed_report"),
    "workbook": ("goldthread.documents.workbooks.reading", "packed_rows"),
}


def main() -> None:
    """Reads one file within its limits and writes what was made of it, or why nothing was, to standard output."""
    from goldthread.documents.load.confined import confine

    order = json.loads(sys.stdin.buffer.readline())
    confine(memory=order["memory"], seconds_of_work=order["seconds_of_work"])
    gc.set_threshold(200_000, 50, 50)  # a PDF makes many small values: looking through them less is a sixth faster
    try:
        answer = _answer(sys.stdin.buffer.read(), order["work"], order["given"])
    except (MemoryError, RecursionError):
        answer = TOO_BIG
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()


def _answer(data: bytes, work: str, given: dict) -> bytes:
    from goldthread.errors import UserError

    module, function = WORKS[work]
    try:
        return OK + getattr(import_module(module), function)(data, **given)
    except UserError as fault:
        return REFUSED + json.dumps({"kind": type(fault).__name__, **fault.said}).encode()
    except (MemoryError, RecursionError):
        raise
    except Exception as fault:  # by its place, without a word of the file
        steps = traceback.extract_tb(fault.__traceback__)
        place = f"{steps[-1].name}:{steps[-1].lineno}"
        said = {"kind": type(fault).__name__, "place": place, "steps": "".join(traceback.format_list(steps))}
        return OUR_FAULT + json.dumps(said).encode()


if __name__ == "__main__":
    main()

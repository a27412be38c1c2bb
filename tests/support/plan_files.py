"""Small invented plan files for the site's and the browser's tests, and files that are no plans."""

from __future__ import annotations

_ROWS = (
    ("Recommendation", "Ref", "What needs to happen", "Lead", "Due by", "RAG", "Status"),
    ("1. Visit children on time", "1.1", "Send each team manager a list of visits due", "Lena Osgood",
     "Sept 2026 [slipped from Feb 2026]", "Green", "Sent each Monday"),
    ("", "1.2", "Set up duty cover for visits", "Lena Osgood", "ongoing", "Amber", "Two teams have it"),
    ("2. Supervise social workers every month", "2.1", "Train every supervisor in reflective supervision", "Joan Wren",
     "31/12/2026", "Red", "Not begun"),
)  # fmt: skip
_HEAD = "Fernshire Council\nChildren's services improvement plan, February 2026\n\n"
GOOD = (_HEAD + "\n".join("\t".join(row) for row in _ROWS) + "\n").encode()

REPEATED_REFERENCE = GOOD.replace(b"\t1.2\t", b"\t1.1\t")

# Each: name, bytes, and the words that the page must say about it.
BAD = {
    "empty": ("empty.txt", b"", "The file is empty"),
    "no plan": ("minutes.txt", b"Dear all,\nplease find the minutes.\n", "minutes.txt: no table was found"),
    "binary": ("plan.bin", bytes(range(256)) * 40, "plan.bin: this is not a text file"),
    "pdf": ("plan.pdf", b"%PDF-1.7\n" + bytes(range(128, 256)) * 20, "plan.pdf: the PDF is damaged or was cut short"),
    "wrong encoding": ("plan16.txt", "Ref\tAction\n".encode("utf-16-le") + b"\xff\xd8\x00", "plan16.txt"),
}

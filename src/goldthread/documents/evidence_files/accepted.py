"""The one question: may this file be kept as evidence, and as what?"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from goldthread.documents.evidence_files.contents import refuse_other_contents
from goldthread.documents.evidence_files.kinds import kinds, never_kept, refused


@dataclass(frozen=True, slots=True)
class Accepted:
    """A file that may be kept: its plain name, and its media type as its bytes are, whatever a browser said."""

    name: str
    media_type: str


def accepted(data: bytes, name: str) -> Accepted:
    """What the file may be kept as. Raises `NotEvidence` for a name, a size, a type or bytes that may not.

    >>> accepted(b"Visits on time: 71%", "visits.txt")
    Accepted(name='visits.txt', media_type='text/plain')
    """
    plain = plain_name(name)
    ending = _ending_of(plain)
    if not data:
        raise refused("the file is empty", plain, try_="Choose the file that holds the proof")
    if len(data) > kinds()["most_bytes"]:
        most = kinds()["most_bytes"] // 1024**2
        raise refused(f"the file is larger than {most} MB", plain, try_="Choose a smaller one, or give a link to it")
    refuse_other_contents(data, plain, ending)
    return Accepted(plain, kinds()["accepted"][ending]["media"])


def plain_name(name: str) -> str:
    """The file's name as it may be kept and shown. Raises `NotEvidence` where it is a path or holds hidden signs."""
    plain = unicodedata.normalize("NFC", name)
    rename = "Give the file a plain name and choose it again"
    if any(unicodedata.category(letter)[0] == "C" for letter in plain):
        raise refused("the file's name holds signs that cannot be seen", "", try_=rename)
    plain = plain.strip()
    if re.search(r"[/\\]", plain) or plain.strip(". ") == "" or re.match(r"[A-Za-z]:", plain):
        raise refused("the file's name is a path or no name at all", "", try_=rename)
    if len(plain) > kinds()["most_letters"]:
        most = kinds()["most_letters"]
        raise refused(f"the file's name has {len(plain)} letters, {most} at most", "", try_="Give it a shorter one")
    return plain


def _ending_of(name: str) -> str:
    """The end of the name, which says the type. Raises `NotEvidence` for one that is not kept, and for two ends."""
    *before, ending = (part.strip().lower() for part in name.split("."))
    what = never_kept().get(ending, "a file of this type")
    if not any(before) or ending not in kinds()["accepted"]:
        raise refused(f"{what} cannot be kept as evidence", name)
    for part in before[1:]:
        if part in kinds()["accepted"] or part in never_kept():
            raise refused(
                f"the file's name has two endings, {part} and {ending}", name,
                try_="Take the first one out of its name and choose it again",
            )  # fmt: skip
    return ending

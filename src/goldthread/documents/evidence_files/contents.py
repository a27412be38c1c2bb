"""Whether a file's bytes are what its name says. A picture that is a zip file as well is no picture."""

from __future__ import annotations

import re

from goldthread.documents.evidence_files.kinds import kinds, never_kept, refused
from goldthread.documents.evidence_files.zipped import Parts, ends_as_zip, parts_of

_HEAD = 4096
_OUTLOOK = "__properties_version1.0".encode("utf-16-le")
_MACROS = "_VBA_PROJECT".encode("utf-16-le")
_PICTURE_ENDS = b"IEND\xaeB`\x82"
_WEB = re.compile(rb"<\s*(?:!doctype|html|svg|script|head|body|iframe|\?xml|\?php|%@)", re.IGNORECASE)
_MAIL_HEAD = re.compile(rb"(?:[!-9;-~]+:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n){2,}")
_MAIL_FIELD = re.compile(rb"^(?:from|received|date|subject|return-path|message-id):", re.IGNORECASE | re.MULTILINE)
_OWN = {
    "pdf": "a PDF", "office": "an archive", "opendocument": "an archive", "png": "a picture", "jpeg": "a picture",
    "outlook": "an old Office file",
}  # fmt: skip
_ATTACHED = re.compile(rb"name\*?\d*\*?\s*=\s*\"?[^\"\r\n;]{0,200}\.([A-Za-z0-9]{1,5})\"?\s*(?:;|\r?\n)", re.IGNORECASE)


def refuse_other_contents(data: bytes, name: str, ending: str) -> None:
    """Raises `NotEvidence` where the bytes are not of the type that ``ending`` names, or of two types at once."""
    kind = kinds()["accepted"][ending]
    _CHECKS[kind["bytes"]](data, name, kind)


def _not_what_it_says(name: str, kind: dict, data: bytes):
    found = _known(data)
    own = found and _OWN.get(kind["bytes"]) == found  # it starts as it should, so it is not whole, or hides another
    why = f"its contents are {found}" if found and not own else "its contents are something else, damaged or cut short"
    return refused(
        f"this is not the {kind['words']} file that its name says", name, why=why,
        try_="Open it in the program that made it, save it again and choose that copy",
    )  # fmt: skip


def _known(data: bytes) -> str:
    if _WEB.match(_without_blanks(data[:_HEAD])):
        return "a web page"
    head = data[:16].hex()
    return next((what for what, signs in kinds()["signs"].items() if head.startswith(tuple(signs))), "")


def _without_blanks(head: bytes) -> bytes:
    return head.removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n\x00")


def _pdf(data: bytes, name: str, kind: dict) -> None:
    if not re.match(rb"%PDF-[12]\.\d", data) or b"%%EOF" not in data[-2048:]:
        raise _not_what_it_says(name, kind, data)
    _alone(data, name)


def _png(data: bytes, name: str, kind: dict) -> None:
    if data[:8] != b"\x89PNG\r\n\x1a\n" or data[12:16] != b"IHDR" or not data.endswith(_PICTURE_ENDS):
        raise _not_what_it_says(name, kind, data)
    _alone(data, name)


def _jpeg(data: bytes, name: str, kind: dict) -> None:
    if data[:3] != b"\xff\xd8\xff" or b"\xff\xd9" not in data[3:]:
        raise _not_what_it_says(name, kind, data)
    _alone(data, name)


def _alone(data: bytes, name: str) -> None:
    """A zip file is read from its end, so it hides behind a picture or a PDF: such a file is two files."""
    if ends_as_zip(data):
        raise refused(
            "the file holds an archive behind its contents", name,
            try_="Save it again in the program that made it and choose that copy",
        )  # fmt: skip


def _text(data: bytes, name: str, kind: dict) -> None:
    if _known(data) or not _reads_as_text(data) or ends_as_zip(data):
        raise _not_what_it_says(name, kind, data)


def _reads_as_text(data: bytes) -> bool:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decodes(data, "utf-16")
    return not re.search(rb"[\x00-\x08\x0e-\x1f\x7f]", data) and (_decodes(data, "utf-8") or _decodes(data, "cp1252"))


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        return "\x00" not in data.decode(encoding)
    except UnicodeDecodeError:
        return False


def _mail(data: bytes, name: str, kind: dict) -> None:
    head = _MAIL_HEAD.match(data)
    if not head or not _MAIL_FIELD.search(head[0]):
        raise _not_what_it_says(name, kind, data)
    never = {ending for ending, what in never_kept().items() if what in ("a program", "a file with macros")}
    for ending in {found.decode().lower() for found in _ATTACHED.findall(data)} & never:
        raise refused(
            f"the e-mail carries a file that cannot be kept ({ending})", name,
            try_="Save the e-mail without it, or choose the proof alone",
        )  # fmt: skip


def _outlook(data: bytes, name: str, kind: dict) -> None:
    if data[:8] != bytes.fromhex("d0cf11e0a1b11ae1") or _OUTLOOK not in data:
        raise _not_what_it_says(name, kind, data)
    if _MACROS in data:
        raise _with_macros(name)


def _with_macros(name: str):
    return refused(
        "the file holds macros, which run when it is opened", name, try_="Save a copy without macros and choose that"
    )


def _office(data: bytes, name: str, kind: dict) -> None:
    parts = parts_of(data, name)
    if parts is None or kind["main"] not in parts.names or "[content_types].xml" not in parts.names:
        raise _not_what_it_says(name, kind, data)
    _no_macros(parts, name)


def _opendocument(data: bytes, name: str, kind: dict) -> None:
    parts = parts_of(data, name)
    said = data[30 : 38 + len(kind["media"])]  # the first part, kept as it is: “mimetype”, then the type itself
    if parts is None or said != b"mimetype" + kind["media"].encode() or kind["main"] not in parts.names:
        raise _not_what_it_says(name, kind, data)
    _no_macros(parts, name)


def _no_macros(parts: Parts, name: str) -> None:
    if any(sign in part for part in parts.names for sign in kinds()["macros"]["parts"]):
        raise _with_macros(name)


_CHECKS = {
    "pdf": _pdf, "office": _office, "opendocument": _opendocument, "text": _text, "png": _png, "jpeg": _jpeg,
    "mail": _mail, "outlook": _outlook,
}  # fmt: skip

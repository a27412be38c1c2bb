"""What the text of a cell means in a code list: by its code, its meaning, or a spelling that somebody declared."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from goldthread.records.schema import codes

# “a) Yes”, as the lists for inspectors number their choices.
_LETTER = re.compile(r"[a-z]{1,2}\)\s*(?=\S)")
# “N1 - abuse or neglect”, “1A: individual”, as drop-down lists of case systems are exported.
_CODE_THEN_WORDS = re.compile(r"([a-z0-9]+)(?::\s*|\s+[-–]\s+)\S")
_WHOLE_NUMBER = re.compile(r"(\d+)\.0+")


@cache
def declared() -> dict[str, dict[str, str]]:
    """The spellings that the package knows, by code list."""
    return _toml("aliases")


@cache
def renamed() -> dict:
    """What deployments call otherwise, and what stands for an empty cell."""
    return _toml("renamed")


def spelled(text: str) -> str:
    """The text as spellings are compared: without case and without spaces around it or doubled in it."""
    return " ".join(text.split()).casefold()


class Meanings:
    """What texts mean in one code list.

    >>> Meanings("yes_no").code("a) Yes"), Meanings("primary_need").code("N1 - abuse"), Meanings("sex").code("?")
    ('Y', 'N1', None)
    """

    def __init__(self, name: str, own: Mapping[str, str] | None = None) -> None:
        listed = codes()[name]
        labels = Counter(spelled(label) for label in listed.values())
        self._codes = {spelled(code): code for code in listed}
        # Factors 8B to 8F have one meaning: it names none of them.
        meant = {spelled(label): code for code, label in listed.items() if labels[spelled(label)] == 1}
        known = {spelled(text): code for text, code in declared().get(name, {}).items()}
        said = {spelled(text): code for text, code in (own or {}).items()}
        self._known = meant | known | self._codes | said

    def code(self, text: str) -> str | None:
        """The code that the text stands for; `None` where nobody declared that it stands for one."""
        key = spelled(text)
        if whole := _WHOLE_NUMBER.fullmatch(key):
            key = whole[1]
        for form in (key, _LETTER.sub("", key, count=1) if _LETTER.match(key) else key):
            if form in self._known:
                return self._known[form]
            if (begins := _CODE_THEN_WORDS.match(form)) and begins[1] in self._codes:
                return self._codes[begins[1]]
        return None

    def texts(self, code: str) -> list[str]:
        """Every declared spelling of one code, as `spelled` gives it."""
        return sorted(text for text, meant in self._known.items() if meant == code)


def _toml(name: str) -> dict:
    return tomllib.loads(files("goldthread.records").joinpath("tables", f"{name}.toml").read_text("utf-8"))

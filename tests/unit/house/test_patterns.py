"""No pattern asks for what the oldest Python that we promise gets wrong.

Debian 12 has Python 3.11.2, which misreads a repeat that never turns back (“*+”) over a group: a table's ruler became
a row there, and half of a plan went unread, while 3.11.7 read it well.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.house import CORE


def never_turning_back(source: str) -> Iterator[str]:
    """The texts in the code that, read as patterns, hold a repeat that never turns back."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "+" in node.value:
            try:
                pattern = repr(re._parser.parse(node.value, re.VERBOSE))
            except (re.error, OverflowError):
                continue
            if "POSSESSIVE" in pattern:
                yield node.value


@pytest.mark.parametrize("planted, found", [(r'"(?:a|b)*+c"', 1), (r'"\\*+ or [*+]+"', 0), ('"(?:a|b)*c+"', 0)])
def test_a_planted_pattern_is_found(planted, found):
    assert len(list(never_turning_back(f"import re\nre.compile({planted})"))) == found


def test_no_pattern_of_the_core_has_one():
    files = sorted(Path(CORE).rglob("*.py"))
    assert len(files) > 100
    found = {file.name: text for file in files for text in never_turning_back(file.read_text(encoding="utf-8"))}
    assert not found

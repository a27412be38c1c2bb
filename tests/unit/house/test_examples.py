"""The examples in the docstrings of the core are as true as they look."""

from __future__ import annotations

import doctest
import importlib
import sys
from types import ModuleType

import pytest

from tests.support.house import CORE

WITH_EXAMPLES = sorted(path for path in CORE.rglob("*.py") if ">>> " in path.read_text(encoding="utf-8"))


def faults_of(module: ModuleType) -> int:
    return doctest.testmod(module, verbose=False).failed


@pytest.mark.parametrize("path", WITH_EXAMPLES, ids=lambda path: str(path.relative_to(CORE)))
def test_every_example_comes_out_as_it_says(path):
    steps = path.relative_to(CORE.parent).with_suffix("").parts
    name = ".".join(steps[:-1] if steps[-1] == "__init__" else steps)
    assert faults_of(importlib.import_module(name)) == 0


def test_a_wrong_example_is_found(capsys):
    planted = ModuleType("planted", "A sum.\n\n>>> 1 + 1\n3\n")
    sys.modules["planted"] = planted
    assert faults_of(planted) == 1
    assert "Expected:" in capsys.readouterr().out
    del sys.modules["planted"]


def test_there_are_examples():
    assert len(WITH_EXAMPLES) > 40

"""A room knows only the rooms below it, and the core knows nothing of the site."""

import tomllib
from pathlib import Path

import pytest

from tests.support.house import CORE, imports_upwards

FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text(encoding="utf-8"))["floors"]


def test_the_core_imports_downwards_only():
    assert imports_upwards(CORE, FLOORS) == []


TO_DOCUMENTS = "plan (floor 2) may not import documents (floor 3)"


@pytest.mark.parametrize(
    ("file", "source", "fault"),
    [
        ("plan/bad.py", "from goldthread.documents import read_plan", TO_DOCUMENTS),
        ("plan/bad.py", "import goldthread.page.document", "plan (floor 2) may not import page (floor 2)"),
        ("plan/checks/bad.py", "from ...cli import main", "plan (floor 2) may not import cli (floor 5)"),
        ("plan/bad.py", "def f():\n    from goldthread import documents", TO_DOCUMENTS),
        ("documents/bad.py", "import django.db", "the core may not import django"),
        ("cli/bad.py", "from goldthread_site import config", "the core may not import goldthread_site"),
        ("attic/bad.py", "import json", "the room “attic” has no floor"),
    ],
)  # fmt: skip
def test_a_planted_import_is_found(tmp_path, file, source, fault):
    planted = tmp_path / "goldthread" / file
    planted.parent.mkdir(parents=True)
    planted.write_text(source, encoding="utf-8")
    faults = imports_upwards(tmp_path / "goldthread", FLOORS)
    assert len(faults) == 1
    assert faults[0].endswith(fault)


def test_imports_that_lead_down_or_stay_in_the_room_are_fine(tmp_path):
    planted = tmp_path / "goldthread/documents/good.py"
    planted.parent.mkdir(parents=True)
    planted.write_text(
        "import json\nfrom . import load\nfrom ..plan.model import Plan\nfrom goldthread import __version__\n"
        "from goldthread.errors import UserError\n",
        encoding="utf-8",
    )
    assert imports_upwards(tmp_path / "goldthread", FLOORS) == []

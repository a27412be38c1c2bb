"""The repository holds no registry's address, no machine's path, and no file too long to take in."""

from statistics import median

import pytest

from tests.support.house import ROOT, function_lengths
from tests.support.tracked import addresses_and_paths, text_of, tracked_files

LONGEST_FILE = 400
WRITTEN_BY_HAND = {".py", ".sh", ".js", ".scss", ".html", ".css"}


def test_no_registry_address_and_no_machine_path():
    assert addresses_and_paths(tracked_files()) == []


@pytest.mark.parametrize(
    "line",
    [
        "--index-url https:" + "//files.python" + "hosted.org/simple",
        '"resolved": "https:' + "//registry.npm" + 'js.org/x.tgz"',
        "data = open('/ro" + "ot/x.json')",
        "extra-index-url = file:/" + "//o" + "pt/simple",
    ],
)
def test_a_planted_address_is_found(tmp_path, line):
    planted = tmp_path / "planted.txt"
    planted.write_text(line, encoding="utf-8")
    assert len(addresses_and_paths([planted])) == 1


def test_no_file_is_over_400_lines():
    written = [path for path in tracked_files() if path.suffix in WRITTEN_BY_HAND]
    long = {
        str(path.relative_to(ROOT)): lines for path in written if (lines := text_of(path).count("\n")) > LONGEST_FILE
    }
    assert written
    assert long == {}


@pytest.mark.parametrize("folder", ["src/goldthread", "src/goldthread_site"])
def test_functions_fit_a_glance(folder):
    assert median(function_lengths(ROOT / folder)) < 12


def test_files_fit_a_glance():
    lengths = [text_of(path).count("\n") for path in (ROOT / "src").rglob("*.py")]
    assert median(lengths) < 120

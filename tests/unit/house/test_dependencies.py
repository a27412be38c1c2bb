"""Each dependency has a reason, each import is declared, and the locked files hold what pyproject.toml asks for."""

import re
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.support.house import CORE, ROOT, modules_imported
from tests.support.tracked import tracked_files

PYPROJECT = ROOT / "pyproject.toml"
DECLARED = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]
EXTRAS = DECLARED["optional-dependencies"]
REASON = re.compile(r"#\s+\S+(\s+\S+){3,}\.$")
# Where the name that is imported is not the name that is installed.
INSTALLED_AS = {
    "allauth": "django-allauth",
    "axes": "django-axes",
    "csp": "django-csp",
    "docx": "python-docx",
    "ninja": "django-ninja",
    "py4j": "pyspark",
    "pydantic_core": "pydantic",
}


def without_reason(text: str) -> list[str]:
    """The requirements of a pyproject.toml that no sentence stands beside."""
    inside = re.findall(r"^(?:dependencies|\w+) = \[\n(.*?)^\]", text, flags=re.MULTILINE | re.DOTALL)
    lines = [line.strip() for block in inside for line in block.splitlines() if line.strip().startswith('"')]
    return [line for line in lines if not REASON.search(line)]


def test_each_dependency_has_a_sentence_why():
    assert without_reason(PYPROJECT.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("line", ['"leftpad>=1",', '"leftpad>=1", # pads'])
def test_a_dependency_without_a_reason_is_found(line):
    assert without_reason(f"[project]\ndependencies = [\n    {line}\n]\n") == [line]


@pytest.mark.parametrize("path", sorted((ROOT / "requirements").glob("*.in")), ids=lambda path: path.name)
def test_each_further_requirement_has_a_sentence_why(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    bare = [
        line
        for above, line in zip(["", *lines], lines, strict=False)
        if line[:1].isalpha() and not REASON.search(above)
    ]
    assert bare == []


def undeclared(folder: Path, declared: set[str]) -> list[str]:
    """The imports of a folder that no declared requirement installs."""
    faults = []
    for path in sorted(folder.rglob("*.py")):
        for line, name in modules_imported(path, "."):
            first = name.split(".")[0]
            if not first or first in sys.stdlib_module_names or first.startswith("goldthread"):
                continue
            if canonicalize_name(INSTALLED_AS.get(first, first)) not in declared:
                faults.append(f"{path.name}:{line}: {first}")
    return sorted(set(faults))


def only_requirements(texts: list[str]) -> list[str]:
    return [text for text in texts if not text.startswith("goldthread[")]


def names_of(*lists: list[str]) -> set[str]:
    return {canonicalize_name(Requirement(text).name) for requirements in lists for text in requirements}


def test_the_core_imports_only_what_it_declares():
    extras = [EXTRAS[name] for name in ("pdf", "write", "database", "spark")]
    declared = names_of(DECLARED["dependencies"], *map(only_requirements, extras))
    assert undeclared(CORE, declared | {"pdfminer"}) == []  # pdfminer comes with pdfplumber, whose faults are its own


def test_the_site_imports_only_what_it_declares():
    declared = names_of(DECLARED["dependencies"], only_requirements(EXTRAS["site"]))
    assert undeclared(ROOT / "src/goldthread_site", declared) == []


def test_an_undeclared_import_is_found(tmp_path):
    (tmp_path / "planted.py").write_text("import numpy\n", encoding="utf-8")
    assert undeclared(tmp_path, {"click"}) == ["planted.py:1: numpy"]


def test_the_core_declares_only_what_it_imports():
    imported = {name.split(".")[0] for path in CORE.rglob("*.py") for _, name in modules_imported(path, ".")}
    assert names_of(DECLARED["dependencies"]) - {canonicalize_name(name) for name in imported} == set()


LOCKS = {
    "core-test.txt": [DECLARED["dependencies"], EXTRAS["test"], EXTRAS["pdf"]],
    "site.txt": [DECLARED["dependencies"], EXTRAS["site"], EXTRAS["pdf"]],
    "dev.txt": [DECLARED["dependencies"], EXTRAS["site"], EXTRAS["test"], EXTRAS["dev"]],
}


def pins_of(name: str) -> dict[str, str]:
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    return {
        canonicalize_name(found): version for found, version in re.findall(r"^([\w.-]+)==([\w.]+)", text, re.MULTILINE)
    }


@pytest.mark.parametrize(("name", "lists"), LOCKS.items())
def test_the_lock_holds_what_is_declared(name, lists):
    pins = pins_of(name)
    wanted = [
        Requirement(text) for requirements in lists for text in requirements if not text.startswith("goldthread[")
    ]
    astray = [
        str(asked) for asked in wanted if not asked.specifier.contains(pins.get(canonicalize_name(asked.name), ""))
    ]
    assert astray == [], "run `make lock`"


@pytest.mark.parametrize("path", sorted((ROOT / "requirements").glob("*.txt")), ids=lambda path: path.name)
def test_each_pin_is_locked_by_hash(path):
    pins = re.split(r"^(?=[\w.-]+==)", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    assert pins
    assert [pin.splitlines()[0] for pin in pins if "--hash=sha256:" not in pin] == []


def test_every_file_beside_the_code_is_installed_with_it():
    setuptools = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["tool"]["setuptools"]
    taken = {pattern.removeprefix("*") for pattern in setuptools["package-data"]["*"]}
    here = {file.suffix for file in tracked_files() if ROOT / "src" in file.parents}
    assert ".typ" in here and here - {".py", ".scss"} <= taken  # the style sheets are installed as they are built

"""The pages name nothing that is gone, and what they promise is there."""

import re
from pathlib import Path

import pytest

from goldthread.cli.main import SITE_VERBS, VERBS
from goldthread.errors import ExitCode
from tests.support.house import ROOT
from tests.support.tracked import text_of

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def dead_links(page: Path) -> list[str]:
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text_of(page))
    return [link for link in links if "://" not in link and not (page.parent / link).exists()]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page):
    assert dead_links(page) == []


def test_a_dead_link_is_found(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("[gone](gone.md) and [here](page.md#top)", encoding="utf-8")
    assert dead_links(page) == ["gone.md"]


def test_every_page_is_linked_from_another():
    linked = {
        (page.parent / link).resolve()
        for page in PAGES
        for link in re.findall(r"\]\(([^)#\s]+)", text_of(page))
        if "://" not in link
    }
    assert [
        str(page.relative_to(ROOT)) for page in PAGES if page.resolve() not in linked and page.name != "README.md"
    ] == []


def test_the_reference_names_every_verb_and_every_exit_code():
    page = text_of(ROOT / "docs/reference/command-line.md")
    assert [verb for verb in [*VERBS, *SITE_VERBS] if f"| `{verb}" not in page] == []
    assert [code.name for code in ExitCode if f"| {code.value} |" not in page] == []


def test_make_help_lists_every_verb_that_the_pages_name():
    verbs = set(re.findall(r"^([a-z]+):.*## ", text_of(ROOT / "Makefile"), re.MULTILINE))
    named = {verb for page in PAGES for verb in re.findall(r"`make ([a-z]+)", text_of(page))}
    assert {"run", "test", "check", "format", "assets", "bench"} <= verbs
    assert named <= verbs

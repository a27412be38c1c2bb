"""No sentence of a real plan, and no council of one, stands in the code or the tests."""

import json
import re
from pathlib import Path

import pytest

from tests.support.house import ROOT
from tests.support.tracked import text_of, tracked_files

SHARED = ROOT.parent / "shared"
# The councils whose layouts can be written are named where those layouts are, and where people read of them.
LAYOUTS = ("src/goldthread/documents/layouts/", "docs/how-to/write-a-plan.md", "docs/reference/layouts.md")
IN_A_ROW = 9  # words: shorter runs are the field's own phrases


def words_of(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", re.sub(r"<[^>]+>", " ", text).lower())


def runs_of(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[start : start + IN_A_ROW]) for start in range(len(words) - IN_A_ROW + 1)}


@pytest.fixture(scope="module")
def plans() -> list[Path]:
    found = sorted((SHARED / "plans").glob("*.txt"))
    if not found:
        pytest.skip("../shared is absent, so there is no real plan to compare with")
    return found


def sentences_of_plans_in(paths: list[Path], plans: list[Path]) -> list[str]:
    real = set().union(*(runs_of(words_of(text_of(plan))) for plan in plans))
    return [f"{path.name}: {' '.join(run)}" for path in paths for run in runs_of(words_of(text_of(path))) & real]


def test_no_sentence_of_a_real_plan(plans):
    assert sentences_of_plans_in(tracked_files(), plans) == []


def test_no_council_of_a_real_plan_in_code(plans):
    names = {json.loads(text_of(gold))["authority"] for gold in (SHARED / "gold").glob("*.json")}
    names |= {plan.stem.replace("-", " ").title().replace(" Of ", " of ") for plan in plans}
    pattern = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in sorted(names)))
    code = [path for path in tracked_files() if path.suffix in {".py", ".html", ".toml", ".md"}]
    code = [path for path in code if not path.relative_to(ROOT).as_posix().startswith(LAYOUTS)]
    assert [f"{path.relative_to(ROOT)}: {found}" for path in code for found in pattern.findall(text_of(path))] == []


def test_a_planted_sentence_is_found(plans, tmp_path):
    longest = max((re.sub(r"<[^>]+>", " ", line) for line in text_of(plans[0]).splitlines()), key=len)
    planted = tmp_path / "planted.md"
    planted.write_text(longest[:200], encoding="utf-8")
    assert sentences_of_plans_in([planted], plans)

"""A plan with the same content in another layout is read as well: 20 seeded variants of each gold reading."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

import goldthread.documents
from goldthread.documents import read_plan
from tests.support.scoring import NAMES, gold, marks, needs_gold
from tests.support.variants import variants
from tests.support.variants.recipe import HAND, features, synonyms

SEEDS = range(20)
ENOUGH = 0.95


def read_marks(name: str, seed: int) -> tuple[float, list[str], str]:
    """How well the seed's variant of a gold reading is read: the score, what was missed, and the layout."""
    variant = variants(gold(name), seed)
    plan = json.loads(read_plan(variant.data, name="plan.txt").plan.to_json())
    return *marks(variant.gold, plan), variant.layout


@needs_gold
@pytest.mark.parametrize("name", NAMES)
def test_every_layout_is_read_at_95_percent_or_better(name, capsys):
    found = sorted((*read_marks(name, seed), seed) for seed in SEEDS)
    score, misses, layout, seed = found[0]
    mean = sum(each[0] for each in found) / len(found)
    with capsys.disabled():
        print(f"\n{name}: worst of {len(found)} layouts {score:.1%} (seed {seed}), mean {mean:.1%}")
    assert score >= ENOUGH, "\n".join([f"seed {seed} of {name} read at {score:.1%}", layout, *misses])


@needs_gold
@pytest.mark.parametrize("name", NAMES)
def test_the_same_seed_gives_the_same_text(name):
    assert variants(gold(name), 7) == variants(gold(name), 7)
    assert len({variants(gold(name), seed).text for seed in SEEDS}) == len(SEEDS)


@needs_gold
@pytest.mark.parametrize("name", NAMES)
def test_a_variant_prints_all_that_it_is_scored_on(name):
    for seed in SEEDS:
        variant = variants(gold(name), seed)
        bare = squeezed(re.sub(r"</?[a-z][^<>]*>|&(?:amp|lt|gt);", " ", variant.text))
        lost = [text for text in scored_texts(variant.gold) if squeezed(text[:25]) not in bare]
        assert not lost, f"seed {seed}: {lost[0]}"


def scored_texts(wanted: dict) -> list[str]:
    """The texts that a reading is compared with: every row's own, and the values beside an action."""
    rows = [row["text"] for kind in ("recommendations", "outcomes", "actions") for row in wanted.get(kind) or []]
    values = [
        row.get(key) for row in wanted["actions"] for key in ("ref", "start", "due", "status", "cost", "commitment")
    ]
    people = [name for row in wanted["actions"] for name in (*row["leads"], *(row.get("accountable") or []))]
    said = ("title", "sponsor", "lead", "outcome", "commitments", "success_measures")
    parts = [text for section in wanted["sections"] for key in said for text in strings(section.get(key))]
    return [text for text in (*rows, *values, *people, *parts) if text]


def test_every_choice_of_every_feature_is_dealt_within_twenty_seeds():
    from tests.support.variants.recipe import dealt

    for name, choices in features().items():
        assert {dealt(choices, seed, f"any/{name}") for seed in range(HAND)} == set(choices), name


def test_the_header_synonyms_are_not_in_the_readers_vocabulary():
    kinds = ("columns", "parts", "words")
    mine = {squeezed(phrase) for kind in kinds for phrases in synonyms()[kind].values() for phrase in phrases}
    theirs = {squeezed(phrase) for phrase in vocabulary_phrases()}
    assert len(mine) > 100
    assert theirs, "the reader's vocabulary was not found"
    assert not mine & theirs, f"take these out of tests/support/header_synonyms.toml: {sorted(mine & theirs)}"


def vocabulary_phrases() -> set[str]:
    """Every string in the reader's vocabulary files, keys and values."""
    room = Path(goldthread.documents.__file__).parent / "understand"
    files = [path for path in room.rglob("*") if path.suffix in (".toml", ".json")]
    return {text for path in files for text in strings(_loaded(path))}


def _loaded(path: Path):
    text = path.read_text("utf-8")
    return tomllib.loads(text) if path.suffix == ".toml" else json.loads(text)


def strings(value) -> set[str]:
    """Every string within a value of dictionaries and lists."""
    if isinstance(value, dict):
        return {text for key, each in value.items() for text in {key} | strings(each)}
    if isinstance(value, list):
        return {text for each in value for text in strings(each)}
    return {value} if isinstance(value, str) else set()


def squeezed(text: str) -> str:
    """The words of a text in small letters, without marks."""
    return " ".join(re.findall(r"[a-z0-9]+", text.lower()))

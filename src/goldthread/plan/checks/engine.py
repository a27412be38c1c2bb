"""Runs the rules: finds every rule file of this folder, applies them, and scores each family."""

from __future__ import annotations

import hashlib
import importlib
import pkgutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import get_args

from goldthread.errors import NoSuchRule
from goldthread.plan.checks.rule import Family, Finding, Rule, Severity
from goldthread.plan.model import Plan

FAMILIES: tuple[Family, ...] = get_args(Family)
SEVERITIES: tuple[Severity, ...] = get_args(Severity)


@dataclass(frozen=True, slots=True)
class FamilyScore:
    """How much of a plan keeps a family's rules: 100 when no row breaks one."""

    family: Family
    errors: int
    warnings: int
    notes: int
    score: int


@lru_cache(maxsize=1)
def all_rules() -> tuple[Rule, ...]:
    """Every shipped rule, in the order of the codes. A rule file is named after its code, such as ``gt203_….py``."""
    return tuple(map(_rule_in, _files().values()))


@lru_cache(maxsize=1)
def _files() -> dict[str, str]:
    """The module of each rule, by its code, in the order of the codes."""
    import goldthread.plan.checks as folder

    names = sorted(module.name for module in pkgutil.iter_modules(folder.__path__) if module.name.startswith("gt"))
    return {name.partition("_")[0].upper(): f"{folder.__name__}.{name}" for name in names}


def _rule_in(module: str) -> Rule:
    return importlib.import_module(module).RULE


@lru_cache(maxsize=1)
def rules_digest() -> str:
    """The SHA-256 of the code and the data that the rules are made of: findings made with another one may be old."""
    room = Path(__file__).resolve().parent.parent
    whole = hashlib.sha256()
    for file in sorted(room.rglob("*")):
        if file.suffix in (".py", ".toml"):
            whole.update(file.relative_to(room).as_posix().encode() + b"\0" + file.read_bytes())
    return whole.hexdigest()


def rule_named(code: str) -> Rule:
    """The rule with this code, in either case. Raises `NoSuchRule` naming the nearest codes."""
    from difflib import get_close_matches

    known = _files()
    if found := known.get(code.strip().upper()):
        return _rule_in(found)
    near = get_close_matches(code.strip().upper(), known, n=3) or list(known)[:3]
    raise NoSuchRule(f"there is no rule {code}", try_=f"The nearest are {', '.join(near)}")


def check_plan(plan: Plan, *, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> tuple[Finding, ...]:
    """What the rules find in a plan, errors first, then in the order of the codes.

    ``select`` and ``ignore`` are codes, beginnings of codes (“GT2”) or names of families. Raises `NoSuchRule` for a
    word that names no rule.
    """
    found = [finding for rule in chosen_rules(select, ignore) for finding in rule.find(plan)]
    return tuple(sorted(found, key=lambda finding: SEVERITIES.index(finding.severity)))


def chosen_rules(select: Sequence[str] = (), ignore: Sequence[str] = ()) -> tuple[Rule, ...]:
    """The rules that ``check_plan`` applies for these words. Raises `NoSuchRule` for a word that names none."""
    for word in (*select, *ignore):
        if not any(_named(rule, word) for rule in all_rules()):
            raise NoSuchRule(
                f"“{word}” names no rule", why="a code, the beginning of one, or a family is needed",
                try_=f"The families are {', '.join(FAMILIES)}; “goldthread explain” lists the codes",
            )  # fmt: skip
    wanted = [rule for rule in all_rules() if not select or any(_named(rule, word) for word in select)]
    return tuple(rule for rule in wanted if not any(_named(rule, word) for word in ignore))


def scores(plan: Plan, findings: Iterable[Finding]) -> tuple[FamilyScore, ...]:
    """A score out of 100 for each family.

    Each row of the plan (recommendation or action) that a finding touches counts once, by its worst finding:
    an error whole, a warning half, a note a tenth. The score is the share of rows left.
    """
    family_of = {rule.code: rule.family for rule in all_rules()}
    findings = list(findings)
    return tuple(
        _family_score(plan, family, [f for f in findings if family_of[f.code] == family]) for family in FAMILIES
    )


_WEIGHT: dict[Severity, float] = {"error": 1.0, "warning": 0.5, "note": 0.1}


def _family_score(plan: Plan, family: Family, findings: list[Finding]) -> FamilyScore:
    worst: dict[str, float] = {}
    for place, finding in enumerate(findings):
        for row in finding.actions or finding.recommendations or (f"plan {place}",):
            worst[row] = max(worst.get(row, 0), _WEIGHT[finding.severity])
    rows = max(1, len(plan.actions) + len(plan.recommendations))
    count = {severity: sum(f.severity == severity for f in findings) for severity in SEVERITIES}
    return FamilyScore(
        family, count["error"], count["warning"], count["note"], max(0, round(100 - 100 * sum(worst.values()) / rows))
    )


def _named(rule: Rule, word: str) -> bool:
    return rule.code.startswith(word.upper()) or rule.family == word.lower()

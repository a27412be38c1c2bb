"""Prints what the plan check finds in the real plans beside the project, rule by rule, and what it misses.

    python -m bench.check_table [--misses] [--families owners dates]

Three tables: findings per rule and plan; the faults that were asked for, found or missed; and recall against the
`defects` of the gold readings. A defect counts as found when a rule that may answer for its kind
(`defect_kinds.toml`) touches one of its rows; where the gold gives no rows, when such a finding is about the whole
plan or shares telling words with the defect ("by words", the weaker evidence, is counted apart).
"""

from __future__ import annotations

import argparse
import sys
import time
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from goldthread.plan.checks import Finding, all_rules
from goldthread.plan.checks.engine import FAMILIES
from goldthread.plan.checks.likeness import plain, words
from goldthread.plan.model import Plan
from tests.support.listed import PLANS, findings_in, listed_faults, real_plan, rows_missed
from tests.support.scoring import NAMES, gold, scorer

KINDS = tomllib.loads((Path(__file__).parent / "defect_kinds.toml").read_text("utf-8"))
FAMILY_OF = {kind: family for family, kinds in KINDS.items() for kind in kinds}


@dataclass(frozen=True)
class Defect:
    """A fault that the gold reading names, with the ids of its rows in the plan as read, and how it was found."""

    plan: str
    kind: str
    where: str
    weight: str
    found: str

    @property
    def family(self) -> str:
        return FAMILY_OF.get(self.kind, "no rule")


def main() -> None:
    """Prints the three tables."""
    asked = _asked()
    if not PLANS:
        sys.exit("No real plans stand beside the project.")
    initials = [path.stem[0] for path in PLANS]
    print(*_per_rule(initials, asked.families), "", *_listed(), "", *_recall(asked), sep="\n")


def _per_rule(initials: list[str], families: list[str]) -> Iterator[str]:
    yield f"{'rule':44}" + "".join(f"{initial:>5}" for initial in initials) + "  all"
    counts = {initial: Counter(finding.code for finding in findings_in(initial)) for initial in initials}
    for rule in all_rules():
        row = [counts[initial][rule.code] for initial in initials]
        if rule.family in families:
            yield f"{rule.code} {rule.name:38}" + "".join(f"{n or '.':>5}" for n in row) + f"{sum(row):>5}"
    totals = [sum(count.values()) for count in counts.values()]
    yield f"{'findings':44}" + "".join(f"{total:>5}" for total in totals) + f"{sum(totals):>5}"
    yield f"{'milliseconds (check alone)':44}" + "".join(f"{_milliseconds(initial):>5}" for initial in initials)


def _milliseconds(initial: str) -> int:
    plan, start = real_plan(initial), time.perf_counter()
    found = [finding for rule in all_rules() for finding in rule.find(plan)]
    return round(1000 * (time.perf_counter() - start)) if found else 0


def _listed() -> Iterator[str]:
    missed = {fault: rows for fault in listed_faults() if (rows := rows_missed(fault))}
    for fault in listed_faults():
        yield f"{'MISSED' if fault in missed else 'found ':7} {fault}" + (
            f"  ({', '.join(missed[fault])})" if fault in missed else ""
        )
    total = len(listed_faults())
    yield f"listed faults: {total - len(missed)} of {total} found"


def _recall(asked: argparse.Namespace) -> Iterator[str]:
    defects = [defect for name in NAMES for defect in _defects(name)]
    tally: dict[tuple[str, str], Counter] = defaultdict(Counter)
    for defect in defects:
        for key in ((defect.family, "all"), ("all", "all"), (defect.family, defect.weight), ("all", defect.weight)):
            tally[key].update([defect.found, "total"])
    heads = (("by rows", 9), ("by words", 9), ("of", 5), ("share", 7), ("high", 9), ("medium", 9), ("low", 9))
    yield f"{'recall of the gold defects':28}" + "".join(f"{head:>{width}}" for head, width in heads)
    for family in (*FAMILIES, "no rule", "all"):
        if tally[family, "all"]:
            yield _recall_line(family, tally)
    if asked.misses:
        yield from (
            f"missed {d.plan[0]} {d.weight:6} {d.kind}: {d.where[:90]}"
            for d in defects
            if d.found == "no" and d.family in (*asked.families, "no rule")
        )


def _recall_line(family: str, tally: dict[tuple[str, str], Counter]) -> str:
    def share(counts: Counter) -> str:
        return f"{counts['rows'] + counts['words']}/{counts['total']}"

    counts = tally[family, "all"]
    line = f"{family:28}{counts['rows']:>9}{counts['words']:>9}{counts['total']:>5}"
    line += f"{(counts['rows'] + counts['words']) / counts['total']:>7.0%}"
    return line + "".join(f"{share(tally[family, weight]):>9}" for weight in ("high", "medium", "low"))


def _defects(name: str) -> Iterator[Defect]:
    plan, wanted = real_plan(name[0]), gold(name)
    ids = _ids(wanted, plan)
    texts = {row.id: row.text for row in (*plan.actions, *plan.recommendations)}
    for defect in wanted["defects"]:
        codes = tuple(KINDS.get(FAMILY_OF.get(defect["kind"], ""), {}).get(defect["kind"], ()))
        findings = [finding for finding in findings_in(name[0]) if codes and finding.code.startswith(codes)]
        rows = {ids.get((kind, place)) for kind in ("recommendations", "actions") for place in defect.get(kind) or ()}
        found = _found(defect, rows - {None} or _rows_by_text(defect, plan), findings, texts)
        yield Defect(name, defect["kind"], defect["where"], defect.get("weight", "-"), found)


def _ids(wanted: dict, plan: Plan) -> dict[tuple[str, int], str]:
    """The id in the plan as read of each numbered row of the gold, paired by likeness as the scorer pairs them."""
    found = {}
    for kind in ("recommendations", "actions"):
        rows = [row.model_dump() for row in getattr(plan, kind)]
        pairs = scorer().match(wanted[kind], rows)
        found |= {(kind, place): rows[at]["id"] for place, (at, _) in pairs.items()}
    blank = [row.id for row in plan.actions if not row.text]
    unread = [place for place, row in enumerate(wanted["actions"]) if not row["text"]]
    return found | {("actions", place): id_ for place, id_ in zip(unread, blank, strict=False)}


def _rows_by_text(defect: dict, plan: Plan) -> set[str]:
    """The actions whose first words the defect's `where` or `why` gives."""
    said = plain(defect["where"]) + " | " + plain(defect["why"])
    return {row.id for row in plan.actions if len(row.text) > 20 and plain(row.text)[:40] in said}


def _found(defect: dict, rows: set[str], findings: list[Finding], texts: dict[str, str]) -> str:
    """ "rows" where a finding touches a row of the defect, "words" where it only speaks of the same, else "no"."""
    if rows:
        return "rows" if any(rows & {*f.actions, *f.recommendations} for f in findings) else "no"
    said = words(f"{defect['where']} {defect['why']}")
    for finding in findings:
        about = [texts[id_] for id_ in (*finding.actions, *finding.recommendations) if id_ in texts]
        if not about or any(len(said & words(f"{text} {finding.message}")) >= 3 for text in about):
            return "words"
    return "no"


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="name each gold defect that was missed")
    parser.add_argument("--families", nargs="+", default=list(FAMILIES), help="show the rules of these families only")
    return parser.parse_args()


if __name__ == "__main__":
    main()

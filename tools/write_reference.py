"""Writes the pages of docs/reference that come from the code: `make docs`."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from goldthread.cli.show.rules import as_json, messages_of
from goldthread.documents.layouts import Layout, layout_named, layout_names
from goldthread.documents.layouts.carried import fields_left_out
from goldthread.plan.checks import Rule, all_rules
from goldthread.plan.rating_rules import RatingRule, all_rating_rules
from goldthread.plan.rating_rules.rule import Example
from goldthread.plan.said import day_said
from goldthread.plan.schema import plan_schema_text
from tools.measures_page import measures_page

REFERENCE = Path(__file__).resolve().parent.parent / "docs/reference"

_RULES_TOP = """# The rules of the plan check

<!-- Written by `make docs` from the rule files in src/goldthread/plan/checks. Do not edit it by hand. -->

`goldthread check FILE` applies these rules to a plan; `goldthread explain CODE` prints one of them. A code's first
digit is its family. An **error** makes a board believe what is not so, or leaves it unable to act; a **warning** is a
weakness to mend; a **note** is worth a look.
"""


def rules_page(rules: tuple[Rule, ...]) -> str:
    """The page that lists every rule, family by family, with an example of each side."""
    by_family = [(family, list(group)) for family, group in groupby(rules, key=lambda rule: rule.family)]
    parts = [_RULES_TOP, _contents(by_family)]
    for family, group in by_family:
        parts += [f"## {family.capitalize()}\n", *map(_rule_part, group)]
    return "\n".join(parts)


def _contents(by_family: list[tuple[str, list[Rule]]]) -> str:
    rows = [
        f"| [{rule.code}](#{rule.code.lower()}) | {family} | {rule.severity} | {rule.name} |"
        for family, group in by_family
        for rule in group
    ]
    return "\n".join(["| code | family | severity | rule |", "| --- | --- | --- | --- |", *rows, ""])


def _rule_part(rule: Rule) -> str:
    said = "".join(f"\nGoldthread says: {message}\n" for message in messages_of(rule, rule.breaks))
    return (
        f'<a id="{rule.code.lower()}"></a>\n\n### {rule.code} {rule.name}\n\n{rule.severity.capitalize()}. '
        f"{rule.sentence}\n\nWhy it matters: {rule.why}\n\nThis breaks it:\n\n```json\n{as_json(rule.breaks)}\n```\n"
        f"{said}\nThis keeps it:\n\n```json\n{as_json(rule.keeps)}\n```\n"
    )


_LAYOUTS_TOP = """# Layouts that plans are written in

<!-- Written by `make docs` from the files in src/goldthread/documents/layouts. Do not edit it by hand. -->

`goldthread write PLAN --to docx --layout NAME` lays a plan out; a layout is a TOML file. What a layout has no place for
is said when a file is written. What it has a place for is read back the same.
"""

# What a cell says: (there is a place on pages, there is a place on sheets).
_PLACE = {(True, True): "yes", (False, False): "–", (True, False): "not in Excel, CSV", (False, True): "in Excel, CSV"}

_LAYOUTS_END = """Everything else (title, council, date, recommendations, actions, leads, due dates) is in each.

## What no layout carries

- Worked-out values are worked out again: the days of a due date, the amount of a cost, the targets in an outcome. Where
  a plan held others than its words say, the words win.
- Where a row stood in its first document, and whether a value was inherited there.
- Rows come out section by section and recommendation by recommendation, whatever their order was.
- Several recommendations that one action answers, where two of them have neither a number nor words of their own.
- Signs that no page can show (control characters). A sign that no font of the computer has, such as an emoji, prints
  as a box in a PDF and is not read back from it; that PDF is tagged, but not PDF/UA-1.
- CSV holds the actions alone, without title or council. A row of a PDF that is taller than a page is parted there, and
  the file is then read as any other document.
"""


def layouts_page() -> str:
    """The page that says what each layout leaves out."""
    layouts = [layout_named(name) for name in layout_names()]
    titles = [f"- `{layout.name}`: {layout.title}" for layout in layouts]
    heads = " | ".join(f"`{layout.name}`" for layout in layouts)
    top = [f"| | {heads} |", "| --- |" + " --- |" * len(layouts)]
    return "\n".join(
        [_LAYOUTS_TOP, *titles, "", "## What each has a place for\n", *top, *_carried(layouts), "", _LAYOUTS_END]
    )


def _carried(layouts: list[Layout]) -> Iterator[str]:
    """A row for each thing that some layout leaves out: “–” where it does, and in which forms where they differ."""
    lost = [[_labels(layout, sheets=sheets) for sheets in (False, True)] for layout in layouts]
    for label in dict.fromkeys(label for both in lost for one in both for label in one):
        cells = (_PLACE[label not in pages, label not in sheets] for pages, sheets in lost)
        yield f"| {label} | {' | '.join(cells)} |"


def _labels(layout: Layout, *, sheets: bool) -> list[str]:
    return [label for label, _, _ in fields_left_out(layout, sheets=sheets)]


_RATINGS_TOP = """# The rules of rating

<!-- Written by `make docs` from the files in src/goldthread/plan/rating_rules. Do not edit it by hand. -->

Each plan names the rule by which its colours are worked out. The colour and its reason stand beside what the owner
claims; where the two differ the owner gives a reason, and the plan lists it. Nobody is stopped from claiming a colour,
but for blue: that needs proof, and a second person who has seen it.

A colour that cannot be worked out is never guessed: the rule says “Cannot say” and why. The due day itself is not late.
A month late is the same day of the next month, and the last day of a month is a month before the last day of the next.
A plan keeps its own words for its colours (`terms.colour_words`), as “On track” for amber.
"""


def ratings_page() -> str:
    """The page that lists every rating rule with its examples."""
    rules = all_rating_rules()
    rows = [f"| [{rule.title}](#{rule.name}) | `{rule.name}` | {rule.sentence.strip()} |" for rule in rules]
    head = ["| rule | name in the plan | in a sentence |", "| --- | --- | --- |"]
    return "\n".join([_RATINGS_TOP, *head, *rows, "", *map(_rating_part, rules)])


def _rating_part(rule: RatingRule) -> str:
    meanings = "\n".join(f"- **{colour.capitalize()}**: {rule.meanings[colour]}" for colour in rule.colours)
    head = "| example | on | colour | because |\n| --- | --- | --- | --- |"
    rows = "\n".join(map(_rating_example, rule.examples))
    return (
        f'<a id="{rule.name}"></a>\n\n## {rule.title}\n\n{rule.sentence.strip()}\n\nWhy: {rule.why}\n\n{meanings}\n\n'
        f"{head}\n{rows}\n"
    )


def _rating_example(example: Example) -> str:
    colour = example.gives.capitalize() if example.gives else "–"
    return f"| {example.says} | {day_said(example.as_at)} | {colour} | {example.because} |"


def settings_page() -> str:
    """What can be set from outside: the head of the settings file."""
    path = Path(__file__).resolve().parent.parent / "src/goldthread_site/config/settings.py"
    said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    rows = re.sub(r"^\| +\| ", "", said, flags=re.MULTILINE)  # a row that goes on in the next line
    rows = re.sub(r" *\|\n(?!\|)(?=\w)", " ", rows)
    return f"# Settings\n\n{rows}\n"


def pages() -> dict[str, str]:
    """The name and the text of each page that comes from the code."""
    return {
        "goldthread-plan-1.schema.json": plan_schema_text(), "layouts.md": layouts_page(),
        "measures.md": measures_page(),
        "rating-rules.md": ratings_page(), "rules.md": rules_page(all_rules()), "settings.md": settings_page(),
    }  # fmt: skip


def main() -> int:
    """Writes the pages; says which have changed."""
    REFERENCE.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        path = REFERENCE / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(f"written: docs/reference/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

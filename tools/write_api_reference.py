"""Writes docs/reference/api.md from the API's own description: `make docs`. It needs the site's packages."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent / "docs/reference/api.md"
_TOP = """# The API

<!-- Written by `make docs` from src/goldthread_site/api. Do not edit it by hand. -->

Everything stands below `/api/v1/`; `/api/v1/openapi.json` is the same for tools (OpenAPI 3.1). A request carries the
token of a person, “Authorization: Bearer gt_…”, and sees and changes what she may.
[How to use it](../how-to/use-the-api.md).

- A row comes as `{plan, key, version, value}`: `value` is the core's own value, as in
  [goldthread-plan/1](goldthread-plan-1.schema.json). A list comes as `{total, limit, offset, rows}`, 200 rows at most.
- `as_at=2026-09-22` reads the plan as it stood when that day was over. Such rows have no version.
- A change is sent with the row's version in “If-Match”. It is answered with the rows that changed and their versions.
- A refusal is “application/problem+json”: `title`, `status`, `detail`, and in `errors` each fault with its place.

| status | what it means |
| --- | --- |
"""


def page() -> str:
    """The page: the statuses once, then each operation with what it takes."""
    from goldthread_site.api.problems import TITLES
    from goldthread_site.api.shown import parts_of
    from goldthread_site.api.views import description

    parts = parts_of(description())
    statuses = [f"| {status} | {said} |" for status, said in TITLES.items()]
    contents = ["", *(f"- [{part.name}](#{part.id})" for part in parts), ""]
    return _TOP + "\n".join([*statuses, *contents, *map(_part, parts)])


def _part(part) -> str:
    return "\n".join([f'<a id="{part.id}"></a>\n\n## {part.name}\n', *map(_operation, part.operations)])


def _operation(each) -> str:
    needs = f" Needs {each.capability}." if each.capability else ""
    rows = [
        f"| `{value.name}`{', needed' if value.needed else ''} | {value.where} | {_cell(value.kind)}"
        f"{'. ' + _cell(value.about) if value.about else ''} |"
        for value in each.takes
    ]
    table = ["| value | where | what |", "| --- | --- | --- |", *rows, ""] if rows else []
    return "\n".join([f"### `{each.method} {each.path}`\n", f"{each.about}{needs}\n", *table])


def _cell(text: str) -> str:
    return text.replace("|", "or")


def main() -> int:
    """Writes the page; says so where it has changed."""
    os.environ.setdefault("GOLDTHREAD_DATA", tempfile.mkdtemp(prefix="goldthread-docs-"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread_site.config.settings")
    import django

    django.setup()
    if not PAGE.exists() or PAGE.read_text(encoding="utf-8") != page():
        PAGE.write_text(page(), encoding="utf-8")
        print("written: docs/reference/api.md")
    return 0


if __name__ == "__main__":
    sys.exit(main())

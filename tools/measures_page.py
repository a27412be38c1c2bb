"""The page of docs/reference that says every measure in plain words, written from the files of the measures."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from goldthread.cli.show.measures import GOOD, VERIFIED, benchmark_said, comes_out
from goldthread.measures.definition import Definition, Setting
from goldthread.measures.examples import examples_of
from goldthread.measures.library import library

_TOP = """# The measures

<!-- Written by `make docs` from the files in src/goldthread/measures/library. Do not edit it by hand. -->

`goldthread measure show CODE` prints one of them, with what your council has set; `--sql` its SQL. “Unverified” means
that no published definition was found that says so. A case that nobody can judge (a day is missing, an end lies
before its start, no bank holidays are known for the year) is counted, shown as “cannot say”, and is in neither number
of a share.
"""


def measures_page() -> str:
    """The page: the measures domain by domain, with their parameters and examples worked by hand."""
    every = sorted(library().values(), key=lambda one: (one.domain, one.code))
    parts = [_TOP, "\n".join(_contents(every)), ""]
    for domain, group in groupby(every, key=lambda one: one.domain):
        parts.append(f"## {domain.capitalize()}\n")
        parts += ["\n".join(_part(one)) for one in group]
    return "\n".join(parts).rstrip() + "\n"


def _contents(every: list[Definition]) -> Iterator[str]:
    yield "| code | domain | measure | unit | good | verified |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for one in every:
        link = f"[{one.code}](#{one.code.lower()})"
        yield f"| {link} | {one.domain} | {_cell(one.name)} | {one.unit} | {one.polarity} | {one.verification} |"


def _part(one: Definition) -> Iterator[str]:
    yield f'<a id="{one.code.lower()}"></a>\n\n### {one.code} {one.name}\n'
    yield f"{one.why}\n"
    yield f"- Counted: {one.numerator}"
    yield f"- Out of: {one.denominator}"
    yield f"- Unit: {one.unit}; {GOOD[one.polarity]}"
    when = "looked at on the last day of each month" if one.kind == "snapshot" else one.period
    yield f"- When: {when}{'; only for the day of the load' if one.latest_only else ''}"
    yield f"- Clock: {one.clock}. {one.day_zero}".rstrip(". ") + "."
    yield f"- Left out: {'; '.join(one.exclusions) or 'nothing'}"
    yield f"- Definition: {VERIFIED.get(one.verification, one.verification)}"
    if one.typical_target:
        yield f"- Aimed for elsewhere: {one.typical_target}"
    if one.overdue:
        yield f"- Beside it: [{one.overdue}](#{one.overdue.lower()}), what is open and overdue"
    if one.note:
        yield f"- Note: {one.note}"
    yield f"- Published: {benchmark_said(one.code)}"
    yield f"- Source: {'; '.join(one.source)}"
    yield f"- Owner: {one.owner}, reviewed {one.reviewed}\n"
    yield from _parameters(one)
    yield from _examples(one)


def _parameters(one: Definition) -> Iterator[str]:
    if not one.parameters:
        return
    yield "| parameter | default | meaning |\n| --- | --- | --- |"
    for about in one.parameters:
        choices = f" ({', '.join(about.choices)})" if about.choices else ""
        yield f"| `{about.name}` | {_said(about.value)} {about.unit} | {_cell(about.meaning)}{choices} |".replace(
            "  ", " "
        )
    yield ""


def _examples(one: Definition) -> Iterator[str]:
    for example in examples_of(one.code):
        yield f"Worked by hand: {example.title}. {example.worked} Comes out: {comes_out(example)}.\n"


def _said(value: Setting) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")

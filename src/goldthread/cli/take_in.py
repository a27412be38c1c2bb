"""``goldthread take-in``: what a later version of a plan changes in the plan, and the plan with those changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from goldthread.cli.opening import map_option, reading_of
from goldthread.cli.streams import output_to
from goldthread.errors import ExitCode

if TYPE_CHECKING:
    from goldthread.plan.model import Plan
    from goldthread.plan.next_version.matching import Matching
    from goldthread.plan.next_version.merging import Merge


@click.command("take-in")
@click.argument("live")
@click.argument("later", metavar="NEXT")
@click.option("--base", "base_path", metavar="BASE", help="The last document that was taken in.")
@click.option("--keep", type=click.Choice(["mine", "theirs"]), help="Decide every conflict for LIVE, or for NEXT.")
@click.option("--answer", "answers", multiple=True, metavar="ROW=ROW", help="Answer a question: a12=a7, or a12=new.")
@click.option("--whole/--part", "whole", default=None, help="NEXT is the whole plan, or only a part of it.")
@map_option
@click.option("-o", "--output", "path", metavar="FILE", help="Write the plan afterwards to this file, as JSON.")
def command(
    live: str, later: str, base_path: str | None, keep: str | None, answers: Sequence[str], whole: bool | None,
    map_path: str | None, path: str | None,
) -> int:  # fmt: skip
    """Say what NEXT, a later version of the plan in LIVE, changes in it; with --output, take it in: all, or nothing.

    Both are documents, or goldthread-plan/1 files. Without --base, LIVE is taken for what the last document said: then
    nothing is in conflict. The exit code is 1 where something must be decided first.
    """
    from goldthread.plan.next_version.ids import under_live_ids
    from goldthread.plan.next_version.matching import matched
    from goldthread.plan.next_version.merging import merge
    from goldthread.plan.next_version.whole import looks_whole

    ours, theirs = reading_of(live).plan, reading_of(later, map_path).plan
    last = _under_ids_of(ours, reading_of(base_path).plan) if base_path else ours
    matching = matched(ours, theirs, said=_said(matched(ours, theirs, base=last), answers), base=last)
    guess = looks_whole(ours, matching)
    document = under_live_ids(ours, theirs, matching)
    merged = merge(last, ours, document, whole=guess.whole if whole is None else whole, matching=matching)
    questions = [each for each in matching.doubts if each.document]
    decided = not questions and (keep or all(each.frozen for each in merged.conflicts))
    if path and decided:  # before anything is said: whoever reads along may stop reading
        _write(ours, merged, keep, path)
    _say(ours, merged, guess.why if whole is None else "")
    _ask(ours, theirs, matching)
    if path and not decided:
        click.echo("Nothing was written: decide what is said above, then try again.", err=True)
    return ExitCode.FINE if decided else ExitCode.ERRORS_FOUND


def _under_ids_of(live: Plan, base: Plan) -> Plan:
    from goldthread.plan.next_version.ids import under_live_ids
    from goldthread.plan.next_version.matching import matched

    return under_live_ids(live, base, matched(live, base))


def _said(matching: Matching, answers: Sequence[str]) -> dict[tuple[str, str], str | None]:
    """What was answered of the rows of the document, by list and key."""
    asked = {each.document: each for each in matching.doubts if each.document}
    live = {(each.entity, each.live) for each in matching.pairs if each.live}
    said: dict[tuple[str, str], str | None] = {}
    for answer in answers:
        row, _, there = (part.strip() for part in answer.partition("="))
        if row not in asked:
            raise click.BadParameter(f"“{row}” is not a row that was asked about.", param_hint="--answer")
        if there != "new" and (asked[row].entity, there) not in live:
            raise click.BadParameter(f"“{there}” is no such row of the plan, and not “new”.", param_hint="--answer")
        said[asked[row].entity, row] = None if there == "new" else there
    return said


def _ask(live: Plan, document: Plan, matching: Matching) -> None:
    """Asks what is not certain, with the answers that can be given."""
    from goldthread.plan.next_version.said import doubt_said

    for each in matching.doubts:
        if not each.document:
            click.echo(f"To decide: {doubt_said(each, live, document)}")
            continue
        known = dict.fromkeys(filter(None, (each.live, *each.rivals)))
        answers = [f"--answer '{each.document}={key}'" for key in (*known, "new")]
        click.echo(f"Question: {doubt_said(each, live, document)}\n  Answer with {' or '.join(answers)}.")


def _say(live: Plan, merged: Merge, why: str) -> None:
    from goldthread.plan.next_version.said import sentence, summary, unspoken_said
    from goldthread.plan.said import count

    click.echo(f"{summary(merged)}.")
    for said in filter(None, (why, "" if merged.whole else "It is read as a part of the plan: nothing is gone.",
                              unspoken_said(merged))):  # fmt: skip
        click.echo(said)
    for each in merged.proposed:
        click.echo(f"{'To decide: ' if each.conflict else ''}{sentence(each, live)}")
    if merged.kept:
        click.echo(f"{count(len(merged.kept), 'change')} made here stay as they are: NEXT says nothing new of them.")
    if merged.done:
        click.echo(f"{count(len(merged.done), 'finished action')} not printed any more: they stay, as done.")


def _write(live: Plan, merged: Merge, keep: str | None, path: str) -> None:
    from goldthread.plan.next_version.taking import MINE, taken

    decisions = {each.number: MINE if each.frozen else keep or MINE for each in merged.conflicts}
    with output_to(path) as stream:
        stream.write(taken(live, merged, decisions).to_json(indent=2) + "\n")

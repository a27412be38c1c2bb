"""``goldthread update-sheet``: one owner's actions with empty cells, and what such a sheet changes in the plan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from goldthread.cli.opening import reading_of
from goldthread.cli.streams import output_to
from goldthread.errors import ExitCode, UserError

if TYPE_CHECKING:
    from goldthread.plan.model import Plan
    from goldthread.plan.updates import Change


@click.command("update-sheet")
@click.argument("file")
@click.argument("sheets", nargs=-1, metavar="[SHEET]...")
@click.option("--for", "owner", metavar="NAME", help="Give out the sheet of this owner.")
@click.option("--as-at", metavar="DAY", help="The day that stands on the sheet, in words.")
@click.option("-o", "--output", "path", metavar="FILE", help="The sheet (docx, xlsx), or the plan (json).")
@click.option("--apply", "apply_them", is_flag=True, help="Put the updates of the sheets into the plan: all, or none.")
def command(
    file: str, sheets: Sequence[str], owner: str | None, as_at: str | None, path: str | None, apply_them: bool
) -> int:
    """Give out an update sheet for the plan in FILE, or read SHEETs that came back and say what they change.

    With neither an owner nor a sheet, the owners are listed with the number of their actions.
    """
    plan = reading_of(file).plan
    if sheets:
        return _take_back(plan, sheets, path, apply_them=apply_them)
    if owner:
        _give_out(plan, owner, as_at or "the day it was given out", path)
    else:
        from goldthread.plan.owners import owners_of

        for name, many in owners_of(plan):
            click.echo(f"{many:4}  {name}")
    return ExitCode.FINE


def _give_out(plan: Plan, owner: str, as_at: str, path: str | None) -> None:
    from goldthread.documents.update_sheets import update_sheet
    from goldthread.documents.write import write_document
    from goldthread.plan.owners import owners_of

    form = (path or "").rpartition(".")[2].lower()
    if form not in ("docx", "xlsx"):
        raise click.UsageError("Name the sheet's file with --output, ending in .docx or .xlsx.")
    if owner not in dict(owners_of(plan)):
        raise UserError(
            f"nobody called “{owner}” leads an action of this plan",
            try_="Run the command without --for to list the owners",
        )  # fmt: skip
    data = write_document(update_sheet(plan, owner, as_at=as_at, cards=form == "docx"), form)
    with output_to(path) as stream:
        stream.buffer.write(data)


def _take_back(plan: Plan, sheets: Sequence[str], path: str | None, *, apply_them: bool) -> int:
    from goldthread.documents.load import bytes_of, load_document
    from goldthread.documents.update_sheets import rows_of_sheet
    from goldthread.plan.updates import held_against, updated

    rows = [row for sheet in sheets for row in rows_of_sheet(load_document(bytes_of(sheet), name=sheet))]
    held = held_against(plan, rows)
    for change in held.changes:
        click.echo(_sentence(change))
    for fault in held.faults:
        click.echo(f"{fault}.", err=True)
    if not held.changes and not held.faults:
        click.echo("The sheets change nothing.")
    if held.faults or (apply_them and held.conflicts):
        if apply_them:
            click.echo("Nothing was changed: mend what is said above, then try again.", err=True)
        return ExitCode.ERRORS_FOUND
    if apply_them:
        with output_to(path) as stream:
            stream.write(updated(plan, held.changes).to_json(indent=2) + "\n")
    return ExitCode.FINE


def _sentence(change: Change) -> str:
    from goldthread.plan.updates import FIELD_WORDS

    was = f"“{change.current}”" if change.current else "nothing"
    said = f"{change.where}, {FIELD_WORDS[change.field]}: {was} becomes “{change.new}”"
    if change.conflict:
        said += f" — conflict: the sheet said “{change.printed}” when it was given out"
    return said + (f" (because: {change.why})" if change.why else "")

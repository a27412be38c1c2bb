"""``goldthread write``: a plan as a file, laid out as a council does or as our own."""

from __future__ import annotations

import click

from goldthread.cli.opening import reading_of
from goldthread.cli.streams import output_to

_FORMS = ("docx", "xlsx", "pdf", "html", "csv", "json")


@click.command("write")
@click.argument("file", required=False)
@click.option("--to", "form", type=click.Choice(_FORMS), help="The form of the file; by default, told by its name.")
@click.option("--layout", "layout", default="house", show_default=True, metavar="NAME", help="How it is laid out.")
@click.option("-o", "--output", "path", metavar="FILE", help="Write to this file; “-” is standard output.")
@click.option("--layouts", "list_them", is_flag=True, help="List the layouts and leave.")
def command(file: str | None, form: str | None, layout: str, path: str | None, list_them: bool) -> None:
    """Write the plan in FILE as Word, Excel, PDF, web page, CSV or JSON.

    FILE is a document, or a goldthread-plan/1 file ("-" for standard input). What the layout has no place for is said.
    """
    if list_them:
        _list_layouts()
        return
    if not file:
        raise click.UsageError("Name the file that holds the plan.")
    form = form or _form_of(path)
    from goldthread.documents.layouts import layout_named
    from goldthread.documents.layouts.carried import left_out
    from goldthread.documents.write import FORMS, write_plan

    chosen = layout_named(layout)
    plan = reading_of(file).plan
    data = write_plan(plan, form, layout)
    path = path or f"{_stem(file)}-{layout}.{form}"
    with output_to(path) as stream:
        stream.buffer.write(data)
    if path != "-":
        click.echo(f"Written: {path} ({len(data):,} bytes).", err=True)
    if form != "json":
        for what, many in left_out(plan, chosen, sheets=FORMS[form].sheets):
            click.echo(f"Left out, the layout “{layout}” has no place for it: {what} ({many}).", err=True)


def _form_of(path: str | None) -> str:
    ending = (path or "").rpartition(".")[2].lower()
    if ending in _FORMS:
        return ending
    raise click.UsageError(f"Say the form of the file with --to: {', '.join(_FORMS)}.")


def _stem(file: str) -> str:
    name = file.replace("\\", "/").rpartition("/")[2]
    return (name.rpartition(".")[0] or name) if file != "-" else "plan"


def _list_layouts() -> None:
    from goldthread.documents.layouts import layout_named, layout_names

    for name in layout_names():
        click.echo(f"{name:16} {layout_named(name).title}")

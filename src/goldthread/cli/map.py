"""``goldthread map``: what each column of a plan was taken for, in a file that can be changed and given back."""

from __future__ import annotations

import click

from goldthread.cli.opening import document_of, map_option
from goldthread.cli.streams import output_to


@click.command("map")
@click.argument("file")
@map_option
@click.option("-o", "--output", "path", metavar="FILE", help="Write to this file instead of the screen.")
def command(file: str, map_path: str | None, path: str | None) -> None:
    """Say what the columns of the plan in FILE were taken for, as a file to change and give back with --map."""
    from goldthread.documents.map_text import map_as_toml
    from goldthread.documents.understand.layouts import layouts_in

    document, mapping = document_of(file, map_path)
    with output_to(path) as stream:
        stream.write(map_as_toml(layouts_in(document, mapping), name=document.name))

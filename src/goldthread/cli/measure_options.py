"""The options of every ``goldthread measure``: which records, which further measures, which settings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

_FOLDER = click.Path(path_type=Path, file_okay=False)
_FILE = click.Path(path_type=Path, dir_okay=False)


def of_a_store(needed: bool) -> Callable:
    """The options that say which records, which further measures and which settings."""
    options = (
        click.option("--store", "root", type=_FOLDER, required=needed, metavar="STORE",
                     help="The folder of the loads, or a region's folder of stores named authority=CODE."),
        click.option("--measures", "own", type=_FOLDER, multiple=True, metavar="DIR",
                     help="A folder of the council's own measures, beside STORE/measures."),
        click.option("--settings", "settings_path", type=_FILE, metavar="FILE",
                     help="Targets and parameters; else STORE/settings.toml."),
    )  # fmt: skip

    def with_options(command: Callable) -> Callable:
        for option in reversed(options):
            command = option(command)
        return command

    return with_options

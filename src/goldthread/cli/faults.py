"""What a person is told when something goes wrong, and the exit code that goes with it."""

from __future__ import annotations

import errno
import os
import re
import traceback

import click

from goldthread.cli.streams import forget_output
from goldthread.errors import ExitCode, FaultInReader, UserError

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_OUR_FAULT = (
    "This is a fault in Goldthread, not in what you did: {name}. "
    "Please report it as CONTRIBUTING.md says; run the command again with GOLDTHREAD_DEBUG=1 to see the details."
)


def exit_code_of(fault: BaseException) -> int:
    """Says what went wrong on standard error, in one sentence, and gives the exit code for it."""
    if isinstance(fault, BrokenPipeError):
        forget_output()
        return ExitCode.PIPE_CLOSED
    if isinstance(fault, KeyboardInterrupt | click.Abort) or _in_a_query(fault):
        click.echo("Stopped.", err=True)
        return ExitCode.INTERRUPTED
    if isinstance(fault, click.ClickException):
        fault.show()
        return fault.exit_code
    return _said(fault)


def _in_a_query(fault: BaseException) -> bool:
    """Whether somebody stopped it while DuckDB was counting, which says so with a fault of its own."""
    return isinstance(fault, RuntimeError) and str(fault) == "Query interrupted"


def _said(fault: BaseException) -> int:
    if os.environ.get("GOLDTHREAD_DEBUG") == "1":
        traceback.print_exception(fault)
    if isinstance(fault, UserError):
        # The sentence may quote the file, or its name: on a terminal, neither may move the cursor or hide a line.
        click.echo(_CONTROL.sub(" ", str(fault)), err=True)
        return fault.exit_code
    if isinstance(fault, OSError) and fault.errno == errno.ENOSPC:
        click.echo(f"The output cannot be written: {fault.strerror}. Make room, or write to another place.", err=True)
        forget_output()
        return ExitCode.UNREADABLE
    if isinstance(fault, PermissionError):
        where = f"{fault.filename}: " if fault.filename else ""
        click.echo(_CONTROL.sub(" ", f"{where}you may not read or write this. Ask who looks after it."), err=True)
        return ExitCode.UNREADABLE
    name = fault.kind if isinstance(fault, FaultInReader) else type(fault).__name__
    click.echo(_OUR_FAULT.format(name=name), err=True)
    return ExitCode.OUR_FAULT

"""The command ``goldthread``: which verbs there are, and what becomes of a fault."""

from __future__ import annotations

import importlib
import sys

import click

from goldthread import __version__
from goldthread.cli.faults import exit_code_of
from goldthread.cli.streams import let_speak_utf8
from goldthread.errors import ExitCode

# The verb, the file that holds it, and its line in the help. The file is read only when the verb is asked for.
VERBS = {
    "read": ("goldthread.cli.read", "Read a plan from a document."),
    "check": ("goldthread.cli.check", "Check a plan and say what to mend."),
    "write": ("goldthread.cli.write", "Write a plan as Word, Excel, PDF, web page, CSV or JSON."),
    "update-sheet": ("goldthread.cli.update_sheet", "Give out an owner's update sheet, and take it back."),
    "take-in": ("goldthread.cli.take_in", "Take in a later version of a plan, with what was changed since."),
    "report": ("goldthread.cli.report", "Read an inspection report, and hold a plan against it."),
    "map": ("goldthread.cli.map", "Say what the columns of a plan were taken for, to be changed."),
    "synth": ("goldthread.cli.synth", "Make up a council whose every figure is known."),
    "load": ("goldthread.cli.load", "Take an extract of records in, as a load that never changes."),
    "quality": ("goldthread.cli.quality", "Say what is to be mended in the records, and who can."),
    "measure": ("goldthread.cli.measure", "Say which measures there are, and what they come to over a load."),
    "explain": ("goldthread.cli.explain", "Explain a rule of the check."),
    "verify-trail": ("goldthread.cli.verify_trail", "Say whether the trail of changes is as it was written."),
    "benchmarks": ("goldthread.cli.benchmarks", "Show published figures beside the measures, and take in next year's."),
    "plan-schema": ("goldthread.cli.plan_schema", "Print the JSON Schema of goldthread-plan/1."),
}
# The verbs that the site answers: each is the management command of that name, with “_” for “-”.
SITE_VERBS = {
    "serve": "Make a folder ready, set Goldthread up, and serve it.",
    "add-person": "Make an account for a person who may sign in.",
    "add-people": "Make accounts for the people of a CSV file.",
    "send-reminders": "Write to owners about what is due; once a day.",
    "send-test-mail": "Send one e-mail, to see that e-mails leave.",
    "daily": "Do all that is to be done once a day.",
    "backup": "Write everything into one file, while the site runs.",
    "check-backup": "Say whether a backup is as it was written, and what is in it.",
    "restore": "Put a backup into an empty folder.",
    "upgrade": "Bring the data up to a new release; a backup is made first.",
    "deploy-check": "Say what stands in the way of real use.",
    "export-trail": "Write a copy of the trail of changes.",
    "load-demo": "Load the demo: an invented council.",
}


class Verbs(click.Group):
    """A group of commands that knows its verbs' names without reading their files."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*VERBS, *SITE_VERBS]

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if sentence := SITE_VERBS.get(name):
            return importlib.import_module("goldthread.cli.site").handing_over(name, sentence)
        return importlib.import_module(VERBS[name][0]).command if name in VERBS else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, sentence) for name, (_, sentence) in VERBS.items()])
        with formatter.section("Commands of the site"):
            formatter.write_dl(list(SITE_VERBS.items()))


@click.command(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="goldthread")
def goldthread() -> None:
    """Read, check and write improvement plans for children's services."""


def main(arguments: list[str] | None = None) -> None:
    """Run one command and leave with its exit code. No fault is shown as a traceback."""
    let_speak_utf8()
    try:
        code = _run(sys.argv[1:] if arguments is None else arguments)
        sys.stdout.flush()
    except (Exception, KeyboardInterrupt) as fault:
        code = exit_code_of(fault)
    sys.exit(code)


def _run(arguments: list[str]) -> int:
    # click's own main() would answer a closed pipe with exit code 1, which here means “errors found”.
    try:
        with goldthread.make_context("goldthread", list(arguments)) as context:
            return goldthread.invoke(context) or ExitCode.FINE
    except click.exceptions.Exit as done:
        return done.exit_code

"""`goldthread add-person …`: runs a command of the site as a verb of `goldthread`. No fault is shown as a traceback."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from goldthread.cli.faults import exit_code_of
from goldthread.errors import ExitCode, UserError
from goldthread_site.config.environment import folder_without_site

# These begin a site, or need none; any other one in an empty folder was typed in the wrong place or by the wrong user.
_NEED_NO_SITE = {"serve", "restore", "check-backup", "deploy-check", "--help", "-h", "--template"}


class NoSite(UserError):
    """The folder in which a site's data was looked for holds nothing of one."""


class NotReady(UserError):
    """The database does not answer, or is not what this release keeps its data in."""


def main(arguments: list[str]) -> None:
    """Runs one verb with its words, and leaves with its exit code."""
    os.umask(0o077)  # what the site writes is for its own user alone
    try:
        verb, words = _data_folder_taken(arguments)
        code = run(verb, words)
        sys.stdout.flush()
    except SystemExit:
        raise
    except BaseException as fault:
        code = exit_code_of(fault)
    sys.exit(code)


def _data_folder_taken(arguments: list[str]) -> tuple[str, list[str]]:
    """The verb and its words without ``--data FOLDER``, which the settings must know before anything is loaded."""
    verb, *words = arguments
    taking = argparse.ArgumentParser(prog=f"goldthread {verb}", add_help=False, allow_abbrev=False)
    taking.add_argument("--data")
    taken, rest = taking.parse_known_args(words)
    if taken.data:
        os.environ["GOLDTHREAD_DATA"] = os.path.abspath(taken.data)  # noqa: PTH100, no link is followed
    return verb, rest


def run(verb: str, words: list[str]) -> int:
    """Runs the management command of the verb; the exit code."""
    _check_there_is_a_site(verb, words)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread_site.config.settings")
    import django
    from django.core.management import ManagementUtility
    from django.core.management.base import CommandError
    from django.db import DatabaseError

    django.setup()
    command = ManagementUtility(["goldthread"]).fetch_command(verb.replace("-", "_"))
    parser = _parser(command, verb)
    command._called_from_command_line = True
    options = vars(parser.parse_args(words))
    options.pop("data")  # taken before the settings were read
    try:
        command.execute(*options.pop("args", ()), **options)
    except CommandError as fault:
        print(fault, file=sys.stderr)
        return fault.returncode
    except DatabaseError as fault:
        raise NotReady(
            "The database does not answer, or it is not ready", why=str(fault).partition("\n")[0],
            try_="“goldthread serve” makes it ready",
        ) from fault  # fmt: skip
    return ExitCode.FINE


def _check_there_is_a_site(verb: str, words: list[str]) -> None:
    folder = folder_without_site(Path(__file__).parent)
    if folder and _NEED_NO_SITE.isdisjoint([verb, *words]):
        raise NoSite(
            "no site keeps its data here", where=str(folder),
            try_="Run this as the user who runs the site, or set GOLDTHREAD_DATA. “goldthread serve” begins one",
        )  # fmt: skip


def _parser(command, verb: str):
    """The command's own options, and none of those that Django gives to each."""
    command.suppressed_base_arguments = {
        "--version", "--verbosity", "-v", "--settings", "--pythonpath", "--traceback", "--no-color", "--force-color",
    }  # fmt: skip
    parser = command.create_parser("goldthread", verb)
    parser.set_defaults(skip_checks=False)
    for action in parser._actions:
        if action.dest == "skip_checks":
            action.help = argparse.SUPPRESS
    parser.add_argument("--data", metavar="FOLDER", help="the folder that holds everything; or set GOLDTHREAD_DATA")
    return parser


if __name__ == "__main__":
    main(sys.argv[1:])

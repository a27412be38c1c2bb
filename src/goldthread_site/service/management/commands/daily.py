"""`goldthread daily`: all that is to be done once a day, in order; what was done before is not done again."""

from __future__ import annotations

import sys
from io import StringIO
from pathlib import Path

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from goldthread.errors import ExitCode, UserError
from goldthread_site.look.pieces import counted

# The backup comes before them, so that it holds what is swept away.
_COMMANDS = (
    ("trail", ("verify_trail",)),
    ("reminders", ("send_reminders",)),
    ("evidence", ("sweep_evidence",)),
    ("sessions", ("clearsessions",)),
)


class Command(BaseCommand):
    """Each job has its line. One that fails does not keep the others from running; the exit code is 1 then."""

    help = "Write a backup, verify the trail, send reminders, sweep away what nobody needs. Run it once a day."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--to", metavar="FOLDER", help="where the backup goes; without it no backup is written")
        parser.add_argument("--keep", type=int, default=14, metavar="N", help="how many backups are kept there; 14")
        parser.add_argument("--no-mail", action="store_true", help="send no reminders")

    def handle(self, *args, to: str | None, keep: int, no_mail: bool, **options) -> None:
        jobs = [(name, words) for name, words in _COMMANDS if not (no_mail and name == "reminders")]
        if to:
            jobs.insert(0, ("backup", ("backup", "--to", to, "--keep", str(keep))))
        failed = [name for name, words in jobs if not self._done(name, words)]
        if failed:
            self.stdout.write(f"{counted(len(failed), 'job')} failed: {', '.join(failed)}.")
            sys.exit(ExitCode.ERRORS_FOUND)

    def _done(self, name: str, words: tuple[str, ...]) -> bool:
        said = StringIO()
        fault = _fault_of(words, said)
        lines = [line.strip() for line in said.getvalue().splitlines() if line.strip()]
        if not fault:  # a backup says first what it wrote, the others say at the end how it came out
            lines = lines[:1] if name == "backup" else lines[-1:]
        told = " ".join(filter(None, [*lines, fault])) or "done."
        self.stdout.write(f"{name}: {'FAILED. ' if fault else ''}{told}")
        self.stdout.flush()
        return not fault


def _fault_of(words: tuple[str, ...], said: StringIO) -> str:
    """What went wrong with one job, as a sentence; nothing where all went well."""
    try:
        if words[0] == "backup":
            Path(words[2]).mkdir(parents=True, exist_ok=True, mode=0o700)
        call_command(*words, stdout=said, stderr=said)
    except SystemExit as left:
        return f"(exit code {left.code})" if left.code else ""
    except DatabaseError as fault:
        return f"The database does not answer: {str(fault).splitlines()[0]}."
    except (CommandError, UserError, OSError) as fault:
        return str(fault)
    return ""

"""A command for whoever keeps the server: a fault is one sentence and an exit code, never a traceback."""

from __future__ import annotations

import sys

from django.core.management.base import BaseCommand
from django.db import DatabaseError

from goldthread.errors import ExitCode, UserError


class PlainCommand(BaseCommand):
    """`act` does the work and gives back the exit code; ``None`` is 0."""

    requires_system_checks = ()  # a database that is behind, or not there, is said in words of our own

    def act(self, **options) -> int | None:
        raise NotImplementedError

    def handle(self, *args, **options) -> None:
        try:
            code = self.act(**options) or ExitCode.FINE
        except UserError as fault:
            self.say(str(fault))
            code = fault.exit_code
        except DatabaseError as fault:
            first = next(iter(str(fault).splitlines()), type(fault).__name__)
            self.say(f"The database does not answer as it should: {first.rstrip('.')}. Look whether it runs.")
            code = ExitCode.UNREADABLE
        except KeyboardInterrupt:
            self.say("Stopped. Nothing is left of what was begun.")
            code = ExitCode.INTERRUPTED
        if code:
            sys.exit(code)

    def say(self, sentence: str) -> None:
        """To whoever watches: standard error, as standard output may be a pipe that takes the backup."""
        named = not sentence.split(" ", 1)[0].isalpha()  # it begins with the name of a file, which is left alone
        self.stderr.write(sentence if named else sentence[0].upper() + sentence[1:])
        self.stderr.flush()

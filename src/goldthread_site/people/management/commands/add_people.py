"""`goldthread add-people FILE`: makes accounts for the people of a CSV file, all of them or none."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from goldthread.errors import ExitCode
from goldthread_site.look.pieces import counted
from goldthread_site.people.by_file import actions
from goldthread_site.people.by_file.mailing import write_to
from goldthread_site.people.by_file.outcomes import REFUSED, SAME, judged
from goldthread_site.people.by_file.reading import rows_of, template


class Command(BaseCommand):
    """Prints what becomes of each line, and the links of those whom no e-mail reached."""

    help = "Make accounts for the people of a CSV file: all of them, or none. The same file again changes nothing."

    def add_arguments(self, parser) -> None:
        parser.add_argument("file", nargs="?", help="the file; its first line names the columns")
        parser.add_argument("--why", default="", help="the reason, for lines that give none")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, and change nothing")
        parser.add_argument("--no-mail", action="store_true", help="write to nobody: print every link")
        parser.add_argument("--template", action="store_true", help="print an empty file with the headings")

    def handle(self, *args, file: str | None, why: str, dry_run: bool, no_mail: bool, **options) -> None:
        if options["template"]:
            self._template()
            return
        rows = rows_of(_bytes_of(file), name=Path(file).name)
        outcomes = judged(rows, by=None, why=why)
        refused = [one for one in outcomes if one.kind == REFUSED]
        for one in refused or [one for one in outcomes if one.kind != SAME]:
            self.stdout.write(f"line {one.row.line}, {one.row.username or 'no sign-in name'}: {one.said}")
        if refused:
            said = f"{counted(len(refused), 'line')} cannot be taken. Mend the file. Nothing was saved."
            raise CommandError(said, returncode=ExitCode.UNREADABLE)
        if dry_run:
            self.stdout.write("Nothing was saved: this was a dry run.")
            return
        done = actions.put_in(rows, by=None, why=why)
        self._say_done(done, no_mail)

    def _template(self) -> None:
        self.stdout.write(template().lstrip("\ufeff").strip())

    def _say_done(self, done: actions.Done, no_mail: bool) -> None:
        left = list(done.added) if no_mail else write_to(done.added)
        added, changed = counted(len(done.added), "person", "people"), counted(done.changed, "account")
        self.stdout.write(f"{added} added, {changed} changed, {len(done.added) - len(left)} written to.")
        if left:
            self.stdout.write("Hand these links out. Each works once, for 3 days:")
            if not settings.ADDRESS:
                self.stdout.write("(GOLDTHREAD_ADDRESS is not set: put the address of the site before each.)")
        for person, path in left:
            self.stdout.write(f"{person.username}  {settings.ADDRESS}{path}")


def _bytes_of(file: str | None) -> bytes:
    if file is None:
        raise CommandError("Give the name of a CSV file, or --template.", returncode=ExitCode.USAGE)
    try:
        return Path(file).read_bytes()
    except OSError as fault:
        raise CommandError(f"{file} cannot be read: {fault.strerror}.", returncode=ExitCode.UNREADABLE) from None

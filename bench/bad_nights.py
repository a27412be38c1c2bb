"""Prints what people are told on a bad night, and that nothing is lost by it.

    python -m bench.bad_nights

A full disk and one that cannot be written to are a small file system in memory, which takes root; then a database that
is away, a mail server that is down, and a clock that was put back. In each, an update is sent by the form in a browser:
what was typed must stand on the page that says why it was not saved, people must be able to read on where the database
can be read, and when all is mended the same form is sent again and saved.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

WORDS = "The trust offers a date within ten days, and says so in a letter to each family. " * 20
SIZE = "24m"
_PLAN = """
from tests.support.big_plan import big_plan
from tests.support.site import plan_in
from goldthread_site.people.models import User
print("plan", plan_in(User.objects.get(username="p0"), **big_plan(12).model_dump(mode="json")).pk)
"""
_FOUND = """
from goldthread_site.plans.models import Update
from goldthread_site.trail.verifying import verdict
print("found", Update.objects.count(), verdict().holds)
"""
_CLOCK = "from datetime import date\nfrom django.conf import settings\nsettings.TODAY = date(2025, 1, 6)\n"


class Night:
    """One server and one person at her form; each bad thing is tried on it."""

    def __init__(self, folder: Path, **environment: str) -> None:
        from tests.support.served import Server

        self.server, self.saved, self.good = Server.with_data(folder, **environment), 0, True
        (self.person,) = self.server.people(1)
        self.address = f"/my/update/{int(self.server.run(_PLAN).split()[1])}/a3/"
        self.server.start()

    def form(self) -> dict[str, str]:
        """The update form, filled in."""
        from tests.support.forms import filled_in

        typed = {"rag": "amber", "reason": "As the team says", "when": "planned", "next_step": "Go on"}
        return filled_in(self.person.get(self.address).page, having="changed", changed=WORDS, **typed)

    def tried(self, words: str, break_it: Callable, mend_it: Callable, told: str, *, reads_on: bool = True) -> None:
        """Prints what came of an update while ``break_it`` was so, and after ``mend_it``."""
        form = self.form()
        break_it()
        try:
            answer, read = self.person.send(self.address, form), self.person.get(self.address)
        finally:
            mend_it()
        again = self.person.send(self.address, form)
        self.saved += again.status == 302
        _, many, holds = self.server.run(_FOUND).split()
        right = {
            "said why": told in answer.page, "kept the words": WORDS.strip() in answer.page,
            "no traceback": "Traceback" not in answer.page, "reading": (read.status == 200) == reads_on,
            "saved afterwards": again.status == 302, "nothing lost": int(many) == self.saved,
            "trail holds": holds == "True",
        }  # fmt: skip
        wrong = [name for name, so in right.items() if not so]
        self.good = self.good and not wrong
        print(f"  {words}: {answer.status} “{told}”, reading {read.status}, then {again.status}, {many} updates")
        print(f"    wrong: {', '.join(wrong)}\n" if wrong else "", end="", flush=True)


def main() -> int:
    """1 where anybody was not told, or anything was lost."""
    print("\nBad nights")
    good = [_disks(), _database(), _clock(), _mail()]
    return int(not all(good))


def _disks() -> bool:
    with _small_disk() as folder:
        if folder is None:
            print("  a full disk, a read-only disk: not tried, because this machine lets no file system be mounted")
            return True
        night, filler = Night(folder), folder / "filler"
        try:
            night.tried("a full disk", lambda: _fill(filler), filler.unlink, "is full")
            night.tried(
                "a read-only disk", lambda: _mount("-o", "remount,ro", str(folder)),
                lambda: _mount("-o", "remount,rw", str(folder)), "cannot be written to",
            )  # fmt: skip
        finally:
            night.server.kill()
        return night.good


@contextmanager
def _small_disk() -> Iterator[Path | None]:
    with tempfile.TemporaryDirectory(prefix="goldthread-bench-") as folder:
        if not _mount("-t", "tmpfs", "-o", f"size={SIZE}", "goldthread-bench", folder):
            yield None
            return
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", "--lazy", folder], check=False)


def _mount(*words: str) -> bool:
    return subprocess.run(["mount", *words], capture_output=True, check=False).returncode == 0


def _fill(path: Path) -> None:
    try:
        with path.open("wb", buffering=0) as file:
            while file.write(bytes(4096)):
                pass
    except OSError:
        return


def _database() -> bool:
    from tests.support import postgresql

    if postgresql.programs() is None:
        print("  a database that is away: not tried, because PostgreSQL is not installed")
        return True
    with postgresql.server() as address, tempfile.TemporaryDirectory(prefix="goldthread-bench-") as folder:
        night = Night(Path(folder), GOLDTHREAD_DATABASE=address)
        stop, start = (lambda: postgresql.stop(address)), (lambda: postgresql.start(address))
        try:
            night.tried("a database that is away", stop, start, "does not answer", reads_on=False)
        finally:
            night.server.kill()
        return night.good


def _clock() -> bool:
    with tempfile.TemporaryDirectory(prefix="goldthread-bench-") as folder:
        night = Night(Path(folder))

        def again(before: str = "") -> None:
            night.server.kill()
            night.server.start(before)

        try:
            night.tried("a clock put back to 2025", lambda: again(_CLOCK), again, "clock says 6 January 2025")
        finally:
            night.server.kill()
        return night.good


_LATE = """
from tests.support.site import person
person("action_owner", full_name="Lena Osgood", email="lena@example.org")
"""
_SEND = "from django.core.management import call_command\ncall_command('send_reminders')\n"


def _mail() -> bool:
    from tests.support.mail_server import Post, mail_server

    up = SimpleNamespace()
    with tempfile.TemporaryDirectory(prefix="goldthread-bench-") as folder, mail_server(up, Post()) as post:
        post_office = {"GOLDTHREAD_MAIL_FROM": "goldthread@example.org", "GOLDTHREAD_ADDRESS": "https://plans.example"}
        night = Night(Path(folder), **post_office, GOLDTHREAD_SMTP="smtp+plain://127.0.0.1:9")
        night.server.kill()
        night.server.run(_LATE)
        try:
            night.server.run(_SEND)
            told = "nothing"
        except RuntimeError as fault:
            told = str(fault).strip().splitlines()[-1].partition(": ")[2]
        night.server.environment["GOLDTHREAD_SMTP"] = f"smtp+plain://127.0.0.1:{up.EMAIL_PORT}"
        after = night.server.run(_SEND).strip()
        right = "mail server" in told and len(post.to("lena@example.org")) == 1
        print(f"  a mail server that is down: “{told}”; then “{after}”, {len(post.taken)} e-mails")
        return right


if __name__ == "__main__":
    os.environ.pop("GOLDTHREAD_DATABASE", None)
    sys.exit(main())

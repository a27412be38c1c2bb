"""`goldthread serve`: makes a folder ready, says where Goldthread is set up, and serves it until it is stopped."""

from __future__ import annotations

from ipaddress import ip_address
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from goldthread.errors import UserError
from goldthread_site.backups.upgrading import upgrade
from goldthread_site.council import set_up_address
from goldthread_site.look import serving
from goldthread_site.look.pieces import counted
from goldthread_site.people.demo import known_sign_ins
from goldthread_site.people.models import User
from goldthread_site.trail.keeping import refuse_to_serve_unguarded, refuse_to_serve_with_another_key

_NAMES_OF_THIS_MACHINE = {"localhost", "ip6-localhost"}


class NotToOthers(UserError):
    """What is to be served must not be reached by others."""


class Command(BaseCommand):
    """Without options it serves to this machine alone; a web server that speaks HTTPS stands before it."""

    help = "Make the data folder ready, print the address at which Goldthread is set up, and serve it until it stops."

    def add_arguments(self, parser) -> None:
        parser.add_argument(
            "--host", default="127.0.0.1", help="the address to listen on; 127.0.0.1: this machine only"
        )
        parser.add_argument("--port", type=int, default=8000, help="the port to listen on; 8000")
        parser.add_argument("--workers", type=int, default=serving.WORKERS, help="how many processes answer; 2")
        parser.add_argument("--threads", type=int, default=serving.THREADS, help="how many threads each has; 8")
        parser.add_argument(
            "--set-up", action="store_true", help="print a new one-time address for setting Goldthread up, and stop"
        )

    def handle(self, *args, host: str, port: int, workers: int, threads: int, set_up: bool, **options) -> None:
        refuse_numbers(port, workers, threads)
        refuse_debug(host)
        with serving.one_at_a_time():
            self._make_ready()
        refuse_demo(host)
        refuse_to_serve_unguarded()
        refuse_to_serve_with_another_key()
        where = settings.ADDRESS or f"http://{_shown(host)}:{port}"
        if set_up:
            self._say_where_to_set_up(where, anew=True)
            return
        serving.wait_for_port(host, port)
        self._say(f"Goldthread is at {where}/  (Ctrl+C stops it)")
        self._say_where_to_set_up(where)
        serving.serve(f"[{host}]:{port}" if ":" in host else f"{host}:{port}", workers=workers, threads=threads)

    def _make_ready(self) -> None:
        if not (Path(settings.STATICFILES_DIRS[0]) / "build/goldthread.css").exists():
            raise serving.CannotServe(
                "The styles of the pages are not in this installation", why="it was built without them",
                try_="In a working copy run “make assets”, then build or install again",
            )  # fmt: skip
        if steps := upgrade(self._say):
            self._say(f"The database is ready: {counted(steps, 'step')} taken. All else is in {settings.DATA}.")
        serving.collect_assets()

    def _say_where_to_set_up(self, where: str, *, anew: bool = False) -> None:
        if User.objects.exists():
            if anew:
                raise UserError(
                    "Goldthread is set up already: somebody has an account",
                    try_="Sign in, or make another account with “goldthread add-person”",
                )  # fmt: skip
            return
        self._say("Nobody has an account yet. Set Goldthread up within an hour, at this address, which works once:")
        self._say(f"  {where}{set_up_address.new()}")
        self._say("“goldthread serve --set-up” prints a new one.")

    def _say(self, sentence: str) -> None:
        self.stdout.write(sentence)
        self.stdout.flush()


def refuse_numbers(port: int, workers: int, threads: int) -> None:
    """Raises `UserError` for what no server can be asked."""
    for name, number, most in (("--port", port, 65535), ("--workers", workers, 64), ("--threads", threads, 256)):
        if not 1 <= number <= most:
            raise serving.CannotServe(f"{name} is {number}", try_=f"Give a number from 1 to {most}")


def refuse_debug(host: str) -> None:
    """Raises `UserError` where others would see the inside of a fault."""
    if settings.DEBUG and reached_by_others(host):
        raise NotToOthers(
            "GOLDTHREAD_DEBUG is on, and others can reach this address", why="they would see the inside of every fault",
            try_="Take GOLDTHREAD_DEBUG away, or leave --host and GOLDTHREAD_HOSTS as they are",
        )  # fmt: skip


def refuse_demo(host: str) -> None:
    """Raises `UserError` where others could sign in with what everybody knows."""
    if reached_by_others(host) and (known := known_sign_ins()):
        raise NotToOthers(
            f"{counted(len(known), 'account')} of the demo can be signed in to by anybody", why="its password is known",
            try_="Name an empty folder with --data, or close these accounts on a machine of your own first",
        )  # fmt: skip


def reached_by_others(host: str) -> bool:
    """Whether people of other machines are meant to reach it: by the address, or by a name through a web server."""
    return any(not _is_this_machine(name) for name in (host, *settings.ALLOWED_HOSTS))


def _is_this_machine(name: str) -> bool:
    try:
        return ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return name in _NAMES_OF_THIS_MACHINE


def _shown(host: str) -> str:
    """The host as a browser of this machine reaches it."""
    return {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)

"""Makes the database and the page assets ready, and serves the pages until it is stopped."""

from __future__ import annotations

import errno
import fcntl
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from goldthread.errors import UserError

WORKERS, THREADS = 2, 8  # more threads than settings let read or wait to be read, so some are always free to answer
PORT_WAIT_SECONDS = 30  # what was killed leaves its port within seconds, once its workers see that it is gone


class CannotServe(UserError):
    """The machine does not let the site serve as it was asked to."""


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Holds the data folder while it is made ready. The kernel lets go of it however the process ends."""
    handle = os.open(Path(settings.DATA) / "making-ready.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def steps_due() -> int:
    """How many migrations the database lacks. Raises `CannotServe` where a newer release kept the data."""
    executor = MigrationExecutor(connection)
    ours = {app.label for app in apps.get_app_configs() if app.name.startswith("goldthread_site.")}
    known = executor.loader.disk_migrations
    newer = sorted(key for key in executor.loader.applied_migrations if key[0] in ours and key not in known)
    if newer:
        raise CannotServe(
            "The data was kept by a newer release of Goldthread", where=str(settings.DATA),
            why=f"it knows {newer[0][0]} {newer[0][1]}", try_="Install that release again. Nothing was changed",
        )  # fmt: skip
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def database_ready() -> int:
    """Brings the database to this release; how many steps that took."""
    due = steps_due()
    if due:
        migrate_whole()
    return due


def migrate_whole() -> None:
    """Every step in one transaction, or none: a step that was taken and not noted could never be taken again."""
    with connection.constraint_checks_disabled(), transaction.atomic():
        if connection.vendor == "postgresql":  # it alters no table on which checks are still to come
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        call_command("migrate", verbosity=0, interactive=False)


def collect_assets() -> None:
    """Collects the page assets with hashed names, unless those of this build are there."""
    built, done = Path(settings.STATICFILES_DIRS[0]) / "build/digest.txt", Path(settings.STATIC_ROOT) / "collected.txt"
    digest = built.read_text() if built.exists() else "no build"
    if done.exists() and done.read_text() == digest:
        return
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    done.write_text(digest)


def wait_for_port(host: str, port: int, *, seconds: float = PORT_WAIT_SECONDS) -> None:
    """Returns once the port can be taken. Raises `CannotServe` where another program keeps it."""
    last = time.monotonic() + seconds
    while (fault := _port_fault(host, port)) == errno.EADDRINUSE and time.monotonic() < last:
        time.sleep(0.2)
    if fault:
        why = "another program has it" if fault == errno.EADDRINUSE else os.strerror(fault)
        raise CannotServe(
            f"Port {port} of {host} cannot be taken", why=why, try_="Stop what has it, or choose another with --port"
        )


def _port_fault(host: str, port: int) -> int:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except socket.gaierror:
            return errno.EADDRNOTAVAIL
        except OSError as fault:
            return fault.errno or errno.EADDRNOTAVAIL
    return 0


def serve(bind: str, *, workers: int = WORKERS, threads: int = THREADS) -> None:
    """Serves with gunicorn until it is stopped: what is under way when it is asked to stop is brought to its end."""
    from gunicorn.app.base import BaseApplication
    from gunicorn.util import import_app

    class Server(BaseApplication):
        def load_config(self) -> None:
            for name, value in {
                "bind": bind,
                "workers": workers,
                "threads": threads,
                "timeout": 120,  # a plan of 1,500 rows is accepted and checked in one request
                "graceful_timeout": 60,
                "loglevel": "warning",
                "preload_app": True,
                "control_socket_disable": True,  # nothing but signals steers the server: no socket is left behind
            }.items():
                if name in self.cfg.settings:  # older releases of gunicorn have no control socket
                    self.cfg.set(name, value)

        def load(self):
            return import_app("goldthread_site.config.wsgi:application")

    connection.close()  # a worker opens its own
    Server().run()

"""`manage.py serve_demo`: makes the database ready, loads the demo and serves it, in one process."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


class Command(BaseCommand):
    """Everything `make run` needs after the packages are installed and the page assets are built."""

    help = "Migrate, load the demo, collect the page assets where they changed, and serve."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="the port on this machine")

    def handle(self, *args, port: int, **options) -> None:
        bind = f"127.0.0.1:{port}"
        if _behind():
            call_command("migrate", verbosity=0)
        call_command("load_demo", stdout=self.stdout)
        collect_assets()
        self.stdout.write(f"Goldthread is at http://{bind}/  (Ctrl+C stops it)")
        self.stdout.flush()
        serve(bind)


def _behind() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def collect_assets() -> None:
    """Collects the page assets with hashed names, unless those of this build are there."""
    built, done = Path(settings.STATICFILES_DIRS[0]) / "build/digest.txt", Path(settings.STATIC_ROOT) / "collected.txt"
    digest = built.read_text() if built.exists() else "no build"
    if done.exists() and done.read_text() == digest:
        return
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    done.write_text(digest)


def serve(bind: str) -> None:
    """Serves with gunicorn until it is stopped: two workers, which answer others while a document is read."""
    from gunicorn.app.base import BaseApplication

    class Server(BaseApplication):
        def load_config(self) -> None:
            for name, value in {
                "bind": bind,
                "workers": 2,
                "threads": 8,  # more than settings let read or wait to be read, so some are always free to answer
                "timeout": 120,  # a plan of 1,500 rows is accepted and checked in one request
                "loglevel": "warning",
                "preload_app": True,
            }.items():
                self.cfg.set(name, value)

        def load(self):
            from goldthread_site.config.wsgi import application

            return application

    connection.close()  # a worker opens its own
    Server().run()

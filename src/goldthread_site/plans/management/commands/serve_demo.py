"""`make run`: makes the database ready, loads the demo and serves it, in one process."""

from __future__ import annotations

from django.core.management import call_command
from django.core.management.base import BaseCommand

from goldthread_site.look.serving import collect_assets, database_ready, one_at_a_time, serve, wait_for_port


class Command(BaseCommand):
    """Everything `make run` needs after the packages are installed and the page assets are built."""

    help = "Migrate, load the demo, collect the page assets where they changed, and serve."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="the port on this machine")

    def handle(self, *args, port: int, **options) -> None:
        with one_at_a_time():
            database_ready()
            call_command("load_demo", stdout=self.stdout)
            collect_assets()
        wait_for_port("127.0.0.1", port)
        self.stdout.write(f"Goldthread is at http://127.0.0.1:{port}/  (Ctrl+C stops it)")
        self.stdout.flush()
        serve(f"127.0.0.1:{port}")

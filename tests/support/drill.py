"""A site of its own, in processes of its own, and a reading of its database that owes nothing to the site's code."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_START = "from tests.support import django_site; django_site.start()\n"
SEED = "from tests.support.seeded_site import seed; seed()"
WRITE = "import sys; from tests.support.drill import write_until_told; write_until_told(sys.argv[1])"


@dataclass(frozen=True, slots=True)
class Site:
    """Where a site keeps its things; ``database`` is the address of a PostgreSQL database, empty for SQLite."""

    folder: Path
    database: str = ""

    @property
    def environment(self) -> dict[str, str]:
        names = ("GOLDTHREAD_DATABASE", "GOLDTHREAD_TRAIL_KEY", "GOLDTHREAD_SECRET_KEY", "DJANGO_SETTINGS_MODULE")
        kept = {name: value for name, value in os.environ.items() if name not in names}
        paths = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
        given = {"GOLDTHREAD_DATABASE": self.database} if self.database else {}
        return {**kept, **given, "GOLDTHREAD_DATA": str(self.folder), "PYTHONPATH": paths}

    def goldthread(self, *words: str | Path, **how) -> subprocess.CompletedProcess:
        """A verb of the command line, as a keeper of the server types it."""
        command = [sys.executable, "-m", "goldthread", *map(str, words)]
        how = {"capture_output": True, "text": True, **how}
        return subprocess.run(command, env=self.environment, cwd=ROOT, check=False, **how)

    @contextmanager
    def goldthread_begun(self, *words: str | Path) -> Iterator[subprocess.Popen]:
        """A verb in a group of processes of its own, so that it can be killed with all that it began."""
        command = [sys.executable, "-m", "goldthread", *map(str, words)]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "start_new_session": True}
        with subprocess.Popen(command, env=self.environment, cwd=ROOT, **quiet) as process:
            yield process

    def python(self, script: str) -> str:
        """What a script prints that runs where the site's code can be loaded."""
        command = [sys.executable, "-c", _START + script]
        done = subprocess.run(command, env=self.environment, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout

    @contextmanager
    def writer(self, name: str) -> Iterator[subprocess.Popen]:
        """Somebody who saves one thing after the other, and says each once the site has said that it is saved."""
        stop = self.folder / f"stop-{name}"
        process = subprocess.Popen(
            [sys.executable, "-c", _START + WRITE, str(stop)], env=self.environment, cwd=ROOT, stdout=subprocess.PIPE,
            text=True,
        )  # fmt: skip
        try:
            yield process
        finally:
            stop.touch()
            process.communicate(timeout=60)
            stop.unlink()

    def gunicorn_checked(self) -> subprocess.CompletedProcess:
        """What a server says that starts, without serving."""
        command = [sys.executable, "-m", "gunicorn", "--check-config", "goldthread_site.config.wsgi"]
        return subprocess.run(command, env=self.environment, cwd=ROOT, capture_output=True, text=True, check=False)

    def execute(self, statements: str) -> None:
        """Changes the database behind the site's back."""
        with closing(_connected(self)) as connection:
            for statement in statements.split(";"):
                connection.execute(statement)
            connection.commit()

    def tables(self) -> dict[str, list[dict]]:
        """Every row of every table, in order, by column: read by the database's own driver."""
        with closing(_connected(self)) as connection:
            return {name: _rows(connection, name) for name in _names(connection)}

    def files(self) -> dict[str, str]:
        """The SHA-256 of the bytes of every evidence file, by its name."""
        found = sorted((self.folder / "evidence").glob("??/*"))
        return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in found}

    @contextmanager
    def gone(self) -> Iterator[None]:
        """Its folder is away, as after a fire."""
        away = self.folder.rename(self.folder.with_name("away"))
        yield
        away.rename(self.folder)


def _connected(site: Site):
    if not site.database:
        return sqlite3.connect(site.folder / "goldthread.sqlite3")
    import psycopg

    return psycopg.connect(site.database)


def _names(connection) -> list[str]:
    ask = (
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        if isinstance(connection, sqlite3.Connection)
        else "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
    )
    return sorted(name for (name,) in connection.execute(ask).fetchall())


def _rows(connection, table: str) -> list[dict]:
    answer = connection.execute(f'SELECT * FROM "{table}"')
    columns = [each[0] for each in answer.description]
    found = [dict(zip(columns, row, strict=True)) for row in answer.fetchall()]
    return sorted(found, key=lambda row: str(row.get("id") or list(row.values())))


def write_until_told(stop: str) -> None:
    """Saves updates and evidence in turn, each for another action; prints the key of each that was saved."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    from goldthread.plan.live.evidence import Used
    from goldthread.plan.live.update import Update
    from goldthread_site.plans import models
    from goldthread_site.plans.changing import changing, new_id
    from goldthread_site.plans.evidence.actions import add
    from tests.support.seeded_site import TODAY, person

    plan, by = models.Plan.objects.earliest("pk"), person("owen")
    actions = list(models.Action.objects.filter(plan=plan))
    turn = os.getpid()
    while not Path(stop).exists():
        turn += 1
        action = actions[turn % len(actions)].key
        if turn % 2:
            update = Update(id=new_id("u"), action=action, on=TODAY.isoformat(), by="Owen", changed=f"Turn {turn}")
            with changing(plan, by=by, why="Update") as change:
                change.add(models.Update, update)
                row = models.Action.objects.get(plan=plan, key=action)
                change.put(row, row.read.model_copy(update={"status": f"Turn {turn}"}), was=row.version)
            said = update.id
        else:
            file = SimpleUploadedFile("note.txt", f"Note {os.getpid()} of turn {turn}\n".encode() * 999)
            here = [Used(entity="actions", key=action)]
            said = add(by=by, plan=plan, on=TODAY, to=here, file=file, title="Note", expires=None).id
        print(said, flush=True)

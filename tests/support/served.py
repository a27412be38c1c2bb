"""The site, served as `make run` serves it, in a process of its own, and people who use it at the same time."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parents[2]
_SERVE = "from goldthread_site.look.serving import serve; serve({bind!r})"
_PEOPLE = """
from django.core.management import call_command
call_command("migrate", verbosity=0)
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from tests.support.site import person
for number in range({many}):
    who = person("programme_manager", username=f"p{{number}}", full_name="A Person")
    session = SessionStore()
    session[SESSION_KEY], session[HASH_SESSION_KEY] = str(who.pk), who.get_session_auth_hash()
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session.save()
    print("session", session.session_key)
"""
_SETUP = "from tests.support import django_site; django_site.start()\n"  # the pages need no built assets
_TOKEN = "a" * 32


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: status, page, and the seconds that it took."""

    status: int
    page: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who has signed in."""

    port: int
    session: str

    def get(self, address: str) -> Answer:
        """A page."""
        return self._asked("GET", address, None, {})

    def upload(self, name: str, data: bytes) -> Answer:
        """The answer to a file brought in."""
        mark = uuid.uuid4().hex
        head = f'--{mark}\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{_TOKEN}\r\n'
        head += f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
        body = head.encode() + data + f"\r\n--{mark}--\r\n".encode()
        return self._asked("POST", "/plan/import/", body, {"Content-Type": f"multipart/form-data; boundary={mark}"})

    def send(self, address: str, fields: dict[str, str]) -> Answer:
        """The answer to a form that is sent."""
        body = urlencode({**fields, "csrfmiddlewaretoken": _TOKEN}).encode()
        return self._asked("POST", address, body, {"Content-Type": "application/x-www-form-urlencoded"})

    def _asked(self, method: str, address: str, body: bytes | None, headers: dict[str, str]) -> Answer:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        begun = time.monotonic()
        cookies = f"sessionid={self.session}; csrftoken={_TOKEN}"
        try:
            line.request(method, address, body, {"Cookie": cookies, "Host": f"127.0.0.1:{self.port}", **headers})
            answer = line.getresponse()
            page = answer.read().decode("utf-8", "replace")
        finally:
            line.close()
        return Answer(answer.status, page, time.monotonic() - begun)


@dataclass
class Server:
    """The site served by gunicorn in processes of its own, which can be killed and started again on the same data."""

    environment: dict[str, str]
    port: int = 0
    process: subprocess.Popen | None = None

    @classmethod
    def with_data(cls, folder: Path, **environment: str) -> Server:
        """A server, not started, whose data is in ``folder``, or in the PostgreSQL that GOLDTHREAD_DATABASE names."""
        kept = {name: value for name, value in os.environ.items() if name != "GOLDTHREAD_DATABASE"}
        paths = {"PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT))), "GOLDTHREAD_DATA": str(folder)}
        settings = {"DJANGO_SETTINGS_MODULE": "goldthread_site.config.settings"}
        return cls({**kept, **paths, **settings, **environment})

    def run(self, program: str) -> str:
        """What a Python program prints that uses the site's models."""
        command = [sys.executable, "-c", _SETUP + program]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(done.stderr[-2000:])
        return done.stdout

    def people(self, many: int) -> list[Person]:
        """So many programme managers, made and signed in. The server has its port from now on."""
        self.port = self.port or _free_port()
        made = self.run(_PEOPLE.format(many=many))
        sessions = [line.split()[1] for line in made.splitlines() if line.startswith("session ")]
        return [Person(self.port, session) for session in sessions]

    def start(self, before: str = "") -> float:
        """Starts it and returns after how many seconds it answered; ``before`` is run in it first."""
        self.port = self.port or _free_port()
        begun = time.monotonic()
        program = _SETUP + before + _SERVE.format(bind=f"127.0.0.1:{self.port}")
        self.process = subprocess.Popen(
            [sys.executable, "-c", program], env=self.environment, start_new_session=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        _wait_for(self.port, self.process)
        return time.monotonic() - begun

    def kill(self) -> None:
        """kill -9 of the server and of all its workers, at once."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(timeout=60)

    def stop(self) -> None:
        """Ends it as whoever keeps it would."""
        self.process.terminate()
        self.process.wait(timeout=60)


@contextmanager
def served(folder: Path, *, people: int) -> Iterator[list[Person]]:
    """The site, served with the data in ``folder``, and so many people who have signed in."""
    server = Server.with_data(folder)
    signed_in = server.people(people)
    server.start()
    try:
        yield signed_in
    finally:
        server.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(port: int, process: subprocess.Popen) -> None:
    """Returns once the sign-in page is there."""
    for _ in range(600):
        if process.poll() is not None:
            raise RuntimeError("the server ended as it started")
        try:
            if Person(port, "").get("/people/sign-in/").status == 200:
                return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError("the server did not start")

"""The site, served as `make run` serves it, in a process of its own, and people who use it at the same time."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_SERVE = "from goldthread_site.plans.management.commands.serve_demo import serve; serve({bind!r})"
_PEOPLE = """
from django.core.management import call_command
call_command("migrate", verbosity=0)
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from goldthread_site.people.models import User
for number in range({many}):
    who = User.objects.create_user(f"p{{number}}", "a-long-password", full_name="A Person", role="programme_manager")
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

    def _asked(self, method: str, address: str, body: bytes | None, headers: dict[str, str]) -> Answer:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        begun = time.monotonic()
        cookies = f"sessionid={self.session}; csrftoken={_TOKEN}"
        line.request(method, address, body, {"Cookie": cookies, "Host": f"127.0.0.1:{self.port}", **headers})
        answer = line.getresponse()
        page = answer.read().decode("utf-8", "replace")
        line.close()
        return Answer(answer.status, page, time.monotonic() - begun)


@contextmanager
def served(folder: Path, *, people: int) -> Iterator[list[Person]]:
    """The site, served by gunicorn with the data in ``folder``, and so many people who have signed in."""
    environment = {
        **os.environ, "GOLDTHREAD_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "goldthread_site.config.settings",
        "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT))),
    }  # fmt: skip
    environment.pop("GOLDTHREAD_DATABASE", None)
    made = subprocess.run(
        [sys.executable, "-c", _SETUP + _PEOPLE.format(many=people)], env=environment, capture_output=True, text=True,
        check=True,
    )  # fmt: skip
    sessions = [line.split()[1] for line in made.stdout.splitlines() if line.startswith("session ")]
    port = _free_port()
    process = subprocess.Popen(
        [sys.executable, "-c", _SETUP + _SERVE.format(bind=f"127.0.0.1:{port}")], env=environment,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _wait_for(port, process)
        yield [Person(port, session) for session in sessions]
    finally:
        process.terminate()
        process.wait(timeout=60)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(port: int, process: subprocess.Popen) -> None:
    for _ in range(600):
        if process.poll() is not None:
            raise RuntimeError("the server ended as it started")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server did not start")

"""`goldthread serve` as a person runs it: a process and an environment of its own, the pages as they are built."""

from __future__ import annotations

import http.cookiejar
import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ASSETS = ROOT / "src/goldthread_site/static/build/goldthread.css"
LONGEST_WAIT = 120


def environment(folder: Path, **more: str) -> dict[str, str]:
    """What a new user's shell has, and where the data is."""
    here = {"PATH": os.environ["PATH"], "HOME": str(folder.parent), "GOLDTHREAD_DATA": str(folder)}
    return here | {"PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT)))} | more


def goldthread(folder: Path, *words: str, given: str = "", **more: str) -> subprocess.CompletedProcess:
    """One verb, run to its end."""
    return subprocess.run(
        [sys.executable, "-m", "goldthread", *words], env=environment(folder, **more), capture_output=True, text=True,
        input=given, timeout=LONGEST_WAIT, check=False,
    )  # fmt: skip


@dataclass
class Server:
    """A server that runs: its process, its address, the file with what it said."""

    process: subprocess.Popen
    address: str
    log: Path

    @property
    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    @property
    def set_up_address(self) -> str:
        """The one-time address that it printed; empty where it printed none."""
        found = re.search(r"http://\S+/set-up/\S+", self.said)
        return found.group() if found else ""

    def stop(self, with_: int = signal.SIGTERM) -> int:
        """Stops it; its exit code."""
        self.process.send_signal(with_)
        return self.process.wait(timeout=LONGEST_WAIT)


@contextmanager
def serving(folder: Path, port: int, *words: str, **more: str) -> Iterator[Server]:
    """`goldthread serve` with the data in ``folder``, from when it answers until it was stopped."""
    log = folder.parent / f"serve-{time.monotonic_ns()}.log"
    with log.open("w", encoding="utf-8") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "goldthread", "serve", "--port", str(port), *words], stdout=out, stderr=out,
            env=environment(folder, **more),
        )  # fmt: skip
    server = Server(process, f"http://127.0.0.1:{port}", log)
    try:
        _wait_for(server)
        yield server
    finally:
        if process.poll() is None:
            server.stop()


def _wait_for(server: Server) -> None:
    last = time.monotonic() + LONGEST_WAIT
    while time.monotonic() < last:
        if server.process.poll() is not None:
            raise RuntimeError(f"the server ended as it started: {server.said}")
        if "Goldthread is at" in server.said and status_of(f"{server.address}/up/") == 200:
            return
        time.sleep(0.05)
    raise RuntimeError(f"the server did not start: {server.said}")


def status_of(address: str) -> int:
    """The status of a page; 0 where nobody answers."""
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return answer.status
    except urllib.error.HTTPError as refused:
        return refused.code
    except OSError:
        return 0


class Visitor:
    """Somebody with a browser that has no scripts: cookies, pages, forms."""

    def __init__(self) -> None:
        cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self._open = urllib.request.build_opener(cookies).open

    def get(self, address: str) -> tuple[int, str]:
        """Status and text of the page to which the address leads."""
        return self._read(address)

    def send(self, address: str, **values: str) -> tuple[int, str]:
        """What the page answers to its form."""
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.get(address)[1]).group(1)
        return self._read(address, urllib.parse.urlencode({"csrfmiddlewaretoken": token, **values}).encode())

    def _read(self, address: str, data: bytes | None = None) -> tuple[int, str]:
        try:
            with self._open(address, data, timeout=60) as answer:
                return answer.status, answer.read().decode("utf-8", "replace")
        except urllib.error.HTTPError as refused:
            return refused.code, refused.read().decode("utf-8", "replace")

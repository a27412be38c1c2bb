"""A PostgreSQL server of the tests' own: a fresh cluster in a temporary folder, reached by a socket, then gone."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit


def programs() -> Path | None:
    """The folder of Debian's PostgreSQL programs, the newest version; ``None`` where there is none."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return versions[-1].parent if versions else None


@contextmanager
def server() -> Iterator[str]:
    """The address of a running server, as GOLDTHREAD_DATABASE takes it."""
    folder = Path(tempfile.mkdtemp(prefix="goldthread-pg-"))
    address = f"postgresql://goldthread@{quote(str(folder), safe='')}/postgres"
    if os.geteuid() == 0:
        shutil.chown(folder, _plain_user())
    who = ("--username", "goldthread", "--auth", "trust")
    try:
        _run(programs() / "initdb", "--pgdata", folder / "data", *who, "--no-sync", "-E", "UTF8")
        start(address)
        yield address
    finally:
        stop(address)
        shutil.rmtree(folder, ignore_errors=True)


def start(address: str) -> None:
    """Starts the server of this address, and returns when it answers."""
    folder = folder_of(address)
    settings = f"-k {folder} -c listen_addresses='' -c fsync=off"
    data, log = folder / "data", folder / "log"
    _run(programs() / "pg_ctl", "--pgdata", data, "--wait", "--log", log, "--options", settings, "start")


def stop(address: str) -> None:
    """Ends it at once, as a machine does that loses its power."""
    data = folder_of(address) / "data"
    _run(programs() / "pg_ctl", "--pgdata", data, "--mode", "immediate", "stop", check=False)


def folder_of(address: str) -> Path:
    """The folder that holds its data, its socket and its log."""
    return Path(unquote(urlsplit(address).netloc.partition("@")[2]))


def _plain_user() -> str:
    """PostgreSQL refuses to run as root: the user that Debian's package makes, else nobody."""
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _not_as_root() -> dict:
    """Who runs a command: the server refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    who = pwd.getpwnam(_plain_user())
    return {"user": who.pw_uid, "group": who.pw_gid, "extra_groups": ()}


def _run(*command, check: bool = True) -> None:
    words = [str(word) for word in command]
    done = subprocess.run(words, capture_output=True, text=True, cwd="/", timeout=60, check=False, **_not_as_root())
    if check and done.returncode:
        raise RuntimeError(f"{words}: {done.stderr or done.stdout}")

"""What the settings take from the machine: the folder for data, the secret key, the database."""

from __future__ import annotations

import os
import re
import secrets
import sys
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

SQLITE_WAIT_SECONDS = 20
SETTINGS_FILE = "settings.env"
_SETTING = re.compile(r"(?:export\s+)?(GOLDTHREAD_\w+)\s*=\s*(.*)")
_FROM_FILES = ("GOLDTHREAD_SECRET_KEY", "GOLDTHREAD_TRAIL_KEY", "GOLDTHREAD_SMTP_PASSWORD", "GOLDTHREAD_OIDC_SECRET")


def data_folder(package: Path) -> Path:
    """The folder that holds everything the site writes; made where it is missing, for its owner alone.

    Where ``GOLDTHREAD_DATA`` names none, a working copy keeps it beside the code, an installed site in the home folder.
    """
    folder = _named_folder(package)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as fault:
        raise SystemExit(
            f"The data folder {folder} cannot be opened or made: {fault.strerror}. Run this as the user who owns it,"
            " or name another as GOLDTHREAD_DATA."
        ) from None
    return folder


def _named_folder(package: Path) -> Path:
    copy = package.parent.parent
    usual = copy / "var" if (copy / "pyproject.toml").exists() else Path("~/goldthread-data").expanduser()
    return Path(os.environ.get("GOLDTHREAD_DATA") or usual)


def folder_without_site(package: Path) -> Path | None:
    """The data folder where nothing of a site is in it, so that a command can refuse it before a key is made there."""
    folder = _named_folder(package)
    try:
        here = any((folder / name).exists() for name in ("goldthread.sqlite3", "trail-key", SETTINGS_FILE))
    except OSError:  # another user's: the settings say so
        here = True
    return None if here or os.environ.get("GOLDTHREAD_DATABASE") else folder


def read_settings(folder: Path) -> None:
    """Takes what the file ``settings.env`` of the data folder says; the environment goes before it."""
    path = folder / SETTINGS_FILE
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines() if path.exists() else []
    except (OSError, UnicodeDecodeError) as fault:
        raise SystemExit(f"{path} cannot be read: {getattr(fault, 'strerror', 'it is no text in UTF-8')}.") from None
    for number, line_ in enumerate(lines, start=1):
        if line_.strip() and not line_.lstrip().startswith("#"):
            name, value = _setting(line_, where=f"{path}, line {number}")
            os.environ.setdefault(name, value)


def _setting(text: str, *, where: str) -> tuple[str, str]:
    found = _SETTING.fullmatch(text.strip())
    if not found:  # the line may hold a password: it is not shown
        raise SystemExit(f"{where}: this is no setting. Write it like GOLDTHREAD_HOSTS=plans.fernshire.example.")
    name, value = found.groups()
    if name == "GOLDTHREAD_DATA":
        raise SystemExit(f"{where}: the file that says where the data is cannot be in it. Set {name} outside.")
    return name, value[1:-1] if value[:1] in ("'", '"') and value[-1:] == value[:1] and len(value) > 1 else value


def read_secrets() -> None:
    """Takes each secret whose ``…_FILE`` names a file of its own, which may lie apart from the data."""
    for name in _FROM_FILES:
        named = os.environ.get(f"{name}_FILE", "").strip()
        if named and not os.environ.get(name):
            try:
                os.environ[name] = Path(named).read_text(encoding="utf-8").strip()
            except (OSError, UnicodeDecodeError) as fault:
                why = getattr(fault, "strerror", "it is no text")
                raise SystemExit(f"{name}_FILE names {named}, which cannot be read: {why}.") from None
            if not os.environ[name]:
                raise SystemExit(f"{name}_FILE names {named}, which is empty. Write the secret into it.")


def secret_key(folder: Path) -> str:
    """The key that signs sessions: from the environment, else from the data folder, written there on the first run."""
    return _key("GOLDTHREAD_SECRET_KEY", folder / "secret-key")


def trail_key(folder: Path) -> bytes:
    """The key that seals the heads of the trail's chains; kept as the other, and never in the database."""
    return _key("GOLDTHREAD_TRAIL_KEY", folder / "trail-key").encode()


def _key(name: str, kept: Path) -> str:
    if given := os.environ.get(name):
        return given
    try:
        key = _kept_key(kept)
    except OSError as fault:
        raise SystemExit(
            f"The key {kept} cannot be read or written: {fault.strerror}. Run this as the user who owns the folder."
        ) from None
    except UnicodeDecodeError:
        key = ""
    if not key:  # an empty one seals nothing: anybody has it
        raise SystemExit(
            f"The key {kept} is empty or no text. Put the right one there again; where the site never ran with one,"
            " take the file away, and a new one is made."
        )
    return key


def _kept_key(kept: Path) -> str:
    if not kept.exists():
        made = secrets.token_urlsafe(64)
        if _restoring():
            return made  # a file made now would stand where the key of the restored site belongs
        _write_once(kept, made)
    return kept.read_text(encoding="ascii").strip()


def _restoring() -> bool:
    return sys.argv[1:2] == ["restore"]


def _write_once(path: Path, text: str) -> None:
    """Beside first, then under its name: whoever reads it, or is killed here, never has half a key."""
    beside = path.with_name(f".{path.name}-{os.getpid()}")
    beside.unlink(missing_ok=True)  # of a process that was killed
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):  # another process was first
            os.link(beside, path)
    finally:
        beside.unlink()


def database(folder: Path) -> dict:
    """The database's settings: PostgreSQL where ``GOLDTHREAD_DATABASE`` names one, else a SQLite file in ``folder``."""
    address = os.environ.get("GOLDTHREAD_DATABASE", "").strip()
    return _postgresql(address) if address else sqlite(folder / "goldthread.sqlite3")


def sqlite(path: Path) -> dict:
    """The settings of a database in an SQLite file."""
    return {
        "ENGINE": "goldthread_site.config.sqlite",  # writers queue
        "NAME": str(path),
        "OPTIONS": {
            # A transaction takes the write lock when it begins, so two people never both read, then both write.
            "transaction_mode": "IMMEDIATE",
            "timeout": SQLITE_WAIT_SECONDS,
            # The rollback journal is kept: WAL is safe against reset corruption only from SQLite 3.51.3 on.
            "init_command": "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
        },
    }


def _postgresql(address: str) -> dict:
    """The settings that the address gives; the site does not start with anything else, least of all empty on SQLite."""
    try:
        parts = urlsplit(address)
        name, port = unquote(parts.path.lstrip("/")), str(parts.port or "")
    except ValueError:
        name = ""
    if not name or parts.scheme not in ("postgresql", "postgres"):  # what was given may hold a password: not shown
        raise SystemExit(
            "GOLDTHREAD_DATABASE is no PostgreSQL database. Set it like postgresql://user:password@host:5432/goldthread;"
            " in a password, write %2F for /, %23 for #, %3F for ? and %40 for @. Or leave it out for SQLite."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": port,
        "CONN_MAX_AGE": 60,
    }


def listed(name: str, default: str) -> list[str]:
    """The words of an environment variable that holds a list with commas."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def switched_on(name: str, *, default: bool = False) -> bool:
    """Whether an environment variable says yes."""
    return os.environ.get(name, "1" if default else "0").strip().lower() in {"1", "true", "yes", "on"}


def number(name: str, default: int) -> int:
    """A whole number of an environment variable; the site does not start with anything else."""
    given = os.environ.get(name, "").strip()
    if given and not (given.isascii() and given.isdigit()):
        raise SystemExit(f"{name} is “{given}”. Set it to a whole number, such as {default}.")
    return int(given) if given else default


def chosen(name: str, *words: str) -> str:
    """One of the words of an environment variable; the site does not start with any other."""
    given = os.environ.get(name, words[0]).strip().lower()
    if given not in words:
        raise SystemExit(f"{name} is “{given}”. Set it to “{words[-1]}”, or leave it out.")
    return given


def directory() -> dict:
    """The council's directory as a provider of OpenID Connect; empty where ``GOLDTHREAD_OIDC_ISSUER`` names none."""
    issuer = os.environ.get("GOLDTHREAD_OIDC_ISSUER", "").strip().rstrip("/")
    if not issuer:
        return {}
    missing = [name for name in ("GOLDTHREAD_OIDC_CLIENT_ID", "GOLDTHREAD_OIDC_SECRET") if not os.environ.get(name)]
    if missing:
        raise SystemExit(f"GOLDTHREAD_OIDC_ISSUER is set, but not {' and '.join(missing)}. Set all three, or none.")
    if not issuer.startswith(("https://", "http://127.0.0.1:", "http://localhost:")):
        raise SystemExit(f"GOLDTHREAD_OIDC_ISSUER is “{issuer}”. It must begin with https://.")
    app = {
        "provider_id": "directory",
        "name": os.environ.get("GOLDTHREAD_OIDC_NAME", "").strip() or "the council’s directory",
        "client_id": os.environ["GOLDTHREAD_OIDC_CLIENT_ID"],
        "secret": os.environ["GOLDTHREAD_OIDC_SECRET"],
        # What the signed token says is enough, so that nothing unsigned is believed.
        "settings": {"server_url": issuer, "oauth_pkce_enabled": True, "fetch_userinfo": False},
    }
    return {"openid_connect": {"APPS": [app]}}


class MailServer(NamedTuple):
    """How e-mails leave: an empty host where none do."""

    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    ssl: bool = False
    starttls: bool = False


_MAIL_PORTS = {"smtp": 587, "smtps": 465, "smtp+plain": 25}


def mail_server() -> MailServer:
    """What ``GOLDTHREAD_SMTP`` names; the site does not start with anything else."""
    given = os.environ.get("GOLDTHREAD_SMTP", "").strip()
    if not given:
        return MailServer()
    try:
        parts = urlsplit(given)
        host, port = parts.hostname, parts.port or _MAIL_PORTS[parts.scheme]
    except (ValueError, KeyError):
        host = port = None
    if not host:  # what was given may hold a password: it is not shown
        raise SystemExit("GOLDTHREAD_SMTP is no mail server. Set it like smtp://user:password@mail.example:587.")
    password = os.environ.get("GOLDTHREAD_SMTP_PASSWORD", "") or unquote(parts.password or "")
    named = {"user": unquote(parts.username or ""), "password": password}
    return MailServer(host, port, **named, ssl=parts.scheme == "smtps", starttls=parts.scheme == "smtp")


def address() -> str:
    """Where people reach the site, from ``GOLDTHREAD_ADDRESS``; the site does not start with half an address."""
    given = line("GOLDTHREAD_ADDRESS").rstrip("/")
    if given and not given.startswith(("https://", "http://")):
        raise SystemExit(f"GOLDTHREAD_ADDRESS is “{given}”. It must begin with https://.")
    return given


def line(name: str) -> str:
    """An environment variable that is one line; the site does not start with more, which would forge a header."""
    given = os.environ.get(name, "").strip()
    if len(given.splitlines()) > 1:
        raise SystemExit(f"{name} has more than one line. Write it on one.")
    return given

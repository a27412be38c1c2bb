"""What stands in the way of real use, beside what Django looks at itself: `goldthread deploy-check` says it."""

from __future__ import annotations

import shutil
import stat
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import Warning as Fault
from django.db import DatabaseError

from goldthread_site.look.clock import moment
from goldthread_site.look.serving import CannotServe, steps_due
from goldthread_site.people.demo import known_sign_ins
from goldthread_site.trail.models import Revision

LEAST_FREE = 1024**3  # a year of evidence of one plan is some hundred megabytes
_THIS_MACHINE = {"127.0.0.1", "localhost", "[::1]"}
_SECRETS = ("secret-key", "trail-key", "settings.env")


def reached(**others) -> list[Fault]:
    """Names, HTTPS and the address that stands in e-mails."""
    faults = []
    if set(settings.ALLOWED_HOSTS) <= _THIS_MACHINE:
        faults.append(
            _fault(1, "People reach this site under no name", "Set GOLDTHREAD_HOSTS to the names it answers to")
        )
    if not settings.HTTPS:
        faults.append(_fault(2, "Passwords cross the network readably: there is no HTTPS",
                             "Set GOLDTHREAD_HTTPS=1, behind a web server that speaks it"))  # fmt: skip
    elif not settings.PROXIES:
        said = "Wrong passwords are counted as if all came from one address: that of the web server before this site"
        faults.append(_fault(3, said, "Set GOLDTHREAD_PROXIES=1"))
    name = urlsplit(settings.ADDRESS).hostname
    if name and name not in settings.ALLOWED_HOSTS:
        said = f"Links in e-mails lead to {name}, under which the site does not answer"
        faults.append(_fault(4, said, "Name it in GOLDTHREAD_HOSTS, or set GOLDTHREAD_ADDRESS right"))
    return faults


def mail(**others) -> list[Fault]:
    """Whether reminders can leave."""
    if missing := [name for name, value in settings.MAIL_NEEDS.items() if not value]:
        return [
            _fault(
                5, f"No e-mail leaves: {', '.join(missing)} is not set", "Set it, then try “goldthread send-test-mail”"
            )
        ]
    if settings.EMAIL_HOST_USER and not (settings.EMAIL_USE_TLS or settings.EMAIL_USE_SSL):
        return [_fault(6, "The password of the mail server crosses the network readably", "Use smtp:// or smtps://")]
    return []


def folder(**others) -> list[Fault]:
    """Who can read the data, where the keys are, and how much room is left."""
    data, faults = Path(settings.DATA), []
    open_ones = [path for path in (data, *(data / name for name in _SECRETS)) if path.exists() and _others_may(path)]
    if open_ones:
        names = " ".join(map(str, open_ones))
        faults.append(_fault(7, f"Other users of this machine can get at {names}", f"Run: chmod go-rwx {names}"))
    if settings.DATABASES["default"]["ENGINE"].endswith("config.sqlite") and (data / "trail-key").exists():
        said = "The key that seals the trail lies beside the database: whoever gets both can write the trail anew"
        faults.append(_fault(8, said, "Move it, and name its new place in GOLDTHREAD_TRAIL_KEY_FILE"))
    free = shutil.disk_usage(data).free
    if free < LEAST_FREE:
        faults.append(_fault(9, f"{free // 1024**2:,} MB are free in {data}", "Make room: at least 1,024 MB"))
    return faults


def database(**others) -> list[Fault]:
    """Whether the database is that of this release, whether the clock was put back, who may sign in."""
    try:
        if steps_due():
            return [
                _fault(10, "The database is not ready for this release", "Run “goldthread serve”, which makes it so")
            ]
        return [*_clock(), *_demo()]
    except CannotServe as newer:
        return [_fault(11, str(newer), "Install the newer release")]
    except DatabaseError as fault:
        return [
            _fault(
                12,
                f"The database does not answer: {str(fault).splitlines()[0]}",
                "Start it, or mend GOLDTHREAD_DATABASE",
            )
        ]


def _clock() -> list[Fault]:
    last = Revision.objects.order_by("-at").values_list("at", flat=True).first()
    if last is None or last <= moment() + timedelta(minutes=5):
        return []
    said = f"The clock of this machine is behind: something was written at {last:%d %B %Y, %H:%M} UTC"
    return [_fault(13, said, "Put the clock right, and keep it right: timedatectl set-ntp true")]


def _demo() -> list[Fault]:
    known = len(known_sign_ins())
    return [_fault(14, f"{known} accounts of the demo can be signed in to by anybody", "Close them")] if known else []


def _others_may(path: Path) -> bool:
    return bool(stat.S_IMODE(path.stat().st_mode) & 0o077)


def _fault(number: int, said: str, hint: str) -> Fault:
    return Fault(f"{said}.", hint=f"{hint}.", id=f"goldthread.W{number:03}")


CHECKS = (reached, mail, folder, database)

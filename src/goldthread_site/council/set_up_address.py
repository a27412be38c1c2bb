"""The address at which Goldthread is set up: it works once, for an hour, while nobody has an account.

Only a digest of it is kept, in a file of the data folder: taking the file away is what makes it work once.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.urls import reverse

from goldthread_site.look.clock import moment

VALID_FOR = timedelta(hours=1)


def new() -> str:
    """The path of a new address; the one before it works no longer."""
    token = secrets.token_urlsafe(32)
    kept = {"digest": _digest(token), "until": (moment() + VALID_FOR).isoformat()}
    fresh = _path().with_suffix(".new")
    fresh.unlink(missing_ok=True)
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        json.dump(kept, file)
    fresh.replace(_path())
    return reverse("council:first_administrator", args=[token])


def works(token: str) -> bool:
    """Whether the address opens the page now."""
    try:
        kept = json.loads(_path().read_text(encoding="ascii"))
        until = datetime.fromisoformat(kept["until"])
    except (OSError, ValueError, KeyError, TypeError):
        return False
    return hmac.compare_digest(str(kept["digest"]), _digest(token)) and moment() < until


def use_up() -> bool:
    """Takes the address away; whether this call was the one that did. Of two people, one is the first."""
    try:
        _path().unlink()
    except FileNotFoundError:
        return False
    return True


def _path() -> Path:
    return Path(settings.DATA) / "set-up.json"


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()

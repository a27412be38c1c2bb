"""Backups that are not as they were written."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path


def written_again(path: Path, to: Path, *, manifest=lambda said: None, without: str = "", more: str = "") -> None:
    """The backup with its manifest altered, a part left out, or one more."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(to, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "manifest.json":
                said = json.loads(data)
                manifest(said)
                data = json.dumps(said).encode()
            if not without or not name.startswith(without):
                new.writestr(name, data)
        if more:
            new.writestr(more, b"more")

"""The files that the repository holds, and what must not stand in them."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.support.house import ROOT

# Written in two pieces, so that this file does not hold what it looks for.
_REGISTRY_HOSTS = ("py" + "pi.org", "python" + "hosted.org", "npm" + "js.org", "npm" + "js.com", "npm" + "mirror")
_MACHINE_PATHS = ("work", "root", "home", "opt", "Users")
FORBIDDEN = re.compile(
    "|".join(
        [
            *(re.escape(host) for host in _REGISTRY_HOSTS),
            rf"(?<![\w.~/:*-])/(?:{'|'.join(_MACHINE_PATHS)})/\w",  # a path of someone's own machine
            r"(?:index|find-links|registry)[-_ ]?(?:url)?\s*[=:]\s*\S*://",  # any registry by address
        ]
    )
)


def tracked_files() -> list[Path]:
    """Every file that git knows here; skips the test where this is no git checkout."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout, so which files are tracked is not known")
    return [ROOT / name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


def text_of(path: Path) -> str:
    """The file's text, or nothing where it is not text."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def addresses_and_paths(paths: list[Path]) -> list[str]:
    """The lines that name a registry's address or a path of one machine."""
    return [
        f"{path.name}:{number}: {found.group()}"
        for path in paths
        for number, line in enumerate(text_of(path).splitlines(), 1)
        if (found := FORBIDDEN.search(line))
    ]

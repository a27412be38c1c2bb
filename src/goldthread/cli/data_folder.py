"""The folder for data, as the site finds it: ``GOLDTHREAD_DATA``, else beside a working copy, else at home."""

from __future__ import annotations

import os
from pathlib import Path

import goldthread


def usual_data_folder() -> Path:
    """The folder that a verb writes to where no option names one; it need not exist."""
    if named := os.environ.get("GOLDTHREAD_DATA"):
        return Path(named)
    copy = Path(goldthread.__file__).parent.parent.parent
    return copy / "var" if (copy / "pyproject.toml").exists() else Path("~/goldthread-data").expanduser()

"""The terminal and the pipe: what they can show, and what happens when they close."""

from __future__ import annotations

import contextlib
import os
import sys


def let_speak_utf8() -> None:
    """Standard output and standard error write UTF-8, whatever the machine's language setting says."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def forget_output() -> None:
    """What is still to be written goes nowhere: its reader has gone, and Python must not complain at the end."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

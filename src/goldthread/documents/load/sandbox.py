"""Office and PDF files are read in a process of their own, which has little memory, little time and no files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from threading import Thread, Timer

from goldthread.documents.load import child, wire
from goldthread.documents.load.limits import limits
from goldthread.errors import NotAReport, UnreadableFile
from goldthread.page import Document

_SIGXCPU = 24  # the signal that ends a process whose seconds of work are used up
_REFUSALS = {"NotAReport": NotAReport}
_SAVE_AGAIN = "Open it in the program that made it, save it again and choose that copy"


def document_in_a_child(data: bytes, *, kind: str, name: str = "") -> Document:
    """The document in a package or PDF, read by a child process. Raises `UnreadableFile`."""
    answer = answer_of_a_child(data, kind=kind, name=name)
    try:
        return wire.unpacked(answer, name=name)
    except ValueError:
        raise _damaged(name) from None


def answer_of_a_child(data: bytes, *, kind: str, name: str) -> bytes:
    """What a child process made of a file. Raises `UnreadableFile`, or `NotAReport` for the kind “report”."""
    answer, late, code = _answered(data, kind, name)
    if late or code == -_SIGXCPU:
        raise UnreadableFile("the file takes too long to read", where=name,
                             why=f"reading was stopped after {limits()['seconds']} seconds",
                             try_="Choose the plan itself, without pictures or attachments")  # fmt: skip
    if len(answer) > limits()["result"]:
        raise UnreadableFile("the file holds far more text than a plan", where=name,
                             try_="Choose the plan itself, without data or pictures in it")  # fmt: skip
    if answer[:1] == child.REFUSED:
        said = {key: str(value) for key, value in json.loads(answer[1:]).items()}
        raise _REFUSALS.get(said.pop("refusal", ""), UnreadableFile)(**said)
    if answer[:1] == child.TOO_BIG:
        raise UnreadableFile("the file needs too much memory to read", where=name,
                             why=f"reading stops at {limits()['memory'] // 2**20} MB",
                             try_="Choose the plan itself, without pictures or attachments")  # fmt: skip
    if answer[:1] != child.OK:
        raise _damaged(name)
    return answer[1:]


def _damaged(name: str) -> UnreadableFile:
    return UnreadableFile("the file cannot be read", where=name, why="it is damaged, or not what it says it is",
                          try_=_SAVE_AGAIN)  # fmt: skip


def _answered(data: bytes, kind: str, name: str) -> tuple[bytes, bool, int]:
    """What the child wrote, whether it had to be stopped by the clock, and its exit code."""
    most = limits()
    order = {"kind": kind, "name": name[:1000], "memory": most["memory"], "seconds": most["seconds"]}
    process = subprocess.Popen(
        [sys.executable, "-s", "-P", "-m", child.__name__],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_environment(), close_fds=True,
    )  # fmt: skip
    stopped: list[bool] = []

    def stop() -> None:
        stopped.append(True)
        process.kill()

    clock = Timer(most["seconds"], stop)
    clock.daemon = True
    giver = Thread(target=_give, args=(process, json.dumps(order).encode() + b"\n", data), daemon=True)
    clock.start()
    giver.start()
    try:
        answer = process.stdout.read(most["result"] + 1)
    finally:
        process.stdout.close()  # a child that had more to say is not listened to any longer
        code = process.wait()
        clock.cancel()
        giver.join()
    return answer, bool(stopped), code


def _give(process: subprocess.Popen, *pieces: bytes) -> None:
    try:
        with process.stdin as pipe:
            for piece in pieces:
                pipe.write(piece)
    except OSError:  # the child has ended: what it said, or that it said nothing, tells why
        return


def _environment() -> dict[str, str]:
    """Only what Python needs to start and find the same code: nothing of this process's settings or secrets."""
    root = Path(__file__).parents[3]
    kept = {key: os.environ[key] for key in ("SYSTEMROOT", "PATH") if key in os.environ}
    return {**kept, "PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}

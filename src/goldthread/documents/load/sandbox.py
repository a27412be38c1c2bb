"""A stranger's file is read in a process of its own, which has little memory, little time and no files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from threading import Thread, Timer
from typing import Any

from goldthread import errors
from goldthread.documents.load import child, wire
from goldthread.documents.load.limits import limits
from goldthread.errors import FaultInReader, UnreadableFile
from goldthread.page import Document

_SIGXCPU = 24  # the signal that ends a process whose seconds of work are used up
_SAVE_AGAIN = "Open it in the program that made it, save it again and choose that copy"


def document_in_a_child(data: bytes, *, name: str = "") -> Document:
    """The document in a file, read by a child process. Raises `UnreadableFile`."""
    try:
        return wire.unpacked(Child("document", data, name=name).answer(), name=name)
    except ValueError:
        raise damaged(name) from None


def damaged(name: str) -> UnreadableFile:
    """The fault of a file that ended the process which read it, to be raised."""
    return UnreadableFile("the file cannot be read", where=name, why="it is damaged, or not what it says it is",
                          try_=_SAVE_AGAIN)  # fmt: skip


class Child:
    """A process that has begun to read one file.

    ``work`` is what is to be made of it, one of `child.WORKS`; ``more`` is given to that beside the file and its name.
    """

    def __init__(self, work: str, data: bytes, *, name: str, **more: Any) -> None:
        self.name, self._most = name, limits()
        known = name[:1000].encode("utf-8", "replace").decode()  # a file's name may hold what is no character
        order = {"work": work, "given": {"name": known, **more}}
        order |= {limit: self._most[limit] for limit in ("memory", "seconds_of_work")}
        self._stopped: list[bool] = []
        self._process = subprocess.Popen(
            [sys.executable, "-s", "-P", "-m", child.__name__],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_environment(),
            close_fds=True,
        )  # fmt: skip
        self._clock = Timer(self._most["seconds"], self._stop)
        self._clock.daemon = True
        pieces = (json.dumps(order).encode() + b"\n", data)
        self._giver = Thread(target=_give, args=(self._process, pieces), daemon=True)
        self._clock.start()
        self._giver.start()

    def answer(self) -> bytes:
        """What was made of the file, packed. Raises `UserError` where nothing was, `FaultInReader` for our fault."""
        answer, code = self._answered()
        if self._stopped or code == -_SIGXCPU:
            seconds = self._most["seconds" if self._stopped else "seconds_of_work"]
            raise UnreadableFile("the file takes too long to read", where=self.name,
                                 why=f"reading was stopped after {seconds} seconds",
                                 try_="Choose the plan itself, without pictures or attachments")  # fmt: skip
        if len(answer) > self._most["result"]:
            raise UnreadableFile("the file holds far more text than a plan", where=self.name,
                                 try_="Choose the plan itself, without data or pictures in it")  # fmt: skip
        sign, rest = answer[:1], answer[1:]
        if sign == child.OK:
            return rest
        if sign == child.TOO_BIG:
            raise UnreadableFile("the file needs too much memory to read", where=self.name,
                                 why=f"reading stops at {self._most['memory'] // 2**20} MB",
                                 try_="Choose the plan itself, without pictures or attachments")  # fmt: skip
        if sign in (child.REFUSED, child.OUR_FAULT):
            raise _fault_in(sign, json.loads(rest))
        raise damaged(self.name)

    def _answered(self) -> tuple[bytes, int]:
        """What the child wrote, and its exit code."""
        try:
            answer = self._process.stdout.read(self._most["result"] + 1)
        finally:
            self._process.stdout.close()  # a child that had more to say is not listened to any longer
            code = self._process.wait()
            self._clock.cancel()
            self._giver.join()
        return answer, code

    def _stop(self) -> None:
        self._stopped.append(True)
        self._process.kill()


def _fault_in(sign: bytes, said: dict[str, str]) -> Exception:
    """The fault that the child met, to be raised here."""
    if sign == child.OUR_FAULT:
        return FaultInReader(str(said["kind"]), place=str(said["place"]), steps=str(said["steps"]))
    kind = getattr(errors, said.pop("kind"))
    return kind(**{key: str(value) for key, value in said.items()})


def _give(process: subprocess.Popen, pieces: tuple[bytes, ...]) -> None:
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

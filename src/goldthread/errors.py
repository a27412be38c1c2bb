"""Everything that can go wrong, and the exit code that each means."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What the command line's exit status says."""

    FINE = 0
    ERRORS_FOUND = 1
    USAGE = 2
    UNREADABLE = 3
    OUR_FAULT = 4
    INTERRUPTED = 130
    PIPE_CLOSED = 141


class GoldthreadError(Exception):
    """The root of the family."""


class FaultInReader(GoldthreadError):
    """The reader failed in the process that read a file: the fault's ``kind`` and ``place``, no word of the file."""

    def __init__(self, kind: str, *, place: str, steps: str = "") -> None:
        self.kind, self.place = kind, place
        super().__init__(f"{kind} at {place}")
        if steps:
            self.add_note(steps)


class UserError(GoldthreadError):
    """Something the user can mend: one plain sentence, shown without a traceback.

    ``what`` is wrong, ``where`` it stands (file, line, row), ``why``, and what to ``try_``.
    """

    exit_code = ExitCode.UNREADABLE

    def __init__(self, what: str, *, where: str = "", why: str = "", try_: str = "") -> None:
        self.what, self.where, self.why, self.try_ = what, where, why, try_
        super().__init__(str(self))

    @property
    def said(self) -> dict[str, str]:
        """The four parts by name, from which the same fault can be made again."""
        return {"what": self.what, "where": self.where, "why": self.why, "try_": self.try_}

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        parts = [head.rstrip(".") + (f": {self.why}" if self.why else "")]
        if self.try_:
            parts.append(self.try_)
        return ". ".join(part.rstrip(".") for part in parts) + "."


class UnreadableFile(UserError):
    """The file cannot be opened as a document at all."""


class NoSuchRule(UserError):
    """A word that names no rule of the check."""

    exit_code = ExitCode.USAGE


class NoSuchLayout(UserError):
    """A word that names no layout, or a form that plans are not written in."""

    exit_code = ExitCode.USAGE


class NotAPlan(UserError):
    """The file is a document, but no plan can be found in it.

    ``reading`` is what was understood all the same, where the document has tables whose columns a person could name.
    """

    reading = None


class BadMap(UserError):
    """What a person said of the columns is not right, or fits no table of the document."""


class NotAReport(UserError):
    """The file can be read, but it is no inspection report on children's services."""


class BadReport(UserError):
    """The report breaks a rule of its interchange format."""


class BadPlan(UserError):
    """The plan breaks a rule of the interchange format; ``faults`` lists every one."""

    def __init__(self, what: str, *, faults: tuple[str, ...] = (), **places: str) -> None:
        self.faults = faults
        super().__init__(what, **places)


class PositionIsPublished(UserError):
    """A position that was published is frozen."""

    exit_code = ExitCode.USAGE

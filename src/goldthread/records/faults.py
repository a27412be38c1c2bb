"""What stops an extract from being taken in: every fault of it at once, or what a person has to approve first."""

from __future__ import annotations

from goldthread.errors import ExitCode, UserError

_SHOWN = 12


class BadExtract(UserError):
    """The extract cannot be taken in; ``faults`` lists every reason, one sentence each, with no name of a child."""

    def __init__(self, what: str, *, faults: tuple[str, ...] = (), **places: str) -> None:
        self.faults = faults
        super().__init__(what, why=_numbered(faults), **places)


class NeedsApproval(UserError):
    """The extract could be taken in, but looks unlike the one before: ``reasons`` lists how."""

    exit_code = ExitCode.ERRORS_FOUND

    def __init__(self, reasons: tuple[str, ...], *, earlier: str = "") -> None:
        self.reasons = reasons
        than = f"it differs from the load {earlier}" if earlier else "it needs a look"
        super().__init__(
            f"the extract was not taken in, because {than}",
            why=_numbered(reasons),
            try_="Look at the extract; if it is right, take it in with “--approve” and the reason. Nothing was changed",
        )


class ChangedLoad(UserError):
    """A file of a load is not as it was written."""


class WrongStore(UserError):
    """The folder is not for this council, or another program is writing into it."""


def _numbered(sentences: tuple[str, ...]) -> str:
    if len(sentences) < 2:
        return "".join(sentences)
    shown = [f"({number}) {sentence}" for number, sentence in enumerate(sentences[:_SHOWN], 1)]
    more = len(sentences) - _SHOWN
    return "; ".join(shown) + (f"; and {more} more" if more > 0 else "")

"""What the inspectors found, as frozen, self-checking values: goldthread-report/1."""

from __future__ import annotations

from typing import Literal

from pydantic import ValidationError, model_validator

from goldthread.errors import BadReport
from goldthread.plan.model import Day, Value

FORMAT = "goldthread-report/1"

Framework = Literal["SIF", "ILACS", "focused visit", "other"]


class Judgement(Value):
    """A grade, and the area that it was given for, both as printed."""

    area: str
    grade: str


class Finding(Value):
    """What the inspectors ask for in one item of their list.

    ``number`` is as printed, ``None`` for a bullet; ``group`` is the title over the list, ``heading`` the
    sub-heading between its items; ``page`` counts the pages of the file from 1.
    """

    number: str | None = None
    group: str | None = None
    heading: str | None = None
    text: str
    page: int | None = None


class Report(Value):
    """An inspection report. What it does not print is ``None``, never guessed."""

    format: Literal["goldthread-report/1"] = FORMAT
    authority: str | None = None
    framework: Framework = "other"
    inspected_from: Day | None = None
    inspected_to: Day | None = None
    published: Day | None = None
    judgements: tuple[Judgement, ...] = ()
    recommendations: tuple[Finding, ...] = ()
    lscb_recommendations: tuple[Finding, ...] = ()

    @model_validator(mode="after")
    def _in_order(self) -> Report:
        if self.inspected_from and self.inspected_to and self.inspected_from > self.inspected_to:
            raise ValueError(f"the inspection ends on {self.inspected_to}, before it begins on {self.inspected_from}")
        return self

    def to_json(self, *, indent: int | None = None) -> str:
        """The report as goldthread-report/1 JSON text."""
        return self.model_dump_json(indent=indent)

    @classmethod
    def from_json(cls, text: str | bytes, *, where: str = "") -> Report:
        """The report that goldthread-report/1 JSON text holds. Raises `BadReport`."""
        try:
            return cls.model_validate_json(text)
        except ValidationError as error:
            faults = [
                f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors(include_url=False)
            ]
            raise BadReport(
                "the report does not keep to goldthread-report/1", where=where, why="; ".join(faults[:5]),
                try_="Read the PDF again with “goldthread report --format json”",
            ) from None  # fmt: skip

"""Proof that something was done, or made a difference: a file with its versions, or a link."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from goldthread.plan.value import Day, Value


class FileVersion(Value):
    """One version of a file: the SHA-256 of its bytes, its size in bytes, its name and its media type."""

    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    size: int = Field(ge=0)
    name: str
    media_type: str
    by: str
    on: Day


class Used(Value):
    """A row of the plan that the evidence speaks for: the list it is in and its id."""

    entity: str
    key: str


class Evidence(Value):
    """A piece of evidence; it may speak for many rows. ``versions`` run from the oldest; a link has none."""

    id: str
    title: str
    kind: Literal["file", "link"] = "file"
    address: str | None = None
    versions: tuple[FileVersion, ...] = ()
    expires: Day | None = None
    used_by: tuple[Used, ...] = ()
    withdrawn: str = ""

"""What the walk through a document has said so far, and where in which table it stands."""

from __future__ import annotations

from dataclasses import dataclass, field

from goldthread.documents.understand.columns import Columns
from goldthread.documents.understand.events import Event


@dataclass(slots=True)
class Walk:
    """The state of the walk: the events so far, the columns in force and what kind of table they are of.

    ``turned`` is true until a table's first row of work has been taken, ``fresh`` right below a header.
    """

    said: list[Event] = field(default_factory=list)
    columns: Columns | None = None
    kind: str = ""
    turned: bool = True
    fresh: bool = False

    @property
    def last(self) -> Event | None:
        """The newest event."""
        return self.said[-1] if self.said else None

    def say(self, event: Event) -> None:
        """Adds an event."""
        self.said.append(event)

    def leave_table(self) -> None:
        """What comes next is in no table of work."""
        self.kind, self.columns = "", None

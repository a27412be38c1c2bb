"""Children in care, care leavers and adoption."""

from __future__ import annotations

from datetime import date

from goldthread.synthetic.children.childhood import Care, Childhood
from goldthread.synthetic.children.council import Making
from goldthread.synthetic.children.counted_days import months_after


def periods(making: Making, child: Childhood, entered: date, referral_id: str) -> list[Care]:
    """Her periods of care from the first day on."""
    end = months_after(entered, making.between(1, 40))
    return [Care(making.new_id("CLA"), entered, end if end <= making.council.as_at else None, "E4A", "C2", referral_id)]


def live(making: Making, child: Childhood, short_breaks_from: date | None = None) -> None:
    """Write her life in care."""


def leaver(making: Making, child: Childhood) -> None:
    """Write the row of a young person who left care."""


def beside_children(making: Making) -> None:
    """Write the rows of adopters."""

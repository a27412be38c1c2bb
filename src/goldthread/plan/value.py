"""What every value of a plan is made of: frozen, self-checking, and it keeps the keys that it does not know."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict


def _a_real_day(text: str) -> str:
    from datetime import date

    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise ValueError(f"“{text}” is not a date written YYYY-MM-DD")
    date.fromisoformat(text)
    return text


def _a_month_or_day(text: str) -> str:
    _a_real_day(text if len(text) == 10 else f"{text}-01")
    return text


Day = Annotated[str, AfterValidator(_a_real_day)]
MonthOrDay = Annotated[str, AfterValidator(_a_month_or_day)]
Texts = tuple[str, ...]


class Value(BaseModel):
    """A frozen value. Keys it does not know are kept and written back."""

    model_config = ConfigDict(frozen=True, extra="allow", allow_inf_nan=False)

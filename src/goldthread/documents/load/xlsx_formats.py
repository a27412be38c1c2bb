"""What a spreadsheet shows for a value: dates, numbers and shares by their number format."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

_PARTS = re.compile(r"\[(?:h+|m+|s+)\]|y+|m+|d+|h+|s+|am/pm|a/p|\"[^\"]*\"|\\.|\[[^\]]*\]|_.|\*.|.", re.IGNORECASE)
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# Excel shows its own short date (format 14) the way the reader's country writes it; the councils' is England.
_SHORT_DATES = {"mm-dd-yy", "m/d/yy", "m/d/yyyy", "mm/dd/yy", "mm/dd/yyyy"}
_ENGLISH_DATE = "dd/mm/yyyy"


def shown(value: object, style: str) -> str:
    """The text that a cell shows for a value of that number format.

    >>> shown(datetime(2017, 1, 1), "mmm-yy"), shown(0.85, "0%"), shown(1.1, "0.0"), shown(12000, '"£"#,##0')
    ('Jan-17', '85%', '1.1', '£12,000')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (datetime, date, time)):
        return _date(value, style)
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, (int, float)):
        return _number(value, style)
    return str(value)


def _date(value: datetime | date | time, style: str) -> str:
    if isinstance(value, time):
        return value.strftime("%H:%M")
    style = re.sub(r"^\[\$-[^\]]*\]", "", style.split(";")[0])
    if style.lower() in _SHORT_DATES or not re.search("[ymd]", style, re.IGNORECASE):
        style = _ENGLISH_DATE
    clock = bool(re.search("h", style, re.IGNORECASE))
    out, after_hours = "", False
    for part in _PARTS.findall(style):
        low = part.lower()
        minutes = low in ("m", "mm") and clock and after_hours
        out += f"{getattr(value, 'minute', 0):02}" if minutes else _date_part(value, part, low)
        after_hours = low[0] == "h" or (after_hours and not low[0].isalpha())
    return out.strip()


def _date_part(value: datetime | date, part: str, low: str) -> str:
    match low[0]:
        case "y":
            return f"{value.year:04}" if len(low) > 2 else f"{value.year % 100:02}"
        case "m":
            month = _MONTHS[value.month - 1]
            return {1: str(value.month), 2: f"{value.month:02}", 3: month[:3], 5: month[0]}.get(len(low), month)
        case "d":
            day = _DAYS[value.weekday()]
            return {1: str(value.day), 2: f"{value.day:02}", 3: day[:3]}.get(len(low), day)
        case "h" | "s":
            return f"{getattr(value, 'hour' if low[0] == 'h' else 'second', 0):02}"
        case '"':
            return part[1:-1]
        case "\\":
            return part[1:]
        case "[" | "_" | "*" | "@":
            return ""
    return "" if low in ("am/pm", "a/p") else part


def _number(value: int | float, style: str) -> str:
    sections = style.split(";")
    style = sections[1] if value < 0 and len(sections) > 1 and sections[1] else sections[0]
    if style in ("General", "@", "") or not re.search(r"[0#?]", style):
        return _general(value)
    negative = value < 0 and len(sections) < 2
    bare = re.sub(r"\[[^\]]*\]|_.|\*.", "", re.sub(r"\[\$([^\]-]*)[^\]]*\]", r'"\1"', style))
    texts = re.sub(r'"([^"]*)"|\\(.)', "", bare)
    places = re.search(r"\.([0#?]+)", texts)
    value = abs(value) * (100 if "%" in texts else 1)
    figure = f"{value:{',' if re.search(r'[#0],[#0]', texts) else ''}.{len(places[1]) if places else 0}f}"
    if not places and (zeros := len(re.findall("0", texts))) > len(figure):
        figure = figure.zfill(zeros)
    whole = re.sub(r"[#0?][#0?,. ]*", lambda _: figure, re.sub(r'"([^"]*)"|\\(.)', _kept, bare), count=1)
    return ("-" if negative else "") + whole.replace("\ue000", "0").strip()


def _kept(found: re.Match[str]) -> str:
    return (found[1] if found[1] is not None else found[2]).replace("0", "\ue000")


def _general(value: int | float) -> str:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.10g}"

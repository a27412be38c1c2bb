"""What a fill colour says: red, amber, green, blue, or nothing."""

from __future__ import annotations

import colorsys
import re

from goldthread.plan.rating import Rag

_NAMED = {
    "red": "ff0000", "crimson": "dc143c", "tomato": "ff6347", "orange": "ffa500", "amber": "ffbf00", "gold": "ffd700",
    "yellow": "ffff00", "green": "008000", "lime": "00ff00", "lightgreen": "90ee90", "limegreen": "32cd32",
    "blue": "0000ff", "royalblue": "4169e1", "lightblue": "add8e6", "navy": "000080", "dodgerblue": "1e90ff",
    "seagreen": "2e8b57", "forestgreen": "228b22", "darkgreen": "006400", "firebrick": "b22222", "darkred": "8b0000",
    "darkorange": "ff8c00", "khaki": "f0e68c", "salmon": "fa8072", "steelblue": "4682b4",
}  # fmt: skip
_FILL = re.compile(r"""<[^<>]*\bbackground(?:-color)?\s*:\s*([^;"'>]+)""", re.IGNORECASE)
# Degrees of hue: where red ends, amber (with yellow) ends, green ends, blue ends.
_HUES: tuple[tuple[int, Rag | None], ...] = (
    (15, "red"),
    (68, "amber"),
    (170, "green"),
    (260, "blue"),
    (330, None),
    (361, "red"),
)


def rag_of_shade(colour: str | None) -> Rag | None:
    """The rating a fill colour means; ``None`` for white, grey and colours of no meaning.

    >>> rag_of_shade("#00B050"), rag_of_shade("rgb(255, 192, 0)"), rag_of_shade("#f2f2f2")
    ('green', 'amber', None)
    """
    rgb = _rgb((colour or "").strip().lower())
    if rgb is None:
        return None
    hue, lightness, saturation = colorsys.rgb_to_hls(*(part / 255 for part in rgb))
    if saturation < 0.3 or lightness > 0.93 or lightness < 0.08:
        return None
    return next(rag for below, rag in _HUES if hue * 360 < below)


def shade_within(markup: str) -> Rag | None:
    """The rating of the last box that the markup of a cell fills with a colour: where two are drawn, it went there.

    >>> shade_within('<div style="background-color: green; width: 100%"></div>')
    'green'
    """
    fills = [rag_of_shade(found) for found in _FILL.findall(markup)]
    return next((rag for rag in reversed(fills) if rag), None)


def _rgb(colour: str) -> tuple[int, int, int] | None:
    if found := re.match(r"rgba?\(\s*(\d{1,3})[,\s]+(\d{1,3})[,\s]+(\d{1,3})", colour):
        return tuple(min(255, int(part)) for part in found.groups())  # type: ignore[return-value]
    digits = _NAMED.get(colour.split()[0] if colour else "", colour.lstrip("#"))
    if re.fullmatch(r"[0-9a-f]{3}", digits):
        digits = "".join(digit * 2 for digit in digits)
    if not re.fullmatch(r"[0-9a-f]{6}", digits):
        return None
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)

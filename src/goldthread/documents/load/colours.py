"""The colours of Office files: those of the document's theme, and those that Excel numbers."""

from __future__ import annotations

import colorsys
import re

from lxml import etree

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_ORDER = ("dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
# Office's own theme since 2013, for a file without one.
_OFFICE = dict(zip(_ORDER, ("000000", "FFFFFF", "44546A", "E7E6E6", "5B9BD5", "ED7D31", "A5A5A5", "FFC000", "4472C4",
                            "70AD47"), strict=True))  # fmt: skip
_WORD_NAMES = {"background1": "lt1", "text1": "dk1", "background2": "lt2", "text2": "dk2", "light1": "lt1",
               "dark1": "dk1", "light2": "lt2", "dark2": "dk2"}  # fmt: skip
_EXCEL_ORDER = ("lt1", "dk1", "lt2", "dk2", *_ORDER[4:])


class Theme:
    """The ten colours of a document's theme."""

    def __init__(self, root: etree._Element | None) -> None:
        self._colours = dict(_OFFICE)
        scheme = root.find(f".//{A}clrScheme") if root is not None else None
        for name in _ORDER if scheme is not None else ():
            node = scheme.find(f"{A}{name}")
            if node is not None and len(node):
                value = node[0].get("lastClr") or node[0].get("val") or ""
                self._colours[name] = value if re.fullmatch(r"[0-9A-Fa-f]{6}", value) else self._colours[name]

    def of_word(self, name: str, *, tint: str = "", shade: str = "") -> str | None:
        """The colour that Word calls by ``name``, lighter by its tint or darker by its shade (two hex digits)."""
        colour = self._colours.get(_WORD_NAMES.get(name, name))
        if colour and re.fullmatch(r"[0-9A-Fa-f]{2}", tint):
            return tinted(colour, 1 - int(tint, 16) / 255)
        if colour and re.fullmatch(r"[0-9A-Fa-f]{2}", shade):
            return tinted(colour, int(shade, 16) / 255 - 1)
        return colour

    def of_excel(self, number: int, tint: float = 0.0) -> str | None:
        """The colour that Excel numbers, lighter (tint above 0) or darker (below)."""
        return tinted(self._colours[_EXCEL_ORDER[number]], tint) if 0 <= number < len(_EXCEL_ORDER) else None


def tinted(colour: str, tint: float) -> str:
    """A colour made lighter (0 to 1) or darker (0 to -1), by its lightness, as Office does.

    >>> tinted("70AD47", 0.0), tinted("000000", 0.5)
    ('70AD47', '808080')
    """
    if not tint:
        return colour
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light + (1 - light) * tint
    parts = colorsys.hls_to_rgb(hue, min(1.0, max(0.0, light)), saturation)
    return "".join(f"{round(part * 255):02X}" for part in parts)

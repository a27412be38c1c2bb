"""Colours that a spreadsheet mixes from figures: scales of colours, and sets of icons that are lights or arrows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from goldthread.documents.load.xlsx_formulas import Fault, Unknown, plain_value

# What the icons of a set say, from the first, which stands for the least figures.
_LIGHTS = {
    "3TrafficLights1": ("FF0000", "FFC000", "00B050"), "3TrafficLights2": ("FF0000", "FFC000", "00B050"),
    "3Signs": ("FF0000", "FFC000", "00B050"), "3Symbols": ("FF0000", "FFC000", "00B050"),
    "3Symbols2": ("FF0000", "FFC000", "00B050"), "3Flags": ("FF0000", "FFC000", "00B050"),
    "3Arrows": ("FF0000", "FFC000", "00B050"), "4Arrows": ("FF0000", "FFC000", "FFC000", "00B050"),
    "5Arrows": ("FF0000", "FFC000", "FFC000", "FFC000", "00B050"),
    "4TrafficLights": (None, "FF0000", "FFC000", "00B050"),
}  # fmt: skip


class Scale:
    """A rule that gives each figure of its area a colour, by where it stands among the others."""

    def __init__(self, figures: Sequence[float], formula: Callable[[str], object]) -> None:
        self._figures, self._formula = sorted(figures), formula

    def colour(self, rule, value: object, colour_of: Callable) -> str | None:
        """The colour of a figure by a scale or a set of icons. Raises `Unknown` where it cannot be told."""
        figure = plain_value(value)
        if not isinstance(figure, float) or isinstance(value, bool) or not self._figures:
            return None
        if rule.type == "iconSet":
            return self._light(rule.iconSet, figure)
        stops = [self._stop(stop) for stop in rule.colorScale.cfvo]
        return mixed(figure, stops, [colour_of(colour) for colour in rule.colorScale.color])

    def _light(self, icons, figure: float) -> str | None:
        lights = _LIGHTS.get(icons.iconSet or "3TrafficLights1")
        if lights is None or len(lights) != len(icons.cfvo):
            raise Unknown
        at = 0
        for place, stop in enumerate(icons.cfvo):
            least = self._stop(stop)
            at = place if figure > least or (figure == least and stop.gte is not False) or not place else at
        return lights[-1 - at] if icons.reverse else lights[at]

    def _stop(self, stop) -> float:
        """The figure at which a colour or an icon begins."""
        least, most = self._figures[0], self._figures[-1]
        if stop.type in ("min", "max"):
            return least if stop.type == "min" else most
        try:
            value = plain_value(self._formula(str(stop.val)))
        except Fault:
            raise Unknown from None
        if not isinstance(value, float):
            raise Unknown
        if stop.type == "percent":
            return least + (most - least) * value / 100
        if stop.type == "percentile":
            place = (len(self._figures) - 1) * value / 100
            low = self._figures[min(int(place), len(self._figures) - 1)]
            high = self._figures[min(int(place) + 1, len(self._figures) - 1)]
            return low + (high - low) * (place - int(place))
        return value


def mixed(figure: float, stops: Sequence[float], colours: Sequence[str | None]) -> str | None:
    """The colour at a figure between two stops.

    >>> mixed(5.0, [0.0, 10.0], ["000000", "FFFFFF"])
    '808080'
    """
    if None in colours or len(stops) != len(colours):
        raise Unknown
    if figure <= stops[0]:
        return colours[0]
    for place in range(1, len(stops)):
        if figure <= stops[place]:
            share = (figure - stops[place - 1]) / ((stops[place] - stops[place - 1]) or 1.0)
            pairs = zip(_parts(colours[place - 1]), _parts(colours[place]), strict=True)
            return "".join(f"{round(low + (high - low) * share):02X}" for low, high in pairs)
    return colours[-1]


def _parts(colour: str) -> list[int]:
    return [int(colour[place : place + 2], 16) for place in (0, 2, 4)]

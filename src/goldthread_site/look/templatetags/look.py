"""The pieces of the design as template tags; loaded on every page."""

from __future__ import annotations

from django import template

from goldthread_site.look import pieces

register = template.Library()


@register.inclusion_tag("look/rating.html")
def rating(colour: str | None, word: str | None = None, *, big: bool = False) -> dict:
    """A claimed rating: shape and word. ``word`` is the plan's own (“On track”) where it has one."""
    return {**pieces.rating(colour, word), "big": big}


@register.inclusion_tag("look/due.html")
def due_date(due: pieces.DueShown) -> dict:
    """A date with its slips, from `pieces.due_shown`."""
    return {"due": due}


@register.filter
def counted(number: int, words: str) -> str:
    """“1 action”, “4 actions”: `{{ n|counted:"action" }}`, or `"child,children"` where the plural is its own."""
    return pieces.counted(number, *words.split(","))


@register.filter
def shortened(text: str, length: int) -> str:
    """The text cut at a word: `{{ title|shortened:60 }}`."""
    return pieces.shortened(text, length)

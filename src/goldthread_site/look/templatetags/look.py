"""The pieces of the design as template tags; loaded on every page."""

from __future__ import annotations

from django import template
from django.template import defaulttags

from goldthread_site.look import past_day, pieces

register = template.Library()


class UrlOnADay(defaulttags.URLNode):
    """Django's own `{% url %}`, with the past day in an address of the plan that is looked at."""

    def render(self, context) -> str:
        address = super().render(context)
        if self.asvar:
            context[self.asvar] = past_day.kept(context[self.asvar])
            return ""
        return past_day.kept(address)


@register.tag
def url(parser, token) -> UrlOnADay:
    """Every link between pages of a plan keeps the day, because every one is made here or by `{% href %}`."""
    node = defaulttags.url(parser, token)
    return UrlOnADay(node.view_name, node.args, node.kwargs, node.asvar)


@register.simple_tag
def href(view: str, *args, **query) -> str:
    """An address that asks for something: `{% href 'plans:actions' plan.pk due="late" %}`."""
    return past_day.href(view, *args, **query)


@register.inclusion_tag("look/same_day.html")
def same_day() -> dict:
    """What a form that asks (method get) keeps of the address: the past day."""
    return {"day": past_day.day_looked_at()}


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

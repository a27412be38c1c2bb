"""Fills in a form as a browser would: what the page put in its fields goes back with what a person typed."""

from __future__ import annotations

from lxml import html


def filled_in(page: str, *, having: str, **typed: str) -> dict[str, str]:
    """What the form that has a field ``having`` sends; ``typed`` in place of what stood in its fields."""
    forms = [form for form in html.fromstring(page).forms if having in form.fields]
    if len(forms) != 1:
        raise AssertionError(f"{len(forms)} forms have a field {having!r}")
    return {**{name: value for name, value in forms[0].form_values() if name}, **typed}

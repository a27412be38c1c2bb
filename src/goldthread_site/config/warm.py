"""Loads, when a server starts, what the first visitor would otherwise wait for."""

from __future__ import annotations

import gc
from pathlib import Path


def warm() -> None:
    """Loads the addresses, every template and the rules of the plan check."""
    from django.conf import settings
    from django.template.loader import get_template
    from django.urls import get_resolver

    from goldthread.plan.checks import all_rules, rules_digest

    list(get_resolver().url_patterns)
    for folder in settings.TEMPLATES[0]["DIRS"]:
        for file in sorted(Path(folder).rglob("*.html")):
            get_template(file.relative_to(folder).as_posix())
    all_rules(), rules_digest()
    gc.collect()
    gc.freeze()  # what is loaded stays loaded: no later clearing up need look through it, in the middle of a page

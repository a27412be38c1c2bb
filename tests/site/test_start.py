"""What a server loads when it starts, so that its first visitor does not wait."""

from __future__ import annotations

from django.template import engines

from goldthread.plan.checks import all_rules
from goldthread_site.config.warm import warm


def test_a_started_server_holds_every_template_and_rule():
    engine = engines["django"].engine
    held = engine.template_loaders[0].get_template_cache
    held.clear()
    all_rules.cache_clear()
    warm()
    assert {"plans/overview.html", "plans/check.html", "look/rating.html"} <= set(held)
    assert all_rules.cache_info().currsize == 1

"""What free text about children reminds its writer of."""

from __future__ import annotations

from goldthread.plan.free_text import reminder


def reminded_of(texts: dict[str, str]) -> tuple[str, ...]:
    """Sentences about names and small numbers in the texts, each once; empty where there is nothing to look at."""
    return tuple(dict.fromkeys(said for text in texts.values() if (said := reminder(text))))

"""The trail: what a chain of revisions is, whether it holds, and a copy of it that can be verified without the site."""

from goldthread.trail.chain import (
    ERASURES,
    HOUSE,
    Fault,
    Head,
    Revision,
    digest_of,
    first_fault,
    lawfully_erased,
    link_of,
    seal_of,
    sealed,
    value_digest_of,
    why_digest_of,
)
from goldthread.trail.copy import read_copy, written_copy
from goldthread.trail.verdict import Noted, Verdict, verdict_on

__all__ = [
    "ERASURES", "HOUSE", "Fault", "Head", "Noted", "Revision", "Verdict", "digest_of", "first_fault",
    "lawfully_erased", "link_of", "read_copy", "seal_of", "sealed", "value_digest_of", "verdict_on", "why_digest_of",
    "written_copy",
]  # fmt: skip

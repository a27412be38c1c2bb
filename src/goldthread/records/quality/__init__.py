"""Findings about the records themselves: what is impossible, missing, twice there, late, and who can mend it."""

from goldthread.records.quality.finding import Change, Finding, Findings, trend
from goldthread.records.quality.looking import findings_in
from goldthread.records.quality.rules import Rule, rules

__all__ = ["Change", "Finding", "Findings", "Rule", "findings_in", "rules", "trend"]

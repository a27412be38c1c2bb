"""The lists of children that inspectors ask for (“Annex A”): read from a workbook, or a file a list, for a load."""

from goldthread.records.annex_a.carried import carried
from goldthread.records.annex_a.given import given_from, is_given_as_lists

__all__ = ["carried", "given_from", "is_given_as_lists"]

"""What happened to children: extracts, taken in as dated loads that never change."""

from goldthread.records.load import Load
from goldthread.records.quality import findings_in
from goldthread.records.report import Report, report_of
from goldthread.records.store import Store

__all__ = ["Load", "Report", "Store", "findings_in", "report_of"]

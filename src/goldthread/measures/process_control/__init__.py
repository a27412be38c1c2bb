"""Whether a measure has really changed: limits, rules and icons as in the NHS programme “Making data count”."""

from goldthread.measures.process_control.asked import Chart, Ghost, Rebase
from goldthread.measures.process_control.icons import Assurance, Icon, Variation
from goldthread.measures.process_control.limits import Limits
from goldthread.measures.process_control.reading import ChartPoint, Reading, read_chart
from goldthread.measures.process_control.rules import Rule, Signal
from goldthread.measures.process_control.settings import Settings, shipped_settings

__all__ = [
    "Assurance",
    "Chart",
    "ChartPoint",
    "Ghost",
    "Icon",
    "Limits",
    "Reading",
    "Rebase",
    "Rule",
    "Settings",
    "Signal",
    "Variation",
    "read_chart",
    "shipped_settings",
]

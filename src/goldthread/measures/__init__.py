"""What the records show: one open definition for each measure, the cases behind it, and its figures over time.

>>> from goldthread import measures
>>> measures.definition("AS01").name
'Single assessments completed within 45 working days'
"""

from goldthread.measures.definition import Definition
from goldthread.measures.library import definition, library
from goldthread.measures.results import Measures, Result, over, table_of
from goldthread.measures.settings import Settings

__all__ = ["Definition", "Measures", "Result", "Settings", "definition", "library", "over", "table_of"]

"""A document as values: prose and tables, with the place where each stands."""

from goldthread.page.document import Block, Cell, Document, Line, Prose, Table, TableRow

__all__ = ["Block", "Cell", "Document", "Line", "Prose", "Table", "TableRow"]

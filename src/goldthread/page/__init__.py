"""A document as values: prose and tables, with the place where each stands."""

from goldthread.page.document import HEAD, Block, Cell, Document, Front, Line, Prose, Table, TableRow

__all__ = ["HEAD", "Block", "Cell", "Document", "Front", "Line", "Prose", "Table", "TableRow"]

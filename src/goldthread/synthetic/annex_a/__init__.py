"""An Annex A workbook of the invented council: its lists filled from its tables, as the rule of each list says whom it holds."""

from goldthread.synthetic.annex_a.writing import write_annex_a

__all__ = ["write_annex_a"]

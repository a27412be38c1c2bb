"""An Annex A workbook of the invented council: each list filled from its tables by the rule of whom it holds."""

from goldthread.synthetic.annex_a.writing import write_annex_a

__all__ = ["write_annex_a"]

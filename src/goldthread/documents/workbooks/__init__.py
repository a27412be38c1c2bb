"""A workbook of a plan's actions over all owners: given out, changed as people change workbooks, and read again."""

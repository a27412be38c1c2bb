"""Many actions changed at once: chosen in a list, typed a line at a time, or brought back in a workbook."""

"""Plan → Document in a council's layout. The layouts are data, a TOML file each."""

from goldthread.documents.layouts.fill import laid_out
from goldthread.documents.layouts.layout import HOUSE, Layout, layout_named, layout_names

__all__ = ["HOUSE", "Layout", "laid_out", "layout_named", "layout_names"]

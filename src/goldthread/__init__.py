"""Goldthread: from an inspection finding to its effect on children.

The core library. It reads improvement plans as councils write them, checks them, and
says where the thread breaks. It never imports Django.
"""

__version__ = "0.1.0"

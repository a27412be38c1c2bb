"""``python -m goldthread`` is the same as ``goldthread``."""

from goldthread.cli.main import main

main()

"""``python -m recension``."""

from recension.cli import main

main()

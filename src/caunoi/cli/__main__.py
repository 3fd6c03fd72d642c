"""``python -m caunoi.cli``."""

from caunoi.cli.commands import main

main()

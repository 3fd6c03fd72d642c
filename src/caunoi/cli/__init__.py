"""The command ``caunoi``: read, score and describe findings without a database."""

from caunoi.cli.commands import main

__all__ = ["main"]

"""The words of the trade as data files, Vietnamese and English side by side."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """The parsed content of ``data/<name>.toml``; raises ``FileNotFoundError`` if there is none."""
    text = files(__package__).joinpath("data", f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def lines_of(name: str) -> list[str]:
    """The lines of ``data/<name>.txt`` but comments; raises ``FileNotFoundError`` if there is none."""
    text = files(__package__).joinpath("data", f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]

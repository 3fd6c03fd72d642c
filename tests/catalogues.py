"""Compiled translations for tests, made from the .po files as they are now."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po


def compile_catalogues(source: Path, target: Path) -> Path:
    """Compile every ``<language>/LC_MESSAGES/django.po`` below ``source`` into ``target``."""
    target.mkdir(parents=True, exist_ok=True)
    for catalogue in source.glob("*/LC_MESSAGES/django.po"):
        compiled = target / catalogue.relative_to(source).with_suffix(".mo")
        compiled.parent.mkdir(parents=True, exist_ok=True)
        with catalogue.open("rb") as words, compiled.open("wb") as out:
            write_mo(out, read_po(words))
    return target

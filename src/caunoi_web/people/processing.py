"""The register of processing of personal data, as data (people/data/processing.toml)."""

import tomllib
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy, pgettext_lazy

FILE = Path(__file__).parent / "data" / "processing.toml"
CLASSES = {
    "published": gettext_lazy("Published"),
    "basic": pgettext_lazy("personal data", "Basic personal data"),
    "sensitive": pgettext_lazy("personal data", "Sensitive personal data"),
    "per-record": gettext_lazy("Said on each record"),
}


@dataclass(frozen=True, slots=True)
class Processing:
    """One kind of personal data in one language: whose, what, class, basis, until when, where, erasure."""

    name: str
    whose: str
    what: str
    data_class: str
    basis: str
    retention: str
    where: str
    erasure: str

    def as_data(self) -> dict[str, str]:
        """For JSON."""
        return asdict(self)


def register_of_processing(language: str) -> list[Processing]:
    """All kinds, in the language ("vi" or "en")."""
    tongue = language if language in ("vi", "en") else "vi"
    return [_in_language(entry, tongue) for entry in _entries()]


@cache
def _entries() -> tuple[dict[str, Any], ...]:
    return tuple(tomllib.loads(FILE.read_text(encoding="utf-8"))["processing"])


def _in_language(entry: dict[str, Any], tongue: str) -> Processing:
    words = {key: value[tongue] for key, value in entry.items() if key != "class"}
    return Processing(data_class=entry["class"], **words)

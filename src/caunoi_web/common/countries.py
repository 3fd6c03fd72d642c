"""Countries and territories by their ISO 3166-1 code, named in the page's language."""

from functools import cache

from babel import Locale
from django.utils.translation import get_language

from caunoi.domain.folding import sort_key


def country_name(code: str, language: str | None = None) -> str:
    """The name in ``language`` (default: the page's); the code itself when unknown, "" for ""."""
    return _territories(language or get_language() or "vi").get(code, code)


@cache
def country_choices(language: str) -> tuple[tuple[str, str], ...]:
    """All (code, name) pairs in the alphabetical order of ``language``."""
    names = _territories(language).items()
    return tuple(sorted(names, key=lambda pair: sort_key(pair[1])))


@cache
def _territories(language: str) -> dict[str, str]:
    names = Locale.parse(language).territories
    return {
        code: name
        for code, name in names.items()
        if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRY
    } | _AS_OFFICES_WRITE.get(language, {})


# Codes that CLDR names but that are no country or territory of ISO 3166-1.
_NO_COUNTRY = frozenset({"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO", "AC", "CP", "DG", "EA", "IC", "TA", "CQ"})

# Where CLDR's name is not the one Vietnamese offices write.
_AS_OFFICES_WRITE = {"vi": {"IT": "Italia"}}

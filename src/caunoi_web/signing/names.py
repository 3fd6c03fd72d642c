"""A name that is kept in both languages, in the one of the page."""

from django.utils.translation import get_language


def in_language(vi: str, en: str) -> str:
    """The English name on English pages when there is one, else the Vietnamese."""
    return (en or vi) if get_language() == "en" else (vi or en)

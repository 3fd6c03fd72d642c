"""What every file of the brief does alike with its text."""

import unicodedata

from django.utils.translation import ngettext

_NOT_IN_FILES = ("Cc", "Cs", "Co")


def printable(text: str) -> str:
    """In NFC and without control signs, which neither XML nor PDF may hold."""
    return "".join(
        " " if sign in "\n\t\r" else sign
        for sign in unicodedata.normalize("NFC", text)
        if sign in "\n\t\r" or unicodedata.category(sign) not in _NOT_IN_FILES
    )


def more_words(number: int) -> str:
    """That some lines were left out, and where they are."""
    return ngettext(
        "and %(count)s more on the partner's page", "and %(count)s more on the partner's page", number
    ) % {"count": number}

"""Sentences of Django that our forms can show and that Django has not in Vietnamese.

Named here so that they come into our own catalogue, which Django looks into first.
"""

from django.utils.translation import gettext_noop as _

BORROWED = (
    _("Null characters are not allowed."),
    _("Enter a complete value."),
    _("Enter a valid UUID."),
    _("“%(pk)s” is not a valid value."),
    _("“%(value)s” is not a valid UUID."),
)

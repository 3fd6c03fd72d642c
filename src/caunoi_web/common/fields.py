"""Form fields that several apps use."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class DayField(forms.DateField):
    """A calendar day typed as dd/mm/yyyy.

    Not the browser's own date input: that follows the machine's language, and on an English machine
    shows the month first, which an office would read the wrong way round.
    """

    def __init__(self, **options: Any) -> None:
        attributes = {"inputmode": "numeric", "placeholder": "dd/mm/yyyy", "size": 10, "autocomplete": "off"}
        options.setdefault("widget", forms.DateInput(attributes, format="%d/%m/%Y"))
        options.setdefault("error_messages", {"invalid": _("Type a day that exists, as dd/mm/yyyy.")})
        super().__init__(**options)

"""A day as offices type it."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi_web.common.asof import read_day
from caunoi_web.common.jinja import format_day


class DayField(forms.CharField):
    """dd/mm/yyyy or ISO text; cleans to a ``date``, or None for nothing."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_length": 20} | options)
        self.widget.attrs.update({"inputmode": "numeric", "placeholder": "dd/mm/yyyy", "class": "date-text"})

    def clean(self, value: Any) -> date | None:
        typed = super().clean(value)
        if not typed:
            return None
        found = read_day(typed.replace(".", "/").replace(" ", ""))
        if found is None:
            raise forms.ValidationError(
                _("There is no day “%(day)s”. Write dd/mm/yyyy, such as 15/08/2022."), params={"day": typed}
            )
        return found

    def prepare_value(self, value: Any) -> Any:
        """A date is shown as offices write it; what was typed stays as typed."""
        return format_day(value) if isinstance(value, date) else value

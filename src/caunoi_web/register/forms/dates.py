"""Dates as offices type them: a year, a month of a year, or a day."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi.domain.dates import PartialDate
from caunoi_web.common.jinja import format_partial


class PartialDateField(forms.CharField):
    """Text such as ``2022``, ``8/2022``, ``15/8/2022`` or ISO; cleans to ISO text ("2022-08") or ""."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "no_date": _("There is no day “%(day)s”. Write yyyy, mm/yyyy or dd/mm/yyyy, such as 15/08/2022."),
    }

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"required": False, "max_length": 20} | options)
        self.widget.attrs.update({"inputmode": "numeric", "placeholder": "dd/mm/yyyy", "class": "date-text"})

    def clean(self, value: Any) -> str:
        typed = super().clean(value)
        if not typed:
            return ""
        try:
            return str(read_partial(typed))
        except ValueError as fault:
            raise forms.ValidationError(
                self.error_messages["no_date"], code="no_date", params={"day": typed}
            ) from fault

    def prepare_value(self, value: Any) -> Any:
        """ISO text from the record is shown as offices write it; what was typed stays as typed."""
        try:
            return format_partial(PartialDate.parse(value)) if value else value
        except (TypeError, ValueError):
            return value


def read_partial(typed: str) -> PartialDate:
    """A date as typed: day first, always. Raises ``ValueError``."""
    typed = typed.strip().replace(".", "/").replace(" ", "")
    if "/" not in typed:
        return PartialDate.parse(typed)
    *finer, year = typed.split("/")
    if (
        len(year) != 4
        or len(finer) > 2
        or not all(part.isascii() and part.isdigit() for part in (*finer, year))
    ):
        raise ValueError(f"Not a date: {typed!r}")
    return PartialDate(int(year), *(int(part) for part in reversed(finer)))

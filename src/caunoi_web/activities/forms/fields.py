"""Fields that several forms of activities use."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi_web.accounts.models import User
from caunoi_web.register.forms.dates import read_partial
from caunoi_web.register.forms.organisations import one_called
from caunoi_web.register.models import Organisation

_RANGE = re.compile(r"\s+[-–—]\s+|\s*[–—]\s*|\s+(?:đến|to|until)\s+|(?<=\d{4})\s*-\s*(?=\d{1,2}[/.])")
MOST_PARTNERS = 12


class WhenField(forms.CharField):
    """A day, month or year, or two of them with a dash: cleans to (began, ended) as ISO text."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_length": 40} | options)
        self.widget.attrs.update(
            {"inputmode": "text", "placeholder": "dd/mm/yyyy", "class": "date-text", "autocomplete": "off"}
        )

    def clean(self, value: Any) -> tuple[str, str]:
        typed = super().clean(value)
        begin, *rest = _RANGE.split(typed, maxsplit=1) if typed else ("",)
        try:
            dates = [str(read_partial(part)) for part in (begin, *rest) if part]
        except ValueError as fault:
            raise forms.ValidationError(
                _(
                    "There is no day “%(day)s”. Write 15/08/2026, 08/2026 or 2026, "
                    "or two of them with a dash: 12/08/2026 - 15/08/2026."
                ),
                code="no_date",
                params={"day": typed},
            ) from fault
        return (dates[0] if dates else "", dates[1] if len(dates) > 1 else "")


class PartnersField(forms.CharField):
    """Names of partners, parted by semicolons; ``found`` turns them into organisations."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_length": 2000, "required": False} | options)
        self.widget.attrs.update({"list": "names", "autocomplete": "off"})

    @staticmethod
    def found(user: User, typed: str, current: dict[str, Organisation]) -> list[Organisation]:
        """The organisations meant, each once. Raises ``ValidationError`` with what to do."""
        names = [" ".join(name.split()) for name in typed.split(";")]
        names = [name for name in names if name]
        if typed.strip() in current:
            names = [typed.strip()]
        if len(names) > MOST_PARTNERS:
            raise forms.ValidationError(_("These are more partners than one activity has: at most 12."))
        organisations = [current.get(name) or one_called(user, name) for name in names]
        return list(dict.fromkeys(organisations))


class AmountField(forms.DecimalField):
    """A number as offices type it: 200.000.000 or 200,000,000 or 1,5; never below nothing."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            **{"required": False, "min_value": Decimal(0), "max_digits": 16, "decimal_places": 2} | options
        )
        self.widget = forms.TextInput({"inputmode": "decimal", "autocomplete": "off", "size": 16})

    def to_python(self, value: Any) -> Decimal | None:
        return super().to_python(plain_number(value) if isinstance(value, str) else value)

    def prepare_value(self, value: Any) -> Any:
        """A stored number is shown without empty cents."""
        return f"{value.normalize():f}" if isinstance(value, Decimal) else value


def plain_number(typed: str) -> str:
    """The number without marks of thousands; a single mark before one or two digits is a decimal one."""
    typed = typed.strip().replace("\u00a0", "").replace(" ", "")
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", typed):
        return typed.replace(".", "").replace(",", "")
    whole = re.fullmatch(r"(\d{1,3}(?:[.,]\d{3})+|\d+)[.,](\d{1,2})", typed)
    return f"{re.sub(r'[.,]', '', whole[1])}.{whole[2]}" if whole else typed

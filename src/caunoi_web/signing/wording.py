"""How facts of a case read on pages: codes become words, never raw JSON."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from caunoi_web.common.jinja import format_day, format_number
from caunoi_web.common.labels import ACTIVITIES, AGREEMENT_KINDS
from caunoi_web.register.models import Level
from caunoi_web.signing.models import Case


def field_label(field: str) -> str:
    """The name of a fact as forms show it, with a capital letter."""
    label = str(Case._meta.get_field(field).verbose_name)
    return label[:1].upper() + label[1:]


def value_words(field: str, value: Any) -> str:
    """A fact as a person reads it; "" for nothing."""
    if value is None or value == "" or value == []:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return format_day(value)
    if field == "kind":
        return str(AGREEMENT_KINDS.get(value, value))
    if field == "level":
        return str(dict(Level.choices).get(value, value))
    if field == "activities":
        return ", ".join(str(ACTIVITIES.get(code, code)) for code in value)  # type: ignore[call-overload]
    return format_number(value) if isinstance(value, int) else str(value)

"""What a column of a table can be, by the kind of its rows."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caunoi_web.imports.models import TableKind

NOT_SAID = ""
LEFT_OUT = "-"


@dataclass(frozen=True, slots=True)
class Field:
    """``longest`` is how many characters the register keeps; ``many``: several columns may be it."""

    code: str
    label: Promise
    longest: int = 0
    needed: bool = False
    many: bool = False
    hint: Promise | str = ""


_LIST_NUMBER = Field("list_number", _("Number in the list"), 60, hint=_("Kept with the record."))
_NOTE = Field("note", _("Note"), many=True)

_AGREEMENT = (
    _LIST_NUMBER,
    Field("number", _("Number"), 60, hint=_("Of the paper: 12/2024/MOU.")),
    Field("title", _("Title"), 500),
    Field("partners", _("Partner"), needed=True, hint=_("Several are parted by semicolons or lines.")),
    Field("country", _("Country or territory"), hint=_("Of a partner that is new.")),
    Field("kind", _("Kind of paper")),
    Field("level", _("Level")),
    Field("content", _("Content"), many=True),
    Field("activities", _("Activities"), many=True),
    Field("signed", _("Signed on")),
    Field("start", _("Valid from")),
    Field("end", _("Valid until")),
    Field("validity", _("Validity"), hint=_("In one cell: 2021–2026, 5 years from signing.")),
    Field("unit", _("Unit in charge"), 300),
    Field("signatories", _("Signed by, as written"), 500),
    _NOTE,
)
_ORGANISATION = (
    _LIST_NUMBER,
    Field("name", _("Name"), 300, needed=True),
    Field("name_vi", _("Vietnamese name"), 300),
    Field("name_en", _("English name"), 300),
    Field("other_names", pgettext_lazy("import", "Other names"), many=True),
    Field("kind", _("Kind")),
    Field("country", _("Country or territory")),
    Field("city", _("City"), 120),
    Field("website", _("Website"), 200),
    Field("ror", _("ROR id")),
    _NOTE,
)
_ACTIVITY = (
    Field("when", _("When"), hint=_("One day, or from – until in one cell.")),
    Field("began", pgettext_lazy("import", "From (first day)")),
    Field("ended", pgettext_lazy("import", "Until (last day)")),
    Field("kind", _("Kind of activity")),
    Field("title", _("What"), 300),
    Field("partners", _("With whom"), hint=_("Several are parted by semicolons or lines.")),
    Field("country", _("Country or territory"), hint=_("Of a partner that is new.")),
    Field("agreement", pgettext_lazy("import", "Under which agreement"), 300, hint=_("Its number or title.")),
    Field(
        "promise",
        pgettext_lazy("import", "For which promise"),
        500,
        hint=_("As the promise is worded there."),
    ),
    Field("unit", _("Our unit"), 300),
    Field("place", _("Place"), 200),
    Field("participants", _("How many took part")),
    Field("cost", _("Given by our side")),
    Field("income", _("Received from the partner")),
    Field("currency", _("Currency"), 30),
    Field("state", pgettext_lazy("import", "How far it is")),
    Field("outcome", _("Outcome"), many=True),
)

FIELDS: Mapping[str, Mapping[str, Field]] = {
    TableKind.AGREEMENTS.value: {field.code: field for field in _AGREEMENT},
    TableKind.ORGANISATIONS.value: {field.code: field for field in _ORGANISATION},
    TableKind.ACTIVITIES.value: {field.code: field for field in _ACTIVITY},
}

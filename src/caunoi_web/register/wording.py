"""How fields, acts and values of the register read on pages: codes become words, never raw JSON."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Model
from django.utils.dateparse import parse_datetime
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from caunoi.domain.dates import PartialDate
from caunoi_web.common.countries import country_name
from caunoi_web.common.jinja import format_moment, format_number, format_partial
from caunoi_web.common.labels import ACTIVITIES, AGREEMENT_KINDS, END_KINDS, ORGANISATION_KINDS, QUALIFIERS
from caunoi_web.register.models import (
    Agreement,
    Contact,
    DataClass,
    LawfulBasis,
    Level,
    NameKind,
    Organisation,
    PartnerNote,
    StatedFigure,
    Tier,
)
from caunoi_web.register.models.records import Record

ACTS: dict[str, str | Promise] = {
    "created": pgettext_lazy("history", "Added"),
    "amended": pgettext_lazy("history", "Changed"),
    "supported": pgettext_lazy("history", "Found in another source"),
    "names-added": pgettext_lazy("history", "Names added"),
    "names-removed": pgettext_lazy("history", "Names removed"),
    "archived": pgettext_lazy("history", "Archived"),
    "taken-back": pgettext_lazy("history", "Taken back"),
    "restored": pgettext_lazy("history", "Restored"),
    "tier-set": pgettext_lazy("history", "Tier set"),
    "tier-withdrawn": pgettext_lazy("history", "Tier taken back"),
    "contact-added": pgettext_lazy("history", "Contact added"),
    "contact-amended": pgettext_lazy("history", "Contact changed"),
    "contact-seen": pgettext_lazy("history", "Contact met"),
    "contact-archived": pgettext_lazy("history", "Contact archived"),
    "contact-restored": pgettext_lazy("history", "Contact brought back"),
    "contact-erased": pgettext_lazy("history", "Personal data of a contact erased"),
    "note-added": pgettext_lazy("history", "Note added"),
    "note-amended": pgettext_lazy("history", "Note changed"),
    "note-archived": pgettext_lazy("history", "Note put aside"),
}

_ROWS: dict[str, str | Promise] = {
    "parties": gettext_lazy("partners"),
    "activities": gettext_lazy("activities"),
    "names": gettext_lazy("other names"),
    "archived_at": gettext_lazy("archived"),
    "tier": gettext_lazy("tier"),
    "contact": gettext_lazy("contact: what was written"),
    "note_day": gettext_lazy("day of the note"),
    "note_text": gettext_lazy("note"),
    "is_lasting": gettext_lazy("a new officer must know this"),
}

_LABELS: dict[str, Mapping[Any, str | Promise]] = {
    "organisation.kind": ORGANISATION_KINDS,
    "agreement.kind": AGREEMENT_KINDS,
    "agreement.level": dict(Level.choices),
    "agreement.end_kind": END_KINDS,
    "figure.qualifier": QUALIFIERS,
    "contact.data_class": dict(DataClass.choices),
    "contact.basis": dict(LawfulBasis.choices),
}

_MODELS: dict[str, type[Model]] = {
    "organisation": Organisation,
    "agreement": Agreement,
    "figure": StatedFigure,
    "contact": Contact,
    "note": PartnerNote,
}


def add_kind(
    model: type[Record],
    *,
    acts: Mapping[str, str | Promise],
    rows: Mapping[str, str | Promise],
    labels: Mapping[str, Mapping[Any, str | Promise]],
    words: Mapping[str, Callable[[Any], str]],
) -> None:
    """Let a higher app teach the history its records: acts, what is no column, labels and words by field."""
    _MODELS[model.target_kind] = model
    ACTS.update(acts)
    _ROWS.update(rows)
    _LABELS.update({f"{model.target_kind}.{field}": choices for field, choices in labels.items()})
    _WORDS.update({f"{model.target_kind}.{field}": word for field, word in words.items()})


def act_label(action: str) -> str:
    """What was done, without the object: "agreement.amended" reads "Changed"."""
    verb = action.partition(".")[2]
    return str(ACTS.get(verb, verb))


def field_label(kind: str, field: str) -> str:
    """The name of a field as forms show it, with a capital letter."""
    label = str(_ROWS.get(field) or _MODELS[kind]._meta.get_field(field).verbose_name)
    return label[:1].upper() + label[1:]


def value_words(kind: str, field: str, value: Any) -> str:
    """A value of the history as a person reads it; "" for nothing."""
    if value is None or value == "" or value == []:
        return ""
    if labels := _LABELS.get(f"{kind}.{field}"):
        return str(labels.get(value, value))
    return (_WORDS.get(f"{kind}.{field}") or _WORDS.get(field, _plain))(value)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, int | float):
        return format_number(value)
    return str(value.get("label", value)) if isinstance(value, dict) else str(value)


def _date(value: str) -> str:
    return format_partial(PartialDate.parse(value))


def _party(value: Mapping[str, str]) -> str:
    written = value.get("as_written")
    return value["label"] if written in ("", None, value["label"]) else f"{value['label']} (“{written}”)"


def _parties(value: list[Mapping[str, str]]) -> str:
    return "; ".join(map(_party, value))


def _activities(value: list[str]) -> str:
    return ", ".join(str(ACTIVITIES.get(code, code)) for code in value)  # type: ignore[call-overload]


def _names(value: list[Mapping[str, str]]) -> str:
    kinds = dict(NameKind.choices)
    return "; ".join(f"{name['text']} ({kinds.get(name['kind'], name['kind'])})" for name in value)


def _tier(value: Mapping[str, str]) -> str:
    tier = dict(Tier.choices).get(value["tier"], value["tier"])
    return _("%(tier)s from %(day)s") % {"tier": tier, "day": _date(value["since"])}


def _contact(value: Mapping[str, Any]) -> str:
    """Which fields, never what they held (personal data)."""
    return ", ".join(field_label("contact", field) for field in value["fields"])


def _moment(value: str) -> str:
    return format_moment(parse_datetime(value))


def _day(value: Any) -> str:
    return _date(str(value))


def _year(value: int) -> str:
    return str(value)


_WORDS: dict[str, Callable[[Any], str]] = {
    "signed": _date,
    "start": _date,
    "end": _date,
    "country": country_name,
    "parties": _parties,
    "activities": _activities,
    "names": _names,
    "archived_at": _moment,
    "tier": _tier,
    "contact": _contact,
    "note_day": _date,
    "seen_on": _day,
    "retain_until": _day,
    "on": _day,
    "year": _year,
}

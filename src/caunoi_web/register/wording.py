"""How fields, acts and values of the register read on pages: codes become words, never raw JSON."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Model
from django.utils.dateparse import parse_datetime
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from caunoi.domain.dates import PartialDate
from caunoi.domain.terms import EventKind
from caunoi_web.common.countries import country_name
from caunoi_web.common.history_words import add_verbs, audit_label
from caunoi_web.common.jinja import format_moment, format_number, format_partial
from caunoi_web.common.labels import (
    ACTIVITIES,
    AGREEMENT_KINDS,
    END_KINDS,
    EVENT_KINDS,
    ORGANISATION_KINDS,
    QUALIFIERS,
)
from caunoi_web.register.models import (
    Agreement,
    Binding,
    Contact,
    DataClass,
    FileRole,
    LawfulBasis,
    Level,
    LinkKind,
    NameKind,
    Organisation,
    PartnerNote,
    Side,
    StatedFigure,
    SuccessionBasis,
    Tier,
)
from caunoi_web.register.models.records import Record

ACTS: dict[str, str | Promise] = {
    "created": pgettext_lazy("history", "Added"),
    "amended": pgettext_lazy("history", "Changed"),
    "supported": pgettext_lazy("history", "Found in another source"),
    "case-linked": pgettext_lazy("history", "Linked with a signing case"),
    "names-added": pgettext_lazy("history", "Names added"),
    "names-removed": pgettext_lazy("history", "Names removed"),
    "commented": pgettext_lazy("history", "Comment"),
    "archived": pgettext_lazy("history", "Archived"),
    "taken-back": pgettext_lazy("history", "Taken back"),
    "restored": pgettext_lazy("history", "Restored"),
    "event-added": pgettext_lazy("history", "Event recorded"),
    "event-withdrawn": pgettext_lazy("history", "Event withdrawn"),
    "linked": pgettext_lazy("history", "Linked to another agreement"),
    "unlinked": pgettext_lazy("history", "Link withdrawn"),
    "signed-by": pgettext_lazy("history", "Signatories changed"),
    "file-added": pgettext_lazy("history", "File attached"),
    "file-withdrawn": pgettext_lazy("history", "File withdrawn"),
    "tier-set": pgettext_lazy("history", "Tier set"),
    "tier-withdrawn": pgettext_lazy("history", "Tier taken back"),
    "contact-added": pgettext_lazy("history", "Contact added"),
    "contact-amended": pgettext_lazy("history", "Contact changed"),
    "contact-seen": pgettext_lazy("history", "Contact met"),
    "contact-archived": pgettext_lazy("history", "Contact archived"),
    "contact-restored": pgettext_lazy("history", "Contact brought back"),
    "contact-erased": pgettext_lazy("history", "Personal data of a contact erased"),
    "merged": pgettext_lazy("history", "Put together with another record"),
    "merge-undone": pgettext_lazy("history", "Merge undone"),
    "name-dated": pgettext_lazy("history", "Time of a name set"),
    "succession-added": pgettext_lazy("history", "Succession added"),
    "succession-removed": pgettext_lazy("history", "Succession taken away"),
    "note-added": pgettext_lazy("history", "Note added"),
    "note-amended": pgettext_lazy("history", "Note changed"),
    "note-archived": pgettext_lazy("history", "Note put aside"),
}

_ROWS: dict[str, str | Promise] = {
    "host_unit": gettext_lazy("unit in charge"),
    "parties": gettext_lazy("partners"),
    "activities": gettext_lazy("activities"),
    "names": gettext_lazy("other names"),
    "archived_at": gettext_lazy("archived"),
    "own_parties": gettext_lazy("our side"),
    "signatory_rows": gettext_lazy("signatories"),
    "events": gettext_lazy("events"),
    "links": gettext_lazy("linked agreements"),
    "files": gettext_lazy("files"),
    "tier": gettext_lazy("tier"),
    "merged": gettext_lazy("came into it"),
    "merged_into": gettext_lazy("went into"),
    "name_period": gettext_lazy("name and its time"),
    "succession": gettext_lazy("succession"),
    "contact": gettext_lazy("contact: what was written"),
    "note_day": gettext_lazy("day of the note"),
    "note_text": gettext_lazy("note"),
    "is_lasting": gettext_lazy("a new officer must know this"),
}

_LABELS: dict[str, Mapping[Any, str | Promise]] = {
    "organisation.kind": ORGANISATION_KINDS,
    "agreement.kind": AGREEMENT_KINDS,
    "agreement.level": dict(Level.choices),
    "agreement.binding": dict(Binding.choices),
    "agreement.end_kind": END_KINDS,
    "figure.qualifier": QUALIFIERS,
    "contact.data_class": dict(DataClass.choices),
    "contact.basis": dict(LawfulBasis.choices),
}

Kept = Mapping[str, str]

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
    add_verbs(acts)  # the whole history names them too
    _ROWS.update(rows)
    _LABELS.update({f"{model.target_kind}.{field}": choices for field, choices in labels.items()})
    _WORDS.update({f"{model.target_kind}.{field}": word for field, word in words.items()})


# What an agreement is to the other one, seen from the later paper ("back") and from the earlier ("on").
_LINKS_ON: Mapping[str, str | Promise] = {
    LinkKind.ANNEX: gettext_lazy("has the annex"),
    LinkKind.UNDER: gettext_lazy("is carried out by"),
    LinkKind.AMENDS: gettext_lazy("is amended by"),
    LinkKind.EXTENDS: gettext_lazy("is extended by"),
    LinkKind.RENEWS: gettext_lazy("is renewed by"),
    LinkKind.REPLACES: gettext_lazy("is replaced by"),
}


def link_words(kind: str, direction: str) -> str:
    """How two agreements hang together, seen from the later one ("back") or the earlier one ("on")."""
    return str(LinkKind(kind).label if direction == "back" else _LINKS_ON[kind])


def act_label(action: str) -> str:
    """What was done, without the object: "agreement.amended" reads "Changed".

    What is done to no record of the register ("document.received") has words of its own.
    """
    verb = action.partition(".")[2]
    return str(ACTS[verb]) if verb in ACTS else audit_label(action)


def field_label(kind: str, field: str) -> str:
    """The name of a field as forms show it, with a capital letter."""
    label = str(_ROWS.get(field) or _MODELS[kind]._meta.get_field(field).verbose_name)
    return label[:1].upper() + label[1:]


def filled_words(values: Mapping[str, str]) -> list[tuple[str, str]]:
    """Fields that a merge fills, with their values in words."""
    named = {field.removesuffix("_id"): value for field, value in values.items()}
    if parent := named.get("parent"):
        named["parent"] = str(Organisation.objects.get(pk=parent))
    return [
        (field_label("organisation", field), value_words("organisation", field, value))
        for field, value in named.items()
    ]


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


def _party(value: Kept) -> str:
    written, name = value.get("as_written"), value["label"]
    if written not in ("", None, name):
        name = f"{name} (“{written}”)"
    side = value.get("side", "")
    return name if side in ("", Side.PARTNER.value) else f"{name} – {dict(Side.choices).get(side, side)}"


def _own_parties(value: list[Kept]) -> str:
    return "; ".join(_party(one | {"label": one["label"] or _("our institution")}) for one in value)


def _signatories(value: list[Kept]) -> str:
    return "; ".join(", ".join(filter(None, (one["name"], one["title"], one["for"]))) for one in value)


def event_words(value: Kept) -> str:
    """An event as the history keeps it, in a line."""
    said = f"{EVENT_KINDS[EventKind(value['kind'])]}, {_date(value['on'])}"
    return f"{said} → {_date(value['until'])}" if value["until"] else said


def _events(value: list[Kept]) -> str:
    return "; ".join(map(event_words, value))


def _links(value: list[Kept]) -> str:
    return "; ".join(f"{link_words(one['kind'], one['direction'])} {one['label']}" for one in value)


def _files(value: list[Kept]) -> str:
    roles = dict(FileRole.choices)
    return "; ".join(
        f"{roles.get(one['role'], one['role'])}: {one['label']} (SHA-256 {one['sha256'][:12]}…)"
        for one in value
    )


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


def _name_period(value: Mapping[str, str]) -> str:
    first, last = (_date(value[side]) if value[side] else "…" for side in ("valid_from", "valid_until"))
    kind = dict(NameKind.choices).get(value["kind"], value["kind"])
    return f"{value['text']} ({kind}), {first} – {last}"


def _succession(value: Mapping[str, str]) -> str:
    basis = dict(SuccessionBasis.choices).get(value["basis"], value["basis"])
    when = f", {_date(value['on'])}" if value["on"] else ""
    return f"{value['predecessor']} → {value['successor']} ({basis}{when})"


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
    "own_parties": _own_parties,
    "signatory_rows": _signatories,
    "events": _events,
    "links": _links,
    "files": _files,
    "names": _names,
    "archived_at": _moment,
    "tier": _tier,
    "contact": _contact,
    "name_period": _name_period,
    "succession": _succession,
    "note_day": _date,
    "seen_on": _day,
    "retain_until": _day,
    "on": _day,
    "year": _year,
}

"""What of the register can be found by which words; called in the transaction of each write."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import override

from caunoi.domain.kinds import Activity, AgreementKind, OrganisationKind
from caunoi_web.common.countries import country_name
from caunoi_web.common.labels import ACTIVITIES, AGREEMENT_KINDS, ORGANISATION_KINDS
from caunoi_web.register.models import (
    Agreement,
    AgreementActivity,
    AgreementParty,
    AgreementSignatory,
    NameKey,
    Organisation,
    OrganisationName,
)
from caunoi_web.register.parts import AGREEMENT_PARTS, PARTNER_PARTS
from caunoi_web.search.models import Kind
from caunoi_web.search.services import Entry, index_entries, remove_entry
from caunoi_web.search.words import part_code, part_words

LANGUAGES = ("vi", "en")


def index_organisation(organisation: Organisation) -> None:
    """Make an organisation findable by all its names, its country and its kind, in both languages.

    Its agreements are found by its names too, so they are indexed again. An archived one is not found.
    """
    index_one_organisation(organisation)
    for agreement in Agreement.objects.live().filter(party_rows__organisation=organisation):
        index_agreement(agreement)


def index_one_organisation(organisation: Organisation) -> None:
    """The organisation alone, without its agreements."""
    if organisation.archived_at:
        remove_entry(kind=Kind.ORGANISATION, target_id=organisation.pk)
        forget_names([organisation.pk])
        return
    others = [name.text for name in organisation.names.all()]
    index_entries([organisation_entry(organisation, others)])
    index_names({organisation: others})


def index_names(others: Mapping[Organisation, Iterable[str]]) -> None:
    """Let the matching find live organisations by their names; ``others`` are those beside the main ones."""
    NameKey.objects.renew({one.pk: _names_of(one, some) for one, some in others.items()})


def forget_names(organisations: Iterable[UUID]) -> None:
    """Archived ones are found by no name."""
    NameKey.objects.filter(organisation__in=list(organisations)).delete()


def organisation_entry(organisation: Organisation, other_names: Iterable[str]) -> Entry:
    """What an organisation is found by; no query."""
    others = list(other_names)
    names = _names_of(organisation, others)
    return Entry(
        kind=Kind.ORGANISATION,
        target_id=organisation.pk,
        title=organisation.name,
        detail=" · ".join(name for name in names if name != organisation.name),
        text=_lines(
            _country_words(organisation.country),
            _kind_words(organisation.kind),
            organisation.city,
            organisation.website,
            organisation.note,
        ),
        parts=tuple(_parts_of_organisation(organisation, others)),
    )


def index_agreement(agreement: Agreement) -> None:
    """Make an agreement findable by its parties, number, content, kind and activities."""
    if agreement.archived_at:
        remove_entry(kind=Kind.AGREEMENT, target_id=agreement.pk)
        return
    rows = agreement.party_rows.select_related("organisation").prefetch_related("organisation__names")
    parties = [
        (row.name_as_written, row.organisation, [name.text for name in row.organisation.names.all()])
        for row in rows
    ]
    activities = agreement.activity_rows.values_list("code", flat=True)
    signed_by = agreement.signatory_rows.values_list("name", flat=True)
    index_entries([agreement_entry(agreement, parties, activities, signed_by)])


def agreement_entry(
    agreement: Agreement,
    parties: Sequence[tuple[str, Organisation, Iterable[str]]],
    activities: Iterable[str],
    signed_by: Iterable[str] = (),
) -> Entry:
    """What an agreement is found by; no query. A party: its name as written, itself, its other names."""
    codes, people = list(activities), list(signed_by)
    names = [
        name
        for written, organisation, others in parties
        for name in (written, *_names_of(organisation, others))
    ]
    return Entry(
        kind=Kind.AGREEMENT,
        target_id=agreement.pk,
        title=agreement.title or ", ".join(organisation.name for _written, organisation, _others in parties),
        detail=" · ".join(piece for piece in (agreement.number, agreement.content) if piece),
        text=_lines(
            *dict.fromkeys(names),
            _paper_words(agreement.kind),
            *map(_activity_words, codes),
            agreement.term_raw,
            agreement.host_unit_words,
            agreement.signatories,
            *people,
            agreement.note,
        ),
        parts=tuple(_parts_of_agreement(agreement, parties, codes, people)),
    )


def _parts_of_organisation(organisation: Organisation, others: Iterable[str]) -> Iterator[str]:
    letters = PARTNER_PARTS
    for part in ("name", "name_vi", "name_en", "city", "website", "ror"):
        yield from part_words(letters[part], getattr(organisation, part))
    for name in others:
        yield from part_words(letters["other_names"], name)
    yield part_code(letters["kind"], organisation.kind)
    if organisation.country:
        yield part_code(letters["country"], organisation.country)


def _parts_of_agreement(
    agreement: Agreement,
    parties: Sequence[tuple[str, Organisation, Iterable[str]]],
    activities: Iterable[str],
    signed_by: Iterable[str],
) -> Iterator[str]:
    """Those of its partners too: an agreement is found by who made it."""
    letters = AGREEMENT_PARTS
    for _written, organisation, others in parties:
        yield from _parts_of_organisation(organisation, others)
    for part in ("title", "number", "content"):
        yield from part_words(letters[part], getattr(agreement, part))
    for name in signed_by:
        yield from part_words(letters["signatories"], name)
    yield part_code(letters["kind"], agreement.kind)
    yield from (part_code(letters["fields"], code) for code in activities)
    if agreement.host_unit_id:
        yield part_code(letters["unit"], agreement.host_unit_id.hex)


def organisation_entries(organisations: Sequence[Organisation]) -> list[Entry]:
    """What live organisations are found by; one query for any number."""
    others = _other_names({one.pk for one in organisations})
    return [organisation_entry(one, others[one.pk]) for one in organisations]


def agreement_entries(agreements: Sequence[Agreement]) -> list[Entry]:
    """What live agreements are found by; five queries for any number."""
    keys = [agreement.pk for agreement in agreements]
    rows = list(
        AgreementParty.objects.filter(agreement__in=keys).values_list(
            "agreement", "name_as_written", "organisation"
        )
    )
    partners = Organisation.objects.in_bulk({row[2] for row in rows})
    others = _other_names(partners)
    parties: dict[UUID, list[tuple[str, Organisation, Iterable[str]]]] = defaultdict(list)
    for agreement, written, partner in rows:
        parties[agreement].append((written, partners[partner], others[partner]))
    of_these = {"agreement__in": keys}
    codes = _grouped(AgreementActivity.objects.filter(**of_these).values_list("agreement", "code"))
    signed_by = _grouped(AgreementSignatory.objects.filter(**of_these).values_list("agreement", "name"))
    return [agreement_entry(one, parties[one.pk], codes[one.pk], signed_by[one.pk]) for one in agreements]


def _other_names(organisations: Iterable[UUID]) -> dict[UUID, list[str]]:
    rows = OrganisationName.objects.filter(organisation__in=list(organisations))
    return _grouped(rows.values_list("organisation", "text"))


def _grouped(rows: Iterable[tuple[UUID, str]]) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = defaultdict(list)
    for key, value in rows:
        found[key].append(value)
    return found


def _names_of(organisation: Organisation, others: Iterable[str]) -> list[str]:
    names = (organisation.name, organisation.name_vi, organisation.name_en)
    return list(dict.fromkeys(filter(None, (*names, *others))))


@cache
def _country_words(code: str) -> str:
    return " / ".join(dict.fromkeys(country_name(code, language) for language in LANGUAGES))


@cache
def _kind_words(kind: str) -> str:
    return "" if kind == OrganisationKind.OTHER else _in_both(ORGANISATION_KINDS[OrganisationKind(kind)])


@cache
def _paper_words(kind: str) -> str:
    return "" if kind == AgreementKind.UNSPECIFIED else _in_both(AGREEMENT_KINDS[AgreementKind(kind)])


@cache
def _activity_words(code: str) -> str:
    return _in_both(ACTIVITIES[Activity(code)])


def _in_both(label: str | Promise) -> str:
    """A label in both languages, so that either finds it."""
    words = []
    for language in LANGUAGES:
        with override(language):
            words.append(str(label))
    return " / ".join(dict.fromkeys(words))


def _lines(*pieces: str) -> str:
    return "\n".join(piece for piece in pieces if piece)

"""What of the register can be found by which words; called in the transaction of each write."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
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
    Organisation,
    OrganisationName,
)
from caunoi_web.search.models import Kind
from caunoi_web.search.services import Findable, index_found, remove_entry

LANGUAGES = ("vi", "en")


@dataclass(frozen=True, slots=True)
class _Party:
    """A partner: its name as the paper wrote it, and all its names, the first one first."""

    written: str
    names: tuple[str, ...]


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
        return
    index_found(findable_organisation(organisation))


def index_agreement(agreement: Agreement) -> None:
    """Make an agreement findable by its parties, number, content, kind and activities."""
    if agreement.archived_at:
        remove_entry(kind=Kind.AGREEMENT, target_id=agreement.pk)
        return
    [thing] = findable_agreements([agreement])
    index_found(thing)


def findable_organisation(organisation: Organisation) -> Findable:
    """The words of a live organisation, which knows its names."""
    names = _names_of(organisation)
    return Findable(
        kind=Kind.ORGANISATION,
        target_id=organisation.pk,
        title=organisation.name,
        detail=" · ".join(name for name in names if name != organisation.name),
        text=_lines(
            _country_words(organisation.country),
            _kind_words(organisation.kind),
            organisation.website,
            organisation.note,
        ),
    )


def findable_agreements(agreements: Sequence[Agreement]) -> list[Findable]:
    """The words of live agreements; four queries for any number."""
    keys = [agreement.pk for agreement in agreements]
    parties = _parties_of(keys)
    codes = _grouped(AgreementActivity.objects.filter(agreement__in=keys), "code")
    signed_by = _grouped(AgreementSignatory.objects.filter(agreement__in=keys), "name")
    return [_findable_agreement(one, parties[one.pk], codes[one.pk], signed_by[one.pk]) for one in agreements]


def _findable_agreement(
    agreement: Agreement, parties: list[_Party], codes: list[str], signed_by: list[str]
) -> Findable:
    names = [name for party in parties for name in (party.written, *party.names)]
    return Findable(
        kind=Kind.AGREEMENT,
        target_id=agreement.pk,
        title=agreement.title or ", ".join(party.names[0] for party in parties),
        detail=" · ".join(piece for piece in (agreement.number, agreement.content) if piece),
        text=_lines(
            *dict.fromkeys(names),
            _paper_words(agreement.kind),
            *map(_activity_words, codes),
            agreement.term_raw,
            agreement.host_unit_words,
            agreement.signatories,
            *signed_by,
            agreement.note,
        ),
    )


def _parties_of(agreements: Sequence[UUID]) -> dict[UUID, list[_Party]]:
    rows = list(
        AgreementParty.objects.filter(agreement__in=agreements).values_list(
            "agreement_id",
            "name_as_written",
            "organisation_id",
            "organisation__name",
            "organisation__name_vi",
            "organisation__name_en",
        )
    )
    others = _grouped(OrganisationName.objects.filter(organisation__in={row[2] for row in rows}), "text")
    found: dict[UUID, list[_Party]] = defaultdict(list)
    for agreement, written, organisation, *names in rows:
        every = dict.fromkeys(filter(None, (*names, *others[organisation])))
        found[agreement].append(_Party(written, tuple(every)))
    return found


def _grouped(rows: QuerySet[Any], field: str) -> dict[UUID, list[str]]:
    """The values of ``field`` by the record to which the rows belong."""
    owner = "organisation_id" if rows.model is OrganisationName else "agreement_id"
    found: dict[UUID, list[str]] = defaultdict(list)
    for key, value in rows.values_list(owner, field):
        found[key].append(value)
    return found


def _names_of(organisation: Organisation) -> list[str]:
    names = (organisation.name, organisation.name_vi, organisation.name_en)
    return list(dict.fromkeys(filter(None, (*names, *(name.text for name in organisation.names.all())))))


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

"""What of the register can be found by which words; called in the transaction of each write."""

from functools import cache

from django.utils.functional import Promise
from django.utils.translation import override

from caunoi.domain.kinds import Activity, AgreementKind, OrganisationKind
from caunoi_web.common.countries import country_name
from caunoi_web.common.labels import ACTIVITIES, AGREEMENT_KINDS, ORGANISATION_KINDS
from caunoi_web.register.models import Agreement, Organisation
from caunoi_web.search.models import Kind
from caunoi_web.search.services import index_entry, remove_entry

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
        return
    names = _names_of(organisation)
    index_entry(
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


def index_agreement(agreement: Agreement) -> None:
    """Make an agreement findable by its parties, number, content, kind and activities."""
    if agreement.archived_at:
        remove_entry(kind=Kind.AGREEMENT, target_id=agreement.pk)
        return
    parties = list(
        agreement.party_rows.select_related("organisation").prefetch_related("organisation__names")
    )
    names = [name for party in parties for name in (party.name_as_written, *_names_of(party.organisation))]
    activities = agreement.activity_rows.values_list("code", flat=True)
    signed_by = agreement.signatory_rows.values_list("name", flat=True)
    index_entry(
        kind=Kind.AGREEMENT,
        target_id=agreement.pk,
        title=agreement.title or ", ".join(party.organisation.name for party in parties),
        detail=" · ".join(piece for piece in (agreement.number, agreement.content) if piece),
        text=_lines(
            *dict.fromkeys(names),
            _paper_words(agreement.kind),
            *map(_activity_words, activities),
            agreement.term_raw,
            agreement.host_unit_words,
            agreement.signatories,
            *signed_by,
            agreement.note,
        ),
    )


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

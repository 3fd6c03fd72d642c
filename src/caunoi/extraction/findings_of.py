"""Turns organisations and deals into findings: names, kinds, countries, quotes, confidence."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from caunoi.domain.findings import AgreementFinding, PartnerFinding
from caunoi.domain.kinds import AgreementKind, Flag, OrganisationKind
from caunoi.extraction.aliases import Organisation
from caunoi.extraction.country_groups import country_of_group
from caunoi.extraction.deal import Deal
from caunoi.extraction.kinds import organisation_kind
from caunoi.extraction.names import plain_name
from caunoi.extraction.places import country_of_name, country_stated, find_places
from caunoi.extraction.view import View

_FORM_KINDS = {
    "company": OrganisationKind.ENTERPRISE,
    "government": OrganisationKind.MINISTRY_AGENCY,
    "institute": OrganisationKind.RESEARCH_INSTITUTE,
    "school": OrganisationKind.UNIVERSITY,
    "embassy": OrganisationKind.EMBASSY,
}
_SAYS_VIETNAM = re.compile(r"vi[eệ]t", re.IGNORECASE)
_NO_NAMES: Mapping[int, str] = MappingProxyType({})
_BRAND = "a brand alone, as firms are called"
_DOUBTS = {
    Flag.DATE_IMPOSSIBLE.value: 0.6,
    Flag.AMBIGUOUS.value: 0.6,
    Flag.DATE_REPAIRED.value: 0.7,
    Flag.YEAR_INFERRED.value: 0.85,
    Flag.OPEN_LIST.value: 0.85,
}


def partner_of(view: View, organisation: Organisation, certainty: float, rule: str) -> PartnerFinding:
    """The finding of a partner that ``rule`` took; its quote is the first place of its best name."""
    best = next(m for m in organisation.mentions if m.name == organisation.name)
    kind, why_kind = _kind(organisation)
    country, why_country = _country(view, organisation)
    flags = [Flag.COUNTRY_INFERRED.value] if country and why_country else []
    guessed = why_kind == _BRAND
    flags += [Flag.KIND_INFERRED.value] if guessed else []
    reasons = [f"kind: {why_kind}"] if why_kind else []
    reasons += [f"country: {why_country}"] if why_country else []
    return PartnerFinding(
        name=organisation.name,
        quote=view.quote(best.start, best.end),
        aliases=tuple(
            dict.fromkeys(plain_name(alias) for alias in organisation.aliases if plain_name(alias))
        ),
        country=country,
        kind=kind,
        confidence=min(certainty, 0.85) if guessed or kind is OrganisationKind.OTHER else certainty,
        flags=tuple(flags),
        mentions=tuple(view.quote(m.start, m.end) for m in organisation.mentions),
        why=tuple(reasons),
        rule=rule,
    )


def _kind(organisation: Organisation) -> tuple[OrganisationKind, str]:
    for name in (organisation.name, *organisation.aliases):
        kind, why = organisation_kind(name)
        if kind is not OrganisationKind.OTHER:
            return kind, why
    if not organisation.form and _is_brand(organisation.name):
        return OrganisationKind.ENTERPRISE, _BRAND
    return _FORM_KINDS.get(organisation.form, OrganisationKind.OTHER), ""


def _is_brand(name: str) -> bool:
    """ "Siemens", "Samsung Display": small letters in it, so no acronym of an office or society."""
    return name[:1].isupper() and any(letter.islower() for letter in name)


def _country(view: View, organisation: Organisation) -> tuple[str | None, str]:
    """Stated behind the name, else given away by the name itself (then the words that do it)."""
    named = country_of_name(organisation.name)
    if named and named[0] == "VN" and (_SAYS_VIETNAM.search(named[1]) or not _noted(organisation)):
        return named
    own = next(filter(None, (country_of_name(name) for name in _names(organisation))), None)
    for note in organisation.notes:
        stated = country_stated(note) or country_stated(f"({note})")
        if stated:
            return stated, ""
    seats = {place.code for note in organisation.notes for place in find_places(f"({note})")}
    if len(seats) == 1 and (own is None or seats == {"VN"}):
        return seats.pop(), "a town in brackets behind the name"
    if own:
        return own
    seat = _seat_around(view, organisation)
    return seat if seat[0] else country_of_group(view, organisation)


def _noted(organisation: Organisation) -> bool:
    """A country stands behind the name: "Truong Vinh University (Taiwan)", whatever its syllables."""
    return any(country_stated(note) or country_stated(f"({note})") for note in organisation.notes)


def _seat_around(view: View, organisation: Organisation) -> tuple[str | None, str]:
    """The town or country right behind one of the mentions: ", Prague", "Penang-based"."""
    for mention in organisation.mentions:
        town = _seat_behind(view.flat[mention.end : mention.end + 40])
        if town:
            return town
        behind = view.flat[mention.reach : mention.reach + 40].split(".")[0]
        seat = next((p for p in find_places(behind) if behind[p.end : p.end + 6] == "-based"), None)
        if seat:
            return seat.code, f"{behind[seat.start : seat.end]}-based"
    return None, ""


def _seat_behind(words: str) -> tuple[str, str] | None:
    """ "University of Economics, Prague": the town behind the comma gives the country."""
    if not words.startswith(", "):
        return None
    for place in find_places(words):
        if place.start == 2:
            return place.code, words[place.start : place.end]
    return None


def _names(organisation: Organisation) -> list[str]:
    return [organisation.name, *organisation.aliases]


def agreement_of(view: View, deal: Deal, names: Mapping[int, str] = _NO_NAMES) -> AgreementFinding:
    """The finding of one agreement; the confidence is lowered by every doubt it is flagged with.

    ``names`` maps an organisation (by ``id``) to the partner's name under which it is known.
    """
    fields = {name: view.quote(*where) for name, where in deal.fields.items()}
    if deal.activities:
        fields["activities"] = view.quote(*next(iter(deal.activities.values())))
    return AgreementFinding(
        parties=tuple(dict.fromkeys(names.get(id(party), party.name) for party in deal.parties)),
        quote=view.quote(*deal.where),
        kind=deal.kind,
        signed=deal.signed,
        term=deal.term,
        activities=tuple(deal.activities),
        content=" ".join(view.flat[deal.where[0] : deal.where[1]].split())[:500],
        fields=fields,
        confidence=_confidence(deal),
        flags=tuple(sorted(deal.flags)),
        rule=deal.rule or f"sentence-{deal.act}",
    )


def _confidence(deal: Deal) -> float:
    sure = 0.95 if deal.is_signed_paper and deal.signed else 0.8
    if deal.kind is AgreementKind.UNSPECIFIED:
        sure = min(sure, 0.7)
    return min([sure, *(_DOUBTS[flag] for flag in deal.flags if flag in _DOUBTS)])

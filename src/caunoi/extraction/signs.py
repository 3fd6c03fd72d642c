"""Signs that a finding is right or wrong, beside its rule: what it looks like, what stands around it.

A sign is a short code ("kind-told", "lone-date"); ``explanations.toml`` puts it into words and
``confidence.toml`` says what it weighs.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from caunoi.domain.findings import AgreementFinding, FigureFinding, PartnerFinding
from caunoi.domain.kinds import AgreementKind, Genre, OrganisationKind
from caunoi.domain.terms import EndKind
from caunoi.extraction.draft import Draft
from caunoi.extraction.name_keys import is_generic_name
from caunoi.vocabulary import load

_ODD = re.compile(r"[:;|()\"“”\[\]?!<>=]|\d|\s[-–]\s|\.\s")
_LONG_NAME = 9  # words
_FEW_ROWS = 4
_MOST = 0.8  # share of a register's rows from which they count as alike
_SMALL = 12  # a count below it may as well be a number that counts nothing
_NO_KIND = (AgreementKind.OTHER, AgreementKind.UNSPECIFIED)
_CURRENCIES = frozenset(load("figures")["money"])
_UNIT_WORDS = tuple(
    f"{word} " for classes in load("organisations")["heads"].values() for word in classes.get("unit", ())
)


class Surroundings:
    """What the whole document says about any one of its findings."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        rows = [partner for partner in draft.partners if partner.rule.startswith("row")]
        self.named_rows = sum(partner.kind is not OrganisationKind.OTHER for partner in rows)
        self.rows = len(rows)
        self.shapes = Counter(map(_shape, draft.agreements))
        self.parties = Counter(frozenset(agreement.parties) for agreement in draft.agreements)
        self.told = Counter(party for agreement in draft.agreements for party in agreement.parties)
        self.names = {partner.name: tuple(_name_signs(partner)) for partner in draft.partners}
        self.of_all = tuple(self._signs())

    def _signs(self) -> Iterator[str]:
        host = self.draft.host
        if host is None or host.confidence < 0.9:
            yield "host-unsure"
        if self.draft.genre is Genre.REGISTER and len(self.draft.records) < _FEW_ROWS:
            yield "few-rows"
        if self.rows >= _FEW_ROWS and self.named_rows < _MOST * self.rows:
            yield "rows-of-odd-names"


def partner_signs(partner: PartnerFinding, around: Surroundings) -> tuple[str, ...]:
    """The signs of one partner."""
    return (*around.names[partner.name], *_place_signs(partner, around), *around.of_all)


def _name_signs(partner: PartnerFinding) -> Iterator[str]:
    """What the name looks like; the more of these, the less it looks like an organisation's."""
    name, words = partner.name, partner.name.split()
    looks = {
        "kind-unknown": partner.kind is OrganisationKind.OTHER,
        "odd-letters": _ODD.search(name) is not None,
        "long-name": len(words) > _LONG_NAME,
        "one-word": len(words) == 1,
        "capitals": len(words) > 1 and name.isupper(),
        "small-first-letter": not name[:1].isupper(),
        "unit-word": name.casefold().startswith(_UNIT_WORDS),
        "field-only": is_generic_name(name),
    }
    return (sign for sign, holds in looks.items() if holds)


def _place_signs(partner: PartnerFinding, around: Surroundings) -> Iterator[str]:
    if len(partner.mentions) > 1:
        yield "named-again"
    if partner.country is None:
        yield "no-country"
    if around.told[partner.name] == 0:
        yield "no-agreement"
    if around.told[partner.name] > 1:
        yield "several-agreements"


def agreement_signs(agreement: AgreementFinding, around: Surroundings) -> tuple[str, ...]:
    """The signs of one agreement, and those of its parties' names."""
    parties = dict.fromkeys(sign for party in agreement.parties for sign in around.names[party])
    return (
        *(f"party-{sign}" for sign in parties),
        *_paper_signs(agreement),
        *_date_signs(agreement),
        *_row_signs(agreement, around),
        *around.of_all,
    )


def _paper_signs(agreement: AgreementFinding) -> Iterator[str]:
    if agreement.kind in _NO_KIND:
        yield f"paper-{agreement.kind.value}"
    if len(agreement.parties) > 1:
        yield "several-parties"


def _date_signs(agreement: AgreementFinding) -> Iterator[str]:
    yield _shape(agreement)
    dates = [day for day in (agreement.signed, agreement.term.start, agreement.term.end) if day]
    if any(day.day is None for day in dates):
        yield "day-unknown"
    if agreement.signed and agreement.term.start and agreement.signed != agreement.term.start:
        yield "start-not-signing"
    places = [quote for name, quote in agreement.fields.items() if name in {"signed", "start", "end", "term"}]
    if any(not agreement.quote.span.overlaps(place.span) for place in places):
        yield "date-elsewhere"
    if dates and not places:
        yield "date-lent"


def _shape(agreement: AgreementFinding) -> str:
    """Which dates the agreement has: "dates-s--", "dates-sbe" (signed, begin, end), "dates-slength"."""
    term = agreement.term
    end = "e" if term.end else "l" if term.duration_months else "o" if term.is_open_ended else "-"
    end = "r" if term.end_kind is EndKind.AUTO_RENEWED else end
    return f"dates-{'s' if agreement.signed else '-'}{'b' if term.start else '-'}{end}"


def _row_signs(agreement: AgreementFinding, around: Surroundings) -> Iterator[str]:
    count = len(around.draft.agreements)
    if agreement.rule.startswith("row") and around.shapes[_shape(agreement)] < _MOST * count:
        yield "unlike-other-rows"
    if around.parties[frozenset(agreement.parties)] > 1:
        yield "same-parties-again"


def figure_signs(figure: FigureFinding, around: Surroundings) -> tuple[str, ...]:
    """The signs of one figure."""
    return tuple(_number_signs(figure, around.draft.figures))


def _number_signs(figure: FigureFinding, figures: Sequence[FigureFinding]) -> Iterator[str]:
    looks = {
        "no-year": figure.year is None,
        "small-number": figure.value < _SMALL,
        "broken-number": not float(figure.value).is_integer(),
        "per-year": figure.what.endswith("-per-year"),
        "money": figure.what.rsplit("-", 1)[-1] in _CURRENCIES,
        "spelt-number": not any(letter.isdigit() for letter in figure.quote.words),
        "same-count-again": sum(other.what == figure.what for other in figures) > 1,
    }
    return (sign for sign, holds in looks.items() if holds)

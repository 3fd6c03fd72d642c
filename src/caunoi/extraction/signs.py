"""Signs that a finding is right or wrong, beside its rule: what it looks like, what stands around it.

A sign is a short code ("kind-told", "lone-date"); ``explanations.toml`` puts it into words and
``confidence.toml`` says what it weighs.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from caunoi.domain.findings import AgreementFinding, FigureFinding, PartnerFinding
from caunoi.domain.kinds import Genre, OrganisationKind
from caunoi.domain.terms import EndKind
from caunoi.extraction.choosing import SOURCE as CHOSEN
from caunoi.extraction.draft import Draft
from caunoi.extraction.loose_acts import SOURCE as LOOSE
from caunoi.extraction.name_keys import is_generic_name
from caunoi.vocabulary import load

_ODD = re.compile(r"[:;|()\"“”\[\]?!<>=]|\d|\s[-–]\s|\.\s")
_LONG_NAME = 9  # words
_FEW_ROWS = 4
_MOST = 0.8  # share of a register's rows from which they count as alike
_LONG_EVIDENCE = 500  # characters
_A_YEAR, _MEAN_YEAR, _SLACK = 366, 365.25, 3  # days
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_GAP = 3  # characters between a name and the sign before it
_SMALL = 12  # a count below it may as well be a number that counts nothing
PLAIN = "plain"
"""The sign of a finding about which nothing is odd; only such a one can be certain."""
_ODD_SIGNS = frozenset(
    {"no-year", "small-number", "broken-number", "spelt-number", "per-year", "same-count-again"}
    | {"loosely-told", "kind-unknown", "odd-letters", "long-name", "one-word"}
    | {"small-first-letter", "unit-word", "field-only", "no-country"}
    | {"rows-of-odd-names", "few-rows", "day-unknown", "more-years-named"}
    | {"date-elsewhere", "date-lent", "dates----", "start-far-from-signing"}
    | {"inside-cell", "odd-length", "same-parties-again", "several-parties"}
)
_KIND_WORDS = 3
_PARTED = frozenset({"table", "piped", "tabbed", "quoted", "slashed"})
_WORD = re.compile(r"[a-z]+")
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
        yield f"genre-{self.draft.genre or Genre.NEGATIVE}"
        if host is None or host.confidence < 0.9:
            yield "host-unsure"
        if self.draft.genre is Genre.REGISTER and len(self.draft.records) < _FEW_ROWS:
            yield "few-rows"
        if self.rows >= _FEW_ROWS and self.named_rows < _MOST * self.rows:
            yield "rows-of-odd-names"


def partner_signs(partner: PartnerFinding, around: Surroundings) -> tuple[str, ...]:
    """The signs of one partner."""
    return _with_plain(
        *around.names[partner.name],
        *_kind_signs(partner),
        *_place_signs(partner, around),
        *around.of_all,
    )


def _with_plain(*signs: str) -> tuple[str, ...]:
    """The signs; ``PLAIN`` where nothing at all is odd, which is worth more than each thing by itself."""
    is_odd = any(sign in _ODD_SIGNS or sign.startswith("party-") for sign in signs)
    return signs if is_odd else (*signs, PLAIN)


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


def _kind_signs(partner: PartnerFinding) -> Iterator[str]:
    """The words that told the kind: some tell it surely, some ("centre", "academy") may mean another."""
    for reason in partner.why:
        field, _, words = reason.partition(": ")
        if field == "kind" and len(words.split()) <= _KIND_WORDS:
            yield f"kind-by-{_slug(words)}"


def _layout_signs(rule: str) -> Iterator[str]:
    """Cells that the document itself parts are surer than columns told by what stands in them."""
    source, _, layout = rule.partition("-")
    if source == "row":
        yield "parted-cells" if layout in _PARTED else "told-columns"


def _loose_signs(rule: str) -> Iterator[str]:
    """No frame bound the name to what was done; it only stands beside it, or where partners stand."""
    if rule.startswith((f"{LOOSE}-", f"{CHOSEN}-")):
        yield "loosely-told"


def _slug(words: str) -> str:
    plain = unicodedata.normalize("NFD", words.casefold().replace("đ", "d"))
    return "-".join(_WORD.findall("".join(letter for letter in plain if not unicodedata.combining(letter))))


def _stands_behind_another(partner: PartnerFinding, text: str) -> bool:
    """Its cell begins with something else: the school above it, its name in another language."""
    start = partner.quote.start
    return text[max(0, start - _GAP) : start].rstrip().endswith((",", ";", "/"))


def _place_signs(partner: PartnerFinding, around: Surroundings) -> Iterator[str]:
    yield from _layout_signs(partner.rule)
    yield from _loose_signs(partner.rule)
    if partner.rule.startswith("row") and _stands_behind_another(partner, around.draft.document.text):
        yield "inside-cell"
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
    return _with_plain(
        *(f"party-{sign}" for sign in parties),
        *_paper_signs(agreement),
        *_date_signs(agreement),
        *_row_signs(agreement, around),
        *around.of_all,
    )


def _paper_signs(agreement: AgreementFinding) -> Iterator[str]:
    yield f"paper-{agreement.kind.value}"
    if len(agreement.parties) > 1:
        yield "several-parties"
    if "kind" in agreement.fields:
        yield "paper-told"
    if len(agreement.quote.words) > _LONG_EVIDENCE:
        yield "long-evidence"


def _date_signs(agreement: AgreementFinding) -> Iterator[str]:
    yield _shape(agreement)
    dates = [day for day in (agreement.signed, agreement.term.start, agreement.term.end) if day]
    if any(day.day is None for day in dates):
        yield "day-unknown"
    if agreement.signed and agreement.term.start and agreement.signed != agreement.term.start:
        days = abs((agreement.term.start.first_day - agreement.signed.first_day).days)
        yield "start-not-signing" if days <= _A_YEAR else "start-far-from-signing"
    if len(set(_YEAR.findall(agreement.quote.words))) > len({day.year for day in dates}):
        yield "more-years-named"
    yield from _length_signs(agreement)
    places = [quote for name, quote in agreement.fields.items() if name in {"signed", "start", "end", "term"}]
    if any(not agreement.quote.span.overlaps(place.span) for place in places):
        yield "date-elsewhere"
    if dates and not places:
        yield "date-lent"


def _length_signs(agreement: AgreementFinding) -> Iterator[str]:
    """Papers hold for whole years: a validity that does not may be put together from the wrong dates."""
    begins, ends = agreement.term.start or agreement.signed, agreement.term.end
    if begins and ends and begins.day and ends.day:
        days = (ends.last_day - begins.first_day).days
        is_whole = days > _A_YEAR - 3 and min(days % _MEAN_YEAR, _MEAN_YEAR - days % _MEAN_YEAR) <= _SLACK
        yield "whole-years" if is_whole else "odd-length"


def _shape(agreement: AgreementFinding) -> str:
    """Which dates the agreement has: "dates-s--", "dates-sbe" (signed, begin, end), "dates-slength"."""
    term = agreement.term
    end = "e" if term.end else "l" if term.duration_months else "o" if term.is_open_ended else "-"
    end = "r" if term.end_kind is EndKind.AUTO_RENEWED else end
    return f"dates-{'s' if agreement.signed else '-'}{'b' if term.start else '-'}{end}"


def _row_signs(agreement: AgreementFinding, around: Surroundings) -> Iterator[str]:
    yield from _layout_signs(agreement.rule)
    yield from _loose_signs(agreement.rule)
    count = len(around.draft.agreements)
    if agreement.rule.startswith("row") and around.shapes[_shape(agreement)] < _MOST * count:
        yield "unlike-other-rows"
    if around.parties[frozenset(agreement.parties)] > 1:
        yield "same-parties-again"


def figure_signs(figure: FigureFinding, around: Surroundings) -> tuple[str, ...]:
    """The signs of one figure."""
    return _with_plain(*_number_signs(figure, around.draft.figures))


def _number_signs(figure: FigureFinding, figures: Sequence[FigureFinding]) -> Iterator[str]:
    yield f"counts-{figure.what.removesuffix('-per-year')}"
    looks = {
        "no-year": figure.year is None,
        "small-number": figure.value < _SMALL,
        "broken-number": not float(figure.value).is_integer(),
        "per-year": figure.what.endswith("-per-year"),
        "money": figure.what.rsplit("-", 1)[-1] in _CURRENCIES,
        "spelt-number": not any(letter.isdigit() for letter in figure.quote.words),
        "same-count-again": sum(other.what == figure.what for other in figures) > 1,
        f"qualifier-{figure.qualifier}": True,
    }
    yield from (sign for sign, holds in looks.items() if holds)

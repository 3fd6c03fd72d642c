"""The ledger of stated figures: what a document claimed, and what the register counts for the same thing.

Stated and counted stand side by side and are never added, averaged or put into one chart (domain rule
6.4-10). A figure is measured on the day it was stated for, and on the day of the page.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import DateField, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Greatest, Substr
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from caunoi.domain.kinds import Qualifier
from caunoi.vocabulary import load
from caunoi_web.overview.addresses import Lists
from caunoi_web.overview.queries.partners import Partners
from caunoi_web.overview.queries.sources import Source
from caunoi_web.register.models import StatedFigure
from caunoi_web.register.queries.agreement_counts import StatusCounts
from caunoi_web.register.queries.agreement_filters import ABROAD, ACTIVE, HOME, NO_COUNTRY
from caunoi_web.sources.models import Evidence

AROUND = 140  # characters of the document shown before and behind the words
PER_YEAR = "-per-year"
ABOUT_SHARE = Decimal("0.1")  # "about 70" is met by 63 to 77


@dataclass(frozen=True, slots=True)
class OnDay:
    """What the register counts on one day, for the measures below."""

    day: date
    active: Partners
    confirmed: Partners
    agreements: StatusCounts


@dataclass(frozen=True, slots=True)
class Measure:
    """One way to count what a figure claims: what it is called, the number on a day, and its list."""

    label: str
    number: int
    href: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One stated figure with its words and the counts beside it; ``then`` and ``now`` are empty for what
    the register does not count."""

    what: str
    value: Decimal
    qualifier: str
    year: int | None
    stated_on: date
    published_on: date | None
    document_id: UUID | None
    document_name: str
    words: str
    before: str
    after: str
    start: int
    end: int
    then: tuple[Measure, ...]
    now: tuple[Measure, ...]
    verdict: str


_Measurer = Callable[[OnDay, Lists], list[Measure]]


def _partners_of(scope: str) -> _Measurer:
    def measure(on: OnDay, lists: Lists) -> list[Measure]:
        def number(partners: Partners) -> int:
            return partners.scopes.get(scope, 0) if scope else partners.total

        active, confirmed = number(on.active), number(on.confirmed)
        return [
            Measure(_("with an active agreement"), active, lists.partners(scope=scope, status=ACTIVE)),
            Measure(_("confirmed, on any day"), confirmed, lists.partners(scope=scope)),
        ]

    return measure


def _agreements(on: OnDay, lists: Lists) -> list[Measure]:
    return [
        Measure(_("active agreements"), on.agreements.active, lists.agreements(status=ACTIVE)),
        Measure(_("in the register, whatever their status"), on.agreements.total, lists.agreements()),
    ]


def _countries(on: OnDay, lists: Lists) -> list[Measure]:
    def number(partners: Partners) -> int:
        return len(partners.countries.keys() - {NO_COUNTRY})

    return [
        Measure(_("of partners with an active agreement"), number(on.active), lists.page("overview:map")),
        Measure(
            _("of confirmed partners"), number(on.confirmed), lists.page("overview:map", what="partners")
        ),
    ]


# What the register can count itself, by the code of the figure.
MEASURERS: Mapping[str, _Measurer] = {
    "partners": _partners_of(""),
    "partners-foreign": _partners_of(ABROAD),
    "partners-domestic": _partners_of(HOME),
    "countries": _countries,
    "agreements-total": _agreements,
}


LABELS = {
    "partners": gettext_lazy("Partners"),
    "partners-foreign": gettext_lazy("Partners abroad"),
    "partners-domestic": gettext_lazy("Partners in this country"),
    "countries": gettext_lazy("Countries with partners"),
    "agreements-total": gettext_lazy("Agreements"),
}


def stated_figures(*, countable: bool, what: str = "") -> QuerySet[StatedFigure]:
    """The figures, those stated last first; only what the register counts, or all; of one thing, or all."""
    pieces = Evidence.objects.filter(
        target_kind=StatedFigure.target_kind, target_id=OuterRef("pk"), withdrawn_at__isnull=True
    ).order_by("field", "start", "id")
    published = Subquery(pieces.values("document__published_on")[:1], output_field=DateField())
    told = Coalesce("document__published_on", Cast("document__received_at", DateField()))
    known = Subquery(pieces.values(day=told)[:1], output_field=DateField())
    found = StatedFigure.objects.filter(archived_at__isnull=True)
    if countable:
        found = found.filter(what__in=list(MEASURERS))
    if what:
        found = found.filter(what=what)
    return found.annotate(
        published_on=published,
        piece=Subquery(pieces.values("pk")[:1]),
        known_on=Coalesce(known, Cast(F("created_at"), DateField())),
    ).order_by("-known_on", "what", "id")


def claims_of(source: Source, figures: Iterable[StatedFigure], today: date, lists: Lists) -> list[Claim]:
    """The figures with their words and counts; two queries, and three for each different day."""
    figures = list(figures)
    pieces = _pieces(figures)
    counted: dict[date, OnDay] = {}

    def on(day: date) -> OnDay:
        if day not in counted:
            counted[day] = _on_day(source, day)
        return counted[day]

    return [_claim(figure, pieces.get(figure.piece), on, today, lists) for figure in figures]


def figure_label(what: str) -> str:
    """What a figure counts, in the language of the page: else the first of its words in the vocabulary."""
    if what in LABELS:
        return str(LABELS[what])
    base = what.removesuffix(PER_YEAR)
    words = load("figures")["units"].get(base, {})
    name = words.get("en" if get_language() == "en" else "vi", [base.replace("-", " ")])[0]
    name = name[:1].upper() + name[1:]
    return _("%(what)s, each year") % {"what": name} if what.endswith(PER_YEAR) else name


def _claim(
    figure: StatedFigure, piece: Evidence | None, on: Callable[[date], OnDay], today: date, lists: Lists
) -> Claim:
    stated_on = _stated_on(figure, today)
    measure = MEASURERS.get(figure.what)
    then = measure(on(stated_on), Lists(stated_on)) if measure else []
    return Claim(
        what=figure_label(figure.what),
        value=figure.value,
        qualifier=figure.qualifier,
        year=figure.year,
        stated_on=stated_on,
        published_on=figure.published_on,
        document_id=piece.document_id if piece else None,
        document_name=piece.document.name if piece else "",
        words=piece.words if piece else "",
        before=_from_sentence(piece.before) if piece else "",
        after=_to_sentence(piece.after) if piece else "",
        start=piece.start if piece else 0,
        end=piece.end if piece else 0,
        then=tuple(then),
        now=tuple(measure(on(today), lists)) if measure else (),
        verdict=_verdict(figure, then),
    )


def _stated_on(figure: StatedFigure, today: date) -> date:
    """The day the claim speaks of: the last of its year if that is past, else the day it was made."""
    made = figure.published_on or figure.known_on
    if figure.year and figure.year < made.year:
        return date(figure.year, 12, 31)
    return min(made, today)


def _verdict(figure: StatedFigure, then: list[Measure]) -> str:
    """What the first measure says of the claim, in words; "" for what is not counted."""
    if not then:
        return ""
    lowest, highest = _bounds(figure)
    number = then[0].number
    if number < lowest:
        missing = int(lowest - number)
        return ngettext(
            "the register shows %(count)d fewer", "the register shows %(count)d fewer", missing
        ) % {"count": missing}
    if highest is not None and number > highest:
        more = int(number - highest)
        return ngettext("the register shows %(count)d more", "the register shows %(count)d more", more) % {
            "count": more
        }
    return _("the register supports it")


def _bounds(figure: StatedFigure) -> tuple[Decimal, Decimal | None]:
    value = figure.value
    if figure.qualifier == Qualifier.OVER:
        return value + 1, None
    if figure.qualifier == Qualifier.ABOUT:
        return value * (1 - ABOUT_SHARE), value * (1 + ABOUT_SHARE)
    return value, value


def _pieces(figures: Iterable[StatedFigure]) -> dict[UUID, Evidence]:
    """The words with what stands around them, cut out by the database: texts can be long."""
    found = Evidence.objects.filter(pk__in=[figure.piece for figure in figures if figure.piece])
    first = Greatest(F("start") - AROUND, Value(0))
    around = found.annotate(
        before=Substr("document__text", first + 1, F("start") - first),
        after=Substr("document__text", F("end") + 1, AROUND),
    )
    return {piece.pk: piece for piece in around.select_related("document").defer("document__text")}


def _from_sentence(text: str) -> str:
    """The end of ``text`` from where the sentence begins."""
    cut = max(text.rfind(mark) for mark in ("\n", ". ", "! ", "? "))
    return text[cut + 1 :].lstrip() if cut >= 0 else text


def _to_sentence(text: str) -> str:
    """The beginning of ``text`` up to the end of the sentence."""
    ends = [place for mark in ("\n", ". ", "! ", "? ") if (place := text.find(mark)) >= 0]
    return text[: min(ends) + 1].rstrip() if ends else text


def _on_day(source: Source, day: date) -> OnDay:
    return OnDay(
        day=day,
        active=source.partners(day, ACTIVE),
        confirmed=source.partners(day, ""),
        agreements=source.totals(day),
    )

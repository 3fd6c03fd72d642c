"""Findings of every shape, for property tests."""

import string
from datetime import date

from hypothesis import strategies as st

from caunoi.domain.dates import PartialDate
from caunoi.domain.findings import (
    AgreementFinding,
    FigureFinding,
    Findings,
    HostFinding,
    PartnerFinding,
)
from caunoi.domain.kinds import Activity, AgreementKind, Flag, Genre, OrganisationKind, Qualifier
from caunoi.domain.quotes import Quote
from caunoi.domain.terms import EndKind, Term

words = st.text(string.ascii_letters + "ĐđạọịêơưàÀ (),-", min_size=1).filter(str.strip)
quotes = st.builds(Quote, words, st.integers(0, 10_000))
word_lists = st.lists(words, unique=True, max_size=3).map(tuple)
flags = st.lists(st.sampled_from(Flag), unique=True, max_size=3).map(
    lambda found: tuple(flag.value for flag in found)
)
confidence = st.floats(0, 1)
countries = st.none() | st.sampled_from(["VN", "JP", "KR", "IT"])


@st.composite
def moments(draw):
    day = draw(st.dates(date(1950, 1, 1), date(2100, 12, 31)))
    return draw(
        st.sampled_from([PartialDate(day.year), PartialDate(day.year, day.month), PartialDate.of(day)])
    )


@st.composite
def terms(draw):
    start = draw(st.none() | moments())
    kind = draw(st.sampled_from(EndKind))
    needs_end = kind is EndKind.FIXED
    may_end = kind in (EndKind.DURATION, EndKind.AUTO_RENEWED, EndKind.UNKNOWN) and draw(st.booleans())
    months = draw(st.none() | st.integers(1, 600))
    end = None
    if needs_end or may_end:
        end = (start or draw(moments())).plus_months(12 * draw(st.integers(1, 30)))
    return Term(draw(st.text()), start, end, kind, months, draw(st.text()), draw(st.booleans()))


partners = st.builds(
    PartnerFinding,
    words,
    quotes,
    word_lists,
    countries,
    st.sampled_from(OrganisationKind),
    confidence,
    flags,
    st.lists(quotes, max_size=3).map(tuple),
    word_lists,
)
figures = st.builds(
    FigureFinding,
    st.sampled_from(["staff", "foreign-partners", "outgoing-groups-per-year"]),
    st.integers(0, 10**12) | st.floats(0, 10**9),
    quotes,
    st.none() | st.integers(1950, 2100),
    st.sampled_from(Qualifier),
    confidence,
    flags,
)
hosts = st.none() | st.builds(HostFinding, words, word_lists, st.none() | quotes, confidence, flags)


def agreements(names):
    """Agreements between the partners of these names."""
    return st.builds(
        AgreementFinding,
        st.lists(st.sampled_from(names), min_size=1, max_size=3, unique=True).map(tuple),
        quotes,
        st.sampled_from(AgreementKind),
        st.none() | moments(),
        terms(),
        st.lists(st.sampled_from(Activity), unique=True, max_size=4).map(tuple),
        st.text(),
        st.text(),
        st.text(),
        st.dictionaries(
            st.sampled_from(["signed", "start", "end", "kind", "activities"]), quotes, max_size=3
        ),
        confidence,
        flags,
        word_lists,
    )


@st.composite
def findings(draw):
    known = draw(st.lists(partners, unique_by=lambda partner: partner.name, max_size=3))
    names = [partner.name for partner in known]
    return Findings(
        document=draw(words),
        language=draw(st.sampled_from(["vi", "en"])),
        genre=draw(st.sampled_from(Genre)),
        host=draw(hosts),
        partners=tuple(known),
        agreements=tuple(draw(st.lists(agreements(names), max_size=3))) if names else (),
        figures=tuple(draw(st.lists(figures, max_size=3))),
        notes=draw(st.text()),
    )

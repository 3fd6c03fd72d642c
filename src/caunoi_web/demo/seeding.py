"""A large invented register, the same for the same seed: for measuring, never for showing as facts.

Rows go in by the thousand, past services and models: no history, no search entries (``reindex`` makes those).
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from caunoi.domain.dates import PartialDate
from caunoi.domain.folding import fold, sort_key
from caunoi.domain.kinds import Activity, AgreementKind, OrganisationKind
from caunoi.domain.terms import EndKind, Term
from caunoi_web.accounts.models import Unit, User
from caunoi_web.common.bulk_rows import Loader, note_sizes
from caunoi_web.common.ids import uuid7
from caunoi_web.register.models import (
    Agreement,
    AgreementActivity,
    AgreementParty,
    Level,
    Organisation,
    Stretch,
)
from caunoi_web.register.models.stretches import rows_by_rule
from caunoi_web.register.services.deriving import fill_names

SLICE = 5000
_HEADS = (
    "Trường Đại học",
    "Đại học",
    "Học viện",
    "Viện Nghiên cứu",
    "Công ty",
    "Quỹ",
    "Trung tâm",
    "Hiệp hội",
)
_FIELDS = (
    "Bách khoa",
    "Kinh tế",
    "Sư phạm",
    "Nông Lâm",
    "Y Dược",
    "Công nghệ",
    "Ngoại ngữ",
    "Giao thông",
    "Mỏ",
)
_PLACES = (
    "An Khê",
    "Bình Sơn",
    "Cẩm Giang",
    "Đông Hà",
    "Hòa Vang",
    "Kiến An",
    "Lộc Ninh",
    "Mộc Châu",
    "Tam Kỳ",
)
_COUNTRIES = ("VN", "VN", "VN", "JP", "KR", "FR", "DE", "US", "AU", "GB", "TW", "TH", "CN", "")
_KINDS = (OrganisationKind.UNIVERSITY, OrganisationKind.UNIVERSITY, OrganisationKind.RESEARCH_INSTITUTE)
_UNITS = ("Khoa Công nghệ thông tin", "Khoa Kinh tế", "Viện Đào tạo Quốc tế", "Phòng Khoa học Công nghệ")


@dataclass(frozen=True, slots=True)
class Seeded:
    """How many rows were made."""

    organisations: int
    agreements: int
    parties: int
    activities: int


def seed(
    *,
    actor: User,
    organisations: int,
    agreements: int,
    today: date,
    chance_from: int = 7,
    told: Callable[[str], None] = lambda line: None,
) -> Seeded:
    """Make that many invented organisations and agreements; ``told`` hears how far it is."""
    chance = random.Random(chance_from)  # noqa: S311  (the same register in every run)
    units = [Unit.objects.get_or_create(name_vi=name)[0].pk for name in _UNITS]
    made_by = {"created_by": actor.pk, "changed_by": actor.pk}
    partners = [uuid7() for _number in range(organisations)]
    rows = (_organisation(number, key, chance) for number, key in enumerate(partners))
    Loader(Organisation, *_ORGANISATION, **made_by).store(rows, _telling(told, "organisations"))
    fill_names()
    tables = _Tables(
        papers=Loader(Agreement, *_AGREEMENT, **made_by),
        sides=Loader(AgreementParty, "id", "agreement", "organisation", "position"),
        purposes=Loader(AgreementActivity, "id", "agreement", "code"),
        stretches=Loader(Stretch, "agreement", "status", "since", "until", "place", "is_odd"),
    )
    parties = purposes = 0
    for start in range(0, agreements, SLICE):
        papers = [
            _agreement(number, today, units, chance)
            for number in range(start, min(start + SLICE, agreements))
        ]
        with transaction.atomic():
            tables.papers.store(papers)
            tables.stretches.store(row for paper in papers for row in _stretches(paper))
            sides = (row for paper in papers for row in _parties(paper, partners, chance))
            parties += tables.sides.store(sides)
            purposes += tables.purposes.store(row for paper in papers for row in _purposes(paper, chance))
        told(f"{start + len(papers)} agreements")
    note_sizes()
    return Seeded(organisations, agreements, parties, purposes)


@dataclass(frozen=True, slots=True)
class _Tables:
    papers: Loader
    sides: Loader
    purposes: Loader
    stretches: Loader


_ORGANISATION = ("id", "name", "kind", "country", "folded", "sort_key")
_AGREEMENT = (
    "id",
    "number",
    "kind",
    "level",
    "host_unit",
    "signed",
    "start",
    "end",
    "end_kind",
    "begins_on",
    "term_ends_on",
    "runs_until",
    "ends_on",
    "content",
)
Row = tuple[Any, ...]


def _telling(told: Callable[[str], None], what: str) -> Callable[[int], None]:
    return lambda number: told(f"{number} {what}")


def _organisation(number: int, key: UUID, chance: random.Random) -> Row:
    name = f"{chance.choice(_HEADS)} {chance.choice(_FIELDS)} {chance.choice(_PLACES)} {number}"
    return key, name, chance.choice(_KINDS).value, chance.choice(_COUNTRIES), fold(name), sort_key(name)


def _agreement(number: int, today: date, units: list[UUID], chance: random.Random) -> Row:
    """The days are derived as ``Agreement.derive_days`` does (a test compares them)."""
    signed = today - timedelta(days=chance.randrange(9 * 365))
    years = chance.choice((1, 2, 3, 5, 5, 5))
    how = chance.choices((EndKind.FIXED, EndKind.INDEFINITE, EndKind.UNKNOWN), (8, 1, 1))[0]
    ends = signed + timedelta(days=365 * years) if how is EndKind.FIXED else None
    begins, written = signed.isoformat(), ends.isoformat() if ends else ""
    return (
        uuid7(),
        f"{number}/TT-SEED",
        chance.choice((AgreementKind.MOU, AgreementKind.MOU, AgreementKind.MOA)).value,
        chance.choice((Level.UNIVERSITY, Level.UNIT)).value,
        chance.choice(units),
        begins,
        begins,
        written,
        how.value,
        signed,
        ends,
        written,
        ends,
        "Trao đổi sinh viên, giảng viên và nghiên cứu chung",
    )


def _stretches(paper: Row) -> Iterator[Row]:
    begins, ends = PartialDate.of(paper[9]), PartialDate.of(paper[12]) if paper[12] else None
    term = Term(start=begins, end=ends, end_kind=EndKind(paper[8]))
    return ((paper[0], *values) for values in rows_by_rule(term, begins, (), paper[12]))


def _parties(paper: Row, partners: list[UUID], chance: random.Random) -> Iterator[Row]:
    chosen = chance.sample(partners, min(len(partners), chance.choice((1, 1, 1, 1, 2))))
    return ((uuid7(), paper[0], partner, position) for position, partner in enumerate(chosen))


def _purposes(paper: Row, chance: random.Random) -> Iterator[Row]:
    codes = chance.sample(_CODES, chance.choice((0, 1, 2)))
    return ((uuid7(), paper[0], code) for code in codes)


_CODES = [activity.value for activity in Activity]

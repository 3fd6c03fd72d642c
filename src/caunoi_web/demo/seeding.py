"""A large invented register, the same for the same seed: for measuring, never for showing as facts.

Rows go in by the thousand, past the services: no history, no search entries (``reindex`` makes those).
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from caunoi.domain.folding import fold, sort_key
from caunoi.domain.kinds import Activity, AgreementKind, OrganisationKind
from caunoi.domain.terms import EndKind
from caunoi_web.accounts.models import Unit, User
from caunoi_web.common.ids import uuid7
from caunoi_web.register.models import Agreement, AgreementActivity, AgreementParty, Level, Organisation

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
    units = [Unit.objects.get_or_create(name_vi=name)[0] for name in _UNITS]
    partners = [_organisation(number, actor, chance) for number in range(organisations)]
    for piece in _slices(partners):
        Organisation.objects.bulk_create(piece)
    told(f"{organisations} organisations")
    parties = activities = 0
    for start in range(0, agreements, SLICE):
        count = min(SLICE, agreements - start)
        papers = [_agreement(start + number, actor, today, units, chance) for number in range(count)]
        sides = [party for paper in papers for party in _parties(paper, partners, chance)]
        purposes = [purpose for paper in papers for purpose in _purposes(paper, chance)]
        with transaction.atomic():
            Agreement.objects.bulk_create(papers)
            AgreementParty.objects.bulk_create(sides)
            AgreementActivity.objects.bulk_create(purposes)
        parties, activities = parties + len(sides), activities + len(purposes)
        told(f"{start + count} agreements")
    return Seeded(organisations, agreements, parties, activities)


def _slices(rows: list[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(rows), SLICE):
        yield rows[start : start + SLICE]


def _organisation(number: int, actor: User, chance: random.Random) -> Organisation:
    name = f"{chance.choice(_HEADS)} {chance.choice(_FIELDS)} {chance.choice(_PLACES)} {number}"
    return Organisation(
        id=uuid7(),
        name=name,
        kind=chance.choice(_KINDS).value,
        country=chance.choice(_COUNTRIES),
        folded=fold(name),
        sort_key=sort_key(name),
        created_by=actor,
        changed_by=actor,
    )


def _agreement(number: int, actor: User, today: date, units: list[Unit], chance: random.Random) -> Agreement:
    signed = today - timedelta(days=chance.randrange(9 * 365))
    years = chance.choice((1, 2, 3, 5, 5, 5))
    how = chance.choices((EndKind.FIXED, EndKind.INDEFINITE, EndKind.UNKNOWN), (8, 1, 1))[0]
    ends = signed + timedelta(days=365 * years) if how is EndKind.FIXED else None
    paper = Agreement(
        id=uuid7(),
        number=f"{number}/TT-SEED",
        kind=chance.choice((AgreementKind.MOU, AgreementKind.MOU, AgreementKind.MOA)).value,
        level=chance.choice((Level.UNIVERSITY, Level.UNIT)).value,
        host_unit=chance.choice(units),
        content="Trao đổi sinh viên, giảng viên và nghiên cứu chung",
        signed=signed.isoformat(),
        start=signed.isoformat(),
        end=ends.isoformat() if ends else "",
        end_kind=how.value,
        created_by=actor,
        changed_by=actor,
    )
    paper.derive_days()
    return paper


def _parties(paper: Agreement, partners: list[Organisation], chance: random.Random) -> list[AgreementParty]:
    chosen = chance.sample(partners, min(len(partners), chance.choice((1, 1, 1, 1, 2))))
    return [
        AgreementParty(agreement=paper, organisation=partner, position=position)
        for position, partner in enumerate(chosen)
    ]


def _purposes(paper: Agreement, chance: random.Random) -> list[AgreementActivity]:
    codes = chance.sample(list(Activity), chance.choice((0, 1, 2)))
    return [AgreementActivity(agreement=paper, code=code.value) for code in codes]

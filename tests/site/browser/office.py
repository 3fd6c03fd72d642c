"""A cooperation office in the middle of its work, around a given day: what the walks walk through."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from tests.site import factories, signing_factories

from caunoi.domain.kinds import Activity as Direction
from caunoi_web.accounts.models import Role, Unit, User
from caunoi_web.activities.services.commitments import create_commitment
from caunoi_web.activities.services.deeds import create_activity
from caunoi_web.register.models import Agreement, Organisation
from caunoi_web.register.services import create_agreement, create_organisation, term_values
from caunoi_web.register.services.contacts import add_contact
from caunoi_web.register.services.tiers import set_tier
from caunoi_web.signing.models import Case, Stage

PARTNERS = (
    ("Đại học Keio", "Keio University", "JP", "university", "Tokyo"),
    ("Đại học Kyushu", "Kyushu University", "JP", "university", "Fukuoka"),
    ("Đại học Quốc gia Chonnam", "Chonnam National University", "KR", "university", "Gwangju"),
    ("Đại học Trento", "University of Trento", "IT", "university", "Trento"),
    ("Đại học Grenoble Alpes", "Université Grenoble Alpes", "FR", "university", "Grenoble"),
    ("Đại học Kỹ thuật Dresden", "Technische Universität Dresden", "DE", "university", "Dresden"),
    ("Viện Nghiên cứu Hải dương học", "Institute of Oceanography", "VN", "research_institute", "Nha Trang"),
    ("Tập đoàn Biển Xanh", "Bien Xanh Group", "VN", "enterprise_private", "Hải Phòng"),
    ("Đại học Chulalongkorn", "Chulalongkorn University", "TH", "university", "Bangkok"),
    ("Đại học Quốc gia Singapore", "National University of Singapore", "SG", "university", ""),
    ("Trường Đại học Nha Trang", "Nha Trang University", "VN", "university", "Nha Trang"),
    ("Quỹ Hợp tác Á – Âu", "Asia-Europe Cooperation Fund", "SG", "foundation", ""),
)


@dataclass
class Office:
    """What there is, by short names; ``day`` is today."""

    day: date
    people: dict[str, User] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    partners: dict[str, Organisation] = field(default_factory=dict)
    agreements: dict[str, Agreement] = field(default_factory=dict)
    cases: dict[str, Case] = field(default_factory=dict)

    def on(self, number: int) -> str:
        """The day ``number`` days from today, as ISO text."""
        return (self.day + timedelta(days=number)).isoformat()


def an_office(day: date) -> Office:
    """Twelve partners with agreements, promises, activities, contacts and cases around ``day``."""
    office = Office(day)
    _people(office)
    _partners(office)
    _agreements(office)
    _deeds(office)
    _cases(office)
    return office


def _people(office: Office) -> None:
    office.units = {
        "it": factories.a_unit("Khoa Công nghệ thông tin", name_en="Faculty of Information Technology"),
        "economics": factories.a_unit("Khoa Kinh tế", name_en="Faculty of Economics"),
    }
    named = {
        "officer": ("huong", "Trần Thu Hương", Role.OFFICER),
        "colleague": ("minh", "Lê Quang Minh", Role.OFFICER),
        "head": ("lan", "Nguyễn Thị Lan", Role.HEAD),
        "rector": ("hieutruong", "Phạm Văn Đức", Role.RECTOR),
        "faculty": ("khoacntt", "Vũ Hoàng Nam", Role.UNIT_LEAD),
        "administrator": ("quantri", "Đỗ Anh Tuấn", Role.ADMINISTRATOR),
    }
    office.people = {
        key: factories.a_person(
            name, role, full_name=full, unit=office.units["it"] if role == Role.UNIT_LEAD else None
        )
        for key, (name, full, role) in named.items()
    }


def _partners(office: Office) -> None:
    actor = office.people["officer"]
    for name, name_en, country, kind, city in PARTNERS:
        values = {"name": name, "name_en": name_en, "country": country, "kind": kind, "city": city}
        office.partners[name_en.split()[0].lower()] = create_organisation(actor=actor, values=values)
    keio = office.partners["keio"]
    set_tier(
        actor=actor,
        organisation=keio,
        tier="strategic",
        since=office.day - timedelta(days=900),
        reason="Quyết định 112/QĐ-ĐH",
    )
    for name, role, email in (
        ("Hiroko Tanaka", "Trưởng phòng Hợp tác quốc tế", "tanaka@keio.example"),
        ("Kenji Sato", "Điều phối viên trao đổi sinh viên", "sato@keio.example"),
    ):
        values = {"name": name, "role": role, "email": email}
        add_contact(actor=actor, organisation=keio, values=values)


def _agreements(office: Office) -> None:
    # partner, title, kind, began and ends in days from today, level
    rows = (
        ("keio", "Thỏa thuận khung với Đại học Keio", "framework", -700, 1100, "university"),
        ("keio", "Trao đổi sinh viên với Đại học Keio", "exchange", -1000, 120, "university"),
        ("kyushu", "MoU với Đại học Kyushu", "mou", -1500, 90, "university"),
        ("chonnam", "MoU với Đại học Chonnam", "mou", -1200, 25, "university"),
        ("university", "Nghiên cứu chung về học máy", "research", -900, 500, "unit"),
        ("université", "Đồng hướng dẫn nghiên cứu sinh", "cotutelle", -1100, 350, "university"),
        ("technische", "MoU với Đại học Dresden", "mou", -2200, -300, "university"),
        ("institute", "Hợp tác đào tạo về biển", "specific", -800, 900, "unit"),
        ("bien", "Tài trợ phòng thí nghiệm", "sponsorship", -500, 60, "university"),
        ("chulalongkorn", "MoU với Đại học Chulalongkorn", "mou", -1900, -40, "university"),
        ("national", "MoU với Đại học Quốc gia Singapore", "mou", -300, 1500, "university"),
        ("nha", "Biên bản ghi nhớ về nuôi trồng thủy sản", "mou", -850, 700, "unit"),
    )
    for partner, title, kind, began, ends, level in rows:
        term = factories.a_term(office.on(began), office.on(ends))
        values = {
            "kind": kind,
            "title": title,
            "level": level,
            "number": f"{len(office.agreements) + 1:02d}/BBGN",
            "signed": office.on(began),
            "host_unit": office.units["it" if level == "unit" else "economics"],
        }
        agreement = create_agreement(
            actor=office.people["officer"],
            values=values | term_values(term),
            parties=[(office.partners[partner], "")],
            activities=[Direction.STUDENT_EXCHANGE.value],
        )
        office.agreements.setdefault(partner, agreement)


def _deeds(office: Office) -> None:
    actor, framework = office.people["officer"], office.agreements["keio"]
    promise = {
        "code": Direction.STUDENT_EXCHANGE.value,
        "amount": 10,
        "measure": "people",
        "rhythm": "yearly",
    }
    receive = create_commitment(
        actor=actor,
        agreement=framework,
        values=promise | {"debtor": "host", "what": "Tiếp nhận 10 sinh viên trao đổi mỗi năm"},
    )
    due = {"due": office.on(20), "what": "Gửi danh sách học bổng năm học tới", "debtor": "partner"}
    create_commitment(
        actor=actor, agreement=framework, values={"code": Direction.SCHOLARSHIP.value, "amount": None} | due
    )
    for days, kind, title, number in (
        (-400, "student-exchange", "Đón sinh viên trao đổi học kỳ xuân", 6),
        (-45, "student-exchange", "Đón sinh viên trao đổi học kỳ thu", 8),
        (-200, "delegation-in", "Đoàn Đại học Keio thăm trường", 5),
    ):
        values = {
            "kind": kind,
            "title": title,
            "began": office.on(days),
            "participants": number,
            "state": "done",
        }
        is_mobility = kind == "student-exchange"
        values |= {"commitment": receive} if is_mobility else {"agreement": framework}
        create_activity(actor=actor, values=values)


def _cases(office: Office) -> None:
    officer = office.people["officer"]
    for key, partner, title, stage in (
        ("appraisal", "technische", "MoU mới với Đại học Dresden", Stage.APPRAISAL),
        ("submission", "chulalongkorn", "Gia hạn MoU với Đại học Chulalongkorn", Stage.SUBMISSION),
        ("drafting", "bien", "Thỏa thuận tài trợ học bổng", Stage.DRAFTING),
        ("check", "kyushu", "Trao đổi giảng viên với Đại học Kyushu", Stage.CHECK),
    ):
        case = signing_factories.a_case(
            office.partners[partner],
            title=title,
            actor=officer,
            unit=office.units["it"],
            day=office.day - timedelta(days=12),
        )
        actor = office.people["administrator"]
        office.cases[key] = signing_factories.take_to(case, stage, day=office.day, actor=actor)

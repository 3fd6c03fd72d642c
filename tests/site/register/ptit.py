"""The fifteen rows 11-25 of a real partner table, as domain.md §4.2 says they are to be understood."""

from dataclasses import dataclass

from caunoi.domain.terms import EndKind
from caunoi_web.accounts.models import User
from caunoi_web.register import services
from caunoi_web.register.models import Agreement


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table: the partner, its country code ("" when not stated), the validity."""

    number: str
    name: str
    country: str
    kind: str
    raw: str
    start: str
    end: str
    activities: tuple[str, ...]
    content: str
    end_kind: EndKind = EndKind.FIXED
    repaired: bool = False
    acronym: str = ""
    condition: str = ""
    note: str = ""


_STAFF = ("staff-exchange", "student-exchange")

ROWS = (
    Row(
        "11",
        "Viện NICT",
        "JP",
        "research_institute",
        "30/6/2021-30/6/2026",
        "2021-06-30",
        "2026-06-30",
        ("joint-research", "academic-information-exchange"),
        "Trao đổi học thuật lĩnh vực CNTT-TT",
    ),
    Row(
        "12",
        "Tập đoàn HCL",
        "IN",
        "enterprise",
        "1/11/2021-1/11/2024",
        "2021-11-01",
        "2024-11-01",
        ("sponsorship", "joint-lab", "conference", "joint-training"),
        "Tài trợ phòng Lab 5G; toạ đàm; đào tạo ngắn hạn",
    ),
    Row(
        "13",
        "Viện Công nghệ Kyushu",
        "JP",
        "university",
        "13/12/2021-12/12/2026",
        "2021-12-13",
        "2026-12-12",
        _STAFF,
        "Trao đổi học thuật; trao đổi sinh viên, giảng viên",
        acronym="KyuTech",
    ),
    Row(
        "14",
        "Samsung Electronics Vietnam",
        "",
        "enterprise_fdi",
        "8/12/2022-8/12/2025",
        "2022-12-08",
        "2025-12-08",
        ("joint-lab", "scholarship", "startup-innovation"),
        "01 phòng lab; ươm mầm tài năng; học bổng",
    ),
    Row(
        "15",
        "Đại học Canberra",
        "AU",
        "university",
        "27/10/2022-27/10-2027",
        "2022-10-27",
        "2027-10-27",
        ("joint-training",),
        "Liên kết đào tạo CNTT",
        repaired=True,
    ),
    Row(
        "16",
        "Công ty công nghệ TEMIX",
        "IT",
        "enterprise",
        "29/3/2022-đến khi hoàn thành các hoạt động hợp tác",
        "2022-03-29",
        "",
        ("technology-transfer",),
        "Trao đổi công nghệ; làm cầu nối liên kết đào tạo",
        end_kind=EndKind.CONDITION,
        condition="đến khi hoàn thành các hoạt động hợp tác",
    ),
    Row(
        "17",
        "Đại học SIENA",
        "IT",
        "university",
        "2022-2029",
        "2022",
        "2029",
        ("joint-training", *_STAFF),
        "Liên kết đào tạo; trao đổi cán bộ, giảng viên, sinh viên",
    ),
    Row(
        "18",
        "Đại học LaTrobe",
        "AU",
        "university",
        "13/7/2020-13/7/2025",
        "2020-07-13",
        "2025-07-13",
        ("joint-training",),
        "Đào tạo cử nhân CNTT",
    ),
    Row(
        "19",
        "Đại học Palermo",
        "IT",
        "university",
        "",
        "",
        "",
        ("joint-training", *_STAFF),
        "Liên kết đào tạo; trao đổi cán bộ",
        end_kind=EndKind.UNKNOWN,
    ),
    Row(
        "20",
        "Đại học Bellevue",
        "US",
        "university",
        "1/6/2022-1/6/2027",
        "2022-06-01",
        "2027-06-01",
        ("joint-training",),
        "Đào tạo cử nhân an toàn thông tin, thạc sỹ khoa học máy tính",
    ),
    Row(
        "21",
        "Tập đoàn Công nghiệp Viễn thông Quân đội",
        "",
        "enterprise_state",
        "2021 - 2026",
        "2021",
        "2026",
        ("joint-research", "joint-training"),
        "Hợp tác toàn diện: KHCN, chuyển đổi số, đào tạo",
        acronym="Viettel",
    ),
    Row(
        "22",
        "FPT telecom",
        "",
        "enterprise",
        "2021-2025",
        "2021",
        "2025",
        ("learning-resources", "joint-lab", "scholarship"),
        "Học liệu các chương",
        note="Nội dung bị cắt.",
    ),
    Row(
        "23",
        "Công ty Chứng khoán VNDIRECT",
        "",
        "enterprise",
        "2021-2023",
        "2021",
        "2023",
        ("joint-research", "joint-training"),
        "Nghiên cứu, đào tạo công nghệ tài chính",
    ),
    Row(
        "24",
        "Công ty Cổ phần Công nghệ mạng Lancs Việt Nam",
        "",
        "enterprise",
        "2022-2025",
        "2022",
        "2025",
        ("joint-research",),
        "R&D sản phẩm điện tử viễn thông",
        acronym="LANCS",
    ),
    Row(
        "25",
        "Công ty cổ phần bóng đèn phích nước Rạng Đông",
        "",
        "enterprise",
        "2022-2025",
        "2022",
        "2025",
        ("joint-research", "technology-transfer"),
        "Ngôi nhà thông minh; Đường phố thông minh; Nông nghiệp",
    ),
)


def enter_ptit_rows(actor: User) -> dict[str, Agreement]:
    """Write the fifteen rows into the register; returns the agreements by row number."""
    return {row.number: _enter(row, actor) for row in ROWS}


def _enter(row: Row, actor: User) -> Agreement:
    values = {"name": row.name, "country": row.country, "kind": row.kind}
    organisation = services.create_organisation(actor=actor, values=values)
    if row.acronym:
        names = [services.OtherName(row.acronym, "acronym")]
        services.add_names(actor=actor, organisation=organisation, names=names)
    return services.create_agreement(
        actor=actor,
        values={
            "list_number": row.number,
            "term_raw": row.raw,
            "start": row.start,
            "end": row.end,
            "end_kind": row.end_kind.value,
            "condition": row.condition,
            "repaired": row.repaired,
            "content": row.content,
            "note": row.note,
        },
        parties=[(organisation, row.name)],
        activities=row.activities,
    )

"""The messy inputs of registers (domain.md §4.2, M1-M23 as far as rows of tables show them)."""

from datetime import date

import pytest
from tests.extraction.registers import read_register

from caunoi.domain.documents import Document
from caunoi.domain.findings import AgreementFinding, Findings, HostFinding, PartnerFinding
from caunoi.domain.kinds import AgreementKind, OrganisationKind
from caunoi.domain.quotes import Quote
from caunoi.domain.terms import EndKind, Status
from caunoi.extraction.draft import Draft
from caunoi.extraction.rows import register_step
from caunoi.extraction.view import View

HEADER = "STT\tĐối tác\tQuốc gia\tVăn bản\tThời hạn\tNội dung\n"
OTHERS = "8\tĐại học Kyoto\tNhật Bản\tMOU\t1/1/2020-1/1/2025\tTrao đổi sinh viên\n"


def line(*cells: str) -> str:
    return "\t".join(cells) + "\n"


def read_row(row: str) -> tuple[PartnerFinding, AgreementFinding]:
    """What is read in one row standing before another, in a table parted by tabs."""
    findings = read_register(HEADER + row + "\n" + OTHERS)
    return findings.partners[0], findings.agreements[0]


def read_flat(row: str) -> Findings:
    """What is read in a row without columns, between two others."""
    before = "1 Đại học Kyoto (Nhật Bản) Hợp tác trong đào tạo 1/1/2020-1/1/2025\n\n"
    after = "\n\n3 Đại học Osaka (Nhật Bản) Hợp tác nghiên cứu 2021 - 2026\n"
    return read_register(before + row + after)


def test_m1_a_broken_end_is_repaired_flagged_and_kept_raw() -> None:
    _, agreement = read_row("1\tĐại học Osaka\tNhật Bản\tMOU\t27/10/2022-27/10-2027\tĐào tạo")

    assert str(agreement.term.end) == "2027-10-27"
    assert agreement.flags == ("date-repaired",)
    assert agreement.fields["end"].words == "27/10-2027"
    assert agreement.confidence < 0.9


def test_m2_an_end_by_condition_leaves_the_agreement_open() -> None:
    _, agreement = read_row("1\tĐại học Osaka\tNhật Bản\tMOU\t29/3/2022-đến khi hoàn thành dự án\tĐào tạo")

    assert agreement.term.status_on(date(2030, 1, 1)) is Status.OPEN_CONDITIONAL
    assert agreement.term.condition == "đến khi hoàn thành dự án"


def test_m3_a_blank_validity_is_unknown() -> None:
    _, agreement = read_row("1\tĐại học Osaka\tNhật Bản\tMOU\t\tĐào tạo")

    assert agreement.term.status_on(date(2022, 1, 1)) is Status.VALIDITY_UNKNOWN
    assert "validity-unknown" in agreement.flags


@pytest.mark.parametrize("period", ["2022-2029", "2022 - 2029", "2022 -2029", "2022–2029"])
def test_m4_years_stay_years(period: str) -> None:
    _, agreement = read_row(f"1\tĐại học Osaka\tNhật Bản\tMOU\t{period}\tĐào tạo")

    assert (str(agreement.term.start), str(agreement.term.end)) == ("2022", "2029")
    assert agreement.term.status_on(date(2029, 12, 31)) is Status.IN_FORCE


def test_m5_both_ends_are_kept_as_written() -> None:
    _, agreement = read_row("1\tĐại học Osaka\tNhật Bản\tMOU\t13/12/2021-12/12/2026\tĐào tạo")

    assert (str(agreement.term.start), str(agreement.term.end)) == ("2021-12-13", "2026-12-12")


def test_m6_the_day_comes_first() -> None:
    _, agreement = read_row("1\tĐại học Osaka\tNhật Bản\tMOU\t1/11/2021-2/3/2024\tĐào tạo")

    assert (str(agreement.term.start), str(agreement.term.end)) == ("2021-11-01", "2024-03-02")


def test_m7_numbers_are_kept_and_missing_ones_noted() -> None:
    findings = read_register(HEADER + OTHERS + OTHERS.replace("8\t", "11\t").replace("Kyoto", "Osaka"))

    assert [agreement.number for agreement in findings.agreements] == ["8", "11"]
    assert "Rows 1 to 7 are not" in findings.notes
    assert "Rows 9 to 10 are not" in findings.notes
    assert all("numbering-gap" in agreement.flags for agreement in findings.agreements)


@pytest.mark.parametrize(
    "words",
    [
        "Hợp tác về đào tạo\n\n- Trao đổi học thuật\n\n- Trao đổi sinh viên 2/3/2021-2/3/2026",
        "Hợp tác về đào tạo, trao đổi học thuật, trao đổi sinh viên\n\n 2/3/2021-2/3/2026",
    ],
)
def test_m8_a_validity_stuck_to_the_last_item_or_on_its_own_line_is_found(words: str) -> None:
    agreement = read_flat(f"2 Đại học Kobe (Nhật Bản) {words}").agreements[1]

    assert (str(agreement.term.start), str(agreement.term.end)) == ("2021-03-02", "2026-03-02")
    assert {a.value for a in agreement.activities} >= {"student-exchange", "academic-information-exchange"}


def test_m9_a_text_that_breaks_off_is_marked() -> None:
    items = ["Trao học bổng, tuyển dụng và thực hiện các chương", "Tài trợ hội thảo 2021 - 2025"]

    agreement = read_flat("2 Công ty Vận tải ABC - " + "\n\n- ".join(items)).agreements[1]

    assert "text-truncated" in agreement.flags
    assert {a.value for a in agreement.activities} >= {"scholarship", "internship-recruitment", "sponsorship"}


@pytest.mark.parametrize(
    ("cell", "name", "aliases", "country"),
    [
        ("Viện NICT (Nhật Bản)", "Viện NICT", (), "JP"),
        ("Viện Công nghệ Kyushu (KyuTech-Nhật Bản)", "Viện Công nghệ Kyushu", ("KyuTech",), "JP"),
        ("Công ty Xây dựng Sao Mai (SAMACO).", "Công ty Xây dựng Sao Mai", ("SAMACO",), None),
        ("Viện Lúa Quốc tế (IRRI, Philippines)", "Viện Lúa Quốc tế", ("IRRI",), "PH"),
        ("Đại học Liège, Bỉ", "Đại học Liège", (), "BE"),
        ("Đại học Ghent (Universiteit Gent)", "Đại học Ghent", ("Universiteit Gent",), "BE"),
    ],
)  # fmt: skip
def test_m10_m19_a_parenthesis_is_told_apart_and_full_stops_trimmed(
    cell: str, name: str, aliases: tuple[str, ...], country: str | None
) -> None:
    partner, _ = read_row(f"1\t{cell}\t\tMOU\t2020-2025\tĐào tạo")

    assert (partner.name, partner.aliases, partner.country) == (name, aliases, country)


def test_m11_a_country_from_the_name_alone_is_only_a_suggestion() -> None:
    partner, _ = read_row("1\tSamsung Electronics Vietnam\t\tMOU\t2020-2025\tĐào tạo")

    assert (partner.country, partner.kind) == ("VN", OrganisationKind.ENTERPRISE_FDI)
    assert "country-inferred" in partner.flags
    assert partner.confidence < 0.9


def test_m11_nothing_is_suggested_where_nothing_tells() -> None:
    partner, _ = read_row("1\tCông ty Chứng khoán Ngôi Sao\t\tMOU\t2020-2025\tĐào tạo")

    assert partner.country is None


def test_m13_items_of_a_list_become_activities() -> None:
    items = ["Trao đổi học thuật", "Trao đổi sinh viên, giảng viên 2/3/2021-2/3/2026"]
    row = "2 Đại học Kobe (Nhật Bản) Hợp tác về công nghệ\n\nCác hoạt động hợp tác chính bao gồm:"

    agreement = read_flat("\n\n- ".join([row, *items])).agreements[1]

    assert {a.value for a in agreement.activities} == {
        "academic-information-exchange",
        "student-exchange",
        "staff-exchange",
    }


def test_m15_blanks_and_dashes_of_any_kind_do_not_matter() -> None:
    partner, agreement = read_row(
        "1\tĐại\u00a0học\u00a0Osaka\tNhật\u00a0Bản\tMOU\t1/1/2020\u00a0—\u00a01/1/2025\tĐào tạo"
    )

    assert (partner.name, partner.country) == ("Đại học Osaka", "JP")
    assert str(agreement.term.end) == "2025-01-01"


def test_m17_what_a_list_does_not_say_is_left_open() -> None:
    agreement = read_flat("2 Đại học Kobe (Nhật Bản) Hợp tác trong đào tạo 2/3/2021-2/3/2026").agreements[1]

    assert (agreement.kind, agreement.signed, agreement.host_unit) == (AgreementKind.UNSPECIFIED, None, "")


def test_m18_the_host_itself_is_no_partner() -> None:
    findings = read_register(HEADER + "1\tHọc viện\t\tMOU\t2020-2025\tĐào tạo\n" + OTHERS, host="Học viện")

    assert [partner.name for partner in findings.partners] == ["Đại học Kyoto"]


def test_m20_vietnamese_and_english_names_of_one_body_are_one_partner() -> None:
    rows = line("1", "Đại học Kagoshima", "Nhật Bản", "MOU", "2020-2025", "Đào tạo") + line(
        "2", "Kagoshima University", "Nhật Bản", "Phụ lục MOU", "2021-2025", "Thực tập"
    )

    findings = read_register(HEADER + rows + OTHERS)

    assert [partner.name for partner in findings.partners] == ["Đại học Kagoshima", "Đại học Kyoto"]
    assert findings.partners[0].aliases == ("Kagoshima University",)
    assert [agreement.parties for agreement in findings.agreements[:2]] == [("Đại học Kagoshima",)] * 2


def test_m21_nearly_equal_names_stay_apart() -> None:
    rows = line("1", "Viện Cơ học", "Việt Nam", "MOU", "2020-2025", "Đào tạo") + line(
        "2", "Viện Cơ khí", "Việt Nam", "MOU", "2021-2025", "Thực tập"
    )

    findings = read_register(HEADER + rows + OTHERS)

    assert len(findings.partners) == 3


def test_m22_a_kind_that_goes_beyond_the_first_word_gives_its_reason() -> None:
    partner, _ = read_row("1\tViện Công nghệ Kyushu\tNhật Bản\tMOU\t2020-2025\tĐào tạo")

    assert partner.kind is OrganisationKind.UNIVERSITY
    assert "kind-inferred" in partner.flags
    assert any("institute of technology abroad" in reason for reason in partner.why)


def test_a_faculty_is_folded_into_its_university() -> None:
    rows = line("1", "Kobe University, Khoa Thủy sản", "Nhật Bản", "MOU", "2020-2025", "Đào tạo") + line(
        "2", "Đại học Kobe - Khoa Luật", "Nhật Bản", "MOU", "2021-2025", "Thực tập"
    )

    findings = read_register(HEADER + rows + OTHERS)

    assert [partner.name for partner in findings.partners] == ["Kobe University", "Đại học Kyoto"]


def test_an_own_name_beats_the_country_of_the_rows_above() -> None:
    rows = line("1", "Đại học Bonn", "Đức", "MOU", "2020-2025", "Đào tạo") + line(
        "2", "Festo Vietnam Co., Ltd.", "", "MOA", "2021-2023", "Thực tập"
    )

    findings = read_register(HEADER + rows + OTHERS.replace("8\t", "3\t"))

    assert [partner.country for partner in findings.partners] == ["DE", "VN", "JP"]


@pytest.mark.parametrize(
    "foot",
    ["Tổng cộng: 2 văn bản", "Ghi chú: bảng chưa đầy đủ", "Contact: Office, Building 3", "\t\tTổng\t\t2\t"],
)
def test_footers_are_no_rows(foot: str) -> None:
    findings = read_register(HEADER + OTHERS + OTHERS.replace("Kyoto", "Osaka").replace("8\t", "9\t") + foot)

    assert len(findings.agreements) == 2


def test_an_impossible_day_keeps_the_month_and_says_so() -> None:
    _, agreement = read_row("1\tĐại học Osaka\tNhật Bản\tMOU\t30/02/2023-28/02/2026\tĐào tạo")

    assert str(agreement.term.start) == "2023-02"
    assert "date-impossible" in agreement.flags
    assert agreement.term.end_kind is EndKind.FIXED


def test_a_host_guessed_from_a_row_does_not_hide_its_partner() -> None:
    text = HEADER + OTHERS + OTHERS.replace("Kyoto", "Osaka").replace("8\t", "9\t")
    document = Document("register.txt", text)
    draft = Draft(document, View.of(text))
    place = text.index("Đại học Osaka")
    draft.host = HostFinding("Đại học Osaka", quote=Quote("Đại học Osaka", place))

    register_step(draft)

    assert [partner.name for partner in draft.partners] == ["Đại học Kyoto", "Đại học Osaka"]

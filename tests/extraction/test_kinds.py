"""What sort of organisation a name tells of, and what sort of paper."""

import pytest

from caunoi.domain.kinds import AgreementKind, OrganisationKind
from caunoi.extraction.kinds import agreement_kind, organisation_kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Đại học Kagoshima", OrganisationKind.UNIVERSITY),
        ("Viện Công nghệ Kyushu", OrganisationKind.UNIVERSITY),
        ("Viện Công nghệ Sinh học", OrganisationKind.RESEARCH_INSTITUTE),
        ("Viện Cơ học", OrganisationKind.RESEARCH_INSTITUTE),
        ("Kyoto Institute of Technology", OrganisationKind.UNIVERSITY),
        ("Korea Maritime Institute", OrganisationKind.RESEARCH_INSTITUTE),
        ("Department of Physics, University of Oslo", OrganisationKind.UNIVERSITY),
        ("Học viện Ngân hàng", OrganisationKind.ACADEMY),
        ("Trường Cao đẳng Kỹ thuật Cao Thắng", OrganisationKind.COLLEGE),
        ("Công ty Cổ phần Sữa", OrganisationKind.ENTERPRISE),
        ("Samsung Electronics Vietnam", OrganisationKind.ENTERPRISE_FDI),
        ("Công ty TNHH Bosch Việt Nam", OrganisationKind.ENTERPRISE_FDI),
        ("Tập đoàn Công nghiệp Viễn thông Quân đội", OrganisationKind.ENTERPRISE_STATE),
        ("Tổng công ty Đường sắt Việt Nam", OrganisationKind.ENTERPRISE_STATE),
        ("Ủy ban nhân dân tỉnh Quảng Ngãi", OrganisationKind.LOCAL_GOVERNMENT),
        ("Sở Khoa học và Công nghệ tỉnh Đồng Nai", OrganisationKind.MINISTRY_AGENCY),
        ("Đại sứ quán Nhật Bản tại Việt Nam", OrganisationKind.EMBASSY),
        ("Quỹ Đổi mới sáng tạo", OrganisationKind.FOUNDATION),
        ("Hiệp hội Phần mềm", OrganisationKind.ASSOCIATION),
        ("Food and Agriculture Organization of the United Nations", OrganisationKind.INTL_ORG),
        ("Xyz", OrganisationKind.OTHER),
    ],
)
def test_the_kind_of_an_organisation_is_suggested_from_its_name(name: str, kind: OrganisationKind) -> None:
    found, why = organisation_kind(name)

    assert found is kind
    assert bool(why) is (kind is not OrganisationKind.OTHER)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("MOU", AgreementKind.MOU),
        ("Bản ghi nhớ hợp tác", AgreementKind.MOU),
        ("MOA (annex)", AgreementKind.MOA),
        ("Phụ lục 01 của MOA", AgreementKind.ANNEX),
        ("Thoả thuận khung", AgreementKind.FRAMEWORK),
        ("Thỏa thuận trao đổi sinh viên", AgreementKind.EXCHANGE),
        ("Thỏa thuận song bằng thạc sĩ", AgreementKind.JOINT_PROGRAMME),
        ("Hợp đồng nghiên cứu", AgreementKind.RESEARCH),
        ("Cotutelle agreement", AgreementKind.COTUTELLE),
        ("Sponsorship letter", AgreementKind.SPONSORSHIP),
        ("LOI", AgreementKind.LOI),
        ("Thỏa thuận hợp tác", AgreementKind.OTHER),
        ("", AgreementKind.UNSPECIFIED),
        ("Trao đổi học thuật", AgreementKind.UNSPECIFIED),
    ],
)
def test_the_kind_of_an_agreement_is_read_from_the_name_of_the_paper(words: str, kind: AgreementKind) -> None:
    assert agreement_kind(words) is kind

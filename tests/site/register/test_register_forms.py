"""Adding, changing and archiving by hand: the same rules, and nothing typed is lost."""

import re
from urllib.parse import urlencode

import pytest
from django.urls import reverse
from tests.site.register.making import a_person, an_agreement, an_organisation

from caunoi_web.register import services
from caunoi_web.register.models import Agreement, Organisation
from caunoi_web.sources.models import AuditEntry

pytestmark = pytest.mark.django_db


def text_of(response) -> str:
    """The words of a page, without its tags."""
    return " ".join(re.sub(r"<[^>]*>", " ", response.content.decode()).split())


def typed_agreement(**fields):
    return {"party_1": "Viện NICT", "kind": "mou", "end_kind": "unknown"} | fields


def test_an_organisation_is_added_by_hand(client_as, officer):
    group = an_organisation("Tập đoàn VNPT")

    response = client_as("officer").post(
        reverse("register:organisation_add"),
        {
            "name": "Học viện Công nghệ Bưu chính Viễn thông",
            "kind": "academy",
            "country": "VN",
            "parent": "tap doan vnpt",
            "other_names": "PTIT\nPosts and Telecommunications Institute of Technology\nPTIT",
            "website": "ptit.edu.vn",
            "reason": "decision 12",
        },
    )

    made = Organisation.objects.get(folded__startswith="hoc vien")
    assert response["Location"] == reverse("register:organisation", args=[made.pk])
    assert (made.parent, made.website, made.created_by) == (group, "https://ptit.edu.vn", officer)
    assert [(name.text, name.kind) for name in made.names.all()] == [
        ("PTIT", "acronym"),
        ("Posts and Telecommunications Institute of Technology", "alias"),
    ] or {name.text for name in made.names.all()} == {
        "PTIT",
        "Posts and Telecommunications Institute of Technology",
    }
    acts = set(AuditEntry.objects.filter(target_id=made.pk).values_list("act", flat=True))
    assert len(acts) == 1


def test_the_same_name_asks_first_and_is_added_when_the_person_is_sure(client_as):
    an_organisation("Viện Cơ khí", country="VN")
    client = client_as("officer", language="en")
    typed = {"name": "vien co khi", "kind": "other", "note": "the other one"}

    asked = client.post(reverse("register:organisation_add"), typed)
    assert asked.status_code == 422
    assert "Is it one of these?" in text_of(asked)
    assert "the other one" in asked.content.decode()
    assert Organisation.objects.count() == 1

    client.post(reverse("register:organisation_add"), typed | {"sure": "1"})
    assert Organisation.objects.count() == 2


@pytest.mark.parametrize("name", ["viện CƠ khí", "Institute of Mechanics", "IMECH"])
def test_the_hint_comes_while_typing(client_as, name):
    known = an_organisation("Viện Cơ khí", name_en="Institute of Mechanics")
    services.add_names(actor=a_person(), organisation=known, names=[services.OtherName("IMECH")])

    piece = client_as("officer").get(reverse("register:organisation_alike"), {"name": name})

    assert "Viện Cơ khí" in piece.content.decode()


def test_names_to_choose_from_come_while_typing(client_as):
    an_organisation("Đại học Huế")
    an_organisation("Trường Đại học Nha Trang")
    client = client_as("officer")

    found = client.get(reverse("register:organisation_names"), {"party_2": "dai hoc"}).content.decode()
    nothing = client.get(reverse("register:organisation_names"), {"party_1": "%_"}).content.decode()

    assert found.count("<option") == 2
    assert "<option" not in nothing


def test_a_parent_that_is_not_there_or_not_clear_is_explained(client_as):
    an_organisation("Viện Cơ khí", country="VN")
    an_organisation("Viện Cơ khí", country="JP")
    client = client_as("officer", language="en")

    unknown = client.post(
        reverse("register:organisation_add"), {"name": "A", "kind": "other", "parent": "Viện X"}
    )
    twice = client.post(
        reverse("register:organisation_add"), {"name": "A", "kind": "other", "parent": "Viện Cơ khí"}
    )

    assert "“Viện X” is not in the register yet" in text_of(unknown)
    assert "paste the address of its page" in text_of(twice)


def test_the_address_of_a_page_names_just_that_organisation(client_as):
    an_organisation("Viện Cơ khí", country="VN")
    japanese = an_organisation("Viện Cơ khí", country="JP")
    address = "http://localhost" + reverse("register:organisation", args=[japanese.pk])

    client_as("officer").post(reverse("register:agreement_add"), typed_agreement(party_1=address))

    assert Agreement.objects.get().parties.get() == japanese


def test_an_organisation_is_changed_with_its_names(client_as):
    known = an_organisation("Viện NICT", country="JP")
    known = services.add_names(
        actor=a_person(), organisation=known, names=[services.OtherName("NICTT"), services.OtherName("NICT")]
    )
    address = reverse("register:organisation_edit", args=[known.pk])
    client = client_as("officer")
    shown = client.get(address).content.decode()

    response = client.post(
        address,
        {
            "name": "Viện NICT Nhật Bản",
            "kind": "research_institute",
            "country": "JP",
            "other_names": "NICT\nNational Institute",
            "version": known.version,
        },
    )

    known.refresh_from_db()
    assert response.status_code == 302
    assert "NICTT" in shown
    assert known.name == "Viện NICT Nhật Bản"
    assert set(known.names.values_list("text", flat=True)) == {"NICT", "National Institute"}


def test_two_people_at_once_see_both_values_and_lose_nothing(client_as):
    known = an_organisation("Viện NICT")
    services.amend_organisation(actor=a_person(), organisation=known, changes={"country": "JP"}, version=1)
    typed = {"name": "Viện NICT", "kind": "other", "country": "KR", "note": "mine", "version": "1"}
    client = client_as("officer", language="en")
    address = reverse("register:organisation_edit", args=[known.pk])

    refused = client.post(address, typed)
    page = text_of(refused)
    version = re.search(r'name="version" value="(\d+)"', refused.content.decode())[1]
    client.post(address, typed | {"version": version})

    assert refused.status_code == 422
    assert "Country or territory Japan South Korea" in page
    assert ">mine</textarea>" in refused.content.decode().replace("\r", "").replace("\n", "")
    known.refresh_from_db()
    assert (known.country, known.note) == ("KR", "mine")


def test_an_agreement_is_added_with_dates_as_they_are_typed(client_as):
    an_organisation("Viện NICT")
    an_organisation("Đại học Huế")

    response = client_as("officer").post(
        reverse("register:agreement_add"),
        typed_agreement(
            party_2="dai hoc hue",
            signed="8/2022",
            start="2022",
            end="30/6/2026",
            activities=["conference", "publication"],
            term_raw="2022-30/6/2026",
        ),
    )

    made = Agreement.objects.get()
    assert response["Location"] == reverse("register:agreement", args=[made.pk])
    assert (made.signed, made.start, made.end, made.end_kind) == ("2022-08", "2022", "2026-06-30", "fixed")
    assert [party.organisation.name for party in made.party_rows.all()] == ["Viện NICT", "Đại học Huế"]
    assert made.activity_rows.count() == 2


@pytest.mark.parametrize(
    ("typed", "explanation"),
    [
        ({"start": "2026", "end": "2025"}, "The validity ends (2025) before it begins (2026)"),
        ({"end": "31/2/2026"}, "There is no day “31/2/2026”"),
        ({"end_kind": "indefinite", "end": "2026"}, "has no last day"),
        ({"end_kind": "fixed"}, "A fixed validity needs its last day"),
        ({"party_1": "Nobody"}, "“Nobody” is not in the register yet"),
        ({"party_2": "Viện NICT"}, "The same partner stands here twice"),
    ],
)
def test_a_fault_is_explained_and_what_was_typed_stays(client_as, typed, explanation):
    an_organisation("Viện NICT")

    response = client_as("officer", language="en").post(
        reverse("register:agreement_add"), typed_agreement(note="typed with care", **typed)
    )

    assert response.status_code == 422
    assert explanation in text_of(response)
    assert "typed with care" in response.content.decode()
    assert not Agreement.objects.exists()


def test_changing_an_agreement_keeps_its_many_partners_and_their_written_names(client_as):
    partners = [an_organisation(f"Đối tác {number}") for number in range(6)]
    agreement = services.create_agreement(
        actor=a_person(), values={}, parties=[(partner, f"Đ. tác {partner.name[-1]}") for partner in partners]
    )
    address = reverse("register:agreement_edit", args=[agreement.pk])
    client = client_as("officer")
    shown = re.findall(r'name="party_(\d)" value="([^"]+)"', client.get(address).content.decode())

    client.post(
        address,
        {f"party_{number}": name for number, name in shown}
        | {"kind": "mou", "end_kind": "unknown", "version": "1", "number": "7"},
    )

    rows = Agreement.objects.get().party_rows.all()
    assert [row.name_as_written for row in rows] == [f"Đ. tác {number}" for number in range(6)]
    assert Agreement.objects.get().number == "7"
    assert set(AuditEntry.objects.get(action="agreement.amended").after) == {"kind", "number"}


def test_a_new_agreement_may_begin_at_its_partner(client_as):
    partner = an_organisation("Viện NICT")

    page = (
        client_as("officer")
        .get(f"{reverse('register:agreement_add')}?{urlencode({'party': partner.pk})}")
        .content.decode()
    )

    assert 'value="Viện NICT"' in page


def test_archiving_asks_why_and_asks_again_when_in_use(client_as):
    partner = an_organisation("Viện NICT")
    an_agreement(partner)
    client = client_as("head", language="en")
    address = reverse("register:organisation_archive", args=[partner.pk])

    without_reason = client.post(address, {"reason": ""})
    in_use = client.post(address, {"reason": "dissolved"})
    done = client.post(address, {"reason": "dissolved", "although_in_use": "1"})

    partner.refresh_from_db()
    assert without_reason.status_code == 422
    assert in_use.status_code == 409
    assert "1 live agreement" in text_of(in_use)
    assert done.status_code == 302
    assert partner.archived_at

    client.post(reverse("register:organisation_restore", args=[partner.pk]))
    partner.refresh_from_db()
    assert partner.archived_at is None

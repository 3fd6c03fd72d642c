"""Signed files fixed by their checksum, signatories, and two texts beside each other."""

from importlib import import_module

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from tests.site import factories
from tests.site.register.making import a_person, an_agreement, an_organisation

from caunoi_web.accounts.models import Role
from caunoi_web.common.errors import NotAllowed
from caunoi_web.register import services
from caunoi_web.register.errors import InvalidValue
from caunoi_web.register.models import AgreementFile, AgreementSignatory
from caunoi_web.register.queries.text_changes import Fold, Row, compare_texts
from caunoi_web.sources.models import AuditEntry, Document
from caunoi_web.sources.originals import path_of

pytestmark = pytest.mark.django_db

SIGNED = b"%PDF-1.4 signed"


@pytest.fixture
def attached(client_as):
    """An agreement with its signed file, attached on the page."""
    agreement = an_agreement()
    answer = client_as("officer").post(
        reverse("register:file_add", args=[agreement.pk]),
        {"file": SimpleUploadedFile("ban-ky.pdf", SIGNED), "role": "signed", "note": "màu"},
    )
    assert answer.status_code == 302
    return AgreementFile.objects.get()


def test_a_signed_file_is_kept_under_its_checksum_and_stands_in_the_history(attached, client_as):
    page = client_as("viewer", language="en").get(reverse("register:agreement", args=[attached.agreement_id]))
    entry = AuditEntry.objects.get(action="agreement.file-added")

    assert attached.document.sha256 in page.content.decode()
    assert "Signed original" in page.content.decode()
    assert path_of(attached.document.sha256).read_bytes() == SIGNED
    assert entry.after["files"][0]["sha256"] == attached.document.sha256


def test_the_checksum_says_whether_the_file_is_still_the_same(attached, client_as):
    client = client_as("viewer", language="en")
    address = reverse("register:file_check", args=[attached.pk])
    place = path_of(attached.document.sha256)

    intact = client.get(address, headers={"HX-Request": "true"}).content.decode()
    place.chmod(0o600)
    place.write_bytes(SIGNED + b"!")
    changed = client.get(address).content.decode()
    place.unlink()
    missing = client.get(address).content.decode()

    assert "Unchanged" in intact
    assert "<html" not in intact
    assert "has another checksum" in changed
    assert "cannot be read" in missing


def test_the_same_bytes_twice_an_empty_file_and_no_file_are_explained(attached, client_as):
    client = client_as("officer", language="en")
    address = reverse("register:file_add", args=[attached.agreement_id])

    twice = client.post(address, {"file": SimpleUploadedFile("again.pdf", SIGNED), "role": "draft"})
    empty = client.post(address, {"file": SimpleUploadedFile("leer.pdf", b""), "role": "draft"})
    nothing = client.post(address, {"role": "draft"})

    assert "is attached already, byte for byte" in twice.content.decode()
    assert "is empty" in empty.content.decode()
    assert "Choose a file." in nothing.content.decode()
    assert AgreementFile.objects.count() == 1


def test_a_file_is_taken_off_with_a_reason_and_the_document_stays(attached, client_as):
    client = client_as("officer", language="en")
    address = reverse("register:file_withdraw", args=[attached.pk])
    version = attached.agreement.version

    why = client.post(address, {"reason": "", "version": version})
    stale = client.post(address, {"reason": "wrong scan", "version": version - 1})
    done = client.post(address, {"reason": "wrong scan", "version": version})

    attached.refresh_from_db()
    assert (why.status_code, stale.status_code, done.status_code) == (422, 422, 302)
    assert "File attached" in stale.content.decode()
    assert attached.withdrawn_at
    assert Document.objects.filter(pk=attached.document_id).exists()


def test_a_viewer_attaches_nothing_and_signs_for_nobody():
    agreement, viewer = an_agreement(), a_person(Role.VIEWER)

    with pytest.raises(NotAllowed):
        services.attach_file(
            actor=viewer, agreement=agreement, document=factories.a_document(), role="signed"
        )
    with pytest.raises(NotAllowed):
        services.set_signatories(actor=viewer, agreement=agreement, signatories=[])


def test_people_sign_for_their_party_and_stay_when_the_agreement_is_changed(client_as):
    partner = an_organisation("Viện NICT")
    agreement = an_agreement(partner, signatories="Ông A; Ms B, President")
    party = agreement.party_rows.get()
    client = client_as("officer", language="en")
    address = reverse("register:signatories", args=[agreement.pk])

    shown = client.get(address).content.decode()
    done = client.post(
        address,
        {
            "version": "1",
            "name_1": "Nguyễn Văn A",
            "title_1": "Hiệu trưởng",
            "for_1": "side:host",
            "name_2": "Ms B",
            "title_2": "President",
            "for_2": f"party:{party.pk}",
            "name_3": "",
        },
    )
    services.amend_agreement(
        actor=a_person(), agreement=agreement, changes={}, parties=[(partner, "NICT")], version=2
    )
    page = client.get(reverse("register:agreement", args=[agreement.pk])).content.decode()

    assert "Ông A; Ms B, President" in shown
    assert done.status_code == 302
    rows = AgreementSignatory.objects.order_by("position").values_list("name", "title", "side", "party")
    assert list(rows) == [
        ("Nguyễn Văn A", "Hiệu trưởng", "host", None),
        ("Ms B", "President", "partner", party.pk),
    ]
    assert page.index("Nguyễn Văn A") < page.index("Ms B")


def test_the_one_text_of_older_records_became_rows_and_stays_as_the_words():
    agreement = an_agreement(signatories="GS. Nguyễn Văn A, Hiệu trưởng; ; Mr Sato")
    migration = import_module("caunoi_web.register.migrations.0003_agreements")

    migration.rows_of_signatories(apps, None)

    rows = agreement.signatory_rows.values_list("name", "title", "as_written", "side")
    assert list(rows) == [
        ("GS. Nguyễn Văn A", "Hiệu trưởng", "GS. Nguyễn Văn A, Hiệu trưởng", ""),
        ("Mr Sato", "", "Mr Sato", ""),
    ]
    agreement.refresh_from_db()
    assert agreement.signatories == "GS. Nguyễn Văn A, Hiệu trưởng; ; Mr Sato"


@pytest.mark.parametrize(
    ("typed", "explanation"),
    [
        ({"title_1": "Hiệu trưởng"}, "Whose title is this?"),
        ({"name_1": "A", "name_2": "a"}, "stands here twice for the same party"),
        ({"name_1": "A", "for_1": "party:nobody"}, "Select a valid choice"),
    ],
)
def test_a_fault_among_the_signatories_is_explained_and_nothing_is_lost(client_as, typed, explanation):
    agreement = an_agreement()

    answer = client_as("officer", language="en").post(
        reverse("register:signatories", args=[agreement.pk]),
        {"version": "1", "name_3": "typed with care"} | typed,
    )

    assert answer.status_code == 422
    assert explanation in answer.content.decode()
    assert "typed with care" in answer.content.decode()
    assert not AgreementSignatory.objects.exists()


def test_our_own_units_are_parties_and_each_only_once():
    unit = factories.a_unit()
    agreement = services.create_agreement(
        actor=a_person(),
        values={},
        parties=[(an_organisation(), "")],
        own_parties=[(None, ""), (unit, "Khoa CNTT")],
    )

    with pytest.raises(InvalidValue, match="same unit stands here twice"):
        services.amend_agreement(
            actor=a_person(), agreement=agreement, changes={}, own_parties=[(unit, ""), (unit, "")], version=1
        )

    assert list(agreement.own_party_rows.values_list("unit", "name_as_written")) == [
        (None, ""),
        (unit.pk, "Khoa CNTT"),
    ]


def marked(row, side):
    return [
        (piece.text, piece.is_figure)
        for piece in getattr(row, side)
        if piece.kind != "same" and piece.text.strip()
    ]


def test_changed_numbers_and_dates_are_marked_strongly_and_line_breaks_do_not_matter():
    left = "Điều 1. Trao đổi 10 sinh viên\nmỗi năm.\n\nArticle 2. Until 30 June 2026.\n\nĐiều 3. Giữ nguyên."
    right = "Điều 1. Trao đổi 12 sinh viên mỗi học kỳ.\nArticle 2. Until 30 July 2027.\nĐiều 3. Giữ nguyên."

    compared = compare_texts(left, right)

    rows = [row for row in compared.rows if isinstance(row, Row) and not row.is_same]
    assert marked(rows[0], "right")[0] == ("12", True)
    assert ("10", True) in marked(rows[0], "left")
    assert [marked(row, "right") for row in rows[1:]] == [[("July", True), ("2027", True)]]
    assert compared.figures == 7  # a changed unit of time counts too


def test_what_is_the_same_is_folded_unless_the_whole_is_wanted():
    same = [f"Khoản {number}. Hai bên cùng thống nhất." for number in range(40)]
    left, right = "\n".join([*same, "Phí 5 triệu."]), "\n".join([*same, "Phí 6 triệu."])

    short, whole = compare_texts(left, right), compare_texts(left, right, whole=True)

    assert short.rows[0] == Fold(39)
    assert len(whole.rows) == 41
    assert compare_texts(left, left).words == 0


words = st.lists(st.sampled_from(["Bên", "A", "5", "06/2026", "và", ".", "\n"]), max_size=60).map(" ".join)


@given(left=words, right=words)
def test_each_side_keeps_all_its_words_in_their_order(left, right):
    compared = compare_texts(left, right, whole=True)

    for side, text in (("left", left), ("right", right)):
        shown = "".join(piece.text for row in compared.rows for piece in getattr(row, side))
        assert shown.split() == text.split() or "".join(shown.split()) == "".join(text.split())


def test_long_texts_that_share_nothing_stay_quick():
    compared = compare_texts(
        " ".join(f"a{n}" for n in range(60_000)), " ".join(f"b{n}" for n in range(60_000))
    )

    assert compared.words == 120_000


def test_the_texts_of_two_documents_are_compared_on_a_page(client_as):
    agreement = an_agreement()
    for text in ("Hiệu lực 3 năm.", "Hiệu lực 5 năm <b>.</b>"):
        services.attach_file(
            actor=a_person(), agreement=agreement, document=factories.a_document(text), role="draft"
        )
    client = client_as("viewer", language="en")

    page = client.get(reverse("register:texts", args=[agreement.pk])).content.decode()
    alone = client.get(
        reverse("register:texts", args=[an_agreement(an_organisation("Hai")).pk])
    ).content.decode()

    assert '<del class="figure-changed">3</del>' in page
    assert '<ins class="figure-changed">5</ins>' in page
    assert "<b>" not in page
    assert "There are not two texts to compare" in alone

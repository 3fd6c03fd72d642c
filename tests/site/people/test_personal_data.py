"""Personal data: what is kept and why, everything about one person, and taking it out honestly."""

import json
import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.management import call_command
from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from tests.site import factories

from caunoi_web.accounts.models import FailedSignIn, Role, SecondFactor, SignedIn
from caunoi_web.accounts.services.codes import new_secret
from caunoi_web.common.errors import NotAllowed
from caunoi_web.common.personal_data import SECRET_COLUMNS
from caunoi_web.people.dossier_words import deed_label, has_words, table_label
from caunoi_web.people.errors import NoReason, StillActive, TooShort
from caunoi_web.people.processing import CLASSES, register_of_processing
from caunoi_web.people.queries.person_data import OWN, pointers
from caunoi_web.people.services import add_person, amend_person, erase_person, redact_history
from caunoi_web.register.services import add_contact, erase_contact
from caunoi_web.sources.models import AuditEntry, AuditSeal
from caunoi_web.sources.services.sealing import broken_seals, seal_days

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
PAGE = reverse("people:personal_data")


@pytest.fixture
def huong(administrator):
    """Somebody who worked here, with a history of her account."""
    person = add_person(
        actor=administrator,
        username="tthuong",
        password="cau noi nhung bo bien",
        full_name="Trần Thu Hương",
        email="huong@dai-hoc.example",
        role=Role.OFFICER,
    )
    amend_person(actor=administrator, person=person, changes={"full_name": "Trần Thị Thu Hương"})
    SecondFactor.objects.create(user=person, secret=new_secret(), since=NOW)
    FailedSignIn.objects.create(username="tthuong", address="203.0.113.9", at=NOW)
    Client().force_login(person)
    person.refresh_from_db()
    return person


@pytest.fixture
def gone(huong, administrator):
    """The same, after she left."""
    return amend_person(actor=administrator, person=huong, changes={"is_active": False})


def said_in_history(words: str) -> bool:
    entries = AuditEntry.objects.annotate(was=Cast("before", TextField()), now=Cast("after", TextField()))
    escaped = json.dumps(words)[1:-1]
    about = Q(target_label__icontains=words) | Q(reason__icontains=words)
    for form in (words, escaped):
        about |= Q(was__icontains=form) | Q(now__icontains=form)
    return entries.filter(about).exists()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_processing_says_whose_why_until_when_and_where(language):
    register = register_of_processing(language)

    assert len(register) >= 10
    for entry in register:
        assert all(entry.as_data().values()), entry.name
        assert entry.data_class in CLASSES


def test_the_register_of_processing_names_the_ways_in_and_out():
    where = " ".join(entry.where for entry in register_of_processing("en"))

    for table in ("api_apitoken", "api_webhook", "imports_importrow", "tasks_task", "sources_job"):
        assert table in where
    assert "Folder of exports" in where


def test_the_register_of_processing_is_a_page_and_a_file(client_as):
    client = client_as("administrator")
    page, file = client.get(PAGE), client.get(reverse("people:processing_file"))

    assert "Đầu mối liên hệ của đối tác" in page.text
    assert len(json.loads(file.content)["processing"]) == len(register_of_processing("vi"))


def test_everything_held_about_an_account_is_shown_and_no_secret(client_as, huong):
    client = client_as("administrator")
    address = reverse("people:dossier", args=["person", huong.pk])
    text = client.get(address).text
    held = json.loads(client.get(reverse("people:dossier_file", args=["person", huong.pk])).content)

    for word in ("huong@dai-hoc.example", "tthuong", "203.0.113.9"):
        assert word in text
        assert word in json.dumps(held)
    secrets = [
        huong.password,
        SecondFactor.objects.get().secret,
        SignedIn.objects.get(user=huong).session_key,
    ]
    for secret in secrets:
        assert secret not in text
        assert secret not in json.dumps(held)
    assert held["about"]["name"] == "Trần Thị Thu Hương"


def words_of(page) -> str:
    """What a person reads on a page."""
    return " ".join(re.sub(r"<[^>]*>", " ", page.text).split())


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "vi",
            ("Họ và tên Trần Thị Thu Hương", "Vai trò Chuyên viên", "Được đăng nhập Có", "Phiên đăng nhập"),
        ),
        ("en", ("Full name Trần Thị Thu Hương", "Role Officer", "May sign in Yes", "Session")),
    ],
)
def test_the_page_speaks_as_the_interface_and_the_file_as_the_database(client_as, huong, language, said):
    comment = factories.a_comment(huong)
    client = client_as("administrator", language=language)

    page = words_of(client.get(reverse("people:dossier", args=["person", huong.pk])))
    held = json.loads(client.get(reverse("people:dossier_file", args=["person", huong.pk])).content)["held"]

    for words in (*said, comment.text):
        assert words in page
    for raw in ("full_name", "is_active", "created_at", "made_at", "secret_hash", "auditentry"):
        assert raw not in page
    assert not re.search(r"\d{4}-\d\d-\d\d[T ]", page)
    assert timezone.localtime(comment.made_at).strftime("%d/%m/%Y %H:%M") in page
    assert held[0]["rows"][0]["full_name"] == "Trần Thị Thu Hương"
    assert any(row.get("text") == comment.text for part in held for row in part["rows"])


def test_every_table_that_points_at_an_account_has_words_for_itself_and_its_columns():
    with translation.override("vi"):  # in English a column may be called what it is
        for column, model in pointers():
            assert table_label(model) != str(model._meta.verbose_name) or model.__name__ == "Webhook", model
            if column not in OWN:
                assert deed_label(column) != column, (model, column)
                continue
            for each in model._meta.concrete_fields:
                is_hidden = each.primary_key or each.attname in SECRET_COLUMNS
                assert is_hidden or has_words(each), (model, each.name)


@pytest.mark.parametrize(
    ("language", "said"),
    [("vi", ("Tên Lê Văn Bình", "01/03/2026")), ("en", ("Name Lê Văn Bình", "01/03/2026"))],
)
def test_a_contact_reads_as_the_interface_writes_it(client_as, officer, language, said):
    contact = add_contact(
        actor=officer,
        organisation=factories.an_organisation("Đại học Huế"),
        values={"name": "Lê Văn Bình", "seen_on": date(2026, 3, 1), "start": "2025-02"},
    )

    page = words_of(
        client_as("administrator", language=language).get(
            reverse("people:dossier", args=["contact", contact.pk])
        )
    )

    for words in (*said, "Đại học Huế", "02/2025"):
        assert words in page, page
    for raw in ("retain_until", "data_class", "seen_on", "2026-03-01", "contact-added"):
        assert raw not in page


def test_looking_at_everything_about_somebody_is_written_down_without_the_name(client_as, huong):
    client_as("administrator").get(reverse("people:dossier", args=["person", huong.pk]))

    entry = AuditEntry.objects.get(action="personal_data.shown")
    assert (entry.target_id, entry.target_label, entry.after) == (huong.pk, "", {})


def test_a_person_is_found_by_name_address_or_telephone_whatever_the_accents(client_as, huong):
    factories.a_contact("Lê Văn Bình", email="binh@doi-tac.example", phone="0912 345 678")
    client = client_as("administrator")

    for words, name in [
        ("huong@dai-hoc", "Thu Hương"),
        ("le van binh", "Lê Văn Bình"),
        ("binh@", "Lê Văn Bình"),
        ("345 678", "Lê Văn Bình"),
    ]:
        assert name in client.get(PAGE, {"words": words}).text
    assert "Lê Văn Bình" not in client.get(PAGE, {"words": "hương"}).text


def test_everything_held_about_a_contact_and_where_else_the_name_stands(client_as, officer):
    partner = factories.an_organisation("Đại học Huế")
    contact = add_contact(
        actor=officer, organisation=partner, values={"name": "Lê Văn Bình", "email": "binh@doi-tac.example"}
    )
    factories.a_note("Gặp Lê Văn Bình tại hội thảo.", organisation=partner)

    held = json.loads(
        client_as("administrator").get(reverse("people:dossier_file", args=["contact", contact.pk])).content
    )["held"]

    titles = [part["title"] for part in held]
    assert held[0]["rows"][0]["email"] == "binh@doi-tac.example"
    assert len(held) == 3, titles
    assert held[1]["rows"][0]["fields"] == ["name", "email", "data_class", "basis"]
    assert "hội thảo" in held[2]["rows"][0]["text"]


def test_nobody_of_an_unknown_kind_is_found(client_as, huong):
    client = client_as("administrator")

    assert client.get(reverse("people:dossier", args=["nothing", huong.pk])).status_code == 404
    assert client.get(reverse("people:dossier", args=["contact", huong.pk])).status_code == 404


def test_an_erased_account_leaves_a_pseudonym_and_nothing_in_the_history(gone, administrator):
    erased = erase_person(actor=administrator, person=gone, reason="Theo yêu cầu", now=NOW)

    assert erased.username.startswith("erased-")
    assert (erased.full_name, erased.email, erased.has_usable_password()) == ("", "", False)
    for words in ("Hương", "tthuong", "huong@dai-hoc.example"):
        assert not said_in_history(words)
    for rows in (SecondFactor, SignedIn, FailedSignIn):
        assert not rows.objects.filter(
            **({"username": "tthuong"} if rows is FailedSignIn else {"user": gone})
        ).exists()


def test_the_history_says_that_it_was_erased_by_whom_and_why(gone, administrator):
    erase_person(actor=administrator, person=gone, reason="Theo yêu cầu", now=NOW)

    entry = AuditEntry.objects.get(action="person.erased")
    redactions = AuditEntry.objects.filter(action="history.redacted")
    assert (entry.actor, entry.reason, entry.target_id) == (administrator, "Theo yêu cầu", gone.pk)
    assert redactions.count() >= 2
    assert set(redactions.values_list("reason", flat=True)) == {"Theo yêu cầu"}


def test_seals_hold_after_an_erasure_and_still_find_what_is_changed_under_its_cover(gone, administrator):
    AuditEntry.objects.update(at=NOW - timedelta(days=3))
    seal_days(now=NOW)
    erase_person(actor=administrator, person=gone, reason="Theo yêu cầu", now=NOW)
    fine = broken_seals()
    touched = AuditEntry.objects.filter(action="person.added", target_id=gone.pk)
    touched.update(reason="something else")

    assert AuditSeal.objects.count() == 1
    assert fine == []
    assert [each.why for each in broken_seals()] == ["entry"]


def test_who_may_still_sign_in_is_not_erased(huong, administrator):
    with pytest.raises(StillActive):
        erase_person(actor=administrator, person=huong, reason="x", now=NOW)


def test_erasing_needs_a_reason_and_the_right(gone, administrator, head):
    with pytest.raises(NoReason):
        erase_person(actor=administrator, person=gone, reason=" ", now=NOW)
    with pytest.raises(NotAllowed):
        erase_person(actor=head, person=gone, reason="x", now=NOW)


def test_an_account_is_erased_from_its_page(client_as, gone):
    client = client_as("administrator")
    address = reverse("people:erase_person", args=[gone.pk])

    asked, done = client.get(address), client.post(address, {"reason": "Theo yêu cầu"})

    gone.refresh_from_db()
    assert asked.status_code == 200
    assert done.status_code == 302
    assert gone.full_name == ""


def test_words_are_taken_out_of_the_ticked_entries_alone(client_as, administrator, officer):
    entries = [
        AuditEntry.objects.create(
            actor=officer,
            action="organisation.amended",
            target_kind="organisation",
            target_id=factories.an_organisation().pk,
            target_label=label,
            before={"note": "Gặp Lê Văn Bình"},
            after={"list": ["lê văn bình", {"x": "LÊ VĂN BÌNH, 0912"}]},
            reason="Theo ông Lê Văn Bình",
        )
        for label in ("A", "B")
    ]
    client = client_as("administrator")
    page = client.get(reverse("people:redact"), {"words": "Lê Văn Bình"}).text

    client.post(
        reverse("people:redact"),
        {"words": "Lê Văn Bình", "reason": "Theo yêu cầu", "entry": [str(entries[0].pk), "nonsense"]},
    )

    for entry in entries:
        entry.refresh_from_db()
        assert str(entry.pk) in page
    assert entries[0].before == {"note": "Gặp █"}
    assert entries[0].after == {"list": ["█", {"x": "█, 0912"}]}
    assert entries[0].reason == "Theo ông █"
    assert entries[1].before == {"note": "Gặp Lê Văn Bình"}


@pytest.mark.parametrize("words", ["", "abc", "   a  "])
def test_too_few_letters_take_nothing_out(client_as, administrator, words):
    with pytest.raises(TooShort):
        redact_history(actor=administrator, entries=[], words=words, reason="x")
    assert (
        client_as("administrator").post(reverse("people:redact"), {"words": words, "reason": "x"}).status_code
        == 422
    )


def test_what_was_taken_out_cannot_be_hidden_by_taking_that_out(administrator, gone):
    erase_person(actor=administrator, person=gone, reason="Theo yêu cầu", now=NOW)
    notes = list(AuditEntry.objects.filter(action="history.redacted").values_list("pk", flat=True))

    assert redact_history(actor=administrator, entries=notes, words="Theo yêu cầu", reason="x") == 0


def test_an_erased_contact_is_found_no_more_and_leaves_nothing_in_the_history(client_as, officer):
    contact = add_contact(
        actor=officer,
        organisation=factories.an_organisation(),
        values={"name": "Lê Văn Bình", "email": "binh@doi-tac.example", "phone": "0912 345 678"},
    )
    erase_contact(actor=officer, contact=contact, reason="Theo yêu cầu")

    for words in ("Lê Văn Bình", "binh@doi-tac.example", "0912 345 678"):
        assert not said_in_history(words)
        assert "Theo yêu cầu" not in client_as("administrator").get(PAGE, {"words": words}).text


def test_daily_says_how_many_contacts_somebody_has_to_decide_on(administrator, capsys):
    factories.a_contact(retain_until=date(2026, 1, 1))
    factories.a_contact(retain_until=timezone.localdate() + timedelta(days=10))

    call_command("daily")

    assert "1 contacts whose keeping" in capsys.readouterr().out

"""Erasing a person reaches what was read from documents, and only the documents that are about them."""

import json

import pytest
from django.urls import reverse
from tests.site.factories import (
    a_contact,
    a_document,
    a_maker,
    a_promise_read,
    a_proposal,
    an_agreement,
    an_organisation,
)

from caunoi_web.common.errors import NotAllowed
from caunoi_web.imports.services.beginning import begin_pasted, tables_in
from caunoi_web.imports.services.preparing import map_columns
from caunoi_web.intake.drafts import key_of
from caunoi_web.intake.models import Proposal
from caunoi_web.register.services import erase_contact
from caunoi_web.search.models import Kind
from caunoi_web.search.queries import matching_targets
from caunoi_web.sources import naming
from caunoi_web.sources.errors import NothingToErase, WordsErased
from caunoi_web.sources.models import AuditEntry, Document, Evidence
from caunoi_web.sources.naming import documents_naming
from caunoi_web.sources.services import Words, attach_evidence, erase_words, index_document

NAME = "Lê Văn Bình"
TEXT = "Đầu mối: ông Lê Văn Bình (binh@doi-tac.example), Trường Đại học Nha Trang."


@pytest.fixture
def document(db):
    """A document that names the person, with a proposal, cited words and a promise read."""
    made = a_document(TEXT, name="Danh bạ Lê Văn Bình.txt")
    a_proposal(made)
    proposal = a_proposal(made, label=NAME)
    proposal.decided_value = {"name": NAME}
    proposal.save()
    attach_evidence(
        target_kind="agreement",
        target_id=an_agreement().pk,
        evidence=[Words("note", made, 9, 24), Words("title", made, 49, 73)],
    )
    index_document(made)
    return made


@pytest.fixture
def contact(db):
    """The person."""
    return a_contact(NAME, email="binh@doi-tac.example", organisation=an_organisation("Nha Trang"))


def held_anywhere(words: str) -> bool:
    """Whether any copy of the document still holds the words."""
    copies = [
        *Document.objects.values_list("text", "name"),
        *Evidence.objects.values_list("words"),
        *Proposal.objects.values_list("label", "value", "decided_value"),
        *AuditEntry.objects.filter(target_kind="document").values_list("target_label", "after", "reason"),
    ]
    return words in json.dumps([list(row) for row in copies], ensure_ascii=False)


def test_the_name_goes_from_text_findings_and_cited_words_and_nothing_moves(document, contact):
    officer = a_maker()

    erase_contact(actor=officer, contact=contact, reason=f"{NAME} yêu cầu", documents=[document.pk])

    document.refresh_from_db()
    assert document.text == "Đầu mối: ông ██ ███ ████ (████████████████████), Trường Đại học Nha Trang."
    assert document.name == "Danh bạ ██ ███ ████.txt"
    assert not held_anywhere(NAME)
    assert not held_anywhere("binh@")
    for piece in Evidence.objects.all():
        assert piece.words == document.text[piece.start : piece.end]
    assert not matching_targets(Kind.DOCUMENT, NAME).exists()
    assert matching_targets(Kind.DOCUMENT, "Nha Trang").exists()


def test_the_history_says_that_something_was_erased_when_by_whom_and_why_and_not_what(document, contact):
    officer = a_maker()

    erase_contact(actor=officer, contact=contact, reason=f"{NAME} yêu cầu", documents=[document.pk])

    entry = AuditEntry.objects.get(action="document.words-erased")
    about = AuditEntry.objects.get(action="organisation.contact-erased")
    assert (entry.actor, entry.target_id, entry.reason) == (officer, document.pk, "██ ███ ████ yêu cầu")
    assert entry.after == {"places": 2, "proposals": 1, "cited": 1}
    assert (about.act, about.reason) == (entry.act, entry.reason)


def test_decisions_stay_and_a_later_reading_finds_the_same_proposals(document, contact):
    other = Proposal.objects.get(label="Trường Đại học Nha Trang")

    erase_contact(actor=a_maker(), contact=contact, reason="yêu cầu", documents=[document.pk])

    masked = Proposal.objects.get(label="██ ███ ████")
    assert masked.decided_value == {"name": "██ ███ ████"}
    assert masked.key == key_of(masked.kind, masked.value)
    assert masked.version == 2
    assert Proposal.objects.get(pk=other.pk).version == other.version


def test_a_document_that_is_not_ticked_stays_as_it_is(document, contact):
    namesake = a_document(f"Người khác tên {NAME}.")

    erase_contact(actor=a_maker(), contact=contact, reason="yêu cầu", documents=[document.pk])

    namesake.refresh_from_db()
    assert NAME in namesake.text


def test_promises_and_rows_of_tables_are_reached(db):
    officer = a_maker()
    promise = a_promise_read(document=a_document(f"Bên A cử {NAME} sang dạy."))
    promise.value = {**promise.value, "what": f"cử {NAME} sang dạy"}
    promise.save()
    table = f"Đối tác\tNgày ký\tĐầu mối\nViện NICT\t3/4/2024\t{NAME}\n"
    batch = begin_pasted(actor=officer, kind="agreements", text=table)
    map_columns(actor=officer, batch=batch, mapping=["partners", "signed", "note"])
    batch.document.refresh_from_db()

    ids = [promise.document_id, batch.document_id]
    number = erase_words(actor=officer, documents=ids, words=[NAME], reason="yêu cầu")

    promise.refresh_from_db()
    row = batch.rows.get()
    assert number == 2
    assert promise.value["what"] == "cử ██ ███ ████ sang dạy"
    assert row.cells[2] == "██ ███ ████"
    assert NAME not in json.dumps(row.plan, ensure_ascii=False)
    with pytest.raises(WordsErased):
        tables_in(batch)
    with pytest.raises(WordsErased):
        begin_pasted(actor=officer, kind="agreements", text=table)


def test_only_documents_that_hold_the_words_get_an_entry(document):
    other = a_document("Không có ai ở đây.")

    assert erase_words(actor=a_maker(), documents=[other.pk], words=[NAME], reason="yêu cầu") == 0
    assert not AuditEntry.objects.filter(action="document.words-erased").exists()


def test_short_words_and_people_who_may_not_are_refused(document, people):
    with pytest.raises(NothingToErase):
        erase_words(actor=a_maker(), documents=[document.pk], words=["Bình"], reason="yêu cầu")
    with pytest.raises(NotAllowed):
        erase_words(actor=people["viewer"], documents=[document.pk], words=[NAME], reason="yêu cầu")


def test_the_page_offers_the_documents_that_name_the_person(client_as, document, contact):
    namesake = a_document(f"Người khác tên {NAME}.")
    index_document(namesake)
    client = client_as("officer")
    address = reverse("register:contact_erase", args=[contact.pk])

    page = client.get(address).text
    client.post(address, {"reason": "theo yêu cầu", "documents": [str(document.pk)]})

    assert str(document.pk) in page
    assert str(namesake.pk) in page
    document.refresh_from_db()
    namesake.refresh_from_db()
    assert NAME not in document.text
    assert NAME in namesake.text
    told = client.get(reverse("sources:document", args=[document.pk])).text
    assert "theo yêu cầu" in told


def test_a_contact_that_no_document_names_is_erased_as_before(client_as, contact):
    client = client_as("officer")
    address = reverse("register:contact_erase", args=[contact.pk])

    page = client.get(address)
    answer = client.post(address, {"reason": "theo yêu cầu"})

    assert 'name="documents"' not in page.text
    assert answer.status_code == 302
    contact.refresh_from_db()
    assert contact.erased_at


def test_an_administrator_takes_words_out_of_documents_after_the_contact_is_gone(client_as, document, people):
    client = client_as("administrator")
    address = reverse("people:redact")

    page = client.get(address, {"words": NAME}).text
    client.post(address, {"words": NAME, "reason": "theo yêu cầu", "document": [str(document.pk)]})

    assert str(document.pk) in page
    assert documents_naming(people["administrator"], [NAME]).items == ()


SHORT = "Gặp bà Lê An ngày 3/5. Lê An ký. Hội Lê An (tên đường) không liên quan; Lê Anh là người khác."


@pytest.fixture
def short_named(db):
    """A contact with a name of four letters, and a document that has it in three places."""
    made = a_document(SHORT, name="biên bản.txt")
    a_proposal(made, label="Lê An")
    a_proposal(made, label="Hội Lê An")
    index_document(made)
    return made, a_contact("Lê An", email="", phone="")


def test_a_short_name_goes_from_the_ticked_places_alone(client_as, short_named):
    document, contact = short_named
    client = client_as("officer")
    address = reverse("register:contact_erase", args=[contact.pk])

    page = client.get(address).text
    ticked = [f"{document.pk}:7-12", f"{document.pk}:23-28"]
    answer = client.post(address, {"reason": "Lê An yêu cầu", "places": ticked})

    assert page.count('name="places"') == 3
    assert "Lê Anh" in page
    assert answer.status_code == 302
    document.refresh_from_db()
    assert document.text == SHORT.replace("bà Lê An", "bà ██ ██").replace(". Lê An ký", ". ██ ██ ký")
    labels = set(Proposal.objects.filter(document=document).values_list("label", flat=True))
    assert labels == {"██ ██", "Hội Lê An"}
    entry = AuditEntry.objects.get(action="document.words-erased")
    assert (entry.after["places"], entry.reason) == (2, "██ ██ yêu cầu")


def test_a_short_name_goes_from_nowhere_unticked(short_named):
    document, contact = short_named

    erase_contact(actor=a_maker(), contact=contact, reason="yêu cầu", documents=[document.pk])

    document.refresh_from_db()
    assert document.text == SHORT


def test_only_places_of_the_name_can_be_ticked(short_named):
    document, contact = short_named

    erase_contact(
        actor=a_maker(), contact=contact, reason="yêu cầu", places={document.pk: [(0, 80), (8, 12)]}
    )

    document.refresh_from_db()
    assert document.text == SHORT


def test_when_every_place_is_ticked_all_copies_lose_the_name(short_named):
    document, contact = short_named
    every = [(one.start, one.end) for one in documents_naming(a_maker(), [], ["Lê An"]).items[0].alone]

    erase_contact(actor=a_maker(), contact=contact, reason="yêu cầu", places={document.pk: every})

    document.refresh_from_db()
    assert "Lê An " not in document.text
    assert "Lê Anh" in document.text
    assert not held_anywhere("Lê An ")
    assert "Hội ██ ██" in set(Proposal.objects.values_list("label", flat=True))


@pytest.mark.parametrize(
    "written",
    [
        "TS. LÊ VĂN BÌNH chủ trì",
        "Mr. Binh Le Van",
        "contact: Binh Van Le",
        "ĐT 0912.345.678",
        "tel (+84) 912 345 678",
        "tel +84912345678",
        "ĐT: 09 12 34 56 78",
    ],
)
def test_other_spellings_are_offered_and_go(client_as, db, written):
    document = a_document(f"Dòng đầu. {written}; dòng cuối.", name="lạ.txt")
    index_document(document)
    contact = a_contact("PGS. Lê Văn Bình", email="", phone="0912 345 678")
    address = reverse("register:contact_erase", args=[contact.pk])
    client = client_as("officer")
    assert str(document.pk) in client.get(address).text

    client.post(address, {"reason": "theo yêu cầu", "documents": [str(document.pk)]})

    document.refresh_from_db()
    assert "█" in document.text
    assert document.text.endswith("; dòng cuối.")
    assert "678" not in document.text


def test_the_dossier_counts_the_copies(client_as, document, contact):
    page = client_as("administrator").get(reverse("people:dossier", args=["contact", contact.pk])).text

    assert "Kết quả đọc được từ tài liệu" in page or "Findings read from them" in page


@pytest.fixture
def many(document):
    """The document and three more that name the person, the newest first."""
    made = [a_document(f"Biên bản {number}: {NAME} dự họp.", name=f"bb{number}.txt") for number in range(3)]
    for one in made:
        index_document(one)
    return sorted([document, *made], key=lambda one: one.pk, reverse=True)


def test_one_look_that_does_not_reach_everything_says_so_and_goes_on(client_as, many, contact, monkeypatch):
    monkeypatch.setattr(naming, "MOST_LOOKED_AT", 2)
    client = client_as("officer", language="en")
    address = reverse("register:contact_erase", args=[contact.pk])
    newest, oldest = many[0], many[-1]

    first = client.get(address).text
    on = client.post(address, {"reason": "theo yêu cầu", "documents": [str(newest.pk)], "further": "1"})
    second = client.get(on["Location"]).text
    client.post(on["Location"], {"reason": "theo yêu cầu", "documents": [str(oldest.pk)]})

    assert "Look further without taking anything out" in first
    assert str(oldest.pk) not in first
    assert "These are the last documents." in second
    contact.refresh_from_db()
    assert contact.erased_at
    for one in many:
        one.refresh_from_db()
    assert [NAME in one.text for one in many] == [False, True, True, False]


def test_going_on_erases_no_contact(client_as, many, contact, monkeypatch):
    monkeypatch.setattr(naming, "MOST", 1)
    address = reverse("register:contact_erase", args=[contact.pk])

    answer = client_as("officer").post(address, {"reason": "x", "further": "1"})

    contact.refresh_from_db()
    assert answer["Location"].startswith(f"{address}?after=")
    assert contact.erased_at is None


def test_every_document_is_met_once_whatever_a_look_reaches(many, monkeypatch):
    monkeypatch.setattr(naming, "MOST_LOOKED_AT", 1)
    met, after = [], None
    for _look in range(10):
        named = documents_naming(a_maker(), [NAME], after=after)
        met += [one.document for one in named.items]
        after = named.further
        if after is None:
            break

    assert met == many


def test_a_short_name_in_many_places_is_cut_between_documents(db, monkeypatch):
    monkeypatch.setattr(naming, "MOST_PLACES", 3)
    for number in range(2):
        index_document(a_document(f"{number}: Lê An, Lê An.", name=f"{number}.txt"))

    first = documents_naming(a_maker(), [], ["Lê An"])
    second = documents_naming(a_maker(), [], ["Lê An"], after=first.further)

    assert [len(one.alone) for one in (*first.items, *second.items)] == [2, 2]
    assert second.further is None


def test_a_place_further_on_that_is_no_place_begins_anew(client_as, document, contact):
    address = reverse("register:contact_erase", args=[contact.pk])

    assert str(document.pk) in client_as("officer").get(address, {"after": "x' OR 1=1"}).text

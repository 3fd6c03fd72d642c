"""The history is searched for somebody however the name is written, and shows what would be hidden."""

import pytest
from django.urls import reverse
from tests.site import factories

from caunoi_web.common.spellings import spellings_of
from caunoi_web.people.queries import entries_naming, naming_entries
from caunoi_web.people.services import redact_history
from caunoi_web.sources.models import AuditEntry

pytestmark = pytest.mark.django_db


def an_entry(officer, **fields):
    fields = {"target_label": "", "before": {}, "after": {}, "reason": "", **fields}
    return AuditEntry.objects.create(
        actor=officer,
        action="organisation.amended",
        target_kind="organisation",
        target_id=factories.an_organisation().pk,
        **fields,
    )


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("Lê Văn Bình", "gặp LE VAN BINH hôm qua"),
        ("le van binh", "gặp Lê Văn Bình hôm qua"),
        ("Lê  Văn   Bình", "gặp Lê-Văn-Bình hôm qua"),
        ("TS. Lê Văn Bình", "Mr. Binh Le Van"),
        ("Đỗ Đức", "do duc"),
        ("0912 345 678", "ĐT +84 (912) 345.678"),
        ("+84912345678", "ĐT 0912-345-678"),
        ("BINH@doi-tac.example", "thư tới binh@doi-tac.example"),
    ],
)
def test_what_was_typed_is_found_and_hidden_however_it_is_written(officer, administrator, typed, written):
    entry = an_entry(officer, after={"note": [{"text": f"Đầu dòng; {written}; cuối dòng"}]})

    [found] = entries_naming(typed).items
    number = redact_history(actor=administrator, entries=[entry.pk], words=typed, reason=f"{typed} yêu cầu")

    entry.refresh_from_db()
    [words] = [place.words for place in found.places]
    left = entry.after["note"][0]["text"]
    assert number == 1
    assert words in written
    assert left == f"Đầu dòng; {written}; cuối dòng".replace(words, "█")
    assert AuditEntry.objects.get(action="history.redacted").reason.endswith("█ yêu cầu")
    assert entries_naming(typed).items == ()


@pytest.mark.parametrize("written", ["Lê Văn Bình Namur", "Lê Anh", "Phê Văn Bình", "091234567"])
def test_other_words_are_neither_found_nor_hidden(officer, administrator, written):
    entry = an_entry(officer, reason=written)

    for typed in ("Lê Văn Bình Nam", "Lê An", "0912345678"):
        assert entries_naming(typed).items == ()
        assert redact_history(actor=administrator, entries=[entry.pk], words=typed, reason="x") == 0


def test_every_entry_is_met_once_whatever_a_look_reaches(officer, monkeypatch):
    monkeypatch.setattr(naming_entries, "MOST_LOOKED_AT", 2)
    made = [an_entry(officer, reason=f"{number}: Lê Văn Bình") for number in range(5)]
    met, after = [], None
    for _look in range(10):
        found = entries_naming("Lê Văn Bình", after=after)
        met += [one.entry for one in found.items]
        after = found.further
        if after is None:
            break

    assert [one.pk for one in met] == sorted((one.pk for one in made), reverse=True)


def test_the_page_shows_what_will_be_hidden_and_says_that_more_is_left(client_as, officer, monkeypatch):
    monkeypatch.setattr(naming_entries, "MOST", 1)
    older = an_entry(officer, reason="Theo <b>ông</b> Lê Văn Bình, trưởng đoàn")
    an_entry(officer, target_label="BÌNH LÊ VĂN")
    client = client_as("administrator", language="en")
    address = reverse("people:redact")

    first = client.get(address, {"words": "lê văn bình"})
    further = entries_naming("lê văn bình").further
    second = client.get(address, {"words": "lê văn bình", "entries": str(further)}).text

    assert "<mark>BÌNH LÊ VĂN</mark>" in first.text
    assert f"entries={further}" in first.text
    assert str(older.pk) in second
    assert "Theo &lt;b&gt;ông&lt;/b&gt; <mark>Lê Văn Bình</mark> , trưởng đoàn" in second
    assert "Look further" not in second


@pytest.mark.parametrize("words", ["", "abc", "%%%%", "____", "x" * 5000, "<script>alert(1)</script>"])
def test_strange_words_bring_nothing_down(client_as, words):
    assert client_as("administrator").get(reverse("people:redact"), {"words": words}).status_code == 200


def test_a_telephone_a_name_and_an_address_are_told_apart():
    assert "84912345678" in spellings_of("0912 345 678")
    assert spellings_of("a.b@c.example") == ("a.b@c.example",)
    assert "Bình Lê Văn" in spellings_of("GS. Lê Văn Bình")
    assert spellings_of("Ông Bình") == ("Ông Bình",)

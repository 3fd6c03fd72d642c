"""Evidence always says the words that stand in the document."""

import pytest
from tests.site.factories import a_document

from caunoi_web.common.ids import uuid7
from caunoi_web.sources.errors import WordsNotFound
from caunoi_web.sources.models import Evidence
from caunoi_web.sources.services import Words, attach_evidence, withdraw_evidence

pytestmark = pytest.mark.django_db

TEXT = "Viện NICT (Nhật Bản) 2021-2026"


def test_attached_words_are_cut_from_the_text_with_their_page():
    document = a_document(TEXT, structure={"pages": [[1, 0, 10, ""], [2, 10, 30, ""]]})
    target = uuid7()

    attach_evidence(
        target_kind="organisation",
        target_id=target,
        evidence=[Words("name", document, 0, 9), Words("country", document, 11, 19)],
    )

    found = {piece.field: (piece.words, piece.page) for piece in Evidence.objects.filter(target_id=target)}
    assert found == {"name": ("Viện NICT", "1"), "country": ("Nhật Bản", "2")}


@pytest.mark.parametrize(("start", "end"), [(0, 0), (4, 5), (5, 4), (0, 31), (-3, 4)])
def test_words_that_do_not_stand_there_are_refused_and_nothing_is_written(start, end):
    document = a_document(TEXT)

    with pytest.raises(WordsNotFound) as refusal:
        attach_evidence(
            target_kind="organisation",
            target_id=uuid7(),
            evidence=[Words("name", document, 0, 9), Words("name", document, start, end)],
        )

    assert document.name in str(refusal.value.message)
    assert not Evidence.objects.exists()


def test_attaching_the_same_words_twice_changes_nothing():
    document, target = a_document(TEXT), uuid7()
    words = [Words("name", document, 0, 9)]

    first = attach_evidence(target_kind="organisation", target_id=target, evidence=words)
    second = attach_evidence(target_kind="organisation", target_id=target, evidence=words)

    assert len(first) == 1
    assert second == []
    assert Evidence.objects.get().act == first[0].act


def test_an_act_withdraws_only_what_it_attached_itself():
    document, target, earlier, later = a_document(TEXT), uuid7(), uuid7(), uuid7()
    place = Words("name", document, 0, 9)
    other = Words("name", document, 11, 19)
    attach_evidence(target_kind="organisation", target_id=target, evidence=[place], act=earlier)
    attach_evidence(target_kind="organisation", target_id=target, evidence=[place, other], act=later)

    withdrawn = withdraw_evidence(target_kind="organisation", target_id=target, act=later)

    assert withdrawn == 1
    assert Evidence.objects.get(withdrawn_at__isnull=True).start == 0


def test_withdrawn_words_count_again_when_attached_again():
    document, target, act = a_document(TEXT), uuid7(), uuid7()
    words = [Words("name", document, 0, 9)]
    attach_evidence(target_kind="organisation", target_id=target, evidence=words)
    withdraw_evidence(target_kind="organisation", target_id=target, places=words)

    revived = attach_evidence(target_kind="organisation", target_id=target, evidence=words, act=act)

    assert [piece.act for piece in revived] == [act]
    assert Evidence.objects.get().withdrawn_at is None

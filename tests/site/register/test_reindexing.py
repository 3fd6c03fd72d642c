"""The search index made again in pieces: nothing lost, nothing twice, nothing left of what is gone."""

import pytest
from tests.site.factories import a_document, a_person, an_agreement, an_organisation

from caunoi_web.register.models import Organisation
from caunoi_web.register.services import reindexing
from caunoi_web.register.services.reindexing import reindex
from caunoi_web.search.models import Kind, SearchEntry
from caunoi_web.search.queries import search
from caunoi_web.search.services import forget_all, index_entry

pytestmark = pytest.mark.django_db


def found(question: str) -> set[str]:
    """The titles found by somebody of the office."""
    groups = search(user=a_person(), question=question)
    return {"".join(piece.text for piece in hit.title) for group in groups for hit in group.hits}


@pytest.fixture(autouse=True)
def _small_pieces(monkeypatch):
    monkeypatch.setattr(reindexing, "OFTEN", 2)


def test_everything_is_found_again_after_the_index_was_lost():
    partners = [an_organisation(f"Đại học {word}") for word in ("Huế", "Vinh", "Cần Thơ")]
    an_agreement(*partners, title="Thỏa thuận chung")
    a_document("một đại học")
    forget_all()

    done = reindex()

    assert done == {"organisation": 3, "agreement": 1, "document": 1}
    assert {"Đại học Huế", "Đại học Vinh", "Đại học Cần Thơ", "Thỏa thuận chung"} <= found("dai hoc")


def test_what_the_index_says_wrong_is_put_right_and_what_is_gone_goes():
    partner = an_organisation("Đại học Huế")
    index_entry(kind=Kind.ORGANISATION, target_id=partner.pk, title="Tên cũ")
    gone = an_organisation("Trường đã giải thể")
    Organisation.objects.filter(pk=gone.pk).delete()

    reindex()

    assert found("hue") == {"Đại học Huế"}
    assert found("ten cu") == set()
    assert found("giai the") == set()


def test_entries_keep_their_numbers_and_old_ones_are_found_meanwhile():
    partners = [an_organisation(f"Đại học {number}") for number in range(5)]
    reindex()
    before = dict(SearchEntry.objects.values_list("target_id", "pk"))
    seen = []

    reindex(lambda _done: seen.append(len(found("dai hoc"))))

    assert set(seen) == {len(partners)}
    assert dict(SearchEntry.objects.values_list("target_id", "pk")) == before


def test_a_run_after_a_stop_goes_on_and_leaves_the_same_index():
    for number in range(7):
        an_organisation(f"Đại học {number}")
    forget_all()
    turns = []

    def stop_after_two(done):
        turns.append(done)
        if len(turns) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        reindex(stop_after_two)
    kept = SearchEntry.objects.count()

    done = reindex()

    assert kept == 4
    assert done["organisation"] == 7
    assert SearchEntry.objects.count() == 7
    assert len(found("dai hoc")) == 7


def test_made_anew_it_begins_with_an_empty_index():
    an_organisation("Đại học Huế")
    index_entry(kind=Kind.DOCUMENT, target_id=an_organisation("Vinh").pk, title="nothing of this name")

    done = reindex(anew=True)

    assert done["organisation"] == 2
    assert found("nothing") == set()

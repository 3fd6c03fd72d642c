"""Finding: accents or not, beginnings of words, exact accents first, nothing hostile ever fails."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.site import factories

from caunoi_web.accounts.models import Role, User
from caunoi_web.common.ids import uuid7
from caunoi_web.search import queries
from caunoi_web.search.backends import backend, postgres
from caunoi_web.search.models import Kind, SearchEntry
from caunoi_web.search.queries import RANKED, matching_targets, search
from caunoi_web.search.services import forget_all, index_entry, remove_entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(db) -> User:
    return factories.a_person("reader", role=Role.VIEWER)


def put(title: str, text: str = "", kind: str = Kind.ORGANISATION, detail: str = ""):
    """One thing that can be found; returns its id."""
    return index_entry(kind=kind, target_id=uuid7(), title=title, detail=detail, text=text).target_id


def titles(user: User, question: str, **options) -> list[str]:
    """The titles found, best first."""
    groups = search(user=user, question=question, **options)
    return ["".join(piece.text for piece in hit.title) for group in groups for hit in group.hits]


@pytest.mark.parametrize(
    "question",
    [
        "dai hoc",
        "Đại học",
        "ĐẠI HỌC",
        "đại hoc",
        "dai ho",
        "hoc dai",
        "  dai,   hoc!  ",
        "dại học",
        "Đa\u0323i ho\u0323c",
    ],
)
def test_accents_case_order_and_unfinished_words_do_not_matter(reader, question):
    put("Đại học Huế")
    put("Viện Cơ khí")

    assert titles(reader, question) == ["Đại học Huế"]


def test_every_word_must_occur(reader):
    put("Đại học Huế", text="Việt Nam")
    put("Đại học Canberra", text="Australia")

    assert titles(reader, "dai hoc australia") == ["Đại học Canberra"]
    assert titles(reader, "dai hoc japan") == []


def test_both_spellings_of_a_tone_are_one(reader):
    put("Thoả thuận hoà bình")

    assert titles(reader, "thỏa hòa") == ["Thoả thuận hoà bình"]


def test_exact_accents_come_first(reader):
    put("Hội thảo hoa")
    put("Hội thảo hòa")
    put("Hội thảo hóa")

    assert titles(reader, "hóa")[0] == "Hội thảo hóa"
    assert titles(reader, "hòa")[0] == "Hội thảo hòa"
    assert titles(reader, "hoa")[0] == "Hội thảo hoa"
    assert len(titles(reader, "hóa")) == 3


def test_exact_accents_come_first_also_among_very_many(reader):
    put("Hóa học")
    for number in range(RANKED + 5):
        put(f"Hoa hoc {number}")

    assert titles(reader, "hóa", limit=3)[0] == "Hóa học"


@pytest.fixture
def far_end(monkeypatch):
    """Only the newest ten entries are looked through before the index of words is asked."""
    monkeypatch.setattr(postgres, "MOST_LOOKED_THROUGH", 10)


def test_what_few_hold_is_found_behind_all_that_is_newer(reader, far_end):
    put("Đại học Huế")
    put("Viện Huế", text="đại")
    for number in range(40):
        put(f"Đại học {number}", kind=Kind.ORGANISATION if number % 2 else Kind.AGREEMENT)

    assert titles(reader, "dai hue") == ["Đại học Huế", "Viện Huế"]
    assert titles(reader, "đại huế") == ["Đại học Huế", "Viện Huế"]
    assert titles(reader, "d hue") == ["Đại học Huế", "Viện Huế"]
    assert titles(reader, "hue nha") == []


def test_of_what_very_many_hold_there_are_at_least_so_many(reader, far_end, monkeypatch):
    monkeypatch.setattr(queries, "RANKED", 5)
    monkeypatch.setattr(queries, "COUNTED", 200)
    for number in range(230):
        put(f"Viện {number}")

    [group] = search(user=reader, question="vien")

    assert group.is_more
    assert group.number in (10, 200)
    assert len(group.hits) == 5


@pytest.mark.parametrize("words", [["dai"], ["dai", "hoc"], ["d", "h", "7"], ["hoc", "3"], ["zz", "d"]])
@pytest.mark.parametrize("title_only", [True, False])
def test_the_newest_are_the_same_however_they_are_found(reader, monkeypatch, words, title_only):
    for number in range(60):
        put(f"Đại {number}", text="học" if number % 3 else "hội")
    asked = {"title_only": title_only, "most": 100, "enough": 100}

    at_once = backend().newest(Kind.ORGANISATION, words, **asked)
    monkeypatch.setattr(postgres, "MOST_LOOKED_THROUGH", 10)
    by_index = backend().newest(Kind.ORGANISATION, words, **asked)

    assert by_index == at_once
    assert by_index.is_all
    assert by_index.numbers == sorted(
        backend().among(Kind.ORGANISATION, by_index.numbers or [0], words, title_only=title_only),
        reverse=True,
    )


def test_titles_come_before_texts_and_whole_titles_before_parts(reader):
    put("Báo cáo", text="Viện Cơ học")
    put("Viện Cơ học và Tin học ứng dụng")
    put("Phòng của Viện Cơ học")
    put("Viện Cơ học")

    assert titles(reader, "viện cơ học") == [
        "Viện Cơ học",
        "Viện Cơ học và Tin học ứng dụng",
        "Phòng của Viện Cơ học",
        "Báo cáo",
    ]


def test_hits_are_grouped_by_kind_and_counted(reader):
    for number in range(12):
        put(f"Đại học {number}")
    put("Biên bản", text="đại học", kind=Kind.AGREEMENT)
    put("bảng.docx", text="một đại học", kind=Kind.DOCUMENT)

    groups = search(user=reader, question="dai hoc", limit=10)
    one = search(user=reader, question="dai hoc", kind=Kind.ORGANISATION, limit=100)

    assert [(group.kind, group.number, len(group.hits)) for group in groups] == [
        ("organisation", 12, 10),
        ("agreement", 1, 1),
        ("document", 1, 1),
    ]
    assert [len(group.hits) for group in one] == [12]


def test_the_match_is_marked_where_it_stands(reader):
    put(
        "bảng.docx",
        text="Lời đầu. " * 100 + "Ký với Đại học Huế hôm nay. " + "Lời cuối. " * 100,
        kind=Kind.DOCUMENT,
    )

    [group] = search(user=reader, question="dai hoc hue")
    [hit] = group.hits

    assert [piece.text for piece in hit.excerpt if piece.is_match] == ["Đại", "học", "Huế"]
    assert hit.excerpt[0].text == "… "
    assert len("".join(piece.text for piece in hit.excerpt)) < 300


def test_only_what_a_person_may_read_is_found(db):
    put("Đại học Huế")
    nobody = factories.a_person("gone", role=Role.VIEWER, is_active=False)

    assert search(user=nobody, question="hue") == []


def test_an_entry_is_renewed_and_forgotten(reader):
    target = put("Tên cũ")
    index_entry(kind=Kind.ORGANISATION, target_id=target, title="Tên mới")

    assert titles(reader, "moi") == ["Tên mới"]
    assert titles(reader, "cu") == []
    assert SearchEntry.objects.count() == 1

    remove_entry(kind=Kind.ORGANISATION, target_id=target)
    remove_entry(kind=Kind.ORGANISATION, target_id=target)
    assert titles(reader, "moi") == []


def test_everything_can_be_forgotten_at_once(reader):
    put("Đại học Huế")

    forget_all()

    assert titles(reader, "hue") == []
    put("Đại học Huế")
    assert titles(reader, "hue") == ["Đại học Huế"]


def test_the_targets_serve_as_a_filter(reader):
    wanted = put("Đại học Huế")
    put("Viện Huế", kind=Kind.DOCUMENT)

    assert [row["target_id"] for row in matching_targets(Kind.ORGANISATION, "hue")] == [wanted]
    assert list(matching_targets(Kind.ORGANISATION, "'")) == []


HOSTILE = [
    "",
    "   ",
    "'",
    '"',
    "''\"\"",
    "\\",
    "%",
    "_",
    "*",
    "a*",
    "(",
    "NOT",
    "AND OR NOT",
    "hue OR 1=1",
    "title : hue",
    "NEAR(hue, 2)",
    "^hue",
    "-hue",
    "hue:*",
    "hue & !vien",
    "<->",
    "'; DROP TABLE search_index; --",
    "\0",
    "hue\0",
    "﷽",
    "…",
    "🙂",
    "{title body} : x",
    "a" * 10_000,
    "hue " * 2_500,
    "'" * 10_000,
    "\ud800",
]


@pytest.mark.parametrize("question", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_questions_never_fail(reader, client_as, question):
    put("Đại học Huế")

    search(user=reader, question=question)
    list(matching_targets(Kind.ORGANISATION, question))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80))
def test_no_question_fails(question):
    user = User.objects.filter(username="reader").first() or factories.a_person("reader", role=Role.VIEWER)

    search(user=user, question=question)


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=60))
def test_whatever_is_indexed_is_found_by_its_own_title(title):
    user = User.objects.filter(username="reader").first() or factories.a_person("reader", role=Role.VIEWER)
    from caunoi_web.search.words import asked_words

    target = put(title)

    found = {hit.target_id for group in search(user=user, question=title, limit=200) for hit in group.hits}
    assert (target in found) == bool(asked_words(title))
    remove_entry(kind=Kind.ORGANISATION, target_id=target)


def test_a_text_of_very_many_words_is_indexed(reader):
    put("lớn", text=" ".join(f"từ{number}" for number in range(120_000)), kind=Kind.DOCUMENT)

    assert titles(reader, "tu77") == ["lớn"]
    assert titles(reader, "lon") == ["lớn"]

"""Why each finding was made, and why other names and dates were not."""

from pathlib import Path

import pytest

from caunoi.domain.documents import Document
from caunoi.domain.findings import Findings
from caunoi.domain.traces import Trace, Weighing
from caunoi.explanation import explain, explanation_to_json
from caunoi.explanation.confidence import _dates_in_words, weighed
from caunoi.explanation.explain import Explained, Explanation, Refused, rule_in_words
from caunoi.extraction import extract
from caunoi.extraction.refusals import REASONS_BY_NEARNESS
from caunoi.reading import read
from caunoi.vocabulary import load

NEWS = """Trường Đại học Sao Mai ký kết hợp tác với Đại học Kagoshima
Cập nhật: 19/04/2023

Sáng 18/4, Trường Đại học Sao Mai đã ký Biên bản ghi nhớ với Đại học Kagoshima (Nhật Bản) về trao đổi
sinh viên.
Tham dự buổi lễ có đại diện Đại sứ quán Nhật Bản.
Năm 2024, Trường dự kiến ký biên bản ghi nhớ với Đại học Chiba.
Đại học Kagoshima được thành lập ngày 31 tháng 5 năm 1949.
"""
GOLDEN = Path(__file__).parents[1] / "golden" / "prose"


def explained(text: str, *, host: str = "") -> Explanation:
    document = read(text.encode(), "tin.txt")
    trace = Trace()
    return explain(document, extract(document, host=host, trace=trace), trace)


def named(entries: tuple[Refused, ...], words: str) -> Refused:
    return next(entry for entry in entries if entry.words == words)


@pytest.fixture(scope="module")
def news() -> Explanation:
    return explained(NEWS)


def marked(one: Explained | Refused) -> list[str]:
    excerpts = [excerpt for _, excerpt in one.excerpts] if isinstance(one, Explained) else [one.excerpt]
    return [e.text[mark.start : mark.end] for e in excerpts for mark in e.marks]


def test_a_partner_shows_its_rule_and_the_words_that_told_of_it(news):
    partner = news.explained[0]

    assert (partner.part, partner.label) == ("partner", "Đại học Kagoshima")
    assert partner.rule == "sentence-sign"
    assert {"ký kết", "Đại học Kagoshima"} <= set(marked(partner))


def test_an_agreement_shows_the_words_of_its_fields_and_the_line(news):
    agreement = next(one for one in news.explained if one.part == "agreement")

    assert dict(agreement.values)["signed"] == "2023-04-18"
    assert "18/4" in marked(agreement)
    assert agreement.excerpts[0][1].place.line == 4


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("Trường Đại học Sao Mai", "host"),
        ("Đại sứ quán Nhật Bản", "guest"),
        ("Đại học Chiba", "planned"),
    ],
)
def test_a_name_that_is_no_partner_has_its_reason(news, words, reason):
    assert named(news.refused, words).reason == reason


@pytest.mark.parametrize(
    ("words", "reason"),
    [("19/04/2023", "publication"), ("31 tháng 5 năm 1949", "no_agreement")],
)
def test_a_date_that_dates_nothing_has_its_reason(news, words, reason):
    assert named(news.refused, words).reason == reason


def test_a_name_nobody_cooperates_with_says_that_no_word_of_cooperation_is_there():
    told = explained(NEWS + "Đại học Kobe có 10.000 sinh viên.\n")

    assert named(told.refused, "Đại học Kobe").reason == "no_word"


def test_looking_for_reasons_changes_no_finding():
    for path in sorted(GOLDEN.glob("*.txt")):
        document = read(path.read_bytes(), path.name)

        assert extract(document, trace=Trace()) == extract(document)


def test_nothing_is_both_taken_and_refused():
    for path in sorted(GOLDEN.glob("*.txt")):
        document = read(path.read_bytes(), path.name)
        trace = Trace()

        partners = {partner.name for partner in extract(document, trace=trace).partners}

        assert not partners & {r.quote.words for r in trace.refusals if r.what == "organisation"}


def test_every_reason_and_rule_met_in_the_golden_texts_has_words():
    words = load("explanations")
    for path in sorted(GOLDEN.glob("*.txt")):
        document = read(path.read_bytes(), path.name)
        trace = Trace()
        explanation = explain(document, extract(document, trace=trace), trace)

        for refused in explanation.refused:
            assert refused.reason in words["refused"][refused.what]
        for one in explanation.explained:
            assert one.because != one.rule


@pytest.mark.parametrize(
    "path", sorted((GOLDEN.parent / "registers").glob("*.txt")), ids=lambda path: path.stem
)
def test_every_row_has_a_rule_in_words(path):
    explanation = explained(path.read_text(encoding="utf-8"))

    rows = [one for one in explanation.explained if one.part != "figure"]

    assert any("row of a register" in one.because for one in rows)


def test_a_rule_of_ones_own_is_shown_by_its_name():
    assert rule_in_words("motto") == "motto"


def test_every_excerpt_is_cut_from_the_document_as_it_is():
    for path in sorted(GOLDEN.glob("*.txt")):
        document = read(path.read_bytes(), path.name)
        trace = Trace()
        explanation = explain(document, extract(document, trace=trace), trace)

        for one in (*explanation.explained, *explanation.refused):
            excerpts = [e for _, e in one.excerpts] if isinstance(one, Explained) else [one.excerpt]
            for excerpt in excerpts:
                assert excerpt.text in document.text
                assert all(mark.end <= len(excerpt.text) for mark in excerpt.marks)


def test_the_json_holds_what_the_text_shows(news):
    shape = explanation_to_json(news)

    assert shape["findings"][0]["rule"] == "sentence-sign"
    assert {"line", "text", "marks"} <= set(shape["findings"][0]["read_from"][0])
    assert {entry["reason"] for entry in shape["refused"]} >= {"host", "guest", "publication"}


def test_a_document_without_findings_explains_nothing():
    document = Document("leer.txt", "x")

    explanation = explain(document, Findings("leer.txt", "vi", extract(document).genre), Trace())

    assert (explanation.explained, explanation.refused) == ((), ())


def test_every_sign_has_words():
    words = load("explanations")
    for path in sorted(GOLDEN.parent.glob("*/*.txt")):
        document = read(path.read_bytes(), path.name)
        trace = Trace()
        extract(document, trace=trace)

        signs = {sign for weighing in trace.weighings for sign in weighing.signs}
        families = ("rule-", "flag-", "dates-", *(f"{name}-" for name in words["families"]))
        bare = {sign.removeprefix("party-") for sign in signs}
        bare = {sign for sign in bare if sign in words["signs"] or not sign.startswith(families)}

        assert bare <= set(words["signs"])
        assert {sign[len("flag-") :] for sign in signs if sign.startswith("flag-")} <= set(words["flags"])


def test_dates_known_are_told_by_name():
    told = weighed(Weighing("agreements", 0.9, ("dates-sbe",), 0.9))

    assert told.guess == 0.9
    assert _dates_in_words("s--") == "known of its dates: signing"
    assert _dates_in_words("---") == "known of its dates: nothing"


def test_who_only_made_what_another_takes_has_its_reason():
    told = explained(
        "Trường Đại học Sao Biển hợp tác chuyển giao công nghệ với doanh nghiệp.\n\n"
        "Trường Đại học Sao Biển ký hợp đồng chuyển giao giống lúa SB1 "
        "do Viện Lúa Miền Trung chọn tạo cho Công ty Cổ phần Giống Hải Vân.\n"
    )

    assert named(told.refused, "Viện Lúa Miền Trung").reason == "maker"


def test_every_ranked_reason_is_put_into_words():
    assert set(REASONS_BY_NEARNESS) <= set(load("explanations")["refused"]["organisation"])

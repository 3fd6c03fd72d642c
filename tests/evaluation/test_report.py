"""The report: one page, nothing from elsewhere, words of documents never taken for markup."""

import re
from html.parser import HTMLParser

import pytest
from tests.evaluation.scoring import TEXT, agreement, partner, scored, sheet

from caunoi.evaluation.report import report_html
from caunoi.evaluation.report.marking import Mark, marked_text

VOID = {"meta", "br", "circle", "path"}


class Balance(HTMLParser):
    """Checks that what is opened is closed, in order; gathers tags and text."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)


def parsed(page: str) -> Balance:
    balance = Balance()
    balance.feed(page)
    assert balance.open == []
    return balance


@pytest.fixture
def page() -> str:
    gold = sheet([partner("Đại học Kobe")], [agreement("Đại học Kobe")])
    said = sheet(
        [partner("Đại học Kobe", country="CN"), partner("Đại học Lyon")],
        [agreement("Đại học Kobe", signed=None)],
        [{"what": "students", "value": 120, "year": None, "evidence": "120 sinh viên", "confidence": 0.8}],
    )
    return report_html(scored(gold, said, stem="<i>a"), {"<i>a": TEXT})


def test_the_page_is_well_formed_and_its_words_are_those_of_the_document(page):
    assert TEXT in "".join(parsed(page).words)


def test_nothing_comes_from_elsewhere_and_no_script_runs(page):
    tags = parsed(page).tags

    assert not {tag for tag, _ in tags} & {"script", "link", "img", "iframe", "object", "base", "form"}
    assert all(
        value.startswith("#") for _, attrs in tags for key, value in attrs.items() if key in {"href", "src"}
    )
    assert not re.search(r"url\(|@import|https?://|\son\w+=", page)


def test_found_wrong_and_faulty_are_marked_in_the_text(page):
    marked = {
        attrs["class"]: attrs["title"]
        for tag, attrs in parsed(page).tags
        if tag == "mark" and "title" in attrs
    }

    assert any("partner-faulty" in name and "Đại học Kobe" in title for name, title in marked.items())
    assert any("partner-wrong" in name and "Đại học Lyon" in title for name, title in marked.items())
    assert any("figure-wrong" in name for name in marked)


def test_what_was_said_stands_beside_what_is_right(page):
    assert "<td>CN</td><td>JP</td>" in page
    assert "2021-03-05" in page


def test_markup_in_names_stays_text():
    name = '<script>alert(1)</script> & "Co"'
    gold = sheet([{"name": name, "country": None, "kind": "company"}])

    page = report_html(scored(gold, sheet([])), {"a": name})

    assert "<script" not in page
    assert name in "".join(parsed(page).words)


def test_a_document_without_its_text_still_lists_its_faults():
    page = report_html(scored(sheet([partner("Đại học Kobe")]), sheet([])), {})

    assert "Đại học Kobe" in page
    assert "not at hand" in page


def test_an_evaluation_without_confidence_has_no_curve():
    said = sheet([{"name": "Đại học Kobe", "country": "JP", "kind": "university"}])

    assert "<svg" not in report_html(scored(sheet([partner("Đại học Kobe")]), said), {})


def test_overlapping_marks_share_their_stretch():
    html = marked_text("abcdef", [Mark(0, 4, "agreement", "found", "x"), Mark(2, 6, "partner", "wrong", "y")])

    assert "".join(parsed(html).words) == "abcdef"
    assert '<mark class="agreement-found partner-wrong begins-wrong" title="x; y">cd</mark>' in html


def test_a_very_long_text_is_cut_and_says_so():
    html = marked_text("x" * 70_000, [Mark(69_000, 69_010, "partner", "found", "late")])

    assert len(html) < 61_000
    assert "10,000 more characters" in html

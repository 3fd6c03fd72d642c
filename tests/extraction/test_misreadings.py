"""Findings are no surer than the least sure word they were read from."""

from dataclasses import replace

from caunoi.domain.documents import Document, Doubt
from caunoi.domain.kinds import Flag
from caunoi.domain.quotes import Span
from caunoi.extraction import extract

TEXT = (
    "Học viện Công nghệ ký kết hợp tác với Viện Công nghệ Kyushu (Nhật Bản)\n\n"
    "Ngày 15/3/2023, tại Hà Nội, Học viện Công nghệ đã ký kết biên bản ghi nhớ với Viện Công nghệ Kyushu "
    "(Nhật Bản) về trao đổi sinh viên và nghiên cứu chung. Biên bản có hiệu lực 5 năm."
)


def findings_with(words: str, sure: float):
    start = TEXT.rindex(words)
    document = Document("a.pdf", TEXT, doubts=(Doubt(Span(start, start + len(words)), sure),))
    return extract(document)


def plain():
    return extract(Document("a.pdf", TEXT))


def test_a_badly_read_date_lowers_the_agreement_and_flags_it():
    (agreement,) = findings_with("15/3/2023", 0.4).agreements

    assert agreement.confidence <= 0.4
    assert Flag.BADLY_READ.value in agreement.flags


def test_a_slight_doubt_lowers_without_a_flag():
    (before,) = plain().agreements
    (agreement,) = findings_with("15/3/2023", 0.93).agreements

    assert agreement.confidence == min(before.confidence, 0.93)
    assert Flag.BADLY_READ.value not in agreement.flags


def test_a_doubt_elsewhere_changes_nothing():
    assert findings_with("nghiên cứu", 0.1).partners == plain().partners


def test_without_doubts_nothing_changes():
    document = Document("a.pdf", TEXT)

    assert extract(replace(document, doubts=())) == extract(document)

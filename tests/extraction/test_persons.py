"""Persons named between organisations do not part them from what they did."""

import pytest

from caunoi.domain.documents import Document
from caunoi.extraction import extract

LEAD = "Sunshine University News\n\nSunshine University told of its partners and agreements of the year.\n\n"
MO_DAU = "Trường Đại học Ánh Dương\n\nHợp tác quốc tế của Nhà trường: ký kết và đối tác.\n\n"


@pytest.mark.parametrize(
    ("text", "partner"),
    [
        (
            f"{LEAD}Sunshine University Chancellor Jose V. C. and Hanbat University Rector Pham Van D. "
            "signed a memorandum on 9 February 2022.",
            "Hanbat University",
        ),
        (
            f"{LEAD}A delegation from Hanbat University, headed by its President Prof. Tran Duc Q., "
            "visited Sunshine University on 3 May 2021.",
            "Hanbat University",
        ),
        (
            f"{MO_DAU}Đoàn công tác Trường Đại học Champasak do TS. Bounmy P. làm trưởng đoàn "
            "đã sang thăm và làm việc với Trường Đại học Ánh Dương.",
            "Trường Đại học Champasak",
        ),
    ],
)
def test_the_partner_is_found_behind_persons(text: str, partner: str) -> None:
    found = extract(Document("t.txt", text + "\n"))

    assert [one.name for one in found.partners] == [partner]

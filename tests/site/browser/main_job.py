"""The main job as a person does it: from the sign-in to the list of what ends soon.

Every function does one step in the browser and leaves the page where the next one begins.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, expect
from tests.site.factories import PASSWORD

from caunoi_web.intake.reader import Reader
from caunoi_web.intake.worker import Stop, work

SAMPLES = Path(__file__).parents[3] / "samples"
TABLE = SAMPLES / "ptit-doi-tac-11-25.docx"
MOST_DECISIONS = 60


@dataclass(frozen=True)
class Words:
    """What a person reads on the way, in one language."""

    sign_in: str
    documents: str
    add_documents: str
    add_files: str
    review: str
    read: str
    accept_certain: str
    finished: str
    statuses: tuple[str, str, str, str]
    days_left: str
    excel: str


WORDS = {
    "vi": Words(
        sign_in="Đăng nhập",
        documents="Tài liệu",
        add_documents="Thêm tài liệu",
        add_files="Thêm tệp",
        review="Duyệt",
        read="Đã đọc, chờ duyệt",
        accept_certain="Chấp nhận mọi mục chắc chắn",
        finished="Mọi mục ở đây đã được quyết định",
        statuses=("Còn hiệu lực", "Hết hạn", "Còn mở, đến khi đạt điều kiện", "Không rõ hiệu lực"),
        days_left="còn {} ngày",
        excel="XLSX, Tiếng Việt",
    ),
    "en": Words(
        sign_in="Sign in",
        documents="Documents",
        add_documents="Add documents",
        add_files="Add files",
        review="Review",
        read="Read, waits for review",
        accept_certain="Accept all that is certain",
        finished="Everything here is decided",
        statuses=("In force", "Expired", "Open, until a condition is met", "Validity unknown"),
        days_left="{} days left",
        excel="XLSX, English",
    ),
}


def sign_in(page: Page, words: Words, username: str) -> None:
    """From any page to the home page, through the door."""
    page.goto("/")
    page.locator("[name=username]").fill(username)
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name=words.sign_in).click()
    expect(page.locator(".top")).to_contain_text(username.capitalize())


def upload(page: Page, words: Words, *files: Path) -> None:
    """Add files; ends on a page that says they were taken in."""
    page.goto("/sources/")
    page.get_by_role("link", name=words.add_documents).first.click()
    page.locator("input[type=file][name=files]").set_input_files([str(file) for file in files])
    page.get_by_role("button", name=words.add_files).click()
    expect(page.locator(".receipts li.new")).to_have_count(len(files))


def read_everything() -> int:
    """What the background worker does, in this process; returns how many documents it read."""
    with Reader() as reader:
        return work(stop=Stop(), reader=reader, until_empty=True)


def open_review(page: Page, words: Words, name: str) -> None:
    """From the list of documents to the review of one."""
    page.goto("/sources/")
    row = page.get_by_role("row").filter(has_text=name)
    expect(row).to_contain_text(words.read)
    row.get_by_role("link", name=words.review, exact=True).click()
    expect(page.locator("h1")).to_have_text(name)


def accept_certain(page: Page, words: Words) -> None:
    """All that is sure in one go: two presses."""
    page.get_by_role("link", name=words.accept_certain).click()
    page.locator("form.buttons button").click()
    expect(page.locator("#panel")).to_be_visible()


def accept_the_rest(page: Page, *, by_keys: bool) -> int:
    """Look at what is left, one by one; returns how many decisions it took."""
    for decisions in range(MOST_DECISIONS):
        waiting = page.locator("#card form.decide")
        if waiting.count() == 0:
            return decisions
        _answer_questions(page)
        open_one = page.locator("#card").get_attribute("data-id")
        if by_keys:
            # a key meets only a card that has come to rest: until then the page drops it
            expect(page.locator(".review.live:not([aria-busy=true])")).to_have_count(1)
            page.keyboard.press("a")
        else:
            waiting.locator("[data-key=a]").click()
        expect(page.locator(f'#card[data-id="{open_one}"] form.decide')).to_have_count(0)
    raise AssertionError(f"The review did not end after {MOST_DECISIONS} decisions.")


def _answer_questions(page: Page) -> None:
    """What the program leaves to the person: none of the organisations shown is the same."""
    for question in page.locator("#card fieldset.question").all():
        if question.locator("input:checked").count() == 0:
            question.locator("input[value=new]").check()


def counts_on(page: Page, words: Words, day: str) -> tuple[int, ...]:
    """How many agreements are in force, expired, open and unknown, as the home page says."""
    page.goto(f"/?as_of={day}")
    rows = page.locator(".bars").first.get_by_role("row")
    counted = {
        row.locator("th").inner_text(): int(row.locator("td").first.inner_text()) for row in rows.all()
    }
    return tuple(counted[status] for status in words.statuses)


def days_left_on(page: Page, day: str) -> dict[str, int]:
    """The partners whose agreements end soon, with the days that are left."""
    page.goto(f"/?as_of={day}")
    table = page.locator('[aria-labelledby="ending"] tbody tr')
    return {
        row.locator("th").inner_text(): _number(row.locator("td").last.inner_text()) for row in table.all()
    }


def _number(text: str) -> int:
    return int(re.search(r"\d+", text).group())


def export(page: Page, words: Words, day: str, to: Path) -> Path:
    """Register R1 as an Excel file."""
    page.goto(f"/reports/r1/?as_of={day}")
    page.locator(".export-menu summary").click()
    with page.expect_download() as download:
        page.get_by_role("link", name=words.excel, exact=True).click()
    path = to / "r1.xlsx"
    download.value.save_as(path)
    return path

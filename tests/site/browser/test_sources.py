"""Bringing documents in with a real browser: many files, a folder, text, and the list that follows."""

import pytest
from playwright.sync_api import expect
from tests.site.browser.watching import assert_accessible

from caunoi_web.sources.models import Document, DocumentState

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "hồ sơ"
    (folder / "2025").mkdir(parents=True)
    for number in range(30):
        (folder / f"văn bản {number}.txt").write_text(f"Nội dung {number}")
    (folder / "2025" / "tin.txt").write_text("Tin ký kết")
    return folder


def test_files_are_sent_in_lots_with_progress(page_en, folder):
    page_en.goto("/sources/add/")
    page_en.locator("#id_files").set_input_files(sorted(folder.glob("*.txt")))
    page_en.get_by_role("button", name="Add files").click()

    expect(page_en.locator("#sending-words")).to_have_text("All 30 files were sent.")
    expect(page_en.locator(".receipts .new")).to_have_count(30)
    assert Document.objects.count() == 30
    assert_accessible(page_en)


def test_a_whole_folder_can_be_chosen(page_en, folder):
    page_en.goto("/sources/add/")
    page_en.locator("#folder").set_input_files(folder)

    expect(page_en.locator("#sending-words")).to_have_text("All 31 files were sent.")
    assert Document.objects.filter(name="tin.txt").exists()


def test_files_can_be_dropped_anywhere(page_en):
    page_en.goto("/sources/add/")
    transfer = page_en.evaluate_handle(
        """() => {
            const transfer = new DataTransfer();
            transfer.items.add(new File(["Nội dung"], "thả.txt", { type: "text/plain" }));
            return transfer;
        }"""
    )
    page_en.dispatch_event("h1", "drop", {"dataTransfer": transfer})

    expect(page_en.locator(".receipts .new")).to_have_text("thả.txt taken in")


def test_a_file_that_is_too_large_is_named_before_it_is_sent(page_en, tmp_path):
    large = tmp_path / "lớn.pdf"
    with large.open("wb") as file:
        file.truncate(51 * 1024 * 1024)
    small = tmp_path / "nhỏ.txt"
    small.write_text("x")
    page_en.goto("/sources/add/")
    page_en.locator("#folder").evaluate("box => box.removeAttribute('webkitdirectory')")
    page_en.locator("#folder").set_input_files([large, small])

    expect(page_en.locator("#refused")).to_contain_text("“lớn.pdf” is larger than 50 MB")
    expect(page_en.locator(".receipts .new")).to_have_count(1)


def test_without_scripts_the_plain_form_does_the_same(open_page, officer, folder):
    page = open_page(officer, language="en", scripts=False)
    page.goto("/sources/add/")
    page.locator("#id_files").set_input_files(sorted(folder.glob("*.txt"))[:3])
    page.get_by_role("button", name="Add files").click()

    expect(page.get_by_text("3 documents were taken in")).to_be_visible()


def test_the_list_follows_the_reading_by_itself(page_en, officer):
    from tests.site.factories import a_document

    document = a_document("", name="chờ.txt", state=DocumentState.WAITING)
    page_en.goto("/sources/")
    expect(page_en.get_by_text("Waiting to be read").last).to_be_visible()

    Document.objects.filter(pk=document.pk).update(state=DocumentState.READ)

    expect(page_en.get_by_role("link", name="Review", exact=True).last).to_be_visible(timeout=10_000)
    expect(page_en.locator("#documents")).not_to_have_attribute("hx-trigger", "every 2s")

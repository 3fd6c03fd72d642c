"""The public page in a real browser: its way through, no scripts, no cookies, a telephone, a frame."""

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from tests.site import factories
from tests.site.browser.conftest import NARROW, WIDE
from tests.site.browser.watching import assert_accessible, assert_fits
from tests.site.public_factories import a_publication, in_force

from caunoi.domain.kinds import Activity
from caunoi_web.register.services.indexing import index_organisation

MOST_BYTES = 100_000  # all files of the first page together, without compression


@pytest.fixture
def published(transactional_db):
    """Three partners, one with a name as long as real ones and one that would like to be markup."""
    unit = factories.a_unit("Khoa Công nghệ thông tin", name_en="Faculty of Information Technology")
    keio = factories.an_organisation("Đại học Keio", name_en="Keio University", country="JP", city="Tokyo")
    long = factories.an_organisation(
        "Học viện Công nghệ Bưu chính Viễn thông cơ sở tại Thành phố Hồ Chí Minh (PTIT-HCM)", country="VN"
    )
    hostile = factories.an_organisation("</script><script>alert(1)</script>", country="FR")
    for partner in (keio, long, hostile):
        index_organisation(partner)
        in_force(
            partner, host_unit=unit, activities=(Activity.STUDENT_EXCHANGE,), title=f"MoU, {partner.name}"
        )
    a_publication(introduction_vi="Danh sách đối tác của Trường.")
    return keio


class _Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and logs nothing."""

    def log_message(self, *_args: object) -> None:
        pass


@pytest.fixture
def another_site(tmp_path, live_server) -> Iterator[str]:
    """The address of a site elsewhere with a page that holds our list in a frame."""
    address = f"{live_server.url}/public/en/embed/partners/?country=JP"
    (tmp_path / "index.html").write_text(f'<iframe src="{address}"></iframe>')
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=tmp_path))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_visitor_finds_a_partner_and_its_agreement_in_both_languages(open_page, published, scripts):
    page = open_page(scripts=scripts)

    page.goto("/public/")
    page.get_by_role("searchbox").fill("keio")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Đại học Keio").click()
    page.get_by_role("link", name="English").click()

    assert page.locator("h1").inner_text() == "Keio University"
    page.get_by_role("link", name="MoU, Đại học Keio").click()
    assert "Faculty of Information Technology" in page.locator("main").inner_text()
    assert page.locator("html").get_attribute("lang") == "en"


def test_a_filter_narrows_and_is_taken_out_again(open_page, published):
    page = open_page()
    page.goto("/public/en/")

    page.get_by_text("Country or territory", exact=True).first.click()
    page.get_by_role("link", name="Japan").click()
    assert page.locator("#found").inner_text() == "1 partner"
    page.get_by_role("link", name="Country or territory: Japan").click()

    assert page.locator("#found").inner_text() == "3 partners"


@pytest.mark.parametrize("viewport", [WIDE, NARROW])
@pytest.mark.parametrize(
    "path",
    ["", "agreements/", "map/", "data/", "partners/{keio}/", "embed/agreements/", "partners/{nobody}/"],
)
def test_every_public_page_is_accessible_and_fits(open_page, published, viewport, path):
    page = open_page(viewport=viewport)

    nobody = "019d0000-0000-7000-8000-000000000000"
    page.goto(f"/public/vi/{path.format(keio=published.pk, nobody=nobody)}")

    assert_fits(page)
    assert_accessible(page)


def test_structured_data_is_no_violation_of_the_policy(open_page, published):
    page = open_page(own=True)
    page.add_init_script(
        "window.refused = [];"
        "addEventListener('securitypolicyviolation', event => refused.push(event.violatedDirective));"
    )

    page.goto(f"/public/vi/partners/{published.pk}/")

    told = page.evaluate("JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').text)")
    assert told["name"] == "Đại học Keio"
    assert page.evaluate("window.refused") == []


def test_the_first_page_is_small_sets_no_cookie_and_runs_no_script(open_page, published):
    page = open_page(own=True)
    page.context.clear_cookies()
    sizes: dict[str, int] = {}
    page.on("response", lambda answer: sizes.update({answer.url: len(answer.body())}))

    page.goto("/public/vi/")
    page.wait_for_load_state("networkidle")

    assert sum(sizes.values()) < MOST_BYTES
    assert not [address for address in sizes if address.endswith(".js")]
    assert page.context.cookies() == []


@pytest.mark.parametrize("is_on_the_list", [True, False])
def test_only_a_site_on_the_list_shows_the_frame(chromium, published, another_site, is_on_the_list):
    a_publication(sites=[another_site if is_on_the_list else "https://www.example.edu.vn"])
    context = chromium.new_context()
    page = context.new_page()

    page.goto(another_site)
    found = page.frame_locator("iframe").get_by_role("link", name="Keio University")

    if is_on_the_list:
        found.wait_for(timeout=10_000)
    else:
        page.wait_for_load_state("networkidle")
        assert found.count() == 0
    context.close()


def test_an_administrator_turns_it_on_and_sees_what_leaves(
    open_page, administrator, transactional_db, settings
):
    settings.SECOND_FACTOR_FOR = ()
    in_force(factories.an_organisation("Đại học Keio", city="Tokyo"))
    page = open_page(administrator, language="en")
    page.goto("/public/settings/")

    page.get_by_label("The university's name in Vietnamese").fill("Trường Đại học Biển Đông")
    page.get_by_label("City").uncheck()
    page.get_by_role("button", name="Preview without saving").click()
    preview = page.locator("#seen").inner_text()
    assert "Đại học Keio" in preview
    assert "Tokyo" not in preview
    assert_accessible(page)
    page.get_by_label("Anybody may read the public page").check()
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("link", name="See it as visitors do").click()

    assert page.locator("h1").inner_text() == "Cooperation partners and agreements"
    assert "Tokyo" not in page.locator("main").inner_text()


def test_a_change_of_the_rules_shows_on_the_next_look_in_the_same_browser(open_page, published):
    page = open_page()
    page.goto("/public/en/")
    before = page.locator("h1").inner_text()
    a_publication(title_en="A new title")

    page.goto("/public/en/agreements/")
    page.goto("/public/en/")

    assert before != "A new title"
    assert page.locator("h1").inner_text() == "A new title"


def test_a_page_that_may_be_kept_is_asked_for_again_in_the_next_test(warm_pages, published):
    first = warm_pages.lend(viewport=WIDE, scheme="light", scripts=True)
    first.goto("/public/en/")
    warm_pages.take_back(first, scripts=True)

    page = warm_pages.lend(viewport=WIDE, scheme="light", scripts=True)
    page.goto("/public/en/")
    transferred = page.evaluate("performance.getEntriesByType('navigation')[0].transferSize")
    warm_pages.take_back(page, scripts=True)

    assert page is first
    assert transferred > 0

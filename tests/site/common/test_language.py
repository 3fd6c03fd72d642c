"""Which language a page is in, and how it is chosen."""

import pytest
from django.urls import reverse


def heading(client, **headers):
    return client.get(reverse("accounts:login"), headers=headers).text


def test_pages_are_vietnamese_whatever_the_browser_asks_for(client, db):
    page = heading(client, **{"Accept-Language": "en"})

    assert '<html lang="vi">' in page
    assert "Đăng nhập" in page


def test_the_choice_is_remembered_and_the_page_stays(client, db):
    answer = client.post(reverse("common:language"), {"language": "en", "next": "/accounts/login/?next=/x/"})

    assert answer["Location"] == "/accounts/login/?next=/x/"
    assert '<html lang="en">' in heading(client)


def test_a_language_that_is_not_spoken_here_changes_nothing(client, db):
    client.post(reverse("common:language"), {"language": "xx", "next": "/"})

    assert '<html lang="vi">' in heading(client)


@pytest.mark.parametrize("cookie", ["xx", "../../etc", "en\x00"])
def test_a_broken_cookie_is_left_aside(client, db, cookie):
    client.cookies["django_language"] = cookie

    assert '<html lang="vi">' in heading(client)


@pytest.mark.parametrize(("language", "words"), [("vi", "Trang chủ"), ("en", "Home")])
def test_the_navigation_speaks_the_language(client_as, language, words):
    assert f">{words}</a>" in client_as("viewer", language=language).get(reverse("people:password")).text


def test_only_administrators_are_shown_the_people(client_as):
    pages = {
        role: client_as(role, language="en").get(reverse("people:password")).text
        for role in ("head", "administrator")
    }

    assert ">People</a>" not in pages["head"]
    assert ">People</a>" in pages["administrator"]


def test_the_current_place_is_marked(client_as):
    text = client_as("administrator", language="en").get(reverse("people:units")).text

    assert 'aria-current="page">People</a>' in text

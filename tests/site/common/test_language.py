"""Which language a page is in, and how it is chosen."""

import pytest
from django import forms
from django.contrib.auth.password_validation import validate_password
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


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        (forms.CharField(), "", "Hãy điền ô này."),
        (forms.CharField(max_length=3), "xxxx", "Tối đa 3 ký tự (hiện có 4)."),
        (forms.IntegerField(max_value=5), "9", "Giá trị này phải nhỏ hơn hoặc bằng 5."),
        (forms.IntegerField(), "x", "Hãy nhập một số nguyên."),
        (forms.CharField(), "a\0b", "Không được có ký tự rỗng (NUL)."),
        (
            forms.ChoiceField(choices=[("1", "x")]),
            "7",
            "Hãy chọn một mục có trong danh sách. Không có mục 7.",
        ),
    ],
)
def test_faults_of_forms_are_said_as_an_office_says_them(field, value, words):
    with pytest.raises(forms.ValidationError) as refused:
        field.clean(value)

    assert refused.value.messages == [words]


def test_a_short_password_is_refused_in_vietnamese():
    with pytest.raises(forms.ValidationError) as refused:
        validate_password("Kx7!")

    assert refused.value.messages == ["Mật khẩu quá ngắn. Mật khẩu phải có ít nhất 12 ký tự."]

"""Watching records and talking about them."""

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.site.factories import a_comment, a_person
from tests.site.register.making import an_agreement, an_organisation

from caunoi_web.accounts.models import Role
from caunoi_web.attention import services
from caunoi_web.attention.errors import NotYourComment
from caunoi_web.attention.models import Comment, Notice, NoticeKind, Watch
from caunoi_web.attention.queries.notices import notices_of
from caunoi_web.attention.services.comments import named_in
from caunoi_web.common.errors import NotAllowed
from caunoi_web.register import services as register

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper():
    return an_agreement(an_organisation("Kyushu"), number="1")


@pytest.fixture
def colleague():
    return a_person("huong", role=Role.OFFICER)


def test_a_change_by_somebody_else_is_told_at_once_and_ones_own_is_not(paper, officer, colleague):
    for person in (officer, colleague):
        services.watch(actor=person, target_kind="agreement", target_id=paper.pk, label="x")

    register.amend_agreement(
        actor=colleague, agreement=paper, changes={"number": "2"}, version=paper.version, reason="letter 5"
    )

    [told] = notices_of(officer)
    assert (told.kind, told.detail) == ("change", "letter 5")
    assert notices_of(colleague) == []


def test_watching_and_stopping_work_from_the_page(client_as, officer, paper):
    client, address = client_as("officer"), reverse("attention:agreement_watch", args=[paper.pk])

    client.post(address, {"on": "1"})
    client.post(address, {"on": "1"})
    assert Watch.objects.filter(person=officer).count() == 1
    client.post(address, {"on": "0"})

    assert not Watch.objects.exists()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("@huong xem giúp", {"huong"}),
        ("Nhờ @huong, @minh.", {"huong", "minh"}),
        ("viết cho huong@example.vn", set()),
        ("@", set()),
        ("(@an-na)", {"an-na"}),
        ("@@huong", set()),
    ],
)
def test_names_stand_behind_an_at_sign(text, names):
    assert named_in(text) == names


def test_whoever_is_named_is_told_once(paper, officer, colleague):
    services.add_comment(
        actor=officer,
        record=paper,
        label="x",
        text="@huong @huong xem",
        people=[colleague],
        now=timezone.now(),
    )

    assert Notice.objects.filter(person=colleague, kind=NoticeKind.MENTION).count() == 1


def test_a_name_nobody_bears_is_refused_and_what_was_typed_stays(client_as, paper):
    client = client_as("officer", language="en")

    answer = client.post(
        reverse("attention:agreement_comment", args=[paper.pk]), {"text": "@nobody hãy xem điều 5"}
    )

    assert answer.status_code == 422
    assert "hãy xem điều 5" in answer.content.decode()
    assert "@nobody" in answer.content.decode()
    assert not Comment.objects.exists()


def test_who_may_not_read_comments_cannot_be_named_and_does_not_see_them(client_as, paper, viewer):
    a_comment(target_id=paper.pk, text="chuyện nội bộ")

    answer = client_as("officer").post(
        reverse("attention:agreement_comment", args=[paper.pk]), {"text": f"@{viewer.username}"}
    )

    page = client_as("viewer").get(reverse("register:agreement", args=[paper.pk])).content.decode()
    assert answer.status_code == 422
    assert "chuyện nội bộ" not in page


def test_an_empty_comment_is_refused(client_as, paper):
    answer = client_as("officer").post(
        reverse("attention:agreement_comment", args=[paper.pk]), {"text": "  "}
    )

    assert answer.status_code == 422


def test_a_viewer_cannot_comment(paper, viewer):
    with pytest.raises(NotAllowed):
        services.add_comment(actor=viewer, record=paper, label="x", text="x", now=timezone.now())


def test_a_comment_is_shown_escaped_and_its_author_can_withdraw_it(client_as, paper, officer):
    client = client_as("officer", language="en")
    client.post(reverse("attention:agreement_comment", args=[paper.pk]), {"text": "<b>Điều 5</b>"})
    page = client.get(reverse("register:agreement", args=[paper.pk])).content.decode()
    assert "&lt;b&gt;Điều 5&lt;/b&gt;" in page

    client.post(reverse("attention:comment_withdraw", args=[Comment.objects.get().pk]))

    page = client.get(reverse("register:agreement", args=[paper.pk])).content.decode()
    assert "Điều 5" not in page
    assert "withdrawn" in page


def test_nobody_withdraws_the_words_of_another(officer, head):
    comment = a_comment(officer)

    with pytest.raises(NotYourComment):
        services.withdraw_comment(actor=head, comment=comment, now=timezone.now())


def test_a_comment_stands_in_the_history_without_its_words(paper, officer):
    from caunoi_web.sources.models import AuditEntry

    services.add_comment(actor=officer, record=paper, label="x", text="kín", now=timezone.now())

    entry = AuditEntry.objects.get(action="agreement.commented")
    assert "kín" not in str(entry.after)


def test_notices_are_marked_seen(client_as, officer, colleague, paper):
    services.add_comment(
        actor=colleague, record=paper, label="x", text=f"@{officer.username}", now=timezone.now()
    )
    client = client_as("officer", language="en")
    assert "named you in a comment" in client.get(reverse("attention:work")).content.decode()

    client.post(reverse("attention:seen"))

    assert not Notice.objects.of(officer).unseen().exists()


def test_the_home_page_shows_ones_work(client_as, today_is):
    from datetime import date

    today_is(date(2027, 12, 20))
    an_agreement(an_organisation("Kyushu"), start="2022", end="2027-12-31", end_kind="fixed")

    page = client_as("officer", language="en").get("/").content.decode()

    assert "My work" in page
    assert "Decide: renew, amend or let it end" in page

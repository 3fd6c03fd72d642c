"""The weekly mail, sent through a real mail server on this machine."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from tests.site.factories import a_person
from tests.site.register.making import an_agreement, an_organisation

from caunoi_web.accounts.models import Role
from caunoi_web.attention import services
from caunoi_web.attention.models import Digest, Notice

pytestmark = pytest.mark.django_db(transaction=True)
MONDAY = date(2027, 12, 6)
NOW = timezone.now()


@pytest.fixture
def huong():
    return a_person("huong", role=Role.OFFICER, email="huong@example.edu.vn", full_name="Trần Thu Hương")


@pytest.fixture
def paper():
    partner = an_organisation("Đại học <Kyushu> & bạn", country="JP")
    return an_agreement(partner, start="2022", end="2027-12-31", end_kind="fixed")


def bodies(mail):
    return [mail.get_body((kind,)).get_content() for kind in ("plain", "html")]


def test_everything_new_comes_in_one_mail_in_vietnamese_with_links(mailbox, huong, paper):
    services.remind(day=MONDAY, now=NOW)

    sent = services.send_digests(day=MONDAY, now=NOW)

    [mail] = mailbox.mails
    plain, html = bodies(mail)
    assert sent == (1, 0)
    assert (mail["To"], mail["Subject"]) == ("huong@example.edu.vn", "Cầu Nối: 2 việc trong tuần này")
    assert "Kính gửi Trần Thu Hương" in plain
    assert "Đại học <Kyushu> & bạn" in plain
    assert "Đại học &lt;Kyushu&gt; &amp; bạn" in html
    assert f"https://caunoi.example.edu.vn/register/agreements/{paper.pk}/" in plain


def test_one_mail_a_week_for_each_person_and_nothing_is_mailed_twice(mailbox, huong, paper):
    services.remind(day=MONDAY, now=NOW)
    for later in range(7):
        services.send_digests(day=MONDAY + timedelta(days=later), now=NOW)
    services.send_digests(day=MONDAY + timedelta(days=7), now=NOW)

    first, second = mailbox.mails
    assert "trong vòng 30 ngày" in bodies(first)[0]
    assert "trong vòng 30 ngày" not in bodies(second)[0]


def test_a_mail_that_the_server_refuses_is_tried_again_and_loses_nothing(mailbox, huong, paper):
    services.remind(day=MONDAY, now=NOW)
    mailbox.refuses = True
    assert services.send_digests(day=MONDAY, now=NOW) == (0, 1)
    assert not Digest.objects.exists()
    assert not Notice.objects.filter(mailed_at__isnull=False).exists()

    mailbox.refuses = False

    assert services.send_digests(day=MONDAY + timedelta(days=1), now=NOW) == (1, 0)


def test_nothing_to_tell_sends_nothing(mailbox, huong):
    assert services.send_digests(day=MONDAY, now=NOW) == (0, 0)
    assert mailbox.mails == []


def test_wishes_are_respected(mailbox, huong, paper):
    other = a_person("other", role=Role.OFFICER, email="other@example.edu.vn")
    services.set_wish(actor=huong, by_mail=False, weekday=0)
    services.set_wish(actor=other, by_mail=True, weekday=4, language="en")
    services.remind(day=MONDAY, now=NOW)

    services.send_digests(day=MONDAY, now=NOW)
    assert mailbox.mails == []
    services.send_digests(day=MONDAY + timedelta(days=4), now=NOW)

    [mail] = mailbox.mails
    assert mail["To"] == "other@example.edu.vn"
    assert "The agreement ends within 30 days" in bodies(mail)[0]


def test_the_daily_command_does_both_and_says_so(mailbox, huong, paper, capsys):
    call_command("daily", "--day", MONDAY.isoformat())

    assert capsys.readouterr().out.splitlines()[0] == "2 reminders, 1 weekly mails sent, 0 not sent."


def test_the_daily_command_fails_loudly_when_mail_does_not_go_out(mailbox, huong, paper):
    mailbox.refuses = True

    with pytest.raises(SystemExit):
        call_command("daily", "--day", MONDAY.isoformat())

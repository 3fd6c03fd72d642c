"""The weekly mail: everything new at once, one for each person and week."""

import logging
from datetime import date, datetime
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import ngettext

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, may
from caunoi_web.attention.models import Digest, Notice, Wish
from caunoi_web.attention.queries.notices import TOLD_MOST, Told, told_of
from caunoi_web.attention.queries.worklist import Task, worklist

log = logging.getLogger(__name__)


def week_of(day: date) -> str:
    """The ISO week, as in "2026-W47"."""
    year, week, _weekday = day.isocalendar()
    return f"{year}-W{week:02}"


def send_digests(*, day: date, now: datetime) -> tuple[int, int]:
    """Send the weekly mails that are due on ``day``; returns how many went out and how many failed.

    A person's mail goes out on the wanted day of the week, or on the first run after it; not when there is
    nothing to tell. A mail that the server refuses is tried again at the next run.
    """
    wishes = {wish.person_id: wish for wish in Wish.objects.all()}
    sent = failed = 0
    for person in User.objects.filter(is_active=True).exclude(email=""):
        wish = wishes.get(person.pk) or Wish(person=person)
        is_due = wish.by_mail and day.weekday() >= wish.weekday and may(person, Action.NOTICE_OWN)
        if not is_due or Digest.objects.filter(person=person, week=week_of(day)).exists():
            continue
        try:
            sent += _send(person, wish, day, now)
        except (SMTPException, OSError) as fault:
            log.error("the weekly mail to %s could not be sent: %s", person.pk, fault)
            failed += 1
    return sent, failed


def _send(person: User, wish: Wish, day: date, now: datetime) -> bool:
    """One mail, together with the note that it was sent: both, or neither."""
    notices = list(Notice.objects.of(person).unseen().filter(mailed_at__isnull=True)[: TOLD_MOST + 1])
    with translation.override(wish.language or settings.LANGUAGE_CODE):
        tasks = worklist(person, day)
        if not notices and not tasks:
            return False
        try:
            with transaction.atomic():
                Digest.objects.create(person=person, week=week_of(day), notices=len(notices), sent_at=now)
                Notice.objects.filter(pk__in=[notice.pk for notice in notices]).update(mailed_at=now)
                _mail(person, told_of(notices[:TOLD_MOST]), tasks, day).send()
        except IntegrityError:  # another process was quicker
            return False
    return True


def _mail(person: User, told: list[Told], tasks: list[Task], day: date) -> EmailMultiAlternatives:
    context = {
        "person": person,
        "told": told,
        "tasks": tasks,
        "day": day,
        "site": settings.SITE_URL.rstrip("/"),
        "language": translation.get_language(),
    }
    number = len(told) + len(tasks)
    subject = ngettext("Cầu Nối: %(count)s matter this week", "Cầu Nối: %(count)s matters this week", number)
    mail = EmailMultiAlternatives(
        subject % {"count": number},
        render_to_string("attention/digest.txt", context),
        to=[person.email],
        headers={"Auto-Submitted": "auto-generated"},
    )
    mail.attach_alternative(render_to_string("attention/digest.html", context), "text/html")
    return mail

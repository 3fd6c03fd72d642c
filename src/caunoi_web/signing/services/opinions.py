"""Asking more offices, and entering what they say."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from caunoi_web.accounts.models import User
from caunoi_web.common.errors import NotAllowed
from caunoi_web.register.errors import InvalidValue
from caunoi_web.register.services.records import locked
from caunoi_web.signing.errors import NotNow
from caunoi_web.signing.models import Answer, Case, EventKind, Opinion, Stage
from caunoi_web.signing.queries.acting import acting, may_answer
from caunoi_web.signing.services.flow import ask
from caunoi_web.signing.services.journal import tell
from caunoi_web.signing.services.steps import opened


@transaction.atomic
def ask_office(*, actor: User, case: Case, version: int, office: str, day: date) -> None:
    """Ask one more office in the running step of opinions ("Vietnamese name | English name")."""
    case, _steps, current, who = opened(actor, case, version, day)
    if current.step.stage != Stage.OPINIONS:
        raise NotNow(_("Opinions are asked in the step of opinions only."))
    names = [part.strip() for part in office.split("|")][:2]
    if not names[0]:
        raise InvalidValue("office", _("Name the office that is asked."))
    ask(case, current, [names], who, day=day)


@transaction.atomic
def answer(*, actor: User, opinion: Opinion, answer: str, text: str, day: date) -> Opinion:
    """Enter what an office says. Raises ``NotNow`` when nobody waits for it any more."""
    case = locked(opinion.case_step.case)
    opinion = (
        Opinion.objects.select_for_update(of=("self",)).select_related("case_step__step").get(pk=opinion.pk)
    )
    who = acting(actor, day, lambda person: may_answer(person, opinion))
    if who is None:
        raise NotAllowed(_("Your role allows this for your own unit only."))
    if not opinion.is_open or not case.is_open:
        raise NotNow(_("This opinion is answered already, or nobody waits for it any more."))
    if answer not in Answer.values or not answer:
        raise InvalidValue("answer", _("Choose what the office says."))
    if answer != Answer.AGREES and not text.strip():
        raise InvalidValue("text", _("Write what should change, or why not: the drafters need it."))
    opinion.answer, opinion.text, opinion.answered_on = answer, text.strip(), day
    opinion.answered_by, opinion.answered_for = who.actor, who.acted_for
    opinion.save()
    told = f"{opinion}: {opinion.get_answer_display()}"
    told = f"{told}. {opinion.text}" if opinion.text else told
    tell(
        case,
        EventKind.ANSWERED,
        who,
        day=day,
        step=opinion.case_step.step,
        text=told,
        after={"office": opinion.office_vi, "answer": opinion.answer},
    )
    return opinion

"""Accepting all that is certain in one go, as one act that one press takes back."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from caunoi_web.accounts.models import User
from caunoi_web.common.ids import uuid7
from caunoi_web.intake.errors import StaleProposal
from caunoi_web.intake.queries.certain import Plan, plan_for
from caunoi_web.intake.queries.questions import NEW
from caunoi_web.intake.services.agreements import Choices, settle_agreement
from caunoi_web.intake.services.figures import settle_figure
from caunoi_web.intake.services.organisations import Choice, settle_organisation
from caunoi_web.intake.services.settling import follow, hold
from caunoi_web.sources.models import Document


@transaction.atomic
def accept_certain(*, actor: User, document: Document, token: str) -> tuple[Plan, UUID]:
    """Do exactly the plan that was shown (``token``); all or nothing. Returns the plan and the act.

    Raises ``StaleProposal`` when the plan is another one by now.
    """
    document, act = hold(actor, document.pk), uuid7()
    plan = plan_for(document)
    if plan.token != token:
        raise StaleProposal(
            _("What is certain changed since the summary was shown. Look at it again, then accept."), plan
        )
    for planned in (*plan.organisations, *plan.agreements, *plan.figures):
        planned.proposal.document = document
    for planned in plan.organisations:
        choice = Choice(planned.answer, is_fresh=True)
        settle_organisation(planned.proposal, actor=actor, choice=choice, act=act)
    for planned in plan.agreements:
        shown = frozenset() if planned.answer == NEW else frozenset((planned.answer,))
        settle_agreement(
            planned.proposal, actor=actor, choices=Choices(agreement=planned.answer, shown=shown), act=act
        )
    for planned in plan.figures:
        settle_figure(planned.proposal, actor=actor, act=act)
    follow(document, actor=actor, act=act)
    return plan, act

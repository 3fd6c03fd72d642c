"""What signing tells of a partner on its timeline."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from caunoi.domain.dates import PartialDate
from caunoi_web.common.moments import Moment
from caunoi_web.signing.models import Case

KIND = "signing"


def of_cases(user: Any, organisations: Sequence[UUID]) -> list[Moment]:
    """When each case with these organisations was proposed and how it ended; one query."""
    cases = Case.objects.visible_to(user).filter(partner__in=list(organisations)).select_related("unit")
    return [moment for case in cases for moment in _moments(case)]


def _moments(case: Case) -> list[Moment]:
    href = reverse("signing:case", args=[case.pk])
    about = {"kind": KIND, "href": href}
    proposed = Moment(
        PartialDate.of(case.proposed_on),
        title=_("Proposed: %(title)s") % {"title": case.title},
        detail=str(case.unit),
        **about,
    )
    if case.closed_on is None:
        return [proposed]
    ended = Moment(
        PartialDate.of(case.closed_on),
        title=_("Case closed: %(title)s") % {"title": case.title},
        detail=str(case.get_state_display()),
        **about,
    )
    return [ended, proposed]

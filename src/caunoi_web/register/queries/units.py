"""How many agreements each of our own units is in charge of."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, may
from caunoi_web.common.unit_counts import UnitCount
from caunoi_web.register.models import Agreement
from caunoi_web.register.models.agreement_sets import AgreementQuerySet
from caunoi_web.register.queries.agreement_filters import ACTIVE
from caunoi_web.register.queries.remembered import remembered


def active_by_unit(user: User, day: date) -> Mapping[UUID, int]:
    """Agreements in force or indefinite on ``day``, by the unit in charge; remembered until a write."""
    found = Agreement.objects.visible_to(user).live().active_on(day)
    return remembered("active by unit", (may(user, Action.REGISTER_READ), day), lambda: _by_unit(found))


def all_by_unit(user: User, day: date) -> Mapping[UUID, int]:
    """All agreements by the unit in charge; remembered until a write."""
    found = Agreement.objects.visible_to(user).live()
    return remembered("all by unit", may(user, Action.REGISTER_READ), lambda: _by_unit(found))


def _by_unit(found: AgreementQuerySet) -> Mapping[UUID, int]:
    rows = found.filter(host_unit__isnull=False).order_by().values_list("host_unit")
    return dict(rows.annotate(number=Count("pk")))


def _list_of(unit: UUID) -> str:
    return f"{reverse('register:agreements')}?unit={unit}"


UNIT_COUNTS = {
    "active": UnitCount(
        _("Active agreements"), active_by_unit, lambda unit: f"{_list_of(unit)}&status={ACTIVE}"
    ),
    "agreements": UnitCount(_("All agreements"), all_by_unit, _list_of),
}

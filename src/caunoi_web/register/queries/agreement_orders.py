"""The orders of a list of agreements, each as keys that are never NULL and end in the id."""

from collections.abc import Callable
from datetime import date, datetime

from django.db.models import Case, F, OuterRef, Subquery, Value, When
from django.db.models.functions import Coalesce

from caunoi.domain.terms import Status
from caunoi_web.common.keyset import ID, OrderKey
from caunoi_web.register.models import AgreementParty
from caunoi_web.register.models.agreements import AgreementQuerySet

Arranged = tuple[AgreementQuerySet, tuple[OrderKey, ...]]

_ACTIVE = (Status.IN_FORCE.value, Status.INDEFINITE.value)
_RANKS = (
    (_ACTIVE, 0),
    ((Status.OPEN_CONDITIONAL.value, Status.VALIDITY_UNKNOWN.value, Status.SUSPENDED.value), 1),
    ((Status.NOT_IN_FORCE.value,), 2),
)
_EXPIRED_RANK = 3


def arranged(found: AgreementQuerySet, sort: str) -> Arranged:
    """The agreements, which know their ``status``, with what the order needs, and the order's keys."""
    by, down = sort.removeprefix("-"), sort.startswith("-")
    return _ORDERS.get(by, _by_end)(found, down=down)


def _by_end(found: AgreementQuerySet, *, down: bool) -> Arranged:
    """What is valid on top, the soonest end first, what expired last at the bottom; or the latest end."""
    if down:
        return found.annotate(k1=_last("ends_on", down=True)), (
            OrderKey("k1", date.fromisoformat, down=True),
            ID,
        )
    expired = When(rank=_EXPIRED_RANK, then=Value(date.max))
    ends = _last("ends_on", down=False)
    return found.annotate(rank=_rank()).annotate(
        k1=Case(expired, default=ends), k2=_last("ends_on", down=True)
    ), (
        OrderKey("rank", int),
        OrderKey("k1", date.fromisoformat),
        OrderKey("k2", date.fromisoformat, down=True),
        ID,
    )


def _by_partner(found: AgreementQuerySet, *, down: bool) -> Arranged:
    rows = AgreementParty.objects.filter(agreement=OuterRef("pk")).order_by("position", "id")
    name = Coalesce(Subquery(rows.values("organisation__sort_key")[:1]), Value(""))
    return found.annotate(k1=name), (OrderKey("k1", str, down=down), ID)


def _by_begin(found: AgreementQuerySet, *, down: bool) -> Arranged:
    return found.annotate(k1=_last("begins_on", down=down)), (
        OrderKey("k1", date.fromisoformat, down=down),
        ID,
    )


def _by_change(found: AgreementQuerySet, *, down: bool) -> Arranged:
    return found, (OrderKey("changed_at", datetime.fromisoformat, down=down), ID)


_ORDERS: dict[str, Callable[..., Arranged]] = {
    "end": _by_end,
    "partner": _by_partner,
    "begin": _by_begin,
    "changed": _by_change,
}
SORTS = tuple(sort for by in _ORDERS for sort in (by, f"-{by}"))


def _rank() -> Case:
    return Case(
        *(When(status__in=group, then=Value(rank)) for group, rank in _RANKS), default=Value(_EXPIRED_RANK)
    )


def _last(field: str, *, down: bool) -> Coalesce:
    """The day, or what stands behind all days in this direction when there is none."""
    return Coalesce(F(field), Value(date.min if down else date.max))

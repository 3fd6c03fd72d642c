"""Words the office uses about agreements, as queries; the status in SQL, by the rule of the domain."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.db import models, transaction
from django.db.models import Case, CharField, DateField, F, OuterRef, Q, Subquery, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact, GreaterThanOrEqual, In, LessThan

from caunoi.domain.terms import FINAL, PROLONGING, RULING, EndKind, EventKind, Status
from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, may
from caunoi_web.register.models.events import AgreementEvent
from caunoi_web.register.models.stretches import Stretch

if TYPE_CHECKING:
    from caunoi_web.register.models.agreements import Agreement

# Whoever changes one of these changes the stretches of the agreement.
LIFE_FIELDS = frozenset({"start", "end", "end_kind", "signed", "ends_on", "first_event_on", "archived_at"})

Day = date | Combinable


class AgreementQuerySet(models.QuerySet["Agreement"]):
    """Words the office uses about agreements, each one chainable."""

    def visible_to(self, user: User) -> Self:
        return self if may(user, Action.REGISTER_READ) else self.none()

    def live(self) -> Self:
        """Not archived."""
        return self.filter(archived_at__isnull=True)

    @transaction.atomic
    def bulk_create(self, objs: Iterable["Agreement"], *args: Any, **options: Any) -> list["Agreement"]:
        """As ever, with their stretches; with ``update_conflicts`` rows may be there already."""
        made = super().bulk_create(objs, *args, **options)
        Stretch.objects.renew(made, fresh=not options.get("update_conflicts"))
        return made

    @transaction.atomic
    def update(self, **values: Any) -> int:
        """As ever; the stretches follow when a date of life is among what is changed."""
        touched = list(self.values_list("pk", flat=True)) if LIFE_FIELDS & values.keys() else []
        number = super().update(**values)
        Stretch.objects.renew(self.model._default_manager.filter(pk__in=touched) if touched else ())
        return number

    def with_status_on(self, day: Day) -> Self:
        """Annotate ``status``: the same rule as ``Term.status_on``, in SQL (a test keeps them equal).

        ``day`` may be an expression, so that each row can have a day of its own.
        """
        return self.annotate(
            status=Case(
                When(first_event_on__lte=day, then=_by_events(day)),
                default=_by_dates(day, F("term_ends_on")),
                output_field=CharField(),
            )
        )

    def living_on(self, day: date) -> Self:
        """The live ones, each with its ``status`` from the stretch that holds on ``day``: a quicker question.

        For few agreements, named or found by an index: nothing here says where the database shall begin.
        """
        held = self.filter(stretches__since__lte=day, stretches__until__gte=day)
        return held.annotate(status=F("stretches__status"), place=F("stretches__place"))

    def with_status(self, status: str, day: date) -> Self:
        """Only those that are ``status`` on ``day``."""
        return self.with_status_on(day).filter(status=status)

    def active_on(self, day: date) -> Self:
        """In force or indefinite: what counts as active (domain rule 6.4-2)."""
        return self.with_status_on(day).filter(status__in=(Status.IN_FORCE.value, Status.INDEFINITE.value))

    def ending_within(self, days: int, *, after: date) -> Self:
        """In force on ``after`` and ending at most ``days`` later."""
        return self.with_status(Status.IN_FORCE.value, after).filter(
            ends_on__lte=after + timedelta(days=days)
        )

    def latest_end_first(self) -> Self:
        """Soonest end first, those without an end last."""
        return self.order_by(F("ends_on").asc(nulls_last=True), "id")


def _by_dates(day: Day, end: Coalesce | F, *, stopped: Q | None = None, suspended: Q | None = None) -> Case:
    """What the dates say; ``end`` is the last day, ``stopped`` that a notice was given in time.

    ``suspended`` takes the place of whatever is neither before its beginning nor past its end.
    """
    renews = EndKind.AUTO_RENEWED.value
    ends = ~Q(end_kind__in=[EndKind.INDEFINITE.value, EndKind.CONDITION.value])
    ends &= ~Q(end_kind=renews) | stopped if stopped else ~Q(end_kind=renews)
    return Case(
        When(begins_on__gt=day, then=Value(Status.NOT_IN_FORCE.value)),
        When(ends & Q(LessThan(end, day)), then=Value(Status.EXPIRED.value)),
        *([When(suspended, then=Value(Status.SUSPENDED.value))] if suspended else ()),
        When(end_kind=EndKind.INDEFINITE.value, then=Value(Status.INDEFINITE.value)),
        When(end_kind=EndKind.CONDITION.value, then=Value(Status.OPEN_CONDITIONAL.value)),
        When(GreaterThanOrEqual(end, day), then=Value(Status.IN_FORCE.value)),
        default=Value(Status.VALIDITY_UNKNOWN.value),
        output_field=CharField(),
    )


def _by_events(day: Day) -> Case:
    """What the events up to ``day`` make of it; asked only of agreements that have any by then."""
    ruling = Subquery(_last(day, RULING).values("kind")[:1])
    turning = Subquery(_last(day, {EventKind.NOTICE, *PROLONGING}).values("kind")[:1])
    prolonged = Subquery(_last(day, PROLONGING).values("until_day")[:1], output_field=DateField())
    return Case(
        When(In(ruling, [kind.value for kind in FINAL]), then=ruling),
        default=_by_dates(
            day,
            Coalesce(prolonged, F("term_ends_on")),
            stopped=Q(Exact(turning, EventKind.NOTICE.value)),
            suspended=Q(Exact(ruling, EventKind.SUSPENDED.value)),
        ),
        output_field=CharField(),
    )


def _last(day: Day, kinds: frozenset[EventKind] | set[EventKind]) -> models.QuerySet[AgreementEvent]:
    """The events of the agreement outside on or before ``day``, the last of them first."""
    return AgreementEvent.objects.filter(
        agreement=OuterRef("pk"),
        withdrawn_at__isnull=True,
        on_day__lte=day,
        kind__in=sorted(kind.value for kind in kinds),
    ).order_by("-on_day", "-id")

"""How much an activity counts for the promise it keeps."""

from decimal import Decimal

from caunoi.domain.promises import Debtor, Measure
from caunoi_web.activities.models import Activity, Commitment

ONE, NOTHING = Decimal(1), Decimal(0)


def counted_by(activity: Activity, commitment: Commitment | None) -> Decimal:
    """People for a promise of people, money of the side that owes it, pieces, else one time.

    Money in another currency than the promise's counts nothing: rates are not guessed.
    """
    if commitment is None:
        return NOTHING
    if commitment.measure == Measure.PEOPLE:
        return Decimal(activity.participants or 0)
    if commitment.measure == Measure.ITEMS:
        return activity.quantity or Decimal(activity.participants or 0)
    if commitment.measure == Measure.MONEY:
        return _money(activity, commitment)
    return activity.quantity or ONE


def count_again(commitment: Commitment) -> None:
    """Work out anew how much the activities of a promise count; for when its measure changed."""
    activities = list(Activity.objects.filter(commitment=commitment))
    for activity in activities:
        activity.counted = counted_by(activity, commitment)
    Activity.objects.bulk_update(activities, ["counted"])


def _money(activity: Activity, commitment: Commitment) -> Decimal:
    if activity.currency != commitment.currency:
        return NOTHING
    given = {Debtor.HOST: (activity.cost,), Debtor.PARTNER: (activity.income,)}
    sides = given.get(Debtor(commitment.debtor), (activity.cost, activity.income))
    return sum((side for side in sides if side), NOTHING)

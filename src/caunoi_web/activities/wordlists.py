"""What the codes of promises are called on pages, in both languages."""

from django.utils.translation import npgettext, pgettext_lazy

from caunoi.domain.promises import Bound, Debtor, Means, Measure, Rhythm, Standing

DEBTORS = {
    Debtor.HOST: pgettext_lazy("who owes it", "Our side"),
    Debtor.PARTNER: pgettext_lazy("who owes it", "The partner"),
    Debtor.BOTH: pgettext_lazy("who owes it", "Both sides"),
}

MEASURES = {
    Measure.PEOPLE: pgettext_lazy("what is counted", "people"),
    Measure.EVENTS: pgettext_lazy("what is counted", "times"),
    Measure.ITEMS: pgettext_lazy("what is counted", "pieces"),
    Measure.MONEY: pgettext_lazy("what is counted", "money"),
}

BOUNDS = {
    Bound.EXACTLY: pgettext_lazy("how the number is meant", "just so many"),
    Bound.AT_LEAST: pgettext_lazy("how the number is meant", "at least"),
    Bound.AT_MOST: pgettext_lazy("how the number is meant", "at most"),
}

RHYTHMS = {
    Rhythm.ONCE: pgettext_lazy("rhythm of a promise", "In all"),
    Rhythm.YEARLY: pgettext_lazy("rhythm of a promise", "Each year"),
}

MEANS = {
    Means.CASH: pgettext_lazy("means of a promise", "In cash"),
    Means.KIND: pgettext_lazy("means of a promise", "In kind"),
}

STANDINGS = {
    Standing.OPEN: pgettext_lazy("how a promise stands", "Open"),
    Standing.PARTLY: pgettext_lazy("how a promise stands", "Partly kept"),
    Standing.MET: pgettext_lazy("how a promise stands", "Kept"),
    Standing.LATE: pgettext_lazy("how a promise stands", "Late"),
    Standing.WAIVED: pgettext_lazy("how a promise stands", "Waived"),
}

CURRENCIES = (
    "VND", "USD", "EUR", "JPY", "KRW", "AUD", "GBP", "CNY", "TWD", "SGD", "THB", "CAD", "CHF",
    "PHP", "LAK", "MYR", "IDR", "INR", "PLN", "KES", "BRL",
)  # fmt: skip


def measure_words(measure: str, number: float) -> str:
    """What so many of a measure are called: "person" for one, "people" for more; "" for no measure."""
    count = 1 if number == 1 else 2
    match measure:
        case Measure.PEOPLE:
            return npgettext("what is counted", "person", "people", count)
        case Measure.EVENTS:
            return npgettext("what is counted", "time", "times", count)
        case Measure.ITEMS:
            return npgettext("what is counted", "item", "items", count)
    return str(MEASURES.get(measure, ""))  # type: ignore[call-overload]

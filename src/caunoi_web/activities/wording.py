"""How activities and promises read in the history: acts, fields and values in words."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.dateparse import parse_date
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from caunoi.domain.dates import PartialDate
from caunoi_web.activities.kinds import kind_label
from caunoi_web.activities.models import Activity, Commitment, SleepCause, State
from caunoi_web.activities.wordlists import BOUNDS, DEBTORS, MEANS, MEASURES, RHYTHMS, measure_words
from caunoi_web.common.jinja import format_day, format_number, format_partial
from caunoi_web.common.labels import ACTIVITIES
from caunoi_web.register.wording import add_kind

ACTS: dict[str, str | Promise] = {
    "moved": pgettext_lazy("history", "Taken a step further"),
    "proof-added": pgettext_lazy("history", "Proof added"),
    "proof-withdrawn": pgettext_lazy("history", "Proof taken away"),
    "waived": pgettext_lazy("history", "Promise waived"),
    "unwaived": pgettext_lazy("history", "Promise counts again"),
    "promise-rejected": pgettext_lazy("history", "Read as a promise, rejected"),
    "promise-reopened": pgettext_lazy("history", "Rejected promise waits again"),
    "sleep-reason": pgettext_lazy("history", "Said why it sleeps"),
}
ROWS: dict[str, str | Promise] = {
    "proof": gettext_lazy("proof"),
    "promise_words": gettext_lazy("promise"),
    "sleep_reason": gettext_lazy("why it sleeps"),
    "sleep_words": gettext_lazy("why it sleeps, in words"),
}


def number_words(value: Any) -> str:
    """A number of the history, with the thousands marks of the page's language."""
    try:
        return format_number(float(Decimal(str(value))))
    except InvalidOperation:
        return str(value)


def _partners(value: list[dict[str, str]]) -> str:
    return "; ".join(partner["label"] for partner in value)


def _date(value: str) -> str:
    return format_partial(PartialDate.parse(value))


def _day(value: str) -> str:
    return format_day(parse_date(value))


def _activities(value: str) -> str:
    return str(ACTIVITIES.get(value, value))  # type: ignore[call-overload]


def _causes(value: str) -> str:
    return str(dict(SleepCause.choices).get(value, value))


def learn() -> None:
    """Teach the register's history our two kinds of records; called once when the site starts."""
    numbers = dict.fromkeys(("quantity", "cost", "income", "amount"), number_words)
    add_kind(
        Activity,
        acts=ACTS,
        rows=ROWS,
        labels={"state": dict(State.choices)},
        words={"kind": kind_label, "began": _date, "ended": _date, "partners": _partners, **numbers},
    )
    add_kind(
        Commitment,
        acts={},
        rows={},
        labels={
            "debtor": DEBTORS,
            "measure": MEASURES,
            "bound": BOUNDS,
            "rhythm": RHYTHMS,
            "means": MEANS,
        },
        words={"code": _activities, "due": _date, "waived_on": _day, **numbers},
    )


def amount_words(amount: Decimal | None, measure: str, counted_word: str = "", currency: str = "") -> str:
    """A number with what it counts: "10 sinh viên", "200.000.000 VND", "3 times"; "" for no number."""
    if amount is None:
        return ""
    number = format_number(float(amount))
    if currency:
        return f"{number} {currency}"
    return f"{number} {counted_word or measure_words(measure, float(amount))}".strip()


def promised_words(commitment: Commitment) -> str:
    """The number of a promise as people say it: "at most 10 sinh viên each year"; "" for no number."""
    number = amount_words(commitment.amount, commitment.measure, commitment.counted_word, commitment.currency)
    if not number:
        return str(_("each year")) if commitment.rhythm == "yearly" else ""
    if commitment.bound != "exactly":
        number = f"{BOUNDS[commitment.bound]} {number}"  # type: ignore[index]
    if commitment.rhythm == "yearly":
        return _("%(number)s each year") % {"number": number}
    return number

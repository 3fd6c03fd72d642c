"""What templates call the codes of activities, as ``activity_words``."""

from caunoi.domain.promises import Standing
from caunoi_web.activities.kinds import kind_label
from caunoi_web.activities.models import State
from caunoi_web.activities.services.steps import ORDER
from caunoi_web.activities.wording import amount_words, promised_words
from caunoi_web.activities.wordlists import DEBTORS, MEANS, STANDINGS

order = [state.value for state in ORDER]
kind = kind_label
amount = amount_words
promised = promised_words


def state(code: str) -> str:
    """The name of a state of an activity."""
    return str(State(code).label)


def standing(code: str) -> str:
    """How a promise stands, in words."""
    return str(STANDINGS[Standing(code)])


def debtor(code: str) -> str:
    """Who owes a promise."""
    return str(DEBTORS[code])  # type: ignore[index]


def means(code: str) -> str:
    """Cash or in kind; "" when it is not said."""
    return str(MEANS[code]) if code else ""  # type: ignore[index]


def step_back(code: str) -> str:
    """The state one step before, "" when there is none."""
    place = order.index(code) if code in order else 0
    return order[place - 1] if place else ""

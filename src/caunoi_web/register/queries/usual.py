"""What people ask for every day, counted ahead, so that nobody waits for the first answer of a day.

An app calls ``add_usual`` in its ``AppConfig.ready``; ``caunoi-web daily`` asks. What is asked must be
``remembered``: on a large register the answer then lies ready for every process (queries/remembered.py).
"""

from collections.abc import Callable
from datetime import date

from django.conf import settings
from django.utils.translation import override

from caunoi_web.accounts.models import Role, User

Ask = Callable[[User, date], object]

_usual: dict[str, Ask] = {}


def add_usual(name: str, ask: Ask) -> None:
    """Ask this every day, as somebody of the office would; the same name again replaces it."""
    _usual[name] = ask


def ask_usual(day: date) -> int:
    """Ask everything for ``day`` in each language of the site; returns how many sorts there are."""
    asker = User(role=Role.OFFICER)
    for language, _name in settings.LANGUAGES:
        with override(language):
            for ask in _usual.values():
                ask(asker, day)
    return len(_usual)

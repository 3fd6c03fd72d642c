"""Whose a Vietnamese text is: of a body abroad and one at home, the one at home writes in Vietnamese."""

import re
from collections.abc import Sequence

from caunoi.extraction.aliases import Organisation
from caunoi.extraction.home_country import is_named_abroad, is_named_at_home, is_spelt_in_vietnamese
from caunoi.extraction.places import country_of_name, country_stated
from caunoi.extraction.tokens import tokenize
from caunoi.extraction.view import View

Weighed = tuple[float, Organisation]

_HOME = "VN"
_HOME_LETTERS = re.compile(
    r"(?<!\w)(?:ĐH|HV|CĐ|TĐ)[A-ZĐ&]*[A-ZĐ][A-ZĐ&]+(?!\w)"
)  # "ĐHKHXH&NV": letters of Vietnamese words
_CLEAR = 0.02  # of a body that a Vietnamese place or form tells to be at home
_SPELT = 0.05  # of one whose name is only spelt in Vietnamese; Chinese names are read so, too
_FOREIGN = 0.1  # when only its spelling tells that the likeliest is abroad


def is_vietnamese(view: View) -> bool:
    """Vietnamese has a letter of its own on every line; English texts have it in names, if at all."""
    return view.flat[:_MUCH].count("đ") >= _OFTEN


_MUCH, _OFTEN = 2000, 3  # letters looked at; letters "đ" in them


def rather_at_home(best: Weighed, likely: Sequence[Weighed]) -> Weighed | None:
    """The likeliest at home instead of ``best`` abroad; None when nobody named is at home."""
    if not is_abroad(best[1]):
        if not is_named_abroad(best[1].name) or _is_at_home(best[1]):
            return best
        return max(
            (one for one in likely if one[0] >= _FOREIGN and _is_at_home(one[1])), default=best, key=_first
        )
    clear = [one for one in likely if one[0] >= _CLEAR and _is_at_home(one[1])]
    spelt = [
        one for one in likely if one[0] >= _SPELT and not is_abroad(one[1]) and _is_spelt_at_home(one[1])
    ]
    return max(clear or spelt, default=None, key=_first)


def is_only_one_at_home(organisation: Organisation, others: Sequence[Organisation]) -> bool:
    """A Vietnamese name says that it is at home, and all the others are abroad."""
    return _is_at_home(organisation) and all(is_abroad(one) for one in others if one is not organisation)


def lone_at_home(weighed: Sequence[Weighed]) -> Weighed | None:
    """The one school at home, when all others are named as only foreign ones are."""
    schools = [one for one in weighed if one[1].form == "school"]
    home = [one for one in schools if _is_at_home(one[1])]
    others = [one for one in schools if one not in home]
    is_clear = all(is_abroad(one[1]) or is_named_abroad(one[1].name) for one in others)
    return home[0] if len(home) == 1 and is_clear and home[0][0] >= _FOREIGN else None


def _first(one: Weighed) -> float:
    return one[0]


def is_abroad(organisation: Organisation) -> bool:
    """Its name or a note behind it says a country, and that is another one."""
    if any(_noted_abroad(note) for note in organisation.notes):
        return True
    named = country_of_name(organisation.name)
    return named is not None and named[0] != _HOME


def _noted_abroad(note: str) -> bool:
    code = country_stated(note) or country_stated(f"({note})")
    return code is not None and code != _HOME


def _is_at_home(organisation: Organisation) -> bool:
    if is_abroad(organisation) or organisation.form not in {"school", "institute"}:
        return False
    if country_of_name(organisation.name) is not None or _HOME_LETTERS.search(organisation.name):
        return True
    named = not any(token.is_acronym for token in tokenize(organisation.name))
    return named and is_named_at_home(organisation.name)


def _is_spelt_at_home(organisation: Organisation) -> bool:
    return organisation.form == "school" and is_spelt_in_vietnamese(organisation.name)

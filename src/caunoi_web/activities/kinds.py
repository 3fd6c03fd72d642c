"""The kinds of activity an office records, from the vocabulary: labels, groups, the code each belongs to."""

from dataclasses import dataclass

from django.utils.translation import get_language

from caunoi.vocabulary import load


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of activity. ``of`` is the code of caunoi.domain.kinds.Activity it belongs to."""

    code: str
    of: str
    group: str
    vi: str
    en: str

    @property
    def label(self) -> str:
        """Its name in the page's language."""
        return _in_language(self.vi, self.en)


_DATA = load("activity_kinds")
KINDS: dict[str, Kind] = {code: Kind(code, **about) for code, about in _DATA["kinds"].items()}
_GROUPS: dict[str, dict[str, str]] = _DATA["groups"]


def kind_label(code: str) -> str:
    """What a kind is called on pages; the code itself when this version does not know it."""
    return KINDS[code].label if code in KINDS else code


def group_label(group: str) -> str:
    """What a group of kinds is called on pages."""
    return _in_language(_GROUPS[group]["vi"], _GROUPS[group]["en"])


def kind_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """The kinds in their groups, as a select field takes them."""
    return [
        (group_label(group), [(kind.code, kind.label) for kind in KINDS.values() if kind.group == group])
        for group in _GROUPS
    ]


def _in_language(vi: str, en: str) -> str:
    return en if (get_language() or "vi").startswith("en") else vi

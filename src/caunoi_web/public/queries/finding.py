"""Words of a visitor, found in published parts only.

The search index holds the words of each part of a record apart (``register/parts.py``); only parts whose
field is published are asked. Kinds, countries, fields of cooperation and units stand there as codes, so what
they are called is looked up here, in both languages.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import override

from caunoi.domain.folding import fold
from caunoi_web.accounts.models import Unit
from caunoi_web.common.countries import country_choices
from caunoi_web.common.labels import ACTIVITIES, AGREEMENT_KINDS, ORGANISATION_KINDS
from caunoi_web.public.shown import Shown
from caunoi_web.register.parts import AGREEMENT_PARTS, PARTNER_PARTS
from caunoi_web.search.models import Kind, SearchEntry
from caunoi_web.search.queries import with_parts
from caunoi_web.search.words import asked_words, part_code, part_words

FEW = 2000  # so many records are looked at one by one; more are met along the order of the list
LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
Named = tuple[tuple[str, frozenset[str]], ...]  # codes as words of the index, and what they are called


@dataclass(frozen=True, slots=True)
class Words:
    """What a visitor's words find, public or not: for each word those of the index that do.

    ``few`` holds the ids when they are at most ``FEW``.
    """

    kind: Kind
    groups: tuple[tuple[str, ...], ...]
    few: tuple[UUID, ...] | None

    @property
    def condition(self) -> Q:
        """For a list of the records."""
        if self.few is not None:
            return Q(pk__in=self.few)
        return Q(Exists(self._entries().filter(kind=self.kind, target_id=OuterRef("pk"))))

    def targets(self) -> Iterator[UUID]:
        """The ids of all of them; one query."""
        return iter(self.few) if self.few is not None else self._ids().iterator()

    def _ids(self) -> QuerySet[SearchEntry, UUID]:
        return self._entries().order_by().values_list("target_id", flat=True)

    def _entries(self) -> QuerySet[SearchEntry]:
        return with_parts(self.kind, self.groups) if self.groups else SearchEntry.objects.none()


def partner_words(text: str, shown: Shown) -> Words:
    """Partners in whose published fields each word of ``text`` begins a word; one query."""
    letters, named = _of_partners(shown)
    return _found(Kind.ORGANISATION, text, letters, named)


def agreement_words(text: str, shown: Shown) -> Words:
    """Agreements with such published fields, their partners' among them; two queries."""
    letters, named = _of_partners(shown)
    for key in ("title", "number", "content", "signatories"):
        if key in shown.agreement_fields:
            letters.append(AGREEMENT_PARTS[key])
    for key, codes in (("kind", _paper_kinds), ("fields", _activities), ("unit", _units)):
        if key in shown.agreement_fields:
            named.append(codes())
    return _found(Kind.AGREEMENT, text, letters, named)


def _of_partners(shown: Shown) -> tuple[list[str], list[Named]]:
    texts = ("name_vi", "name_en", "other_names", "city", "website", "ror")
    letters = [PARTNER_PARTS["name"], *(PARTNER_PARTS[key] for key in texts if key in shown.partner_fields)]
    coded = (("kind", _partner_kinds), ("country", _countries))
    return letters, [codes() for key, codes in coded if key in shown.partner_fields]


def _found(kind: Kind, text: str, letters: list[str], named: list[Named]) -> Words:
    groups = tuple(tuple(_alternatives(word, letters, named)) for word in asked_words(text))
    found = Words(kind, groups, None)
    first = tuple(found._ids()[: FEW + 1])
    return Words(kind, groups, first if len(first) <= FEW else None)


def _alternatives(word: str, letters: Iterable[str], named: Iterable[Named]) -> Iterator[str]:
    """The words of the index of which one must be there for ``word``."""
    for letter in letters:
        yield from part_words(letter, word)
    for codes in named:
        yield from (code for code, words in codes if any(one.startswith(word) for one in words))


@cache
def _partner_kinds() -> Named:
    return _labelled(PARTNER_PARTS["kind"], {kind.value: label for kind, label in ORGANISATION_KINDS.items()})


@cache
def _paper_kinds() -> Named:
    return _labelled(AGREEMENT_PARTS["kind"], {kind.value: label for kind, label in AGREEMENT_KINDS.items()})


@cache
def _activities() -> Named:
    return _labelled(AGREEMENT_PARTS["fields"], {one.value: label for one, label in ACTIVITIES.items()})


@cache
def _countries() -> Named:
    called: dict[str, list[str]] = {}
    for language in LANGUAGES:
        for code, name in country_choices(language):
            called.setdefault(code, []).append(name)
    return _called(PARTNER_PARTS["country"], called)


def _units() -> Named:
    rows = Unit.objects.values_list("pk", "name_vi", "name_en")
    return _called(AGREEMENT_PARTS["unit"], {key.hex: [vi, en] for key, vi, en in rows})


def _labelled(letter: str, labels: Mapping[str, str | Promise]) -> Named:
    called: dict[str, list[str]] = {code: [] for code in labels}
    for language in LANGUAGES:
        with override(language):
            for code, label in labels.items():
                called[code].append(str(label))
    return _called(letter, called)


def _called(letter: str, names: Mapping[str, Iterable[str]]) -> Named:
    return tuple(
        (part_code(letter, code), frozenset(fold(" ".join(every)).split())) for code, every in names.items()
    )

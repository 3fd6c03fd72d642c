"""Lays organisations out in columns, with every key their names can be found by."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from caunoi.domain.folding import fold
from caunoi.matching.registry.columns import Columns, FormKind, State, word_order
from caunoi.matching.registry.countries import country_words
from caunoi.matching.registry.translating import english_names, is_vietnamese, parts_of
from caunoi.matching.registry.words import BODY, OWN, Word, key_of, key_of_name, telling, words_in
from caunoi.organisations import NameKind, Organisation, Status

MOST_FORMS_OF_A_WORD = 3000
_MOST_TRANSLATIONS = 8
_RANKS = frozenset({"national", "central", "state"})
_KINDS = {
    NameKind.MAIN: FormKind.MAIN,
    NameKind.LABEL: FormKind.LABEL,
    NameKind.ALIAS: FormKind.ALIAS,
    NameKind.ACRONYM: FormKind.ACRONYM,
    NameKind.FORMER: FormKind.FORMER,
}
_STATES = {
    Status.ACTIVE: State.ACTIVE,
    Status.INACTIVE: State.INACTIVE,
    Status.WITHDRAWN: State.WITHDRAWN,
}
_IN_PARENTHESES = re.compile(r"\s*\(([^()]{1,80})\)\s*$")

Form = tuple[str, FormKind]


def columns_of(organisations: Sequence[Organisation]) -> Columns:
    """The columns of a register. Ids of parents and successors that are not in it are left out."""
    columns = Columns()
    numbers = {organisation.id: number for number, organisation in enumerate(organisations)}
    by_id = {organisation.id: organisation for organisation in organisations}
    keyed: defaultdict[str, list[int]] = defaultdict(list)
    worded: defaultdict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(organisations):
        _add_organisation(columns, one, numbers)
        for key, (text, kind) in _keyed_forms(one, by_id):
            form = len(columns.forms)
            _add_form(columns, number, text, kind)
            if kind <= FormKind.FORMER:
                for word in _distinct_words(text):
                    worded[word].append(form)
            keyed[key].append(form)
    _add_keys(columns, keyed)
    _add_words(columns, worded)
    return columns


def _add_organisation(columns: Columns, one: Organisation, numbers: dict[str, int]) -> None:
    columns.ids.append(one.id)
    columns.names.append(one.name)
    columns.countries.append(one.country or "")
    columns.cities.append(one.city or "")
    columns.kinds.append(" ".join(one.types))
    columns.states.append(_STATES[one.status])
    columns.parents.append([numbers[other] for other in one.parents if other in numbers])
    columns.successors.append([numbers[other] for other in one.successors if other in numbers])


def _add_form(columns: Columns, owner: int, text: str, kind: FormKind) -> None:
    columns.forms.append(text)
    columns.form_owners.append(owner)
    columns.form_kinds.append(kind)


def _distinct_words(text: str) -> list[str]:
    return list(dict.fromkeys(word.text for word in telling(words_in(fold(text)))))


def _keyed_forms(one: Organisation, by_id: Mapping[str, Organisation]) -> Iterator[tuple[str, Form]]:
    """Every key of an organisation with the form it comes from; a form's keys stand together."""
    is_home_only = all(is_vietnamese(name.text) for name in one.names if name.kind is not NameKind.ACRONYM)
    parents = [by_id[parent] for parent in one.parents if parent in by_id]
    place_words = _place_words(one, parents)
    seen: set[str] = set()
    for name in one.names:
        for text in _spellings(name.text):
            keys = [(key_of_name(text), _KINDS[name.kind])]
            if name.kind is not NameKind.ACRONYM:
                keys += _more_keys(text, one.country or "", place_words, is_translated=is_home_only)
            for key, how in keys:
                if key not in seen:
                    seen.add(key)
                    yield key, (text, how)


def _spellings(name: str) -> Iterator[str]:
    """The name, and without what stands in parentheses at its end: "Nokia (Finland)", "… (MIT)"."""
    short = _IN_PARENTHESES.sub("", name)
    if not short or any(word.does >= BODY for word in words_in(fold(short))):
        yield name
    if short and short != name:
        yield short


def _more_keys(
    text: str, country: str, place_words: frozenset[str], *, is_translated: bool
) -> Iterator[tuple[str, FormKind]]:
    """The keys of an English name without its place; of a Vietnamese one, those it may have in English."""
    if not is_vietnamese(text):
        yield from _without_place(words_in(fold(text)), country, place_words)
    elif is_translated:
        for name in english_names(parts_of(text))[:_MOST_TRANSLATIONS]:
            yield name.key, FormKind.TRANSLATED


def _without_place(
    words: Iterable[Word], country: str, place_words: frozenset[str]
) -> Iterator[tuple[str, FormKind]]:
    """The key without town, country or "national", good inside the country: translations leave them out."""
    listed = telling(words)
    kept = without_rank([word for word in listed if word.does != OWN or word.text not in place_words])
    is_a_name = any(word.does == BODY for word in kept) and any(word.does != BODY for word in kept)
    if country and len(kept) < len(listed) and is_a_name:
        yield local_key(country, key_of(kept)), FormKind.WITHOUT_PLACE


def without_rank(words: Sequence[Word]) -> list[Word]:
    """The words but those that say for how large a region a body works."""
    return [word for word in words if word.text not in _RANKS]


def local_key(country: str, key: str) -> str:
    """A key that counts in one country only."""
    return f"~{country}{key}"


def _place_words(one: Organisation, parents: Iterable[Organisation]) -> frozenset[str]:
    """The words of its town and country, and the acronyms of what it is part of: "VNU University of …"."""
    city = [word.text for word in words_in(fold(one.city or ""))]
    acronyms = [
        fold(name.text) for parent in parents for name in parent.names if name.kind is NameKind.ACRONYM
    ]
    return frozenset(city) | frozenset(acronyms) | country_words(one.country or "")


def _add_keys(columns: Columns, keyed: dict[str, list[int]]) -> None:
    for key, forms in keyed.items():
        columns.keys.append(key)
        columns.key_forms.append(forms)


def _add_words(columns: Columns, worded: dict[str, list[int]]) -> None:
    of_form: list[list[int]] = [[] for _ in columns.forms]
    for number, word in enumerate(sorted(worded, key=word_order)):
        forms = worded[word]
        columns.words.append(word)
        columns.word_counts.append(len(forms))
        columns.word_forms.append(forms if len(forms) <= MOST_FORMS_OF_A_WORD else [])
        for form in forms:
            of_form[form].append(number)
    for numbers in of_form:
        columns.form_words.append(numbers)

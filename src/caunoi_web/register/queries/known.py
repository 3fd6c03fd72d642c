"""The organisations that names may mean, as the matching knows them, by the index of names in the database.

No process keeps them: for each question those are taken in that stand under its keys, some dozen for a name
(models/name_keys.py). How rare a word is, is asked of the whole register.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import timedelta
from functools import reduce
from itertools import islice
from uuid import UUID

from django.core.cache import cache
from django.db import connection
from django.db.models import Count, Exists, F, OuterRef, QuerySet, Window
from django.db.models.functions import RowNumber

from caunoi.domain.kinds import OrganisationKind
from caunoi.matching import Index, Known
from caunoi.matching.keys import Question, is_rare, keys_to_keep, nearest, slips, words_of
from caunoi_web.register.models import NameKey, NameSlip, Organisation

OVERLAP = timedelta(minutes=1)  # a slow transaction may commit changes dated before a look at them
AT_ONCE = 100  # names asked for together: so many that a database takes all their keys in one query
ALIKE = 8  # bearers looked at under one key of a whole name
SIZE_KEPT = 600  # seconds; how many there are in all only says how rare a word is

Bearers = dict[str, set[UUID]]


def known_for(names: Iterable[str]) -> Index:
    """Whom these names may mean, ready to be looked up; at most ten queries for each hundred names.

    For very many names ask piece by piece: what is found is held in memory.
    """
    found, met = set[UUID](), dict[str, int]()
    left = iter(dict.fromkeys(filter(None, names)))
    while some := list(islice(left, AT_ONCE)):
        found |= _bearers_near([Question.about(name) for name in some], met)
    known = _taken_in(found)
    size = _size() if known else 0
    others = {word for one in known for word in words_of(keys_to_keep(one.names))} - met.keys()
    return Index(known, met=met | (_met(others) if others else {}), size=size)


def as_known(organisation: Organisation) -> Known:
    """An organisation with all its names, as the matching compares them."""
    return Known(
        id=str(organisation.pk),
        names=names_of(organisation),
        country=organisation.country or None,
        kind=OrganisationKind(organisation.kind),
    )


def names_of(organisation: Organisation) -> tuple[str, ...]:
    """All names, the main one first, each once."""
    names = (organisation.name, organisation.name_vi, organisation.name_en)
    others = (name.text for name in organisation.names.all())
    return tuple(dict.fromkeys(name for name in (*names, *others) if name))


def _bearers_near(questions: list[Question], met: dict[str, int]) -> set[UUID]:
    """Who is worth comparing with these names; notes in ``met`` how many bear each word."""
    meant = _meant({word for question in questions for word in question.words}, met)
    asked = [
        {known: weight for word, weight in question.words.items() for known in meant[word]}
        for question in questions
    ]
    rare = _under({word for words in asked for word in words if is_rare(met[word])})
    common = {word for words in asked for word in words if not is_rare(met[word])}
    sharing = _under(common, among={one for some in rare.values() for one in some}) if common and rare else {}
    found = _alike({key for question in questions for key in question.alike})
    for words in asked:
        if any(is_rare(met[word]) for word in words):
            found |= nearest(words, {word: rare.get(word) or sharing.get(word, set()) for word in words})
    return found | _having_all([frozenset(words) for words in asked if words], met)


def _meant(words: set[str], met: dict[str, int]) -> Mapping[str, Iterable[str]]:
    """Each word itself where a name has it, otherwise known words one slip away."""
    met |= dict.fromkeys(words, 0) | (_met(words) if words else {})
    shared = {word: slips(word) for word in words if not met[word]}
    by_slip: dict[str, set[str]] = defaultdict(set)
    wanted = {slip for some in shared.values() for slip in some}
    for slip, known in NameSlip.objects.filter(slip__in=wanted).values_list("slip", "word") if wanted else ():
        by_slip[slip].add(known)
    near = {known for some in by_slip.values() for known in some} - met.keys()
    met |= dict.fromkeys(near, 0) | (_met(near) if near else {})
    return {
        word: [word]
        if met[word]
        else sorted({one for slip in shared[word] for one in by_slip[slip] if met[one]})
        for word in words
    }


def _met(words: Iterable[str]) -> dict[str, int]:
    """How many organisations bear each word."""
    rows = NameKey.objects.filter(key__in=list(words)).order_by().values_list("key")
    return dict(rows.annotate(number=Count("pk")))


def _under(words: set[str], among: set[UUID] | None = None) -> Bearers:
    """Who bears each of the words."""
    found: Bearers = defaultdict(set)
    rows = NameKey.objects.filter(key__in=words)
    if among is not None:
        rows = rows.filter(organisation__in=among)
    for key, organisation in rows.values_list("key", "organisation") if words else ():
        found[key].add(organisation)
    return found


def _alike(keys: set[str]) -> set[UUID]:
    """The first bearers under each key of a whole name."""
    place = Window(RowNumber(), partition_by=[F("key")], order_by="organisation")
    rows = NameKey.objects.filter(key__in=keys).annotate(place=place).filter(place__lte=ALIKE)
    return set(rows.values_list("organisation", flat=True)) if keys else set()


def _having_all(wordings: Iterable[frozenset[str]], met: Mapping[str, int]) -> set[UUID]:
    """Some that bear every word, where all words are common; one query for all wordings."""
    common = [words for words in dict.fromkeys(wordings) if not any(is_rare(met[word]) for word in words)]
    parts = [_bearing(sorted(words, key=lambda word: (met[word], word))) for words in common]
    asked = [part[:ALIKE].query.sql_with_params() for part in parts]
    if not asked:
        return set()
    sql = " UNION ALL ".join(f"SELECT * FROM ({one}) part{at}" for at, (one, _given) in enumerate(asked))  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, [value for _one, given in asked for value in given])
        return {Organisation._meta.pk.to_python(row[0]) for row in cursor.fetchall()}


def _bearing(words: list[str]) -> "QuerySet[NameKey, UUID]":
    """Who bears all these words, the rarest first: walked under that one, the others asked of each."""
    first, *others = words
    found = NameKey.objects.filter(key=first)
    same = NameKey.objects.filter(organisation=OuterRef("organisation"))
    found = reduce(lambda rows, word: rows.filter(Exists(same.filter(key=word))), others, found)
    return found.order_by().values_list("organisation", flat=True)


def _taken_in(keys: set[UUID]) -> list[Known]:
    found = Organisation.objects.live().partners().filter(pk__in=keys).prefetch_related("names")
    return [as_known(organisation) for organisation in found] if keys else []


def _size() -> int:
    return cache.get_or_set("organisations-about", Organisation.objects.live().count, SIZE_KEPT) or 0

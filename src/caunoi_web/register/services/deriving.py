"""Derived rows made again, and the proof that they are what the rule says."""

from collections.abc import Callable, Iterator
from itertools import islice

from django.db import transaction

from caunoi.matching.keys import keys_to_keep, slips, words_of
from caunoi_web.common.bulk_rows import Loader
from caunoi_web.register.models import Agreement, NameKey, NameSlip, Organisation, Stretch
from caunoi_web.register.models.stretches import rows_of_life
from caunoi_web.register.queries.known import names_of

CHUNK = 2000


def derive_stretches(told: Callable[[int], None] = lambda number: None) -> int:
    """Mend the stretches of every agreement; returns how many agreements differed.

    ``told`` hears how many were looked at. A chunk is a transaction: it may be stopped and run again.
    """
    mended = seen = 0
    for chunk in _chunks():
        with transaction.atomic():
            mended += Stretch.objects.renew(chunk)
        seen += len(chunk)
        told(seen)
    return mended


def wrong_stretches() -> Iterator[Agreement]:
    """The agreements whose stretches are not what the rule says; nothing is written."""
    for chunk in _chunks():
        there: dict[object, set[object]] = {one.pk: set() for one in chunk}
        for row in Stretch.objects.filter(agreement__in=list(there)):
            there[row.agreement_id].add(row.values)
        yield from (one for one in chunk if {row.values for row in rows_of_life(one)} != there[one.pk])


def _chunks() -> Iterator[list[Agreement]]:
    rows = Agreement.objects.order_by("pk").iterator(chunk_size=CHUNK)
    while chunk := list(islice(rows, CHUNK)):
        yield chunk


def derive_names(told: Callable[[int], None] = lambda number: None) -> int:
    """Mend the keys of all names; returns how many organisations differed. A chunk is a transaction."""
    mended = seen = 0
    for chunk in _organisations():
        with transaction.atomic():
            names = {one.pk: _live_names(one) for one in chunk}
            mended += NameKey.objects.renew(names)
            NameKey.objects.learn_slips(
                {word for some in names.values() for word in words_of(keys_to_keep(some))}
            )
        seen += len(chunk)
        told(seen)
    return mended


def fill_names() -> None:
    """The keys of all names where there are none yet, by the fastest way there is."""
    keys, slips_of = Loader(NameKey, "organisation", "key"), Loader(NameSlip, "slip", "word")
    words: set[str] = set()
    for chunk in _organisations():
        rows = [(one.pk, key) for one in chunk for key in sorted(keys_to_keep(_live_names(one)))]
        keys.store(rows)
        fresh = words_of(key for _one, key in rows) - words
        slips_of.store((slip, word) for word in sorted(fresh) for slip in sorted(slips(word)))
        words |= fresh


def wrong_names() -> Iterator[Organisation]:
    """The organisations whose names are kept under other keys than they should be; nothing is written."""
    for chunk in _organisations():
        there: dict[object, set[str]] = {one.pk: set() for one in chunk}
        for row in NameKey.objects.filter(organisation__in=list(there)):
            there[row.organisation_id].add(row.key)
        wanted = {one.pk: keys_to_keep(_live_names(one)) for one in chunk}
        words = {word for keys in wanted.values() for word in words_of(keys)}
        slipping = set(NameSlip.objects.filter(word__in=words).values_list("slip", "word"))
        for one in chunk:
            lost = {(slip, word) for word in words_of(wanted[one.pk]) for slip in slips(word)} - slipping
            if lost or there[one.pk] != wanted[one.pk]:
                yield one


def _live_names(organisation: Organisation) -> tuple[str, ...]:
    return () if organisation.archived_at else names_of(organisation)


def _organisations() -> Iterator[list[Organisation]]:
    rows = Organisation.objects.order_by("pk").prefetch_related("names").iterator(chunk_size=CHUNK)
    while chunk := list(islice(rows, CHUNK)):
        yield chunk

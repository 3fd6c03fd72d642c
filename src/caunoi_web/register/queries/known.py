"""The organisations of the register as the matching knows them: an index kept in step with the tables.

Each process keeps its own and takes in what changed since; nothing in it cannot be made again. It takes
10 MB for a thousand organisations: beyond ``MOST`` nobody keeps it, and for each question a small index is
made of those that share words with the names asked for (docs/scaling.md).
"""

import threading
from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connections
from django.db.models import QuerySet
from django.utils import timezone

from caunoi.domain.kinds import OrganisationKind
from caunoi.matching import Index, Known
from caunoi_web.register.models import Organisation
from caunoi_web.search.models import Kind
from caunoi_web.search.queries import newest_targets
from caunoi_web.search.words import asked_words

OVERLAP = timedelta(minutes=1)  # a slow transaction may commit changes dated before our last look
MOST = 60_000  # 600 MB in each process
NEAR = 300  # organisations looked at for one name on a larger register
FEW = 5_000  # so many are taken in while a person waits: about a second


class _Kept:
    """The index of this process, which version of each organisation it holds, and when it last looked."""

    def __init__(self) -> None:
        self.index = Index()
        self.versions: dict[str, int] = {}
        self.looked_at: datetime | None = None


_kept = _Kept()
_lock = threading.Lock()


def known_for(names: Iterable[str]) -> Index:
    """What is needed to look these names up: the index of all, or on a very large register of those near."""
    number = Organisation.objects.live().partners().count()
    return _near(names) if number > MOST else _all(number)


def _near(names: Iterable[str]) -> Index:
    """Those that have all words of a name, or all but one; by the search index of the database."""
    index, keys = Index(), set[UUID]()
    for name in dict.fromkeys(filter(None, names)):
        words = asked_words(name)
        wordings = [words, *(words[:at] + words[at + 1 :] for at in range(len(words)) if len(words) > 2)]
        for wording in wordings:
            keys.update(newest_targets(Kind.ORGANISATION, wording, NEAR // len(wordings)))
    found = Organisation.objects.live().partners().filter(pk__in=keys).prefetch_related("names")
    for organisation in found:
        index.add(as_known(organisation))
    return index


def known_organisations() -> Index:
    """All live organisations but our own, ready to be looked up by name.

    Two queries when nothing changed, whatever their number; the index is this process's own: read
    it only.
    """
    return _all(Organisation.objects.live().partners().count())


def _all(number: int) -> Index:
    with _lock:
        _take_in_changes()
        if len(_kept.index) != number:
            _forget()
            _take_in_changes()
        return _kept.index


def known_if_ready(names: Iterable[str]) -> Index | None:
    """The same for a person who is typing: None while many organisations are being taken in beside.

    A register of 50,000 takes ten seconds once in each process; nobody waits for that at a key press.
    """
    number = Organisation.objects.live().partners().count() if _kept.looked_at is None else 0
    if number > MOST:
        return _near(names)
    if number > FEW:
        if not _lock.locked():
            threading.Thread(target=_take_in_beside, name="known organisations", daemon=True).start()
        return None
    return known_organisations()


def _take_in_beside() -> None:
    try:
        known_organisations()
    finally:
        connections.close_all()


def _forget() -> None:
    _kept.index, _kept.versions, _kept.looked_at = Index(), {}, None


def as_known(organisation: Organisation) -> Known:
    """An organisation with all its names, as the matching compares them."""
    names = (organisation.name, organisation.name_vi, organisation.name_en)
    others = (name.text for name in organisation.names.all())
    return Known(
        id=str(organisation.pk),
        names=tuple(dict.fromkeys(name for name in (*names, *others) if name)),
        country=organisation.country or None,
        kind=OrganisationKind(organisation.kind),
    )


def _take_in_changes() -> None:
    """Look at the versions of what changed lately, and load only what we do not hold in that version."""
    now, changed = timezone.now(), Organisation.objects.partners()
    if _kept.looked_at is not None and now < _kept.looked_at:  # the clock was set back
        _forget()
    if _kept.looked_at is not None:
        changed = changed.filter(changed_at__gte=_kept.looked_at - OVERLAP)
    versions = {str(key): version for key, version in changed.values_list("pk", "version")}
    new = [key for key, version in versions.items() if _kept.versions.get(key) != version]
    _take_in_all(new, changed if len(new) == len(versions) else Organisation.objects.filter(pk__in=new))
    _kept.looked_at = now


def _take_in_all(keys: list[str], organisations: QuerySet[Organisation]) -> None:
    for organisation in organisations.prefetch_related("names") if keys else ():
        _take_in(organisation)


def _take_in(organisation: Organisation) -> None:
    key = str(organisation.pk)
    _kept.versions[key] = organisation.version
    if organisation.archived_at is None:
        _kept.index.add(as_known(organisation))
    elif key in _kept.index:
        _kept.index.remove(key)

"""The organisations of the register as the matching knows them: an index kept in step with the tables.

Each process keeps its own and takes in what changed since; nothing in it cannot be made again.
"""

import threading
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import QuerySet

from caunoi.domain.kinds import OrganisationKind
from caunoi.matching import Index, Known
from caunoi_web.register.models import Organisation

OVERLAP = timedelta(minutes=5)  # a slow transaction may commit changes dated before our last look


class _Kept:
    """The index of this process and how far it has come."""

    def __init__(self) -> None:
        self.index = Index()
        self.seen_until: datetime | None = None


_kept = _Kept()
_lock = threading.Lock()


def known_organisations() -> Index:
    """All live organisations but our own, ready to be looked up by name.

    Two queries, whatever their number; the returned index is this process's own: read it only.
    """
    with _lock:
        partners = Organisation.objects.live().partners()
        _take_in(_changed_since(_kept.seen_until))
        if len(_kept.index) != partners.count():
            _kept.index = Index()
            _take_in(partners.prefetch_related("names"))
        return _kept.index


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


def _changed_since(moment: datetime | None) -> QuerySet[Organisation]:
    changed = Organisation.objects.partners().prefetch_related("names")
    return changed.filter(changed_at__gte=moment - OVERLAP) if moment else changed


def _take_in(organisations: Iterable[Organisation]) -> None:
    for organisation in organisations:
        if organisation.archived_at is None:
            _kept.index.add(as_known(organisation))
        elif str(organisation.pk) in _kept.index:
            _kept.index.remove(str(organisation.pk))
        if _kept.seen_until is None or organisation.changed_at > _kept.seen_until:
            _kept.seen_until = organisation.changed_at

"""Single organisations: found again by their names, and what belongs to one."""

import re
from collections.abc import Iterable, Sequence
from uuid import UUID

from django.conf import settings
from django.db.models import Q

from caunoi.domain.folding import fold
from caunoi_web.accounts.models import User
from caunoi_web.register.models import Organisation
from caunoi_web.register.models.organisations import OrganisationQuerySet
from caunoi_web.register.queries.agreement_filters import ABROAD, HOME, UNDECIDED
from caunoi_web.register.queries.alike import alike

MOST_ALIKE = 5
MOST_NAMES = 20
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def same_name(user: User, names: Sequence[str], *, besides: UUID | None = None) -> list[Organisation]:
    """Live organisations that bear one of the names or are surely meant by it: a hint, never a merge."""
    return [one.organisation for one in alike(user, names, besides=besides) if one.is_sure]


def meant_by(ids: Iterable[UUID]) -> dict[UUID, Organisation]:
    """The live organisation behind each id: itself, or the one it was merged into, however often."""
    found = {one.pk: one for one in Organisation.objects.filter(pk__in=set(ids))}
    while gone := {one.merged_into_id for one in found.values() if one.merged_into_id}:
        after = Organisation.objects.in_bulk(gone)
        found = {key: after.get(one.merged_into_id, one) for key, one in found.items()}
    return {key: one for key, one in found.items() if one.archived_at is None}


def called(user: User, name: str) -> list[Organisation]:
    """Live organisations with this very name, else those that bear it accents and case aside.

    The address of an organisation's page names exactly that one.
    """
    live = Organisation.objects.visible_to(user).live()
    if address := _ID.search(name):
        return list(live.filter(pk=UUID(address[0])))
    exact = list(live.filter(name=name.strip()).in_order()[:MOST_ALIKE])
    return exact or list(_bearing(live, [name]).in_order()[:MOST_ALIKE])


def name_to_type(user: User, address: str) -> str:
    """What a form shows for the organisation at ``address``: its name, or the address if others share it."""
    found = called(user, address) if address else []
    if len(found) != 1:
        return ""
    return found[0].name if len(called(user, found[0].name)) == 1 else address


def names_beginning(user: User, words: str) -> list[str]:
    """Names to choose from while somebody types: those in which the words begin, in order."""
    folded = fold(words)
    if not folded:
        return []
    found = Organisation.objects.visible_to(user).live().partners()
    other = Organisation.objects.filter(names__folded__startswith=folded).values("pk")
    begins = Q(folded__startswith=folded) | Q(folded__contains=f" {folded}")
    return list(found.filter(begins | Q(pk__in=other)).in_order().values_list("name", flat=True)[:MOST_NAMES])


def _bearing(found: OrganisationQuerySet, names: Sequence[str]) -> OrganisationQuerySet:
    folded = [fold(name) for name in names if fold(name)]
    other = Organisation.objects.filter(names__folded__in=folded).values("pk")
    bears = Q(folded__in=folded) | Q(pk__in=other)
    for name in names:
        if name.strip():
            bears |= Q(name_vi__iexact=name.strip()) | Q(name_en__iexact=name.strip())
    return found.filter(bears)


def scope_of(organisation: Organisation) -> str:
    """At home, abroad, or undecided while no country is stated."""
    if not organisation.country:
        return UNDECIDED
    return HOME if organisation.country == settings.HOME_COUNTRY else ABROAD

"""Which organisation of the register a name of the table means: the very same name, or a person's choice."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

from caunoi.domain.folding import fold
from caunoi.matching.weigh import POSSIBLE
from caunoi_web.imports.planning.readings import Named
from caunoi_web.register.models import Organisation, OrganisationName
from caunoi_web.register.queries.known import AT_ONCE, known_for

NEW = "new"
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Meant:
    """Who is meant: ``organisation`` (None for a new one), or a question with ``candidates``.

    ``learns``: a person said so, and the organisation does not bear this name yet.
    """

    organisation: UUID | None = None
    is_host: bool = False
    is_asked: bool = False
    learns: bool = False
    candidates: tuple[tuple[UUID, str], ...] = ()


class Partners:
    """Who the names of a table mean; four queries for any number of names."""

    def __init__(self, named: Iterable[Named], choices: Mapping[str, str]) -> None:
        names = {one.key: one for one in named}
        bearers = _bearers(names)
        alike = _alike(one for key, one in names.items() if not bearers.get(key))
        shown = {key for some in (*bearers.values(), *alike.values()) for key in some}
        shown |= {key for choice in choices.values() if (key := _id(choice))}
        self.known = _live(shown)
        self._meant = {
            key: self._one(one, bearers.get(key, set()), alike.get(key, []), choices.get(key, ""))
            for key, one in names.items()
        }

    def meant(self, key: str) -> Meant:
        """Who the folded name means."""
        return self._meant[key]

    def _one(self, named: Named, bearers: set[UUID], alike: list[UUID], choice: str) -> Meant:
        if choice == NEW:
            return Meant()
        chosen = self.known.get(_id(choice)) if choice else None
        exact = {key for key in bearers if key in self.known} or {
            key for key in alike if key in self.known and named.key in _own_names(self.known[key])
        }
        if chosen:
            return Meant(chosen.pk, chosen.is_host, learns=chosen.pk not in exact)
        if len(exact) == 1:
            [key] = exact
            return Meant(key, self.known[key].is_host)
        found = sorted(exact) or [key for key in alike if key in self.known]
        candidates = tuple((key, self.known[key].name) for key in found[:_SHOWN])
        return Meant(is_asked=bool(candidates), candidates=candidates)


def _bearers(names: Iterable[str]) -> dict[str, set[UUID]]:
    """Live organisations by each folded name that one of them bears."""
    keys, found = list(names), dict[str, set[UUID]]()
    own = Organisation.objects.live().filter(folded__in=keys).values_list("folded", "pk")
    others = OrganisationName.objects.filter(folded__in=keys, organisation__archived_at__isnull=True)
    for folded, key in (*own, *others.values_list("folded", "organisation")):
        found.setdefault(folded, set()).add(key)
    return found


def _alike(names: Iterable[Named]) -> dict[str, list[UUID]]:
    """Organisations with similar names, the likeliest first, by the index of the matching."""
    found, left = {}, iter(names)
    while some := list(islice(left, AT_ONCE)):
        index = known_for(name for one in some for name in (one.name, *one.others))
        for one in some:
            likely = index.candidates(one.name, aliases=one.others, country=one.country or None, limit=_SHOWN)
            found[one.key] = [UUID(each.id) for each in likely if each.score >= POSSIBLE]
    return found


def _live(keys: Iterable[UUID]) -> dict[UUID, Organisation]:
    rows = Organisation.objects.live().filter(pk__in=list(keys)).select_related("parent")
    return {row.pk: row for row in rows}


def _own_names(organisation: Organisation) -> set[str]:
    return {fold(name) for name in (organisation.name, organisation.name_vi, organisation.name_en) if name}


def _id(written: str) -> UUID | None:
    try:
        return UUID(written)
    except ValueError:
        return None

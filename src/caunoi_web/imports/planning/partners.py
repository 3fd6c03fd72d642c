"""Which organisation a name of the table means: the very same name, or a person's choice."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from caunoi.domain.folding import fold
from caunoi.matching import Index, Known
from caunoi.matching.weigh import POSSIBLE
from caunoi_web.common.ids import id_of
from caunoi_web.imports.planning.readings import Named, Reading
from caunoi_web.register.models import Organisation, OrganisationName
from caunoi_web.register.queries.known import AT_ONCE, OVERLAP, as_known, known_for

NEW = "new"
SAME_AS = "as:"  # a choice: the same partner as another name of this table, by its folded name
_SHOWN = 5

# What a name may mean: an id or SAME_AS with a name, the name, and the row of a name of this table.
Candidate = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Meant:
    """Who is meant: ``organisation`` (None for a new one), or a question with ``candidates``.

    ``learns``: a person said so, and the organisation does not bear this name yet. ``same_as`` is the
    folded name of this table under which a new one is added.
    """

    organisation: UUID | None = None
    is_host: bool = False
    is_asked: bool = False
    learns: bool = False
    candidates: tuple[Candidate, ...] = ()
    same_as: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the preview asked: ``candidates`` by folded name, and the moment it looked."""

    candidates: Mapping[str, Sequence[Sequence[str]]]
    since: datetime

    @classmethod
    def by(cls, questions: Iterable[Mapping[str, Any]], since: datetime) -> "Asked":
        """The questions of an import about partners."""
        return cls({one["key"]: one["candidates"] for one in questions if one["sort"] == "partner"}, since)


@dataclass(slots=True)
class _Table:
    """The names of a table: each with where it stands first."""

    named: dict[str, Named] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)


class Partners:
    """Who the names of a table mean; a fixed number of queries for any number of names.

    With ``asked``, what the preview looked up is not looked up again: only organisations that are new or
    changed since are compared. Without it, every name is compared with the register and with the others.
    """

    def __init__(
        self, readings: Iterable[Reading], choices: Mapping[str, str], asked: Asked | None = None
    ) -> None:
        self._table, self._choices = _names_of(readings), choices
        names = self._table.named
        bearers = _bearers(names)
        unknown = [one for key, one in names.items() if not bearers.get(key)]
        alike = _alike(unknown, asked)
        shown = {key for some in (*bearers.values(), *alike.values()) for key in some}
        shown |= {key for choice in choices.values() if (key := id_of(choice))}
        self.known = _live(shown)
        self._meant = {
            key: self._one(one, bearers.get(key, set()), alike.get(key, []), choices.get(key, ""))
            for key, one in names.items()
        }
        self._compare_new(asked)

    def meant(self, key: str) -> Meant:
        """Who the folded name means."""
        return self._meant[key]

    def named(self, key: str) -> Named:
        """The name of this table that is meant by its folded form."""
        return self._table.named[key]

    def _one(self, named: Named, bearers: set[UUID], alike: list[UUID], choice: str) -> Meant:
        if choice == NEW:
            return Meant()
        chosen = self.known.get(id_of(choice)) if choice else None
        exact = {key for key in bearers if key in self.known} or {
            key for key in alike if key in self.known and named.key in _own_names(self.known[key])
        }
        if chosen:
            return Meant(chosen.pk, chosen.is_host, learns=chosen.pk not in exact)
        if len(exact) == 1:
            [key] = exact
            return Meant(key, self.known[key].is_host)
        found = sorted(exact) or [key for key in alike if key in self.known]
        candidates = tuple((str(key), self.known[key].name) for key in found[:_SHOWN])
        return Meant(is_asked=bool(candidates), candidates=candidates)

    def _compare_new(self, asked: Asked | None) -> None:
        """Two new names of one table that are alike: the later one is asked about."""
        new = [key for key, meant in self._meant.items() if meant.organisation is None and not meant.is_asked]
        likely = _asked_before(asked) if asked else self._alike_new(new)
        for key in new:
            choice = self._choices.get(key, "")
            if choice.startswith(SAME_AS) and (other := choice.removeprefix(SAME_AS)) in self._meant:
                self._meant[key] = self._as(self._meant[other], other)
            elif choice != NEW and likely.get(key):
                self._meant[key] = Meant(is_asked=True, candidates=likely[key])

    def _as(self, other: Meant, key: str) -> Meant:
        return replace(other, learns=other.organisation is not None, same_as=other.same_as or key)

    def _alike_new(self, new: Sequence[str]) -> dict[str, tuple[Candidate, ...]]:
        """Each with those before it: a name would hide the one that is a slip away from it."""
        index, found, rows = Index(), {}, self._table.rows
        for key in new:
            one = self._table.named[key]
            likely = index.candidates(one.name, aliases=one.others, country=one.country or None, limit=_SHOWN)
            found[key] = tuple(
                (SAME_AS + each.id, self._table.named[each.id].name, str(rows[each.id]))
                for each in likely
                if each.score >= POSSIBLE
            )
            index.add(Known(key, (one.name, *one.others), one.country or None))
        return found


def _asked_before(asked: Asked) -> dict[str, tuple[Candidate, ...]]:
    """What the preview asked about two names of the table."""
    return {key: tuple(tuple(one) for one in some if len(one) > 2) for key, some in asked.candidates.items()}


def _names_of(readings: Iterable[Reading]) -> _Table:
    table = _Table()
    for reading in readings:
        for named in reading.partners:
            if table.named.setdefault(named.key, named) is named:
                table.rows[named.key] = reading.row.number
    return table


def _bearers(names: Iterable[str]) -> dict[str, set[UUID]]:
    """Live organisations by each folded name that one of them bears."""
    keys, found = list(names), dict[str, set[UUID]]()
    own = Organisation.objects.live().filter(folded__in=keys).values_list("folded", "pk")
    others = OrganisationName.objects.filter(folded__in=keys, organisation__archived_at__isnull=True)
    for folded, key in (*own, *others.values_list("folded", "organisation")):
        found.setdefault(folded, set()).add(key)
    return found


def _alike(names: Sequence[Named], asked: Asked | None) -> dict[str, list[UUID]]:
    """Organisations with similar names, the likeliest first."""
    found: dict[str, list[UUID]] = {}
    if asked:
        before = ((one.key, asked.candidates.get(one.key, ())) for one in names)
        found = {key: [UUID(each[0]) for each in some if len(each) == 2] for key, some in before}
    for index, some in [(_changed_since(asked.since), names)] if asked else _piece_by_piece(names):
        for one in some if len(index) else ():
            likely = index.candidates(one.name, aliases=one.others, country=one.country or None, limit=_SHOWN)
            more = [UUID(each.id) for each in likely if each.score >= POSSIBLE]
            found[one.key] = list(dict.fromkeys((*found.get(one.key, ()), *more)))
    return found


def _piece_by_piece(names: Sequence[Named]) -> Iterator[tuple[Index, Sequence[Named]]]:
    """Some of the names at a time with those they may mean: a long table shall not fill the memory."""
    for start in range(0, len(names), AT_ONCE):
        some = names[start : start + AT_ONCE]
        yield known_for(name for one in some for name in (one.name, *one.others)), some


def _changed_since(moment: datetime) -> Index:
    changed = Organisation.objects.live().partners().filter(changed_at__gte=moment - OVERLAP)
    return Index(as_known(one) for one in changed.prefetch_related("names"))


def _live(keys: Iterable[UUID]) -> dict[UUID, Organisation]:
    rows = Organisation.objects.live().filter(pk__in=list(keys)).select_related("parent")
    return {row.pk: row for row in rows}


def _own_names(organisation: Organisation) -> set[str]:
    return {fold(name) for name in (organisation.name, organisation.name_vi, organisation.name_en) if name}

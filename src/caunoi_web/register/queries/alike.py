"""Organisations that may be the one a person means: by the matching's index, never by a scan."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from caunoi.domain.folding import fold
from caunoi.matching.weigh import POSSIBLE
from caunoi_web.accounts.models import User
from caunoi_web.register.models import Organisation
from caunoi_web.register.queries.known import known_for

SHOWN = 6
_LOOKED_AT = 12
_SURE, _BEGINS = 0.9, 0.5
_SHORTEST = 3  # letters before a beginning is looked up


@dataclass(frozen=True, slots=True)
class Alike:
    """An organisation that may be meant; ``score`` from 0 to 1, 1 for the very same name."""

    organisation: Organisation
    score: float

    @property
    def is_sure(self) -> bool:
        """The names may be taken for one."""
        return self.score >= _SURE


def alike(user: User, names: Sequence[str], *, ror: str = "", besides: UUID | None = None) -> list[Alike]:
    """Live organisations that one of the names may mean, the likeliest first.

    Abbreviations, missing accents and slips of the finger are seen through by the matching; a name
    that is still being typed also finds those that begin with it. The same ROR id is the same body.
    """
    scores: dict[UUID, float] = {}
    index = known_for(name.strip() for name in names)
    for name in (one.strip() for one in names):
        for one in index.candidates(name, limit=_LOOKED_AT) if name else ():
            if one.score >= POSSIBLE:
                key = UUID(one.id)
                scores[key] = max(one.score, scores.get(key, 0))
    for key, score in _by_spelling([fold(name) for name in names], ror).items():
        scores[key] = max(score, scores.get(key, 0))
    scores.pop(besides, None)
    best = sorted(scores, key=lambda key: (-scores[key], key))[:_LOOKED_AT]
    found = Organisation.objects.visible_to(user).live().in_bulk(best)
    return [Alike(found[key], scores[key]) for key in best if key in found][:SHOWN]


def alike_to(user: User, organisation: Organisation) -> list[Alike]:
    """Live organisations that may be the same body as this one."""
    names = [organisation.name, organisation.name_vi, organisation.name_en]
    names += organisation.names.values_list("text", flat=True)[:_LOOKED_AT]
    return alike(user, names, ror=organisation.ror, besides=organisation.pk)


def _by_spelling(folded: Sequence[str], ror: str) -> dict[UUID, float]:
    """By the database's indexes: the same name or ROR id is sure, a beginning may be it; three queries."""
    live, typed = Organisation.objects.live(), [name for name in folded if name]
    begun = Q(pk__in=())
    for name in typed:
        if len(name) >= _SHORTEST:
            # as a range, because an index on SQLite does not serve LIKE
            begun |= Q(folded__gte=name, folded__lt=f"{name}\U0010ffff")
    found = dict.fromkeys(live.filter(begun).order_by("folded").values_list("pk", flat=True)[:SHOWN], _BEGINS)
    same = live.filter(Q(folded__in=typed) | (Q(ror=ror) if ror else Q(pk__in=())))
    named = live.filter(names__folded__in=typed)
    sure = [*same.values_list("pk", flat=True)[:SHOWN], *named.values_list("pk", flat=True)[:SHOWN]]
    return found | dict.fromkeys(sure, _SURE)

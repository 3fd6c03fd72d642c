"""Which activity and which agreement of the register a row of a table of activities means."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from django.db.models import Q

from caunoi.domain.folding import fold
from caunoi_web.activities.models import Activity, ActivityPartner
from caunoi_web.common.labels import AGREEMENT_KINDS
from caunoi_web.imports.planning.existing import KnownAgreements, Match
from caunoi_web.imports.planning.known_words import agreement_kind_of
from caunoi_web.imports.planning.readings import Reading
from caunoi_web.register.models import Agreement

_SHOWN = 8


class KnownActivities:
    """The live activities of some organisations, and those of some days that name no partner; two queries."""

    def __init__(self, organisations: Collection[UUID], days: Collection[date]) -> None:
        theirs = ActivityPartner.objects.filter(organisation__in=list(organisations)).values("activity")
        alone = Q(begins_on__in=list(days), partner_rows__isnull=True)
        live = Activity.objects.live().filter(Q(pk__in=theirs) | alone)
        self.by_id = {one.pk: one for one in live.select_related("unit", "agreement", "commitment")}
        self.partners: dict[UUID, set[UUID]] = {key: set() for key in self.by_id}
        self._of: dict[UUID | None, list[Activity]] = {}
        rows = ActivityPartner.objects.filter(activity__in=list(self.by_id)).values_list(
            "activity", "organisation"
        )
        for key, organisation in rows:
            self.partners[key].add(organisation)
            self._of.setdefault(organisation, []).append(self.by_id[key])
        for key, one in self.by_id.items():
            if not self.partners[key]:
                self._of.setdefault(None, []).append(one)

    def match(self, reading: Reading, organisations: Sequence[UUID]) -> Match[Activity]:
        """By name and day; without a name on one of the sides, by kind, day and the same partners."""
        theirs = {one.pk: one for key in organisations or (None,) for one in self._of.get(key, ())}
        began, title = str(reading.values.get("began", "")), fold(str(reading.values.get("title", "")))
        named = [one for one in theirs.values() if title and fold(one.title) == title]
        if same := [one for one in named if one.began == began]:
            return Match.of(same)
        likely = [one for one in named if _may_be(one.began, began)]
        kind = reading.values.get("kind") or reading.told_kind
        for one in theirs.values():
            is_alike = one.kind == kind and one.began == began and not (title and one.title)
            if is_alike and self.partners[one.pk] == set(organisations):
                if not title and not one.title and one.ended == reading.values.get("ended", ""):
                    return Match(one)
                likely.append(one)
        return Match(candidates=tuple(likely))


class NamedAgreements:
    """The agreements that cells name by number or title: of the partners of the row, else by number alone."""

    def __init__(self, words: Iterable[str], of_partners: KnownAgreements, chosen: Mapping[str, str]) -> None:
        self._of_partners = of_partners
        numbered = Agreement.objects.live().filter(number__in=[" ".join(one.split()) for one in words])
        self._numbered: dict[str, list[Agreement]] = {}
        for one in numbered:
            self._numbered.setdefault(fold(one.number), []).append(one)
        keys = [key for key in chosen.values() if len(key) == len(str(UUID(int=0)))]
        self._chosen = {str(one.pk): one for one in Agreement.objects.live().filter(pk__in=keys)}

    def match(self, words: str, organisations: Sequence[UUID]) -> Match[Agreement]:
        """The agreement that the words name; else those of the partners, as a question."""
        said, theirs = fold(words), self._of_partners.of(organisations)
        for found in (
            [one for one in theirs if said in (fold(one.number), fold(one.title))],
            self._numbered.get(said, []),
            [one for one in theirs if fold(one.number) and f" {fold(one.number)} " in f" {said} "],
        ):
            if found:
                return Match.of(found)
        kind = agreement_kind_of(words)
        of_kind = [one for one in theirs if kind and one.kind == kind]
        return Match(candidates=tuple((of_kind or theirs)[:_SHOWN]))

    def chosen(self, key: str) -> Agreement | None:
        """The agreement that a person chose."""
        return self._chosen.get(key)


def agreement_words(agreement: Agreement) -> str:
    """What an agreement is called in a question."""
    kind = "" if agreement.kind == "unspecified" else str(AGREEMENT_KINDS[agreement.kind])  # type: ignore[index]
    began = (agreement.start or agreement.signed)[:4]
    return " · ".join(part for part in (kind, agreement.number, agreement.title[:80], began) if part)


def _may_be(one: str, other: str) -> bool:
    """One of the days is only less exact."""
    return one.startswith(other) or other.startswith(one)

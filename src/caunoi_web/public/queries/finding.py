"""Words of a visitor, found in published values only.

The register's index also knows notes, signatories and words of documents. It proposes candidates; a
record is found only when every word begins a word of its public row.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet

from caunoi_web.public.queries.rows import PublicRow, agreement_rows, partner_rows
from caunoi_web.public.queries.visible import public_agreements, public_partners
from caunoi_web.public.shown import Shown
from caunoi_web.register.models import AgreementParty, Organisation
from caunoi_web.search.backends import backend
from caunoi_web.search.models import Kind, SearchEntry
from caunoi_web.search.queries import matching_targets
from caunoi_web.search.words import asked_words, words_of

# Candidates that are read word by word; beyond them only names and titles are searched.
READ = 500
_NOTHING = Q(pk__in=[])


def partner_condition(text: str, shown: Shown) -> Q:
    """Which public partners have every word of ``text`` in their name or their public row."""
    if not asked_words(text):
        return _NOTHING
    return Q(pk__in=_named(Kind.ORGANISATION, text)) | _read(
        Kind.ORGANISATION, text, public_partners(shown), partner_rows, shown
    )


def agreement_condition(text: str, shown: Shown) -> Q:
    """Which public agreements have such a title or partner, or every word in their public row."""
    if not asked_words(text):
        return _NOTHING
    partners = Organisation.objects.filter(partner_condition(text, shown))
    parties = AgreementParty.objects.filter(organisation__in=partners.values("pk"))
    condition = Q(pk__in=parties.values("agreement"))
    if "title" in shown.agreement_fields:
        # the index calls an agreement without a title by its partners, who are named anyway
        condition |= Q(pk__in=_named(Kind.AGREEMENT, text))
    return condition | _read(Kind.AGREEMENT, text, public_agreements(shown), agreement_rows, shown)


def _named(kind: str, text: str) -> QuerySet[Any]:
    """Those whose title in the index, which is the published name, holds every word."""
    entries = backend().matching(kind, asked_words(text), title_only=True)
    return SearchEntry.objects.filter(pk__in=entries).values("target_id")


def _read(
    kind: str,
    text: str,
    every: QuerySet[Any],
    rows: Callable[[QuerySet[Any], Shown], list[PublicRow]],
    shown: Shown,
) -> Q:
    """Those among the newest candidates whose public row holds every word."""
    asked = asked_words(text)
    newest = matching_targets(kind, text).order_by("-pk").values_list("target_id", flat=True)[:READ]
    candidates = every.filter(pk__in=list(newest))
    return Q(pk__in=[row.id for row in rows(candidates, shown) if _holds(row, asked)])


def _holds(row: PublicRow, asked: list[str]) -> bool:
    told = words_of(*(words for _key, _label, words in row.facts), *map(str, row.values.values()))
    return all(any(word.startswith(one) for word in told) for one in asked)

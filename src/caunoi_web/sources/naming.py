"""In which documents somebody's name, address or telephone stands, and from which it was taken out."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from caunoi_web.accounts.models import User
from caunoi_web.common.masking import Mask
from caunoi_web.search.models import Kind
from caunoi_web.search.queries import matching_targets
from caunoi_web.sources.models import AuditEntry, Document

MOST = 100
WORDS_ERASED = "document.words-erased"


@dataclass(frozen=True, slots=True)
class Naming:
    """A document and in how many places of its text one of the words stands."""

    document: Document
    places: int


def documents_naming(user: User, words: Iterable[str]) -> list[Naming]:
    """The documents ``user`` may see in which one of the words stands, the newest first; at most ``MOST``.

    Found by the index of the search, then looked through: for rare use.
    """
    words = [word for word in words if word]
    mask = Mask(words)
    if not mask:
        return []
    about = Q(pk__in=[])
    for word in words:
        about |= Q(pk__in=matching_targets(Kind.DOCUMENT, word))
    found = Document.objects.visible_to(user).filter(about).defer("structure")[:MOST]
    named = (Naming(one, len(mask.places(one.text)) + len(mask.places(one.name))) for one in found)
    return [one for one in named if one.places]


def erasure_of(document: Document) -> AuditEntry | None:
    """When somebody's words were last taken out of what was read from it, by whom and why; one query."""
    entries = AuditEntry.objects.filter(
        target_kind="document", target_id=document.pk, action=WORDS_ERASED
    ).select_related("actor")
    return entries.first()

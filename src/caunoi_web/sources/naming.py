"""In which documents somebody's name, address or telephone stands, and from which it was taken out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from caunoi.domain.folding import fold
from caunoi_web.accounts.models import User
from caunoi_web.common.masking import Mask
from caunoi_web.search.models import Kind
from caunoi_web.search.queries import matching_targets
from caunoi_web.sources.models import AuditEntry, Document

MOST = 100  # documents that are shown at once
MOST_LOOKED_AT = 2_000  # documents that may hold the words, in one look
MOST_PLACES = 200  # of a short name, each of which a person ticks
WORDS_ERASED = "document.words-erased"
_BESIDE = 60  # signs shown before and after a place
_FORMS = 5  # ways in which a document writes the words, shown before they are taken out
_ENDS = 3  # digits that a word of a document begins with when it begins a telephone


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a text at which a short name stands, with the words around it."""

    start: int
    end: int
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Naming:
    """A document, in how many places one of the words stands, and the places of words that are too short.

    ``forms`` are the words as the document writes them, at most five.
    """

    document: Document
    places: int
    alone: tuple[Place, ...] = ()
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """What one look found; ``further`` is the document behind which the next one begins, None at the end."""

    items: tuple[Naming, ...] = ()
    further: UUID | None = None


def documents_naming(
    user: User, words: Iterable[str], alone: Iterable[str] = (), *, after: UUID | None = None
) -> Named:
    """The documents ``user`` may see in which one of the words stands, the newest first; at most ``MOST``.

    ``alone`` are names of few letters: they count as whole words only, each place for itself. ``after`` is
    where an earlier look ended (``Named.further``).
    """
    return naming_among(Document.objects.visible_to(user), words, alone, after=after)


def naming_among(
    documents: QuerySet[Document],
    words: Iterable[str],
    alone: Iterable[str] = (),
    *,
    after: UUID | None = None,
) -> Named:
    """The same among some documents. Found by the index of the search, then looked through: for rare use."""
    sought, short = [word for word in words if word], [word for word in alone if word]
    mask, single = Mask(sought), Mask(short, shortest=1)
    if not mask and not single:
        return Named()
    about = Q(pk__in=[])
    for question in _questions([*sought, *short]):
        about |= Q(pk__in=matching_targets(Kind.DOCUMENT, question))
    candidates = documents.filter(about, **({"pk__lt": after} if after else {})).order_by("-pk")
    found: list[Naming] = []
    left, last = MOST_PLACES, None
    looked = candidates.defer("structure")[: MOST_LOOKED_AT + 1].iterator(chunk_size=50)
    for number, one in enumerate(looked):
        named = _naming(one, mask, single)
        if number == MOST_LOOKED_AT or len(found) == MOST or (found and len(named.alone) > left):
            return Named(tuple(found), last)
        if named.places or named.alone:
            found.append(named)
            left -= len(named.alone)
        last = one.pk
    return Named(tuple(found))


def erasure_of(document: Document) -> AuditEntry | None:
    """When somebody's words were last taken out of what was read from it, by whom and why; one query."""
    entries = AuditEntry.objects.filter(
        target_kind="document", target_id=document.pk, action=WORDS_ERASED
    ).select_related("actor")
    return entries.first()


def _naming(document: Document, mask: Mask, single: Mask) -> Naming:
    text = document.text
    held = [
        " ".join(part[start:end].split())
        for part in (text, document.name)
        for start, end in mask.places(part)
    ]
    alone = [place_in(text, start, end) for start, end in single.places(text)] if single else []
    return Naming(document, len(held), tuple(alone), tuple(dict.fromkeys(held))[:_FORMS])


def place_in(text: str, start: int, end: int) -> Place:
    """The words of a text from ``start`` to ``end`` with what stands around them, on one line."""
    before, after = text[max(start - _BESIDE, 0) : start], text[end : end + _BESIDE]
    return Place(start, end, *(" ".join(part.split()) for part in (before, text[start:end], after)))


def _questions(words: Iterable[str]) -> Iterator[str]:
    """What to ask the index: a name whatever the order of its parts, a telephone however it is parted."""
    asked: dict[frozenset[str], str] = {}
    for word in words:
        for question in _of_digits(word) if word.isdigit() else (word,):
            asked.setdefault(frozenset(fold(question).split()), question)
    yield from asked.values()


def _of_digits(digits: str) -> tuple[str, ...]:
    """A word of the index is found by its beginning: the first digits in one piece, in two, in pairs."""
    pairs = " ".join(digits[at : at + 2] for at in range(0, len(digits), 2))
    return digits[:_ENDS], f"{digits[:2]} {digits[2 : 2 + _ENDS]}", pairs

"""Finding things: every word asked for must begin a word of the thing; exact accents come first."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from caunoi.domain.folding import fold, tone_normal
from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, may
from caunoi_web.search.backends import backend
from caunoi_web.search.backends.found import Newest
from caunoi_web.search.marking import Piece, excerpt, marked
from caunoi_web.search.models import Kind, SearchEntry
from caunoi_web.search.words import accented_words, asked_words, words_of

RIGHTS = {
    Kind.ORGANISATION: Action.REGISTER_READ,
    Kind.AGREEMENT: Action.REGISTER_READ,
    Kind.DOCUMENT: Action.SOURCE_READ,
}
# The newest hits of each sort that are ranked; beyond them the asker needs another word, not a rank.
RANKED = 200
COUNTED = 1000


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: what it is called and where the words stand, marked."""

    kind: str
    target_id: UUID
    title: tuple[Piece, ...]
    detail: tuple[Piece, ...]
    excerpt: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The hits of one kind. ``number`` stops at ``COUNTED`` or sooner, ``is_more`` when there are more."""

    kind: Kind
    hits: tuple[Hit, ...]
    number: int
    is_more: bool


def matching_targets(kind: str, question: str) -> QuerySet[SearchEntry]:
    """The ids of the things of ``kind`` that hold every word of ``question``, for use in a filter."""
    return matching_entries(kind, question).values("target_id")


def matching_entries(kind: str, question: str) -> QuerySet[SearchEntry]:
    """The entries of the things of ``kind`` that hold every word of ``question``."""
    words = asked_words(question)
    if not words:
        return SearchEntry.objects.none()
    found = backend().matching(kind, words, title_only=False)
    return SearchEntry.objects.filter(kind=kind, pk__in=found)


def with_parts(kind: str, groups: Sequence[Sequence[str]]) -> QuerySet[SearchEntry]:
    """The entries of ``kind`` that hold one word of each group; words of parts (``words.part_words``)."""
    return SearchEntry.objects.filter(pk__in=backend().matching_some(kind, groups))


def few_targets(kind: str, question: str, most: int) -> list[UUID] | None:
    """The ids of the things of ``kind`` that hold every word; None when more than ``most`` or many do."""
    words = asked_words(question)
    if not words:
        return []
    found = backend().newest(Kind(kind), words, title_only=False, most=most + 1, enough=RANKED)
    if not found.is_all:
        return None
    return list(SearchEntry.objects.filter(pk__in=found.numbers).values_list("target_id", flat=True))


def search(*, user: User, question: str, kind: str = "", limit: int = 10) -> list[Group]:
    """What ``user`` may see and ``question`` asks for, by kind, at most ``limit`` of each.

    ``kind`` limits it to one. A question without a letter or digit finds nothing.
    """
    words = asked_words(question)
    if not words:
        return []
    kinds = [wanted for wanted in Kind if may(user, RIGHTS[wanted]) and kind in ("", wanted)]
    groups = (_group(wanted, question, words, limit) for wanted in kinds)
    return [group for group in groups if group.number]


def _group(kind: Kind, question: str, words: list[str], limit: int) -> Group:
    found = backend().newest(kind, words, title_only=False, most=COUNTED + 1, enough=RANKED)
    best = _best(kind, question, words, found)[:limit]
    entries = SearchEntry.objects.in_bulk(best)
    hits = tuple(_hit(entries[key], words) for key in best if key in entries)
    number = len(found.numbers)
    return Group(kind, hits, number if found.is_all else _rounded(number), not found.is_all)


def _rounded(number: int) -> int:
    """So many at least: of whatever is not counted to its end."""
    return number - number % 100 or number


def _best(kind: Kind, question: str, words: list[str], found: Newest) -> list[int]:
    """Best first: title with the accents asked for, text with them, title without, text without; newest."""
    if not found.numbers:
        return []
    accented = accented_words(question)
    keys = set(found.numbers[:RANKED])
    titles = _holding(kind, words, found, title_only=True)
    exact_titles, exact = titles, keys
    if accented:
        exact_titles = _holding(kind, accented, found, title_only=True)
        exact = _holding(kind, accented, found, title_only=False)
    exact |= exact_titles
    keys |= titles | exact
    bare = dict(SearchEntry.objects.filter(pk__in=keys).values_list("pk", "title"))
    as_written, folded = tone_normal(question), fold(question)

    def rank(key: int) -> tuple[int, bool, int, int]:
        title = bare[key]
        closeness = _closeness(as_written, tone_normal(title)) if key in exact_titles else _FAR
        return (closeness, key not in exact, _closeness(folded, fold(title)), -key)

    return sorted(bare, key=rank)


def _holding(kind: Kind, words: list[str], found: Newest, *, title_only: bool) -> set[int]:
    """The newest of those found that hold these words too: among them when they are all, else asked anew."""
    if found.is_all:
        held = backend().among(kind, found.numbers, words, title_only=title_only)
        return set(sorted(held, reverse=True)[:RANKED])
    asked = backend().newest(kind, words, title_only=title_only, most=RANKED, enough=RANKED)
    return set(asked.numbers)


_FAR = 4


def _closeness(question: str, title: str) -> int:
    """0 for the title itself, 1 for its beginning, 2 for whole words in it, 3 for all words, 4 for less."""
    if question == title:
        return 0
    if f"{title} ".startswith(f"{question} "):
        return 1
    if f" {question} " in f" {title} ":
        return 2
    return _FAR - 1 if _holds_all(question, title) else _FAR


def _holds_all(question: str, title: str) -> bool:
    words = title.split()
    return all(any(word.startswith(asked) for word in words) for asked in question.split())


def _hit(entry: SearchEntry, words: list[str]) -> Hit:
    return Hit(
        kind=entry.kind,
        target_id=entry.target_id,
        title=marked(entry.title, words),
        detail=marked(entry.detail, words),
        excerpt=excerpt(entry.text, words) if _needs_excerpt(entry, words) else (),
    )


def _needs_excerpt(entry: SearchEntry, words: list[str]) -> bool:
    """A document always shows where; anything else only when its title and detail do not say it all."""
    if entry.kind == Kind.DOCUMENT:
        return True
    shown = words_of(entry.title, entry.detail)
    return not all(any(word.startswith(asked) for word in shown) for asked in words)

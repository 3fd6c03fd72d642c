"""Finding things: every word asked for must begin a word of the thing; exact accents come first."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from caunoi.domain.folding import fold, tone_normal
from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, may
from caunoi_web.search.backends import backend
from caunoi_web.search.marking import Piece, excerpt, marked
from caunoi_web.search.models import Kind, SearchEntry
from caunoi_web.search.words import accented_words, asked_words, words_of

RIGHTS = {
    Kind.ORGANISATION: Action.REGISTER_READ,
    Kind.AGREEMENT: Action.REGISTER_READ,
    Kind.DOCUMENT: Action.SOURCE_READ,
}
RANKED = 200  # the newest hits that are ranked; beyond them the asker needs another word, not a rank
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
    """The hits of one kind. ``number`` stops at ``COUNTED``: ``is_more`` says that there are more."""

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


def newest_targets(kind: str, words: list[str], number: int) -> list[UUID]:
    """The newest things of ``kind`` whose title or text holds all of the folded ``words``."""
    if not words:
        return []
    found = backend().newest(Kind(kind), words, title_only=False, most=number)
    entries = SearchEntry.objects.filter(pk__in=found).order_by("-pk")
    return list(entries.values_list("target_id", flat=True))


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
    number = _matching(kind, words, title_only=False).order_by()[: COUNTED + 1].count()
    best = _best(kind, question, words)[:limit] if number else []
    entries = SearchEntry.objects.in_bulk(best)
    hits = tuple(_hit(entries[key], words) for key in best if key in entries)
    return Group(kind, hits, min(number, COUNTED), number > COUNTED)


def _best(kind: Kind, question: str, words: list[str]) -> list[int]:
    """Best first: title with the accents asked for, text with them, title without, text without; newest."""
    accented = accented_words(question) or words
    exact_titles = _newest(kind, accented, title_only=True)
    exact = _newest(kind, accented, title_only=False)
    keys = exact_titles | exact
    if accented != words:
        keys |= _newest(kind, words, title_only=True) | _newest(kind, words, title_only=False)
    bare = dict(SearchEntry.objects.filter(pk__in=keys).values_list("pk", "title"))
    as_written, folded = tone_normal(question), fold(question)

    def rank(key: int) -> tuple[int, bool, int, int]:
        title = bare[key]
        closeness = _closeness(as_written, tone_normal(title)) if key in exact_titles else _FAR
        return (closeness, key not in exact, _closeness(folded, fold(title)), -key)

    return sorted(bare, key=rank)


def _matching(kind: Kind, words: list[str], *, title_only: bool) -> QuerySet[SearchEntry]:
    return SearchEntry.objects.filter(pk__in=backend().matching(kind, words, title_only=title_only))


def _newest(kind: Kind, words: list[str], *, title_only: bool) -> set[int]:
    return set(backend().newest(kind, words, title_only=title_only, most=RANKED))


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

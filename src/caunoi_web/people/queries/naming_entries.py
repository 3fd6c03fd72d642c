"""Which entries of the history hold somebody's name, address or telephone, and what would be hidden there."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import CharField, Lookup, Q, TextField
from django.db.models.functions import Cast

from caunoi.domain.folding import fold
from caunoi_web.common.masking import Mask
from caunoi_web.common.spellings import spellings_of
from caunoi_web.sources.models import AuditEntry
from caunoi_web.sources.naming import Place, place_in
from caunoi_web.sources.services.sealing import REDACTED

SHORTEST = 4  # letters and digits; whole words only, and a person ticks each entry
MOST = 200  # entries that are shown at once
MOST_LOOKED_AT = 20_000  # entries that may hold the words, in one look
TEXTS = ("target_label", "reason", "before", "after")
_SHOWN = 3  # places of an entry
# Letters that Vietnamese writes with signs, and d, may stand differently in the history; the others do not.
_ALWAYS_SO = frozenset("bcfghjklmnpqrstvwxz0123456789")


@CharField.register_lookup
@TextField.register_lookup
class Like(Lookup):  # type: ignore[type-arg]
    """SQL's own LIKE, whatever the case of plain letters: the fewest entries that have to be read."""

    lookup_name = "like"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        """Told apart by the database: only one of them minds the case."""
        left, values = self.process_lhs(compiler, connection)
        right, more = self.process_rhs(compiler, connection)
        word = "ILIKE" if connection.vendor == "postgresql" else "LIKE"
        return f"{left} {word} {right}", [*values, *more]


@dataclass(frozen=True, slots=True)
class NamingEntry:
    """An entry with the first places that would be hidden, and how many there are in all."""

    entry: AuditEntry
    places: tuple[Place, ...]
    number: int


@dataclass(frozen=True, slots=True)
class NamingEntries:
    """What one look found; ``further`` is the entry behind which the next one begins, None at the end."""

    items: tuple[NamingEntry, ...] = ()
    further: UUID | None = None


def mask_of(words: str) -> Mask:
    """Seeks what somebody typed in the history, however it is written; false for fewer than four letters."""
    return Mask(spellings_of(words), shortest=SHORTEST)


def entries_naming(words: str, *, after: UUID | None = None) -> NamingEntries:
    """The entries that hold the words anywhere, the newest first, at most ``MOST``.

    Accents, capitals, the signs between the parts, the order of a name and the form of a telephone do not
    matter. Reads the history from ``after`` on (``NamingEntries.further``): for rare use.
    """
    mask = mask_of(words)
    if not mask:
        return NamingEntries()
    found: list[NamingEntry] = []
    last = None
    for number, entry in enumerate(_candidates(words, after)):
        if number == MOST_LOOKED_AT or len(found) == MOST:
            return NamingEntries(tuple(found), last)
        places = [place for text in _texts(entry) for place in _hidden(text, mask)]
        if places:
            found.append(NamingEntry(entry, tuple(places[:_SHOWN]), len(places)))
        last = entry.pk
    return NamingEntries(tuple(found))


def _candidates(words: str, after: UUID | None) -> Iterator[AuditEntry]:
    sides = AuditEntry.objects.alias(was=Cast("before", TextField()), became=Cast("after", TextField()))
    about = Q(pk__in=[])
    for pattern in {_pattern(spelling) for spelling in spellings_of(words)}:
        for column in ("target_label", "reason", "was", "became"):
            about |= Q(**{f"{column}__like": pattern})
    rows = sides.filter(about, **({"pk__lt": after} if after else {})).exclude(action=REDACTED)
    rows = rows.select_related("actor").order_by("-pk")
    return rows[: MOST_LOOKED_AT + 1].iterator(chunk_size=500)


def _pattern(spelling: str) -> str:
    """Holds of every text in which the words may stand, and of some more."""
    letters = (sign if sign in _ALWAYS_SO else "" for sign in fold(spelling))
    return "%".join(["", *filter(None, letters), ""]) or "%"


def _texts(entry: AuditEntry) -> Iterator[str]:
    for field in TEXTS:
        yield from _strings(getattr(entry, field))


def _strings(value: Any) -> Iterator[str]:
    """Every text in a JSON value; names of fields are no texts of a person."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)


def _hidden(text: str, mask: Mask) -> Iterator[Place]:
    for start, end in mask.places(text):
        yield place_in(text, start, end)

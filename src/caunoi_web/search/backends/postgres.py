"""The index on PostgreSQL: two tsvectors a row under GIN.

The vectors are made from arrays of words, not by a text-search parser: the words are cut and
folded already, and no parser may cut them differently on the other side.
"""

from collections.abc import Iterable, Sequence

from django.db import connection
from django.db.models.expressions import RawSQL

# A tsvector holds at most one megabyte of words.
_MOST_BYTES = 900_000

_PUT = """
    INSERT INTO search_index (number, kind, title, body)
    VALUES (%s, %s, array_to_tsvector(%s::text[]), array_to_tsvector(%s::text[]))
    ON CONFLICT (number) DO UPDATE
    SET kind = EXCLUDED.kind, title = EXCLUDED.title, body = EXCLUDED.body
"""


def put_many(rows: Iterable[tuple[int, str, Iterable[str], Iterable[str]]]) -> None:
    """Store the words of entries, replacing what was there."""
    values = []
    for number, kind, title, body in rows:
        heading = _that_fit(title)
        values.append([number, kind, heading, _that_fit([*heading, *body])])
    with connection.cursor() as cursor:
        cursor.executemany(_PUT, values)


def put_fresh(rows: Iterable[tuple[int, str, Iterable[str], Iterable[str]]]) -> None:
    """Store the words of entries that are not there yet, by COPY."""
    with (
        connection.cursor() as cursor,
        cursor.copy("COPY search_index (number, kind, title, body) FROM STDIN") as copy,
    ):
        for number, kind, title, body in rows:
            heading = _that_fit(title)
            copy.write_row((number, kind, _as_vector(heading), _as_vector(_that_fit([*heading, *body]))))


def _as_vector(words: Iterable[str]) -> str:
    """A tsvector as PostgreSQL reads it; words hold letters and digits only."""
    return " ".join(f"'{word}'" for word in words)


def remove_many(numbers: Sequence[int]) -> None:
    """Forget entries."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_index WHERE number = ANY(%s)", [list(numbers)])


def clear() -> None:
    """Forget all entries."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_index")


def matching_some(kind: str, groups: Sequence[Sequence[str]]) -> RawSQL:
    """The numbers of the entries of ``kind`` in which of every group one word begins some word."""
    question = " & ".join("(" + " | ".join(f"'{word}':*" for word in group) + ")" for group in groups)
    return RawSQL("SELECT number FROM search_index WHERE kind = %s AND body @@ %s::tsquery", [kind, question])


def matching(kind: str, words: Sequence[str], *, title_only: bool) -> RawSQL:
    """The numbers of the entries of ``kind`` in which every word begins some word."""
    question = " & ".join(f"'{word}':*" for word in words)
    column = "title" if title_only else "body"
    return RawSQL(  # noqa: S611  (every value is a parameter)
        f"SELECT number FROM search_index WHERE kind = %s AND {column} @@ %s::tsquery",  # noqa: S608  (two fixed names)
        [kind, question],
    )


def _that_fit(words: Iterable[str]) -> list[str]:
    kept: list[str] = []
    room = _MOST_BYTES
    for word in words:
        room -= len(word.encode()) + 4
        if room < 0:
            break
        kept.append(word)
    return kept

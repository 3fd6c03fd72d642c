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
    sql = f"SELECT number FROM search_index WHERE {_condition(title_only=title_only)}"  # noqa: S608  (fixed words)
    return RawSQL(sql, [kind, _question(words)])  # noqa: S611  (every value is a parameter)


def newest(kind: str, words: Sequence[str], *, title_only: bool, most: int) -> list[int]:
    """The same, the newest first and at most so many.

    Words that many entries hold are met soon on the way from the newest entry: a stretch of those is looked
    through first. The index of words, which must find every entry that holds them, is asked only after it.
    """
    way = f"FROM search_index WHERE {_condition(title_only=title_only)}"
    asked = [kind, _question(words)]
    with connection.cursor() as cursor:
        cursor.execute(_NEAR_END, [kind, LOOKED_THROUGH])
        [edge] = cursor.fetchone() or (None,)
        if edge is not None:
            sql = f"SELECT number {way} AND number > %s ORDER BY kind DESC, number DESC LIMIT %s"
            cursor.execute(sql, [*asked, edge, most])
            found = [row[0] for row in cursor.fetchall()]
            if len(found) == most:
                return found
        cursor.execute(f"WITH every AS MATERIALIZED (SELECT number {way}) {_LAST}", [*asked, most])
        return [row[0] for row in cursor.fetchall()]


LOOKED_THROUGH = 5_000
_NEAR_END = "SELECT number FROM search_index WHERE kind = %s ORDER BY number DESC OFFSET %s LIMIT 1"
_LAST = "SELECT number FROM every ORDER BY number DESC LIMIT %s"


def _condition(*, title_only: bool) -> str:
    return f"kind = %s AND {'title' if title_only else 'body'} @@ %s::tsquery"


def _question(words: Sequence[str]) -> str:
    return " & ".join(f"'{word}':*" for word in words)


def _that_fit(words: Iterable[str]) -> list[str]:
    kept: list[str] = []
    room = _MOST_BYTES
    for word in words:
        room -= len(word.encode()) + 4
        if room < 0:
            break
        kept.append(word)
    return kept

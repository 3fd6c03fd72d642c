"""The index on PostgreSQL: two tsvectors a row under GIN, a table for each kind.

The vectors are made from arrays of words, not by a text-search parser: the words are cut and
folded already, and no parser may cut them differently on the other side.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models.expressions import RawSQL

from caunoi_web.search.backends.found import Newest

# A tsvector holds at most one megabyte of words.
_MOST_BYTES = 900_000

_PUT = """
    INSERT INTO search_index (number, kind, title, body)
    VALUES (%s, %s, array_to_tsvector(%s::text[]), array_to_tsvector(%s::text[]))
    ON CONFLICT (number, kind) DO UPDATE
    SET title = EXCLUDED.title, body = EXCLUDED.body
    WHERE (search_index.title, search_index.body) IS DISTINCT FROM (EXCLUDED.title, EXCLUDED.body)
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


def newest(kind: str, words: Sequence[str], *, title_only: bool, most: int, enough: int) -> Newest:
    """The newest entries in which every word begins some word: at most ``most``.

    Words that many entries hold are met soon on the way from the newest entry, so a stretch of those is
    looked through first, and what is met there is taken when it is ``enough``. The index of words, which
    finds all entries that hold them, is asked only for what few hold.
    """
    column = "title" if title_only else "body"
    looked = _looked_through(kind)
    found = _near(kind, words, column, looked, most)
    if len(found) == most:
        return Newest(found, is_all=False)
    if not _numbers(_BEYOND, [kind, looked]):
        return Newest(found, is_all=True)
    if len(found) < enough and (wider := _wider(kind, len(found), enough)):
        found = _near(kind, words, column, wider, most)
    if len(found) >= enough:
        return Newest(found, is_all=False)
    found = _asked(kind, words, column, most)
    return Newest(found, is_all=len(found) < most)


def _near(kind: str, words: Sequence[str], column: str, looked: int, most: int) -> list[int]:
    """Those among the newest entries of a kind that hold all words."""
    near = _near_end(column)
    sql = f"SELECT number FROM {near} WHERE words @@ %s::tsquery ORDER BY number DESC LIMIT %s"  # noqa: S608
    return _numbers(sql, [kind, looked, _question(words), most])


def _wider(kind: str, met: int, enough: int) -> int:
    """So many of the newest documents are looked through a second time; 0 when the index is quicker.

    One that is looked through costs as much as seven hits of the index, and the index finds every hit there
    is: words that one document in twenty holds are met soon enough.
    """
    looked = _looked_through(kind)
    if kind not in LONG_LOOKED_THROUGH or met < looked * _OFTEN:
        return 0
    return 2 * looked * enough // met


def _asked(kind: str, words: Sequence[str], column: str, most: int) -> list[int]:
    """What the index of words finds; what it was not asked for is looked up in the rows it finds."""
    rare = _rare(kind, words, column)
    if len(rare) == len(words):
        sql = f"SELECT number FROM search_index WHERE kind = %s AND {column} @@ %s::tsquery"  # noqa: S608
        return _numbers(f"{sql} ORDER BY number + 0 DESC LIMIT %s", [kind, _question(words), most])
    sql = f"SELECT number FROM {_held(column)} WHERE words @@ %s::tsquery ORDER BY number DESC LIMIT %s"  # noqa: S608
    return _numbers(sql, [kind, _question(rare), _question(words), most])


def among(kind: str, numbers: Sequence[int], words: Sequence[str], *, title_only: bool) -> list[int]:
    """Those of the entries in which every word begins some word."""
    column = "title" if title_only else "body"
    rows = f"SELECT number, {column} AS words FROM search_index WHERE kind = %s AND number = ANY(%s)"  # noqa: S608
    sql = f"SELECT number FROM ({rows} OFFSET 0) few WHERE words @@ %s::tsquery"  # noqa: S608
    return _numbers(sql, [kind, list(numbers), _question(words)])


# Entries that are looked through from the newest one. The words of a document are many and lie apart from
# its row, so looking at one costs a hundred times as much.
MOST_LOOKED_THROUGH = 20_000
LONG_LOOKED_THROUGH = {"document": 500}
_OFTEN = 0.05  # of the documents that were looked through hold the words: more of them are looked through
_SAMPLE = 10  # one in ten of those tells how many hold a word
_FEW = 0.005  # of all entries: so many are looked at one by one
_BEYOND = "SELECT number FROM search_index WHERE kind = %s ORDER BY number DESC OFFSET %s LIMIT 1"


def _looked_through(kind: str) -> int:
    return LONG_LOOKED_THROUGH.get(kind, MOST_LOOKED_THROUGH)


def _near_end(column: str) -> str:
    newest = f"SELECT number, {column} AS words FROM search_index WHERE kind = %s"  # noqa: S608  (fixed words)
    return f"({newest} ORDER BY number DESC LIMIT %s) near"


def _held(column: str) -> str:
    """The entries that the index of words finds; OFFSET keeps what is asked of them out of the index."""
    words = f"SELECT number, {column} AS words FROM search_index WHERE kind = %s"  # noqa: S608  (fixed words)
    return f"({words} AND {column} @@ %s::tsquery OFFSET 0) held"


def _rare(kind: str, words: Sequence[str], column: str) -> list[str]:
    """Those words which the index is to be asked for: the rarest, until few entries hold all of them.

    The index reads all entries of a word and of every longer one, which for "d" or "university" is most of
    it; it is quicker to look whether the few entries of a rare word hold them.
    """
    if len(words) == 1 or kind in LONG_LOOKED_THROUGH:
        return list(words)
    holding = ", ".join("count(*) FILTER (WHERE words @@ %s::tsquery)" for _word in words)
    number = _looked_through(kind) // _SAMPLE
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {holding} FROM {_near_end(column)}",  # noqa: S608  (fixed words)
            [*(_question([word]) for word in words), kind, number],
        )
        counts = dict(zip(words, cursor.fetchone(), strict=True))
    rare: list[str] = []
    share = 1.0
    for word in sorted(words, key=counts.__getitem__):
        if share <= _FEW:
            break
        rare.append(word)
        share *= counts[word] / number
    return rare


def _numbers(sql: str, values: Sequence[Any]) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [row[0] for row in cursor.fetchall()]


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

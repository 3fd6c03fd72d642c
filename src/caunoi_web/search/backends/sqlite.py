"""The index on SQLite: an FTS5 table whose row number is the entry's number.

The kind is a column of the index too, so that one question stays one look-up. The tokenizer only
parts words at blanks: folding was done in Python, because FTS5 does not fold ``đ``.
"""

from collections.abc import Iterable, Sequence

from django.db import connection
from django.db.models.expressions import RawSQL

from caunoi_web.search.backends.found import Newest


def put_many(rows: Iterable[tuple[int, str, Iterable[str], Iterable[str]]]) -> None:
    """Store the words of entries, replacing what was there."""
    values = [(number, kind, " ".join(title), " ".join(body)) for number, kind, title, body in rows]
    remove_many([row[0] for row in values])
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO search_index (rowid, kind, title, body) VALUES (%s, %s, %s, %s)", values
        )


def put_fresh(rows: Iterable[tuple[int, str, Iterable[str], Iterable[str]]]) -> None:
    """Store the words of entries that are not there yet."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO search_index (rowid, kind, title, body) VALUES (%s, %s, %s, %s)",
            [(number, kind, " ".join(title), " ".join(body)) for number, kind, title, body in rows],
        )


def remove_many(numbers: Sequence[int]) -> None:
    """Forget entries."""
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM search_index WHERE rowid = %s", [(number,) for number in numbers])


def clear() -> None:
    """Forget all entries."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_index")


def matching_some(kind: str, groups: Sequence[Sequence[str]]) -> RawSQL:
    """The numbers of the entries of ``kind`` in which of every group one word begins some word."""
    every = " AND ".join("(" + " OR ".join(f'"{word}" *' for word in group) + ")" for group in groups)
    question = f'kind : "{kind}" AND body : ({every})'
    return RawSQL("SELECT rowid FROM search_index WHERE search_index MATCH %s", [question])


def matching(kind: str, words: Sequence[str], *, title_only: bool) -> RawSQL:
    """The numbers of the entries of ``kind`` in which every word begins some word."""
    return RawSQL(_MATCHING, [_question(kind, words, title_only=title_only)])  # noqa: S611  (a parameter)


def newest(kind: str, words: Sequence[str], *, title_only: bool, most: int, enough: int) -> Newest:
    """The newest entries in which every word begins some word: the index is read from its end."""
    with connection.cursor() as cursor:
        question = _question(kind, words, title_only=title_only)
        cursor.execute(f"{_MATCHING} ORDER BY rowid DESC LIMIT %s", [question, most])
        found = [row[0] for row in cursor.fetchall()]
    return Newest(found, is_all=len(found) < most)


def among(kind: str, numbers: Sequence[int], words: Sequence[str], *, title_only: bool) -> list[int]:
    """Those of the entries in which every word begins some word."""
    with connection.cursor() as cursor:
        question = _question(kind, words, title_only=title_only)
        cursor.execute(f"{_MATCHING} AND rowid BETWEEN %s AND %s", [question, min(numbers), max(numbers)])
        return sorted({row[0] for row in cursor.fetchall()} & set(numbers), reverse=True)


_MATCHING = "SELECT rowid FROM search_index WHERE search_index MATCH %s"


def _question(kind: str, words: Sequence[str], *, title_only: bool) -> str:
    columns = "title" if title_only else "{title body}"
    every = " AND ".join(f'"{word}" *' for word in words)
    return f'kind : "{kind}" AND {columns} : ({every})'

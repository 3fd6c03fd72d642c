"""A table of words for each kind on PostgreSQL: a question about few things goes past those of the others.

Rows are taken over as they are, forwards and backwards; nothing has to be indexed again from the records.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

WORDS = "number bigint NOT NULL, kind varchar(20) NOT NULL, title tsvector NOT NULL, body tsvector NOT NULL"
KINDS = ("organisation", "agreement", "document")
BY_KIND = (
    "ALTER TABLE search_index RENAME TO search_index_before",
    f"CREATE TABLE search_index ({WORDS}) PARTITION BY LIST (kind)",
    *(
        f"CREATE TABLE search_index_{kind} PARTITION OF search_index FOR VALUES IN ('{kind}')"
        for kind in KINDS
    ),
    "CREATE TABLE search_index_other PARTITION OF search_index DEFAULT",
    "INSERT INTO search_index SELECT number, kind, title, body FROM search_index_before ORDER BY number",
    "DROP TABLE search_index_before",
    "ALTER TABLE search_index ADD PRIMARY KEY (number, kind)",
    "CREATE INDEX search_index_title ON search_index USING gin (title)",
    "CREATE INDEX search_index_body ON search_index USING gin (body)",
)
IN_ONE = (
    "ALTER TABLE search_index RENAME TO search_index_before",
    f"CREATE TABLE search_index ({WORDS})",
    "INSERT INTO search_index SELECT number, kind, title, body FROM search_index_before ORDER BY number",
    "DROP TABLE search_index_before",
    "ALTER TABLE search_index ADD PRIMARY KEY (number)",
    "CREATE INDEX search_index_title ON search_index USING gin (title)",
    "CREATE INDEX search_index_body ON search_index USING gin (body)",
    "CREATE INDEX search_index_newest ON search_index (kind, number)",
)


def part(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """PostgreSQL alone: on SQLite the kind stands in the index of words."""
    _run(editor, BY_KIND)


def join(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """One table for all kinds again."""
    _run(editor, IN_ONE)


def _run(editor: BaseDatabaseSchemaEditor, statements: tuple[str, ...]) -> None:
    if editor.connection.vendor == "postgresql":
        for statement in statements:
            editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0003_newest")]

    operations = [migrations.RunPython(part, join)]

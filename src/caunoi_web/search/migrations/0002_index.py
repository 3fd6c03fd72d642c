"""The full-text index, in the way of the database in use (docs: search/backends)."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SQLITE = (
    "CREATE VIRTUAL TABLE search_index USING fts5(kind, title, body, prefix='2 3',"
    " tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* M*'\")",
)
POSTGRES = (
    "CREATE TABLE search_index (number bigint PRIMARY KEY, kind varchar(20) NOT NULL,"
    " title tsvector NOT NULL, body tsvector NOT NULL)",
    "CREATE INDEX search_index_title ON search_index USING gin (title)",
    "CREATE INDEX search_index_body ON search_index USING gin (body)",
)


def create(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Make the empty index."""
    for statement in SQLITE if editor.connection.vendor == "sqlite" else POSTGRES:
        editor.execute(statement)


def drop(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take the index away; ``caunoi-web reindex`` can fill a new one."""
    editor.execute("DROP TABLE search_index")


class Migration(migrations.Migration):
    dependencies = [("search", "0001_begin")]

    operations = [migrations.RunPython(create, drop)]

"""The newest entries of a kind by an index of their own, where the index of words is no way to them."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def create(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """PostgreSQL alone: the index of SQLite is read in both directions."""
    if editor.connection.vendor == "postgresql":
        editor.execute("CREATE INDEX search_index_newest ON search_index (kind, number)")


def drop(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take it away again."""
    if editor.connection.vendor == "postgresql":
        editor.execute("DROP INDEX search_index_newest")


class Migration(migrations.Migration):
    dependencies = [("search", "0002_index")]

    operations = [migrations.RunPython(create, drop)]

"""What was indexed before does not hold the words of parts, which visitors are answered from: a worker makes it anew."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def ask(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Once, where anything is indexed at all."""
    if apps.get_model("search", "SearchEntry").objects.exists():
        apps.get_model("tasks", "Task").objects.create(kind="reindex", key="reindex")


class Migration(migrations.Migration):
    dependencies = [("public", "0001_begin"), ("search", "0002_index"), ("tasks", "0001_tasks")]

    operations = [migrations.RunPython(ask, migrations.RunPython.noop)]

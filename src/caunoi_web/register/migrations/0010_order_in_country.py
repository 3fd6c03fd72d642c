"""The organisations of a country in the order of lists: a page of them need not put all in order."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("register", "0009_by_begin")]

    operations = [
        migrations.AddIndex(
            model_name="organisation",
            index=models.Index(fields=["country", "sort_key", "id"], name="organisation_of_country"),
        ),
        migrations.RemoveIndex(model_name="organisation", name="organisation_by_country"),
    ]

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def forget(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """What was summed up before has no beginnings of years: count until it is made again."""
    apps.get_model("overview", "RollUp").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [
        ("overview", "0002_snapshots"),
        ("register", "0006_growth_indexes"),
    ]

    operations = [
        migrations.CreateModel(
            name="YearStart",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("scope", models.CharField(max_length=36)),
                ("dimension", models.CharField(max_length=10)),
                ("cell", models.CharField(blank=True, max_length=130)),
                ("status", models.CharField(blank=True, max_length=20)),
                ("since", models.DateField()),
                ("number", models.IntegerField()),
            ],
        ),
        migrations.RemoveIndex(
            model_name="turn",
            name="turn_by_day",
        ),
        migrations.AlterField(
            model_name="daycount",
            name="cell",
            field=models.CharField(blank=True, max_length=130),
        ),
        migrations.AlterField(
            model_name="monthchange",
            name="cell",
            field=models.CharField(blank=True, max_length=130),
        ),
        migrations.AddIndex(
            model_name="turn",
            index=models.Index(fields=["day", "status", "was", "agreement"], name="turn_by_day"),
        ),
        migrations.AddIndex(
            model_name="yearstart",
            index=models.Index(
                fields=["scope", "dimension", "since", "cell", "status", "number"], name="year_start_by_year"
            ),
        ),
        migrations.RunPython(forget, migrations.RunPython.noop),
    ]

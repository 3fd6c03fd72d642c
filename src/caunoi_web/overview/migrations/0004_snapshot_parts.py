import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("overview", "0003_year_starts"),
    ]

    operations = [
        migrations.CreateModel(
            name="SnapshotPart",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("dimension", models.CharField(max_length=10)),
                ("key", models.CharField(max_length=20)),
                ("value", models.PositiveIntegerField()),
                ("packed", models.BinaryField()),
                (
                    "figure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="overview.snapshotfigure",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("figure", "dimension", "key"), name="snapshot_part_once")
                ],
            },
        ),
    ]

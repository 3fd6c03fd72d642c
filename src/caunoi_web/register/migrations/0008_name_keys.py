import itertools

import django.db.models.deletion
from django.db import migrations, models

from caunoi.matching.keys import keys_to_keep, slips, words_of

CHUNK = 2000


def make_keys(apps, schema_editor):
    """The keys of the names of all live organisations, a few thousand at a time."""
    organisations = apps.get_model("register", "Organisation").objects.filter(archived_at__isnull=True)
    fields = ("pk", "name", "name_vi", "name_en")
    rows = organisations.order_by("pk").values_list(*fields).iterator(chunk_size=CHUNK)
    while chunk := list(itertools.islice(rows, CHUNK)):
        store(apps, chunk)


def store(apps, chunk):
    key_model, slip_model = (apps.get_model("register", name) for name in ("NameKey", "NameSlip"))
    others = {row[0]: [] for row in chunk}
    names = apps.get_model("register", "OrganisationName").objects.filter(organisation__in=list(others))
    for organisation, text in names.values_list("organisation", "text"):
        others[organisation].append(text)
    wanted = {pk: keys_to_keep([name for name in (*some, *others[pk]) if name]) for pk, *some in chunk}
    key_model.objects.bulk_create(
        key_model(organisation_id=pk, key=key) for pk, keys in wanted.items() for key in sorted(keys)
    )
    words = {word for keys in wanted.values() for word in words_of(keys)}
    made = (slip_model(slip=slip, word=word) for word in sorted(words) for slip in sorted(slips(word)))
    slip_model.objects.bulk_create(made, ignore_conflicts=True)


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0007_remembered"),
    ]

    operations = [
        migrations.CreateModel(
            name="NameSlip",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("slip", models.CharField(max_length=100)),
                ("word", models.CharField(max_length=100)),
            ],
        ),
        migrations.CreateModel(
            name="NameKey",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("key", models.CharField(max_length=100)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="register.organisation",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="nameslip",
            constraint=models.UniqueConstraint(fields=("slip", "word"), name="name_slip_once"),
        ),
        migrations.AddConstraint(
            model_name="namekey",
            constraint=models.UniqueConstraint(fields=("key", "organisation"), name="name_key_once"),
        ),
        migrations.RunPython(make_keys, migrations.RunPython.noop),
    ]

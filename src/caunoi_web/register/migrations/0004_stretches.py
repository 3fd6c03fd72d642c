import itertools

import django.db.models.deletion
from django.db import migrations, models

from caunoi.domain.dates import PartialDate
from caunoi.domain.terms import EndKind, EventKind, LifeEvent, Term
from caunoi_web.register.models.stretches import rows_by_rule

CHUNK = 5000


def make_stretches(apps, schema_editor):
    """What every live agreement is from when until when, a few thousand at a time."""
    agreements = apps.get_model("register", "Agreement").objects.filter(archived_at__isnull=True)
    fields = ("pk", "start", "end", "end_kind", "signed", "ends_on", "first_event_on")
    rows = agreements.order_by("pk").values_list(*fields).iterator(chunk_size=CHUNK)
    while chunk := list(itertools.islice(rows, CHUNK)):
        store(apps, chunk)


def store(apps, chunk):
    stretch = apps.get_model("register", "Stretch")
    happened = events_of(apps, [row[0] for row in chunk if row[6] is not None])
    made = []
    for pk, start, end, end_kind, signed, ends_on, _first in chunk:
        term = Term(start=parsed(start), end=parsed(end), end_kind=EndKind(end_kind))
        for values in rows_by_rule(term, parsed(signed), happened.get(pk, ()), ends_on):
            status, since, until, place, is_odd = values
            made.append(
                stretch(agreement_id=pk, status=status, since=since, until=until, place=place, is_odd=is_odd)
            )
    stretch.objects.bulk_create(made)


def events_of(apps, keys):
    """The events of these agreements that were not withdrawn, the oldest first."""
    found = {}
    rows = apps.get_model("register", "AgreementEvent").objects.filter(
        agreement__in=keys, withdrawn_at__isnull=True
    )
    for event in rows.order_by("on_day", "id"):
        life = LifeEvent(EventKind(event.kind), PartialDate.parse(event.on), parsed(event.until))
        found.setdefault(event.agreement_id, []).append(life)
    return found


def parsed(written):
    return PartialDate.parse(written) if written else None


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0003_agreements"),
    ]

    operations = [
        migrations.CreateModel(
            name="Stretch",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("status", models.CharField(max_length=20)),
                ("since", models.DateField()),
                ("until", models.DateField()),
                ("place", models.IntegerField()),
                ("is_odd", models.BooleanField(default=False)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stretches",
                        to="register.agreement",
                    ),
                ),
            ],
        ),
        migrations.RunPython(make_stretches, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="stretch",
            index=models.Index(fields=["place", "agreement", "since", "until"], name="stretch_by_place"),
        ),
        migrations.AddIndex(
            model_name="stretch",
            index=models.Index(
                fields=["place", "agreement"], name="stretch_odd", condition=models.Q(("is_odd", True))
            ),
        ),
        migrations.AddIndex(
            model_name="stretch",
            index=models.Index(fields=["status", "until", "since"], name="stretch_by_status"),
        ),
        migrations.AddConstraint(
            model_name="stretch",
            constraint=models.UniqueConstraint(fields=("agreement", "since"), name="stretch_once"),
        ),
        migrations.AddConstraint(
            model_name="stretch",
            constraint=models.CheckConstraint(
                condition=models.Q(("since__lte", models.F("until"))), name="stretch_has_days"
            ),
        ),
    ]

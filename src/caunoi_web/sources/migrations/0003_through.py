"""The audit trail names the program's token that a write came through."""

from django.db import migrations, models

import caunoi_web.common.through


class Migration(migrations.Migration):
    dependencies = [("sources", "0002_promises")]

    operations = [
        migrations.AddField(
            model_name="auditentry",
            name="through",
            field=models.CharField(blank=True, default=caunoi_web.common.through.through, max_length=120),
        ),
    ]

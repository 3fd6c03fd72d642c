"""The history says who did what and is only ever added to."""

from datetime import date
from decimal import Decimal

import pytest
from tests.site.factories import a_document, a_person

from caunoi_web.common.ids import uuid7
from caunoi_web.sources.models import AuditEntry
from caunoi_web.sources.services import record_change

pytestmark = pytest.mark.django_db


def test_an_entry_keeps_values_of_every_sort_as_plain_json():
    actor, document, target = a_person(), a_document(), uuid7()

    entry = record_change(
        actor=actor,
        action="figure.made",
        target_kind="figure",
        target_id=target,
        label="x" * 600,
        before={},
        after={"value": Decimal("1.50"), "on": date(2026, 11, 21), "ids": {target}, "who": actor},
        reason=" because ",
        document=document,
    )

    entry.refresh_from_db()
    assert entry.after == {"value": "1.50", "on": "2026-11-21", "ids": [str(target)], "who": str(actor.pk)}
    assert entry.reason == "because"
    assert len(entry.target_label) == 500


def test_an_entry_can_be_neither_changed_nor_deleted():
    entry = record_change(
        actor=a_person(),
        action="a.b",
        target_kind="a",
        target_id=uuid7(),
        label="",
        before={},
        after={},
    )

    with pytest.raises(TypeError):
        entry.save()
    with pytest.raises(TypeError):
        entry.delete()
    assert AuditEntry.objects.count() == 1

"""Whatever points at an organisation goes along when two records of it are merged."""

from django.apps import apps

from caunoi_web.common.moving import movers
from caunoi_web.register.models import Organisation

# These say that a merge was made, and so stay as they are.
OF_THE_MERGE = {("organisation", "merged_into_id"), ("merge", "survivor_id"), ("merge", "merged_id")}
# Worked out from the names of each of the two, anew with every write of one.
DERIVED = {("namekey", "organisation_id")}


def test_every_column_that_names_an_organisation_has_a_mover():
    """An app with a new one calls ``add_mover`` in its ``AppConfig.ready`` (common/moving.py)."""
    known = {(mover.model._meta.model_name, mover.column) for mover in movers().values()}
    pointing = {
        (model._meta.model_name, field.attname)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.is_relation and field.related_model is Organisation
    }

    assert pointing - known - OF_THE_MERGE - DERIVED == set()

"""After an upgrade a worker makes the index again, and visitors find by the parts of a record."""

from tests.site import factories
from tests.site.public_factories import a_publication, in_force

from caunoi_web.search.models import Kind
from caunoi_web.search.services import index_entry
from caunoi_web.tasks.kinds import run_of
from caunoi_web.tasks.models import Task


def test_the_task_makes_what_was_indexed_before_findable_by_its_parts(db, read):
    partner = factories.an_organisation("Đại học Kyoto", city="Kyoto")
    in_force(partner)
    index_entry(kind=Kind.ORGANISATION, target_id=partner.pk, title=partner.name)
    a_publication()
    assert str(partner.pk) not in read("/public/vi/", text="kyoto")

    told = run_of("reindex")(Task(kind="reindex"), lambda *_told: None)

    assert told["done"]["organisation"] == 1
    assert str(partner.pk) in read("/public/en/", text="kyoto")

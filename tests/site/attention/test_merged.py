"""Comments and watches go along when two records of one organisation are merged, and come back."""

import pytest
from tests.site import factories

from caunoi_web.attention.models import Comment, Watch
from caunoi_web.register import services

pytestmark = pytest.mark.django_db


def test_comments_and_watches_go_along_and_come_back():
    survivor, merged = factories.an_organisation("Keio"), factories.an_organisation("Keio Univ.")
    actor, other = factories.a_maker(), factories.a_person()
    comment = Comment.objects.create(
        target_kind="organisation", target_id=merged.pk, author=actor, text="Gọi lại"
    )
    for person, about in ((actor, survivor), (actor, merged), (other, merged)):
        Watch.objects.create(person=person, target_kind="organisation", target_id=about.pk)

    def watched(organisation):
        return Watch.objects.filter(target_id=organisation.pk).count()

    done = services.merge_organisations(
        actor=actor, survivor=survivor, merged=merged, versions=(1, 1), reason="One body"
    )
    comment.refresh_from_db()
    assert (comment.target_id, watched(survivor), watched(merged)) == (survivor.pk, 2, 1)

    services.undo_merge(actor=actor, merge=done)
    comment.refresh_from_db()
    assert (comment.target_id, watched(survivor), watched(merged)) == (merged.pk, 1, 2)

"""The feed of changes: Atom (RFC 4287)."""

from datetime import datetime
from typing import Any

from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from caunoi_web.public.licences import LICENCES
from caunoi_web.public.queries.changes import Change
from caunoi_web.public.visits import Visit

MEDIA_TYPE = "application/atom+xml; charset=utf-8"


class _Feed(Atom1Feed):
    """Django's, with the moment of the newest change; an empty feed has the moment of its making."""

    def latest_post_date(self) -> datetime:
        moments = [item["updateddate"] for item in self.items]
        return max(moments, default=self.feed["begun"])


def feed_of(visit: Visit, title: str, changes: list[Change]) -> str:
    """The changes, the newest first, as the text of a feed."""
    own = visit.publication
    address = visit.address("changes", visit.language)
    feed = _Feed(
        title=_clean(title),
        link=visit.address("partners", visit.language),
        description="",
        subtitle=_clean(own.introduction_in(visit.language)) or None,
        language=visit.language,
        author_name=_clean(own.name_in(visit.language)),
        author_email=own.email or None,
        feed_url=address,
        feed_guid=address,
        feed_copyright=str(LICENCES[own.licence].label),
        begun=own.changed_at,
    )
    for change in changes:
        feed.add_item(**_item(visit, change))
    return feed.writeString("utf-8")


def _item(visit: Visit, change: Change) -> dict[str, Any]:
    return {
        "title": _clean(change.title),
        "link": visit.address(change.page, visit.language, change.record),
        # a summary of Atom is HTML, so names are escaped for HTML first
        "description": escape(_clean(change.detail)) or None,
        "unique_id": f"urn:uuid:{change.id}",
        "updateddate": change.at,
        "categories": (change.kind,),
    }


def _clean(text: str) -> str:
    """Without the signs that XML cannot hold."""
    return "".join(sign for sign in text if sign in "\t\n" or (sign >= " " and sign not in "\ufffe\uffff"))

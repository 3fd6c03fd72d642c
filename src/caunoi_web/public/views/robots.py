"""What is for programs that look around: robots.txt, sitemaps, the feed of changes."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from caunoi_web.public.exports.atom import MEDIA_TYPE, feed_of
from caunoi_web.public.exports.kept_files import kept_file
from caunoi_web.public.exports.sitemap import (
    MOST_ADDRESSES,
    PER_PART,
    Entry,
    write_addresses,
    write_index,
)
from caunoi_web.public.models import Publication
from caunoi_web.public.queries.changes import changes_of
from caunoi_web.public.queries.publication import current_publication
from caunoi_web.public.queries.visible import public_agreements, public_partners
from caunoi_web.public.queries.whole import part
from caunoi_web.public.visits import CACHING, LANGUAGES, Visit, visited

PAGES = ("partners", "agreements", "map", "data")
CLOSED = "User-agent: *\nDisallow: /\n"


@require_safe
@login_not_required
def robots(request: HttpRequest) -> HttpResponse:
    """Nothing but the public page, and that without its endless combinations of filters."""
    publication = current_publication()
    text = _open(request, publication) if publication and publication.is_on else CLOSED
    return HttpResponse(text, content_type="text/plain; charset=utf-8", headers={"Cache-Control": CACHING})


def _open(request: HttpRequest, publication: Publication) -> str:
    visit = Visit(request, publication, "", publication.changed_at.date(), "")
    lines = (
        "User-agent: *",
        "Disallow: /",
        "Allow: /public/",
        "Allow: /static/",
        "Disallow: /public/*?",
        f"Sitemap: {visit.address('sitemap')}",
    )
    return "\n".join(lines) + "\n"


@visited
def changes(visit: Visit) -> HttpResponse:
    """The feed."""
    title = _("Changes: %(name)s") % {"name": visit.publication.name_in(visit.language)}
    text = visit.remembered(("feed", visit.language), lambda: feed_of(visit, title, changes_of(visit.shown)))
    return HttpResponse(text, content_type=MEDIA_TYPE)


@visited
def sitemap(visit: Visit) -> FileResponse:
    """All addresses, or the index of the parts when they are too many for one file."""
    numbers = _sizes(visit)
    if (sum(numbers.values()) + len(PAGES)) * len(LANGUAGES) <= MOST_ADDRESSES:
        return _sent(visit, "sitemap.xml", lambda file: write_addresses(file, _everything(visit, numbers)))
    parts = [
        visit.address("sitemap_part", name, number)
        for name, size in numbers.items()
        for number in range(_parts(size))
    ]
    return _sent(visit, "sitemap.xml", lambda file: write_index(file, parts, visit.data_changed_at))


@visited
def sitemap_part(visit: Visit, name: str, number: int) -> FileResponse:
    """One part of a long sitemap; the first also holds the pages that are no records."""
    numbers = _sizes(visit)
    if name not in numbers or number >= _parts(numbers[name]):
        raise Http404
    entries = _records(visit, name, number)
    begin = _pages(visit) if (name, number) == ("partners", 0) else ()
    return _sent(
        visit, f"sitemap-{name}-{number}.xml", lambda file: write_addresses(file, [*begin, *entries])
    )


def _sizes(visit: Visit) -> dict[str, int]:
    return {
        "partners": visit.profile.partners.size,
        "agreements": visit.profile.agreements.size,
    }


def _lists(visit: Visit) -> dict[str, Any]:
    return {"partners": public_partners(visit.shown), "agreements": public_agreements(visit.shown)}


def _parts(size: int) -> int:
    return max(1, -(-size // PER_PART))


def _everything(visit: Visit, numbers: dict[str, int]) -> Iterator[Entry]:
    yield from _pages(visit)
    for name, size in numbers.items():
        for number in range(_parts(size)):
            yield from _records(visit, name, number)


def _pages(visit: Visit) -> Iterable[Entry]:
    return (
        Entry([(code, visit.address(name, code)) for code in LANGUAGES], visit.data_changed_at)
        for name in PAGES
        if name != "map" or "country" in visit.shown.partner_fields
    )


def _records(visit: Visit, name: str, number: int) -> Iterator[Entry]:
    address = partial(visit.address, name.removesuffix("s"))
    for key, changed_at in part(_lists(visit)[name], number, PER_PART):
        yield Entry([(code, address(code, key)) for code in LANGUAGES], changed_at)


def _sent(visit: Visit, name: str, write: Any) -> FileResponse:
    return FileResponse(kept_file(name, visit.state, write).open("rb"), content_type="application/xml")

"""The public map: partners by country."""

from django.http import Http404, HttpResponse
from django.urls import reverse

from caunoi_web.common.countries import country_name
from caunoi_web.overview.drawing.world import draw_map
from caunoi_web.public.queries.filters import Chosen
from caunoi_web.public.views.pages import counted_partners
from caunoi_web.public.visits import Visit, visited


@visited
def map_page(visit: Visit) -> HttpResponse:
    """Each country leads to its list and stands in a table too; 404 while countries are not published."""
    if "country" not in visit.shown.partner_fields:
        raise Http404
    counted = counted_partners(visit, Chosen())
    begin = reverse("public:partners", kwargs={"language": visit.language})
    numbers = {
        code: (number, f"{begin}?country={code}") for code, number in counted.by_filter["country"].items()
    }
    rows = sorted((-number, country_name(code), href, code) for code, (number, href) in numbers.items())
    located = sum(number for number, _href in numbers.values())
    context = {
        "drawing": draw_map(numbers),
        "rows": [(name, -number, href, code) for number, name, href, code in rows],
        "elsewhere": counted.total - located,
    }
    return visit.page("public/map.html", context)

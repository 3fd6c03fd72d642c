"""Which records a figure's link lists: read as the list itself reads its address."""

from urllib.parse import parse_qsl, urlsplit

from django.http import HttpRequest, QueryDict
from django.urls import reverse

from caunoi_web.accounts.models import User
from caunoi_web.common.asof import day_of
from caunoi_web.register.forms.filters import read_agreement_filter, read_organisation_filter
from caunoi_web.register.models import Agreement, Organisation


def listed(user: User, href: str) -> int:
    """How many rows the list behind ``href`` has, on the day that stands in it."""
    address = urlsplit(href)
    request = HttpRequest()
    request.GET = QueryDict(address.query)
    known = dict(parse_qsl(address.query))
    if address.path == reverse("register:agreements"):
        chosen, every = read_agreement_filter(known), Agreement.objects.visible_to(user)
    else:
        assert address.path == reverse("register:organisations")
        chosen, every = read_organisation_filter(known), Organisation.objects.visible_to(user)
    return chosen.apply(every, day_of(request)).count()

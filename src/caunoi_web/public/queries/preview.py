"""What the public would see, for the person who decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from caunoi_web.public.models import Publication
from caunoi_web.public.queries.orders import agreement_order, partner_order
from caunoi_web.public.queries.rows import PublicRow, agreement_rows, partner_rows
from caunoi_web.public.queries.visible import public_agreements, public_partners
from caunoi_web.public.shown import shown_on

ROWS = 5


@dataclass(frozen=True, slots=True)
class Preview:
    """The first rows of both lists, made just as the public pages make them, and how many there are."""

    partners: Sequence[PublicRow]
    agreements: Sequence[PublicRow]
    partners_total: int
    agreements_total: int


def preview_of(publication: Publication, day: date) -> Preview:
    """What ``publication``, saved or not, shows on ``day``; at most eleven queries."""
    shown = shown_on(publication, day)
    partners, agreements = public_partners(shown), public_agreements(shown)
    by_name = [key.ordering(backward=False) for key in partner_order()]
    newest = [key.ordering(backward=False) for key in agreement_order(shown)]
    return Preview(
        partners=partner_rows(partners.order_by(*by_name)[:ROWS], shown),
        agreements=agreement_rows(agreements.order_by(*newest)[:ROWS], shown),
        partners_total=partners.count(),
        agreements_total=agreements.count(),
    )

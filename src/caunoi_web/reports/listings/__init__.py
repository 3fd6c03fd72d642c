"""The lists that can leave the site as files, by their names in addresses."""

from caunoi_web.reports.listings import (
    activities,
    agreements,
    contacts,
    organisations,
    register_r1,
    sleeping,
)
from caunoi_web.reports.listings.listing import Asked, Listing

LISTINGS: dict[str, Listing] = {
    module.LISTING.name: module.LISTING
    for module in (register_r1, agreements, organisations, activities, contacts, sleeping)
}

__all__ = ["LISTINGS", "Asked", "Listing"]

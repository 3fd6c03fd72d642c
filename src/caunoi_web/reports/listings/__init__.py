"""The lists and reports that can leave the site as files, by their names in addresses."""

from caunoi_web.reports.listings import (
    activities,
    agreements,
    brief,
    contacts,
    expiring,
    organisations,
    promises,
    register_r1,
    sleeping,
    yearly,
)
from caunoi_web.reports.listings.listing import Asked, Listing

_MODULES = (
    register_r1,
    yearly,
    expiring,
    brief,
    agreements,
    organisations,
    activities,
    contacts,
    sleeping,
    promises,
)
LISTINGS: dict[str, Listing] = {module.LISTING.name: module.LISTING for module in _MODULES}

__all__ = ["LISTINGS", "Asked", "Listing"]

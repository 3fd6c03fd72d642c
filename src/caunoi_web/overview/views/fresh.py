"""Where the figures of a page come from; out of date ones are asked to be made again."""

from caunoi_web.accounts.models import User
from caunoi_web.overview.queries.sources import Source, source_for
from caunoi_web.overview.services import ask_for_rollups


def fresh_source(user: User) -> Source:
    """The source of this moment. The page says ``as_of`` when it is not None."""
    source = source_for(user)
    if source.as_of:
        ask_for_rollups()
    return source

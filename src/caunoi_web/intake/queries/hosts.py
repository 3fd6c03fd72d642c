"""Whose document it is: a register is one institution's, but documents of others get into every pile."""

from caunoi.matching import Answer, Index, Known, suggestion
from caunoi_web.register.models import Organisation
from caunoi_web.register.queries.known import as_known
from caunoi_web.sources.models import Document


def other_host(document: Document) -> Organisation | None:
    """Our own institution, when the document is surely another one's; None otherwise. Two queries at most.

    A name that names nobody ("the academy"), or no record of our own institution, says nothing.
    """
    name = document.host_name
    if not name or not Index([Known("host", (name,))]).candidates(name):
        return None
    own = Organisation.objects.live().filter(is_host=True).prefetch_related("names").first()
    if own is None:
        return None
    answer = suggestion(Index([as_known(own)]).candidates(name)).answer
    return own if answer is Answer.NONE else None

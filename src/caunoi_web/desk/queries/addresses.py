"""Addresses of lists as saved views keep them."""

from django.http import QueryDict

# Where a person stood in the list, and which day they looked at, do not belong to the view.
_PASSING = ("page", "after", "before", "as_of", "csrfmiddlewaretoken")


def kept_query(query: str) -> str:
    """The query without what passes, in a fixed order, so that the same view reads the same."""
    given = QueryDict(query, mutable=True)
    kept = QueryDict(mutable=True)
    for key in sorted(given):
        values = [value for value in given.getlist(key) if value]
        if key not in _PASSING and values:
            kept.setlist(key, values)
    return kept.urlencode()[:2000]

"""What every page can say about activities and promises."""

from typing import Any

from django.http import HttpRequest

from caunoi_web.activities import words


def activity_context(request: HttpRequest) -> dict[str, Any]:
    """``activity_words``: the names of kinds, states and standings, for templates of any app's page."""
    return {"activity_words": words}

"""Pages that belong to no app of its own."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from caunoi_web.common.addresses import own_address
from caunoi_web.common.language import COOKIE

YEAR_SECONDS = 365 * 24 * 3600


@login_not_required
@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Remember the chosen language and stay on the page."""
    response = HttpResponseRedirect(own_address(request, request.POST.get("next", ""), "/"))
    language = request.POST.get("language", "")
    if language in dict(settings.LANGUAGES):
        response.set_cookie(
            COOKIE, language, max_age=YEAR_SECONDS, samesite="Lax", secure=settings.HTTPS, httponly=True
        )
    return response

"""What every public answer has in common: on or off, language, the day, caching, no cookies."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property, wraps
from hashlib import sha256
from typing import Any, TypeVar

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from caunoi_web.public.models import Publication
from caunoi_web.public.queries.profile import Profile
from caunoi_web.public.queries.publication import current_publication
from caunoi_web.public.remembering import keep_page, known_page, profile_for, remembered, state_of
from caunoi_web.public.shown import Shown, shown_on

Made = TypeVar("Made")
LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
# A browser asks each time whether what it holds is still so (the ETag says; it costs two queries): whoever
# changes the rules sees the new page at once. A cache in front may answer for a minute by itself.
CACHING = "public, max-age=0, s-maxage=60, must-revalidate"


def site_address(path: str) -> str:
    """The whole address of a path of this site, as other sites have to write it."""
    return f"{settings.SITE_URL.rstrip('/')}{path}"


@dataclass(frozen=True)
class Visit:
    """One question of a visitor: who asks does not matter, so no session and no cookie is looked at."""

    request: HttpRequest
    publication: Publication
    language: str
    day: date
    state: str

    @property
    def shown(self) -> Shown:
        """What may leave."""
        return shown_on(self.publication, self.day)

    def remembered(self, question: object, make: Callable[[], Made]) -> Made:
        """A count or the like, made once for each state of the register."""
        return remembered(self.state, question, make)

    @cached_property
    def changed_at(self) -> datetime:
        """When what is published last changed: a record, a rule, or the day (a status may change with it)."""
        begun = timezone.make_aware(datetime.combine(self.day, time.min))
        return max(begun, self.data_changed_at)

    @cached_property
    def profile(self) -> Profile:
        """What both lists hold, for counts."""
        return profile_for(self.publication, self.shown, self.state)

    @property
    def data_changed_at(self) -> datetime:
        """When a published record or the rules were last changed by a person."""
        return max(filter(None, [self.publication.changed_at, self.profile.changed_at]))

    def address(self, name: str, *args: Any) -> str:
        """The whole address of a public page, for feeds and other sites."""
        return site_address(reverse(f"public:{name}", args=args))

    def page(self, template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
        """A page in the public frame, made without looking at cookies."""
        body = render_to_string(template, self._frame() | context)
        return HttpResponse(body, status=status)

    def _frame(self) -> dict[str, Any]:
        own, match = self.publication, self.request.resolver_match
        return {
            "request": self.request,
            "language": self.language,
            "publication": own,
            "university": own.name_in(self.language),
            "page_title": own.title_in(self.language),
            "day": self.day,
            "changed_at": self.data_changed_at,
            "view_name": match.view_name if match else "",
            "site": site_address(""),
            "has_map": "country" in own.partner_fields,
            "here": self._in_each_language(),
            "query": f"?{self.request.GET.urlencode()}" if self.request.GET else "",
        }

    def _in_each_language(self) -> dict[str, str]:
        """The addresses of this page by language, without its query; none for what has no language."""
        match = self.request.resolver_match
        if match is None or "language" not in match.kwargs:
            return {}
        return {
            code: reverse(match.view_name, kwargs={**match.kwargs, "language": code}) for code in LANGUAGES
        }


def visited_in_frames(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """As ``visited``, for pages that the sites on the administrator's list may show in a frame."""
    return visited(view, in_frames=True)


def visited(
    view: Callable[..., HttpResponseBase], *, in_frames: bool = False
) -> Callable[..., HttpResponseBase]:
    """Let anybody in while the public page is on; 404 for everything while it is off.

    Answers can be cached by anybody for a short time, carry an ETag that names the state they are made
    of, and are not made again for who has them already.
    """

    @wraps(view)
    def answered(request: HttpRequest, language: str = "", **kwargs: Any) -> HttpResponseBase:
        publication = current_publication()
        if publication is None or not publication.is_on:
            raise Http404
        language = language or settings.LANGUAGE_CODE
        with translation.override(language):
            day = timezone.localdate()
            visit = Visit(request, publication, language, day, state_of(publication, day))
            etag = _etag(visit)
            answer = get_conditional_response(request, etag=etag)
            if answer is None:
                answer = _made(view, visit, kwargs, etag)
            if answer.status_code in (200, 304):
                answer["ETag"] = etag
                answer.headers.setdefault("Last-Modified", http_date(visit.changed_at.timestamp()))
            answer["Cache-Control"] = CACHING
            answer["Content-Language"] = language
            if in_frames and publication.sites:
                _let_into_frames(answer, publication.sites)
            return answer

    return require_safe(login_not_required(answered))


def _let_into_frames(answer: HttpResponseBase, sites: list[str]) -> None:
    """Also for an answer of 304: its headers take the place of those the browser kept."""
    answer._csp_replace = {"frame-ancestors": sites}  # type: ignore[attr-defined]
    answer.xframe_options_exempt = True  # type: ignore[attr-defined]


def _made(
    view: Callable[..., HttpResponseBase], visit: Visit, kwargs: dict[str, Any], name: str
) -> HttpResponseBase:
    """What the view answers; a page that somebody has just asked for in the same state is not made again."""
    known = known_page(name)
    if known:
        return HttpResponse(known[0], content_type=known[1])
    try:
        answer = view(visit, **kwargs)
    except Http404:
        return visit.page("public/missing.html", {"here": {}}, status=404)
    if isinstance(answer, HttpResponse) and answer.status_code == 200:
        keep_page(name, answer.content, answer["Content-Type"])
    return answer


def _etag(visit: Visit) -> str:
    told = f"{visit.state} {visit.language} {visit.request.get_full_path()}"
    return f'"{sha256(told.encode()).hexdigest()[:32]}"'

"""What there is to do, what one was told, and how one wants to be told."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.attention import services
from caunoi_web.attention.forms import FeedForm, WishForm
from caunoi_web.attention.models import Feed, Quiet, Watch, Wish
from caunoi_web.attention.queries.notices import notices_of
from caunoi_web.attention.queries.worklist import deadlines_ahead, worklist
from caunoi_web.common.asof import day_of
from caunoi_web.common.htmx import render_page


@require_safe
@allow(Action.NOTICE_OWN)
def work(request: HttpRequest) -> HttpResponse:
    """The tasks of the person on the day, and the newest notices."""
    day = day_of(request)
    context = {
        "day": day,
        "tasks": worklist(request.user, day),
        "deadlines": deadlines_ahead(request.user, day),
        "notices": notices_of(request.user),
    }
    return render_page(request, "attention/work.html", context)


@require_POST
@allow(Action.NOTICE_OWN)
def seen(request: HttpRequest) -> HttpResponse:
    """All notices are seen."""
    services.mark_seen(actor=request.user, now=timezone.now())
    return redirect("attention:work")


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.NOTICE_OWN)
def wishes(request: HttpRequest) -> HttpResponse:
    """The weekly mail, the quiet list, what is watched, and the calendars."""
    kept = Wish.objects.filter(person=request.user).first() or Wish(person=request.user)
    language = kept.language or get_language()
    initial = {"by_mail": kept.by_mail, "weekday": kept.weekday, "language": language}
    form = WishForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        services.set_wish(actor=request.user, **form.cleaned_data)
        messages.success(request, _("From now on you are told this way."))
        return redirect("attention:wishes")
    return _wishes_page(request, form, FeedForm(user=request.user), status=422 if form.errors else 200)


@require_POST
@allow(Action.NOTICE_OWN)
def feed_make(request: HttpRequest) -> HttpResponse:
    """A new calendar; its address is shown once."""
    form = FeedForm(request.POST, user=request.user)
    if not form.is_valid():
        return _wishes_page(request, WishForm(initial={"by_mail": True}), form, status=422)
    feed, secret = services.make_feed(actor=request.user, name=form.cleaned_data["name"], query=form.query)
    address = request.build_absolute_uri(reverse("attention:calendar", args=[secret]))
    return _wishes_page(
        request, WishForm(), FeedForm(user=request.user), made=feed, address=address, is_bare=True
    )


@require_POST
@allow(Action.NOTICE_OWN)
def feed_revoke(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The calendar's address answers nothing from now on."""
    feed = get_object_or_404(Feed.objects.live().filter(person=request.user), pk=pk)
    services.revoke_feed(actor=request.user, feed=feed, now=timezone.now())
    messages.success(request, _("The calendar “%(name)s” is revoked.") % {"name": feed.name})
    return redirect("attention:wishes")


def _wishes_page(
    request: HttpRequest,
    form: WishForm,
    feed_form: FeedForm,
    *,
    made: Feed | None = None,
    address: str = "",
    status: int = 200,
    is_bare: bool = False,
) -> HttpResponse:
    context = {
        "form": form,
        "feed_form": feed_form,
        "feeds": list(Feed.objects.live().filter(person=request.user)),
        "watched": list(Watch.objects.filter(person=request.user)),
        "quiet": list(Quiet.objects.filter(person=request.user)),
        "has_address": bool(request.user.email),
        "made": made,
        "address": address,
        "is_bare": is_bare,
    }
    return render_page(request, "attention/wishes.html", context, status=status)

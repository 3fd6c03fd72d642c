"""Addresses of attention."""

from django.urls import path

from caunoi_web.attention.views import calendars, records, work

app_name = "attention"

_ORGANISATION, _AGREEMENT = {"kind": "organisation"}, {"kind": "agreement"}

urlpatterns = [
    path("", work.work, name="work"),
    path("seen/", work.seen, name="seen"),
    path("wishes/", work.wishes, name="wishes"),
    path("calendars/make/", work.feed_make, name="feed_make"),
    path("calendars/<uuid:pk>/revoke/", work.feed_revoke, name="feed_revoke"),
    path("calendar/<str:secret>.ics", calendars.calendar, name="calendar"),
    path("organisations/<uuid:pk>/watch/", records.watch, _ORGANISATION, name="organisation_watch"),
    path("organisations/<uuid:pk>/quiet/", records.quiet, _ORGANISATION, name="organisation_quiet"),
    path("organisations/<uuid:pk>/comment/", records.comment, _ORGANISATION, name="organisation_comment"),
    path("agreements/<uuid:pk>/watch/", records.watch, _AGREEMENT, name="agreement_watch"),
    path("agreements/<uuid:pk>/quiet/", records.quiet, _AGREEMENT, name="agreement_quiet"),
    path("agreements/<uuid:pk>/comment/", records.comment, _AGREEMENT, name="agreement_comment"),
    path("comments/<uuid:pk>/withdraw/", records.withdraw, name="comment_withdraw"),
]

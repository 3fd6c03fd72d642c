"""Every address of the site."""

from django.urls import include, path

from caunoi_web.common import faults
from caunoi_web.public.views.robots import robots

urlpatterns = [
    path("", include("caunoi_web.reports.urls")),
    path("", include("caunoi_web.common.urls")),
    path("accounts/", include("caunoi_web.accounts.urls")),
    path("people/", include("caunoi_web.people.urls")),
    path("search/", include("caunoi_web.search.urls")),
    path("sources/", include("caunoi_web.sources.urls")),
    path("review/", include("caunoi_web.intake.urls")),
    path("register/", include("caunoi_web.register.urls")),
    path("activities/", include("caunoi_web.activities.urls")),
    path("signing/", include("caunoi_web.signing.urls")),
    path("attention/", include("caunoi_web.attention.urls")),
    path("desk/", include("caunoi_web.desk.urls")),
    path("tasks/", include("caunoi_web.tasks.urls")),
    path("imports/", include("caunoi_web.imports.urls")),
    path("overview/", include("caunoi_web.overview.urls")),
    path("robots.txt", robots, name="robots"),
    path("public/", include("caunoi_web.public.urls")),
    path("api/", include("caunoi_web.api.urls")),
    path("", include("caunoi_web.operation.urls")),
]

handler400 = faults.bad_request
handler403 = faults.forbidden
handler404 = faults.not_found
handler500 = faults.server_error

"""Addresses that fail in ways that would show what people wrote, if the log told all."""

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.urls import path

from caunoi_web.common.errors import DomainError
from caunoi_web.urls import handler404, handler500
from caunoi_web.urls import urlpatterns as usual

__all__ = ["handler404", "handler500", "urlpatterns"]


@login_not_required
def with_a_name(request, name):
    try:
        raise KeyError(f"no partner called {name}")
    except KeyError as fault:
        raise ValueError(f"{name} <huong@example.edu.vn> wrote {request.GET}") from fault


@login_not_required
def of_the_database(request):
    with connection.cursor() as cursor:
        cursor.execute("SELECT 'huong@example.edu.vn' FROM nowhere")


@login_not_required
def refused(request):
    raise DomainError("Trần Thu Hương may not do this.")


urlpatterns = [
    path("faulty/<str:name>/", with_a_name),
    path("faulty-database/", of_the_database),
    path("refused/", refused),
    *usual,
]

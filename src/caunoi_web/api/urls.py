"""Addresses of the API: its operations, and the pages about it."""

from django.urls import include, path

from caunoi_web.api.doors import opened
from caunoi_web.api.site import api
from caunoi_web.api.views import reference, tokens

app_name = "api"

_operations, _app, _space = api.urls

urlpatterns = [
    path("", reference.reference, name="reference"),
    path("openapi.json", reference.openapi, name="openapi"),
    path("tokens/", tokens.tokens, name="tokens"),
    path("tokens/<uuid:pk>/revoke/", tokens.revoke, name="token_revoke"),
    path("v1/", include((opened(_operations), _app), namespace=_space)),
]

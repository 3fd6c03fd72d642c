"""Addresses of the API: its operations, and the pages about it."""

from django.urls import include, path

from caunoi_web.api.doors import opened
from caunoi_web.api.site import api
from caunoi_web.api.views import reference, tokens, webhooks

app_name = "api"

_operations, _app, _space = api.urls

urlpatterns = [
    path("", reference.reference, name="reference"),
    path("openapi.json", reference.openapi, name="openapi"),
    path("tokens/", tokens.tokens, name="tokens"),
    path("tokens/<uuid:pk>/revoke/", tokens.revoke, name="token_revoke"),
    path("webhooks/", webhooks.webhooks, name="webhooks"),
    path("webhooks/<uuid:pk>/", webhooks.webhook, name="webhook"),
    path("webhooks/<uuid:pk>/<slug:what>/", webhooks.act, name="webhook_act"),
    path("deliveries/<uuid:pk>/again/", webhooks.again, name="delivery_again"),
    path("v1/", include((opened(_operations), _app), namespace=_space)),
]

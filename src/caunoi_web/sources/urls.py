"""Addresses of the sources app."""

from django.urls import path

from caunoi_web.sources import views

app_name = "sources"
urlpatterns = [
    path("", views.document_list, name="list"),
    path("add/", views.upload, name="upload"),
    path("add/text/", views.paste, name="paste"),
    path("<uuid:document>/", views.document, name="document"),
    path("<uuid:document>/original/", views.original, name="original"),
    path("<uuid:document>/retry/", views.retry, name="retry"),
]

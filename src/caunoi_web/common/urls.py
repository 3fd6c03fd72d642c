"""Addresses that belong to no app of its own."""

from django.urls import path

from caunoi_web.common import gallery, views

app_name = "common"
urlpatterns = [
    path("language/", views.set_language, name="language"),
    path("gallery/", gallery.gallery, name="gallery"),
]

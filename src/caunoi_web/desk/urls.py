"""Addresses of desk."""

from django.urls import path

from caunoi_web.desk.views import columns, looking, saved

app_name = "desk"
urlpatterns = [
    path("views/", saved.views, name="views"),
    path("views/save/", saved.save, name="view_save"),
    path("views/<uuid:pk>/rename/", saved.rename, name="view_rename"),
    path("views/<uuid:pk>/share/", saved.share, name="view_share"),
    path("views/<uuid:pk>/delete/", saved.delete, name="view_delete"),
    path("columns/", columns.columns, name="columns"),
    path("seen/", looking.seen, name="seen"),
    path("palette/", looking.palette, name="palette"),
]

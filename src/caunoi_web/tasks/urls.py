"""Addresses of background work."""

from django.urls import path

from caunoi_web.tasks import views

app_name = "tasks"

urlpatterns = [
    path("<uuid:pk>/", views.piece, name="piece"),
]

"""Addresses of operation: for machines, so without a slash at the end."""

from django.urls import path

from caunoi_web.operation import views

app_name = "operation"
urlpatterns = [
    path("health/live", views.live, name="live"),
    path("health/ready", views.ready, name="ready"),
    path("metrics", views.metrics, name="metrics"),
]

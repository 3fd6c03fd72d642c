"""Addresses of the intake app."""

from django.urls import path

from caunoi_web.intake import views

app_name = "intake"
urlpatterns = [
    path("", views.queue, name="queue"),
    path("<uuid:document>/", views.review, name="review"),
    path("<uuid:document>/paper/", views.paper, name="paper"),
    path("<uuid:document>/certain/", views.certain, name="certain"),
    path("<uuid:document>/close/", views.close, name="close"),
    path("<uuid:document>/undo/", views.undo_last, name="undo_last"),
    path("proposal/<uuid:proposal>/accept/", views.accept, name="accept"),
    path("proposal/<uuid:proposal>/change/", views.change, name="change"),
    path("proposal/<uuid:proposal>/reject/", views.reject, name="reject"),
    path("proposal/<uuid:proposal>/undo/", views.undo, name="undo"),
]

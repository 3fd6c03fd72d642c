"""Addresses of the accounts app."""

from django.urls import path

from caunoi_web.accounts import views

app_name = "accounts"
urlpatterns = [
    path("login/", views.sign_in, name="login"),
    path("code/", views.second_step_of, name="second_step"),
    path("logout/", views.sign_out, name="logout"),
]

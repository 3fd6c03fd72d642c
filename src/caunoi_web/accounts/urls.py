"""Addresses of the accounts app."""

from django.urls import path

from caunoi_web.accounts.views import signing_in, university

app_name = "accounts"
urlpatterns = [
    path("login/", signing_in.sign_in, name="login"),
    path("code/", signing_in.second_step_of, name="second_step"),
    path("university/", university.there, name="university"),
    path("university/back/", university.back, name="university_back"),
    path("logout/", signing_in.sign_out, name="logout"),
]

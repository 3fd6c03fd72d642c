"""Addresses of the people app."""

from django.urls import path

from caunoi_web.people.views import own, people, units

app_name = "people"
urlpatterns = [
    path("", people.people, name="list"),
    path("add/", people.add_person, name="add_person"),
    path("password/", own.password, name="password"),
    path("units/", units.units, name="units"),
    path("units/add/", units.add_unit, name="add_unit"),
    path("units/<uuid:unit_id>/", units.unit, name="unit"),
    path("<uuid:person_id>/", people.person, name="person"),
    path("<uuid:person_id>/password/", people.set_password, name="set_password"),
]

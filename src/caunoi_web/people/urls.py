"""Addresses of the people app."""

from django.urls import path

from caunoi_web.people.views import dossiers, erasing, history, other_accounts, own, people, security, units

app_name = "people"
urlpatterns = [
    path("", people.people, name="list"),
    path("add/", people.add_person, name="add_person"),
    path("password/", own.password, name="password"),
    path("security/", security.security, name="security"),
    path("security/second-factor/", security.second_factor, name="second_factor"),
    path("security/second-factor/off/", security.second_factor_off, name="second_factor_off"),
    path("security/second-factor/change/", security.second_factor_change, name="second_factor_change"),
    path("security/recovery-codes/", security.recovery_codes, name="recovery_codes"),
    path("security/sessions/end/", security.end_others, name="end_others"),
    path("security/sessions/<uuid:session_id>/end/", security.end_session, name="end_session"),
    path("failed-sign-ins/", other_accounts.failures, name="failed_sign_ins"),
    path("history/", history.history, name="history"),
    path("history/export/", history.export, name="history_export"),
    path("personal-data/", dossiers.personal_data, name="personal_data"),
    path("personal-data/processing.json", dossiers.processing_file, name="processing_file"),
    path("personal-data/history/", erasing.redact, name="redact"),
    path("personal-data/<slug:kind>/<uuid:pk>/", dossiers.dossier, name="dossier"),
    path("personal-data/<slug:kind>/<uuid:pk>/data.json", dossiers.dossier_file, name="dossier_file"),
    path("<uuid:person_id>/erase/", erasing.erase_person, name="erase_person"),
    path("units/", units.units, name="units"),
    path("units/add/", units.add_unit, name="add_unit"),
    path("units/<uuid:unit_id>/", units.unit, name="unit"),
    path("<uuid:person_id>/", people.person, name="person"),
    path("<uuid:person_id>/password/", people.set_password, name="set_password"),
    path(
        "<uuid:person_id>/second-factor/reset/",
        other_accounts.reset_second_factor,
        name="reset_second_factor",
    ),
    path("<uuid:person_id>/sessions/end/", other_accounts.end_sessions, name="end_sessions"),
]

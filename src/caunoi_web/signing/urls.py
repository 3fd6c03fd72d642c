"""Addresses of signing."""

from django.urls import path

from caunoi_web.signing.views import bases, board, calendar, cases, proposing, routes, stand_ins, templates

app_name = "signing"

urlpatterns = [
    path("", board.cases, name="board"),
    path("closed/", board.closed, name="closed"),
    path("propose/", proposing.propose, name="propose"),
    path("propose/already/", proposing.already, name="already"),
    path("cases/<uuid:pk>/", cases.case, name="case"),
    path("cases/<uuid:pk>/facts/", proposing.facts, name="facts"),
    path("cases/<uuid:pk>/finish/", cases.finish, name="finish"),
    path("cases/<uuid:pk>/back/", cases.send_back, name="back"),
    path("cases/<uuid:pk>/close/", cases.close, name="close"),
    path("cases/<uuid:pk>/note/", cases.note, name="note"),
    path("cases/<uuid:pk>/paper/", cases.add_paper, name="add_paper"),
    path("cases/<uuid:pk>/ask/", cases.ask, name="ask"),
    path("opinions/<uuid:pk>/answer/", cases.answer, name="answer"),
    path("papers/<uuid:pk>/", cases.paper, name="paper"),
    path("routes/", routes.routes, name="routes"),
    path("routes/add/", routes.add, name="route_add"),
    path("routes/<uuid:pk>/edit/", routes.edit, name="route_edit"),
    path("routes/<uuid:pk>/archive/", routes.archive, name="route_archive"),
    path("routes/versions/<uuid:pk>/", routes.version, name="route"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("calendar/add/", calendar.add_day, name="day_add"),
    path("calendar/<uuid:pk>/out/", calendar.take_day_out, name="day_out"),
    path("bases/", bases.bases, name="bases"),
    path("bases/add/", bases.add, name="basis_add"),
    path("bases/<uuid:pk>/", bases.write, name="basis_write"),
    path("cases/<uuid:pk>/draft/", templates.draft, name="draft"),
    path("templates/", templates.templates, name="templates"),
    path("templates/add/", templates.add, name="template_add"),
    path("templates/<uuid:pk>/replace/", templates.replace, name="template_replace"),
    path("templates/files/<uuid:pk>/", templates.file, name="template_file"),
    path("stand-ins/", stand_ins.stand_ins, name="stand_ins"),
    path("stand-ins/<uuid:pk>/end/", stand_ins.end, name="stand_in_end"),
]

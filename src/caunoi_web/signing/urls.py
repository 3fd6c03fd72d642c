"""Addresses of signing."""

from django.urls import path

from caunoi_web.signing.views import board, cases, proposing

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
]

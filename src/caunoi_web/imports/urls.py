"""Addresses of imports."""

from django.urls import path

from caunoi_web.imports.views import batches, beginnings

app_name = "imports"

urlpatterns = [
    path("", beginnings.imports, name="list"),
    path("new/", beginnings.add, name="add"),
    path("<uuid:pk>/", batches.batch, name="batch"),
    path("<uuid:pk>/table/", beginnings.table, name="table"),
    path("<uuid:pk>/columns/", beginnings.columns, name="columns"),
    path("<uuid:pk>/rows/<uuid:row>/", batches.row, name="row"),
    path("<uuid:pk>/values/", batches.values, name="values"),
    path("<uuid:pk>/leave-out/", batches.leave_out, name="leave_out"),
    path("<uuid:pk>/again/", batches.again, name="again"),
    path("<uuid:pk>/drop/", batches.drop, name="drop"),
    path("<uuid:pk>/commit/", batches.commit, name="commit"),
    path("<uuid:pk>/undo/", batches.undo, name="undo"),
]

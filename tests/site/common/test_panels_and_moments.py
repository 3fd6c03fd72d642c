"""Parts and moments that other apps add to the page of a record."""

from datetime import date

import pytest
from django.test import RequestFactory

from caunoi.domain.dates import PartialDate
from caunoi_web.common import moments, panels
from caunoi_web.common.moments import Moment
from caunoi_web.common.panels import Panel

DAY = date(2026, 11, 21)


@pytest.fixture(autouse=True)
def _nothing_added(monkeypatch):
    monkeypatch.setattr(panels, "_makers", {})
    monkeypatch.setattr(moments, "_sources", {})


def test_parts_stand_in_their_order_and_an_empty_one_is_left_out():
    panels.add_panel("agreement", "late", lambda *_: Panel("late.html", {}), order=20)
    panels.add_panel("agreement", "early", lambda _request, record, _day: Panel(record, {}), order=10)
    panels.add_panel("agreement", "none", lambda *_: None, order=15)
    panels.add_panel("organisation", "other", lambda *_: Panel("other.html", {}), order=1)

    shown = panels.panels_of("agreement", RequestFactory().get("/"), "early.html", DAY)

    assert [panel.template for panel in shown] == ["early.html", "late.html"]


def test_a_part_added_again_is_there_once():
    panels.add_panel("agreement", "one", lambda *_: Panel("old.html", {}), order=20)
    panels.add_panel("agreement", "one", lambda *_: Panel("new.html", {}), order=20)

    shown = panels.panels_of("agreement", RequestFactory().get("/"), None, DAY)

    assert [panel.template for panel in shown] == ["new.html"]


def test_moments_of_all_apps_stand_newest_first_whatever_their_precision():
    def seen(written: str) -> Moment:
        return Moment(PartialDate.parse(written), "activity", written)

    moments.add_source("one", lambda *_: [seen("2019"), seen("2024-03-02")])
    moments.add_source("two", lambda *_: [seen("2021-05")])

    told = moments.moments_of(None, [])

    assert [moment.title for moment in told] == ["2024-03-02", "2021-05", "2019"]

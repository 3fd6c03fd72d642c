"""The counts of the yearly report as plain data, so that a worker can count and a page can show them.

Lists of pairs, not objects: a database may put the keys of a JSON object in another order.
"""

from collections.abc import Mapping
from dataclasses import astuple
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from caunoi.domain.promises import Standing
from caunoi_web.register.queries.agreement_counts import StatusCounts
from caunoi_web.reports.queries.periods import Period
from caunoi_web.reports.queries.yearly import Deeds, Money, YearlyCounts
from caunoi_web.reports.reporting.yearly import Both

_PLAIN = ("by_scope", "by_kind", "by_country", "active_by_kind", "happened", "with_money")


def kept(both: Both) -> dict[str, Any]:
    """As JSON."""
    return {"now": _kept(both.now), "before": _kept(both.before)}


def unkept(data: Mapping[str, Any]) -> Both:
    """The same counts again."""
    return Both(_unkept(data["now"]), _unkept(data["before"]))


def _kept(counts: YearlyCounts) -> dict[str, Any]:
    return {name: _pairs(getattr(counts, name)) for name in _PLAIN} | {
        "period": [each.isoformat() for each in astuple(counts.period)],
        "partners": counts.partners,
        "status": _pairs(counts.status.by_status),
        "deeds": [[kind, *astuple(deeds)] for kind, deeds in counts.deeds.items()],
        "done": counts.done,
        "by_partner": _pairs(counts.by_partner),
        "partner_names": _pairs(counts.partner_names),
        "money": [
            [one.side, one.source, one.currency, one.in_kind, str(one.amount), one.number]
            for one in counts.money
        ],
        "standings": _pairs(counts.standings),
    }


def _pairs(counts: Mapping[Any, Any]) -> list[list[Any]]:
    return [[str(key), value] for key, value in counts.items()]


def _unkept(data: Mapping[str, Any]) -> YearlyCounts:
    return YearlyCounts(
        **{name: dict(data[name]) for name in _PLAIN},
        period=Period(*map(date.fromisoformat, data["period"])),
        partners=data["partners"],
        status=StatusCounts(dict(data["status"])),
        deeds={kind: Deeds(*rest) for kind, *rest in data["deeds"]},
        done=data["done"],
        by_partner={UUID(key): number for key, number in data["by_partner"]},
        partner_names={UUID(key): name for key, name in data["partner_names"]},
        money=tuple(
            Money(side, source, currency, in_kind, Decimal(amount), number)
            for side, source, currency, in_kind, amount, number in data["money"]
        ),
        standings={Standing(key): number for key, number in data["standings"]},
    )

"""What is wrong with a cell, what a person should see, and what unknown values are, in words."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from caunoi_web.common.jinja import format_iso, format_number
from caunoi_web.imports.planning.activity_rows import NO_KIND
from caunoi_web.imports.records import RECORDS
from caunoi_web.register.wording import field_label

# Each says what is wrong and what to do; the parts in %(…)s come with the fault.
FAULTS: Mapping[str, Promise | str] = {
    "long_cell": gettext_lazy("The cell holds %(size)s characters; at most %(most)s are taken. Shorten it."),
    "too_long": gettext_lazy("%(size)s characters, where the register keeps %(most)s. Shorten it."),
    "no_partner": gettext_lazy("There is no partner. Write its name, or leave the row out."),
    "no_name": gettext_lazy("No name can be read from “%(written)s”. Write the partner's name alone."),
    "no_name_of_row": gettext_lazy("There is no name. Write it, or leave the row out."),
    "long_name": gettext_lazy("This is longer than a name can be: “%(written)s…”. Write the name alone."),
    "partner_twice": gettext_lazy("The same partner stands here twice: %(name)s. Take one out."),
    "no_day": gettext_lazy("“%(written)s” is no day that exists. Write dd/mm/yyyy, mm/yyyy or yyyy."),
    "two_days": gettext_lazy("“%(written)s” holds more than one day. Write one, as dd/mm/yyyy."),
    "more_than_day": gettext_lazy("“%(written)s” holds more than a day. Write the day alone, as dd/mm/yyyy."),
    "serial": gettext_lazy(
        "“%(written)s” is a number, perhaps Excel's for %(day)s. Write the day, as dd/mm/yyyy."
    ),
    "far_year": gettext_lazy("The year of “%(written)s” cannot be. Write all four digits."),
    "unclear_term": gettext_lazy("“%(written)s” says two things about the validity. Write from – until."),
    "ends_before": gettext_lazy(
        "It ends (%(end)s) before it begins (%(start)s). Compare both with the paper."
    ),
    "ends_before_signed": gettext_lazy(
        "It ends (%(end)s) before it is signed (%(start)s). Compare both with the paper."
    ),
    "refused": "%(why)s",  # worded by the register
    "no_address": gettext_lazy("“%(written)s” is no web address. Correct it, or empty the cell."),
    "no_ror": gettext_lazy("“%(written)s” is no ROR id: nine signs that begin with 0. Correct it."),
    "wrong_names": gettext_lazy("These are too many or too long names: at most %(most)s of 300 characters."),
    "row_twice": gettext_lazy("It means the same as row %(row)s. Leave one of them out."),
    "unknown": gettext_lazy("“%(words)s” is not known (%(sort)s). Say above how it is to be taken."),
    "ask_partner": gettext_lazy("“%(name)s” is like “%(likely)s” of the register. Say above whether it is."),
    "ask_alike": gettext_lazy(
        "“%(name)s” is like “%(likely)s” in row %(row)s. Say above whether both are one partner."
    ),
    "no_time": gettext_lazy(
        "No time can be read from “%(written)s”. Write dd/mm/yyyy, mm/yyyy or yyyy, or two of them: "
        "12/08/2026 - 15/08/2026."
    ),
    "no_time_at_all": gettext_lazy("It does not say when. Write the day, the month or the year."),
    "no_number": gettext_lazy("“%(written)s” is no number of people. Write the number alone."),
    "no_amount": gettext_lazy("“%(written)s” is no sum. Write it as 200.000.000, or 200 triệu."),
    "two_currencies": gettext_lazy("The sums are in two currencies: %(currencies)s. Write them in one."),
    "keeps_other_promise": gettext_lazy(
        "In the register it keeps a promise of another agreement: “%(promise)s”. Change it there, or leave "
        "the row out."
    ),
    "ask_activity": gettext_lazy(
        "The register has an activity that this may be. Say which, or that it is new."
    ),
    "ask_record": gettext_lazy(
        "The register has an agreement that this may be. Say which, or that it is new."
    ),
}

REMARKS: Mapping[str, Promise] = {
    "term_not_understood": gettext_lazy("“%(written)s” is kept as written; no day could be read from it."),
    "repaired": gettext_lazy("A misprinted date was repaired: compare with “%(written)s”."),
    "taken_as_years": gettext_lazy("“%(written)s” is taken as years."),
    "own_institution": gettext_lazy("%(name)s is our own institution and no partner: left out."),
    "learns": gettext_lazy("“%(name)s” becomes another name of %(known)s."),
    "known_as": gettext_lazy("In the register it is called %(name)s."),
    "kept": gettext_lazy("%(field)s was changed by a person since the last import and stays as it is."),
    "usual_currency": gettext_lazy("No currency is named: taken as %(currency)s."),
    "promise_of_other": gettext_lazy(
        "The promise belongs to another agreement than the register's: left out."
    ),
    "promise_not_counted": gettext_lazy("It says no number: it counts nothing for the promise yet."),
    "unknown_kept": gettext_lazy("“%(words)s” is no unit of ours; the words are kept."),
}

SORTS: Mapping[str, Promise] = {
    "partner": pgettext_lazy("unknown value", "partner"),
    "country": pgettext_lazy("unknown value", "country or territory"),
    "agreement_kind": pgettext_lazy("unknown value", "kind of paper"),
    "organisation_kind": pgettext_lazy("unknown value", "kind of organisation"),
    "level": pgettext_lazy("unknown value", "level"),
    "activity": pgettext_lazy("unknown value", "activity"),
    "unit": pgettext_lazy("unknown value", "unit of ours"),
    "own_unit": pgettext_lazy("unknown value", "unit of ours"),
    "agreement": pgettext_lazy("unknown value", "agreement"),
    "promise": pgettext_lazy("unknown value", "open promise"),
    "activity_kind": pgettext_lazy("unknown value", "kind of activity"),
    "activity_state": pgettext_lazy("unknown value", "state of an activity"),
    "currency": pgettext_lazy("unknown value", "currency"),
}

ASIDE: Mapping[str, Promise] = {
    "above": gettext_lazy("stands above the headings"),
    "repeated": gettext_lazy("repeats the headings"),
    "numbers": gettext_lazy("numbers the columns"),
    "band": gettext_lazy("is a heading across the table"),
}


def fault_words(kind: str, note: Mapping[str, Any]) -> str:
    """A fault in the page's language; ``kind`` is that of the table."""
    return _said(FAULTS, kind, note)


def remark_words(kind: str, note: Mapping[str, Any]) -> str:
    """A remark in the page's language."""
    return _said(REMARKS, kind, note)


def sort_label(sort: str) -> str:
    """What an unknown value is."""
    return str(SORTS.get(sort, sort))


def question_words(question: Mapping[str, Any]) -> str:
    """What is asked: the words of the table, or that it says nothing."""
    if question["sort"] == "activity_kind" and question["key"] == NO_KIND:
        return _("(rows that state no kind)")
    return str(question["words"])


def aside_words(why: str) -> str:
    """Why a line of the file is no row."""
    return str(ASIDE.get(why, why))


def target_kind(kind: str) -> str:
    """What the register calls a record of a table of this kind."""
    return RECORDS[kind].target_kind


def _said(
    words: Mapping[str, Promise] | Mapping[str, Promise | str], kind: str, note: Mapping[str, Any]
) -> str:
    said = words.get(note["code"])
    if said is None:
        return _("This row cannot be taken as it is (%(code)s).") % {"code": note["code"]}
    parts = {name: _part(kind, name, value) for name, value in note["parts"].items()}
    if note["code"] == "unknown" and note["parts"].get("words") == NO_KIND:
        return _("No kind of activity is stated. Say above which kind such rows are.")
    return str(said) % ({"written": "", "likely": "?"} | parts)


def _part(kind: str, name: str, value: Any) -> str:
    if name == "sort":
        return sort_label(value)
    if name == "field":
        return field_label(target_kind(kind), value)
    if name in ("start", "end", "day"):
        return format_iso(value)
    return format_number(value) if isinstance(value, int) and name != "row" else str(value)

"""The day of the signing when a sentence of its own tells it: "Lễ ký kết diễn ra hôm 20/9"."""

import re

from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.dates import DateMention
from caunoi.extraction.deal import Calendar
from caunoi.extraction.relative_days import find_days
from caunoi.extraction.scenes import Scene
from caunoi.vocabulary import load

_WORDS = load("events")


def _any(group: str) -> str:
    return any_of([*_WORDS[group]["vi"], *_WORDS[group]["en"]])


_HELD = re.compile(
    rf"(?P<opening>[^;:.]{{0,40}}?)(?<!\w)(?:{_any('ceremony')})(?!\w)[^;:.]{{0,90}}?(?<!\w)(?:{_any('took_place')})(?!\w)",
    re.IGNORECASE,
)
_BEHIND = 90  # characters from the word to the day


def day_of_ceremony(scene: Scene, calendar: Calendar) -> DateMention | None:
    """The full day on which the sentence says that the signing was held; None when it says none."""
    held = _HELD.match(scene.text)
    if held is None:
        return None
    words = scene.text[: held.end() + _BEHIND]
    days = find_days(words, default_year=calendar.default_year, publication=calendar.publication)
    full = [day for day in days if day.date.day and not day.weak and not day.impossible]
    near = [day for day in full if day.start >= held.end() or day.end <= held.end("opening")]
    return near[0] if near else None

"""Vietnamese news of a visit: who came ("đoàn X đến thăm") and who received ("phía Y tiếp đoàn")."""

import re
from collections.abc import Sequence

from caunoi.extraction.aliases import Organisation
from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.host_at_home import Weighed, is_abroad
from caunoi.extraction.view import View
from caunoi.vocabulary import load

_WORDS = load("hosts")["visit_in_vietnamese"]
_MANY = 40  # mentions of one body; more tell nothing new
_BEFORE, _AFTER = 110, 240  # characters of its sentence beside a name
_ENDS = re.compile(r"(?<![A-ZĐ])[.!?](?=\s)|\n")  # not behind "TS.", "TP."
_COMES = re.compile(rf"(?<!\w)(?:{any_of(_WORDS['delegation'])})\s\Z", re.IGNORECASE)
_LEADS = re.compile(rf"[^;\n]{{0,60}}?(?<!\w)(?:{any_of(_WORDS['led'])})(?!\w)", re.IGNORECASE)
_GOES = re.compile(rf"[^;\n]{{0,60}}?(?<!\w)(?:{any_of(_WORDS['goes'])})(?!\w)", re.IGNORECASE)
_RECEIVED_BY = re.compile(  # "Đón tiếp đoàn, về phía Y có ..."
    rf"(?<!\w)(?:{any_of(_WORDS['receives'])})(?!\w)[^;\n]{{0,60}}?(?<!\w)(?:{any_of(_WORDS['side'])})\s\Z",
    re.IGNORECASE,
)
_RECEIVES = re.compile(  # "Về phía Y, TS. B ... đã tiếp đoàn"
    rf"[^\n]{{0,220}}?(?<!\w)(?:{any_of(_WORDS['receives'])})\s(?:và làm việc với\s|làm việc với\s)?"
    r"(?:đoàn|phái đoàn|khách)(?!\w)(?!\s(?:có|gồm))",
    re.IGNORECASE,
)
_AS_SIDE = re.compile(rf"(?:\A|(?<!\w)(?:{any_of(_WORDS['side'])})\s)\Z", re.IGNORECASE)
_MAY_RECEIVE = frozenset({"school", "institute", ""})
_CLEAR = 0.03  # of whoever received


def rather_receiver(view: View, best: Weighed, weighed: Sequence[Weighed]) -> Weighed:
    """Whoever received the delegation instead of a ``best`` that came with it, when both are at home."""
    if is_abroad(best[1]) or not _came(view, best[1]) or _received(view, best[1]):
        return best
    receivers = [
        one
        for one in weighed
        if one[0] >= _CLEAR
        and one[1].form in _MAY_RECEIVE
        and not is_abroad(one[1])
        and _received(view, one[1])
    ]
    return max(receivers, default=best, key=lambda one: one[0])


def _came(view: View, one: Organisation) -> bool:
    for mention in one.mentions[:_MANY]:
        before, after = _beside(view.flat, mention.start, mention.reach)
        if _LEADS.match(after) or (_COMES.search(before) and _GOES.match(after)):
            return True
    return False


def _received(view: View, one: Organisation) -> bool:
    for mention in one.mentions[:_MANY]:
        before, after = _beside(view.flat, mention.start, mention.reach)
        if _RECEIVED_BY.search(before) or (_AS_SIDE.search(before) and _RECEIVES.match(after)):
            return True
    return False


def _beside(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and behind a name in its sentence."""
    before = _ENDS.split(text[max(0, start - _BEFORE) : start])[-1].lstrip()
    return before, _ENDS.split(text[end : end + _AFTER])[0]

"""Signs of a host from who goes where: whose officer receives, whose delegation is welcomed, who is visited.

An English text that tells of a journey of its own people often never says who "the delegation" is: whoever
is visited then is met, and nobody named may be the host.
"""

import re
from collections.abc import Iterator, Sequence

from caunoi.extraction.aliases import Organisation
from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.names import Mention
from caunoi.extraction.sentences import Block
from caunoi.extraction.view import View
from caunoi.vocabulary import load

_WORDS = load("hosts")
_MANY = 40  # mentions of one body; more tell nothing new
_SENTENCE = 420  # characters before a name in which its sentence begins
_DOES = 90  # characters behind a name in which its officer does something
_BEFORE = 160  # characters before a name
_TITLE_BLOCKS, _TITLE_LENGTH = 3, 200
_SEVERAL = 2  # bodies that a journey visits
_RECEIVES, _GOES = (any_of(_WORDS[group]["en"]) for group in ("officer_receives", "officer_goes"))
_JOURNEY = re.compile(rf"(?<!\w)(?:{any_of(_WORDS['journeys']['en'])})(?!\w)", re.IGNORECASE)
_DELEGATION_OF = re.compile(
    r"(?<!\w)(?:delegation|team|group|representatives|leaders)\s(?:of|from)\s(?=(?:the\s)?[A-Z])"
)
_ENDS = re.compile(r"[.!?]\s(?=[A-Z“\"])|\n\s{0,8}\n")
_OFFICER_BEHIND = re.compile(rf"(?:['’]s?)?,?\s(?:{any_of(_WORDS['posts']['en'])})(?!\w)", re.IGNORECASE)
_OFFICER_BEFORE = re.compile(rf"(?<!\w)(?:{any_of(_WORDS['officers']['en'])})\s(?:the\s)?\Z", re.IGNORECASE)
_DOING = re.compile(
    rf"[^.;:]{{0,{_DOES}}}?(?<!\w)(?:(?P<receives>{_RECEIVES})|(?P<goes>{_GOES}))(?!\w)", re.IGNORECASE
)
_WELCOMED = re.compile(
    r"(?:['’]s?)?\s(?:delegation|team|delegates|guests|leaders|representatives)\s(?:(?:is|was|were|are)\s)?(?:warmly\s)?"
    r"(?:welcomed|received|greeted|hosted)(?!\w)",
    re.IGNORECASE,
)
_LED_OF = re.compile(  # "a delegation led by Vice-President X of Y"
    r"(?<!\w)(?:delegation|team|group)\s(?:\w+\s){0,3}?(?:led|headed)\sby\s[^;:]{3,90}?(?:,|\sof|\sfrom)\s(?:the\s)?\Z",
    re.IGNORECASE,
)
_WELCOMED_TO = re.compile(r"(?<!\w)welcom\w{1,4}\s[^.;:]{2,70}?\sto\s(?:the\s)?\Z", re.IGNORECASE)
_VERB = re.compile(
    r"(?<!\w)(?:was|were|is|has|had|said|signed|held|met|and\sits|where|when|who|which|from)(?!\w)",
    re.IGNORECASE,
)
_SENT_BEFORE = re.compile(r"(?:delegation|team|group|guests)\s(?:of|from)\s(?:the\s)?\Z", re.IGNORECASE)
_SENT_BEHIND = re.compile(
    r"(?:['’]s?)?\s(?:delegation|team)(?!\w)|[^.;:]{0,40}?(?<!\w)(?:and|led|headed)\s(?:his|her|its|their|a|the)\s"
    r"(?:\w+\s)?delegation(?!\w)",
    re.IGNORECASE,
)
_DASH = re.compile(r"\s(?:[-–—|»>]|::)\s\Z")


def signs_of_doings(view: View, blocks: Sequence[Block], one: Organisation) -> Iterator[str]:
    """The signs of one body."""
    for mention in one.mentions[:_MANY]:
        yield from _officer_signs(view, mention)
        before = view.flat[max(0, mention.start - _BEFORE) : mention.start]
        marks = {
            "delegation-welcomed": _WELCOMED.match(view.flat, mention.reach),
            "delegation-led-by": _LED_OF.search(before),
            "welcomed-to": _WELCOMED_TO.search(before),
            "journey-to": is_visited(view, mention.start),
        }
        yield from (mark for mark, is_so in marks.items() if is_so)
    if _closes_title(view, blocks, one):
        yield "title-closes"


def _officer_signs(view: View, mention: Mention) -> Iterator[str]:
    """ "The Rector of X received ...", "X President Y visited ..."."""
    before = view.flat[max(0, mention.start - _BEFORE) : mention.start]
    if _OFFICER_BEFORE.search(before) or _OFFICER_BEHIND.match(view.flat, mention.reach):
        found = _DOING.match(view.flat, mention.reach, mention.reach + _DOES + 30)
        if found:
            yield "officer-receives" if found["receives"] else "officer-goes"


def _closes_title(view: View, blocks: Sequence[Block], one: Organisation) -> bool:
    """ "Guests from abroad – X University": the name of the site behind the title."""
    for block in blocks[:_TITLE_BLOCKS]:
        if block.end - block.start > _TITLE_LENGTH:
            continue
        for mention in one.mentions[:_MANY]:
            inside = block.start < mention.start < block.end
            rest = view.flat[mention.reach : block.end].strip()
            if (
                inside
                and (not rest or rest[:1] in "-–—|»")
                and _DASH.search(view.flat[block.start : mention.start])
            ):
                return True
    return False


def visited_on_journeys(view: View, organisations: Sequence[Organisation]) -> set[int]:
    """The bodies (by identity) that a nameless delegation travels to, when there are several of them."""
    visited = [
        one
        for one in organisations
        if any(is_visited(view, mention.start) for mention in one.mentions[:_MANY])
        and not any(_sends(view, mention.start, mention.reach) for mention in one.mentions[:_MANY])
    ]
    return {id(one) for one in visited} if len(visited) >= _SEVERAL else set()


def is_visited(view: View, at: int) -> bool:
    """ "led a delegation to visit X, Y", "During his visit to X": it stands behind the word of a journey."""
    before = _ENDS.split(view.text[max(0, at - _SENTENCE) : at])[-1]
    leads = list(_JOURNEY.finditer(before))
    if not leads or _DELEGATION_OF.search(before):
        return False
    between = before[leads[-1].end() :]
    return _VERB.search(between) is None


def _sends(view: View, at: int, end: int) -> bool:
    """ "a delegation of X", "the X delegation", "the Secretary of X and his delegation"."""
    before, after = view.flat[max(0, at - 60) : at], view.flat[end : end + 70]
    return _SENT_BEFORE.search(before) is not None or _SENT_BEHIND.match(after) is not None

"""The country that stands with a group of names, or behind the town of one: "A, B (Germany); France - C"."""

import re

from caunoi.extraction.aliases import Organisation
from caunoi.extraction.places import country_stated
from caunoi.extraction.view import View

_GROUP_REACH = 220  # characters of a group of names in a list
_WORDS = r"(?:(?!\s(?:and|và|&)\s)[^;,.()])"  # up to the next name: one way only to part a list
_ITEM = rf"\s?(?:,|;(?=\s(?:and|và)\s)|(?:and|và|&)(?=\s)){_WORDS}{{3,90}}+(?:\s?\([^\W\d_]{{2,10}}\))?"
_CLOSES_GROUP = re.compile(  # ", B (Germany);", " and B (USA)"
    rf"{_WORDS}{{0,30}}+(?:{_ITEM}){{1,9}}\s?\((?P<country>[^();.,\d]{{2,30}})\)"
)
_CLOSES_FIRMS = re.compile(  # ", B (Germany);" and no more: firms of several countries stand side by side
    r"\s?,\s[^;.()]{3,200}\((?P<country>[^();.,\d]{2,30})\)\s?(?:;|…|\.|\Z)"
)
_OPENS_GROUP = re.compile(  # "; Germany - A,"
    r"[;:]\s(?:in\s|tại\s|ở\s)?(?P<country>[^;:.,()\d–-]{2,25}?)\s?[-–:]\s"
    r"(?:[^;:.()]{0,200},\s)?(?:and\s|và\s|the\s)?\Z"
)
_LEADS_GROUP = re.compile(  # "của Đài Loan như A, B", "tại Hàn Quốc gồm: A và"
    r"(?:của|tại|ở|từ|bên|of|in|from|across)\s(?:the\s|nước\s)?(?P<country>[^;:.,()\d]{2,32}?)\s?(?:\([^()]{1,40}\)\s?)?,?\s?"
    r"(?:như là|như|bao gồm|gồm có|gồm|là|such as|including|namely|like)\s?:?\s(?P<names>[^;:.()]{0,200})\Z"
)
_TOWN = r"[^,;.()\d]{2,40}"
_BEHIND_TOWN = re.compile(  # " in Bautzen, Germany", " - thành phố Yogyakarta (Indonesia)"
    rf"(?:\s?,)?\s(?:in|at|tại|ở)\s(?:the\s)?(?:city of\s|thành phố\s|tp\.?\s)?{_TOWN},\s"
    r"(?P<named>[^,;.()\d]{2,25}?)(?=[,;.()]|\s[(a-zà-ỹ]|\Z)"
    rf"|\s?[-–,]\s?(?:thành phố|tp\.?|tỉnh|city of)\s{_TOWN}\s?\((?P<noted>[^();.,\d]{{2,25}})\)"
    r"|\sunder the (?:president|government|cabinet of ministers|prime minister) of (?:the\s)?"
    r"(?P<ruled>[^,;.()\d]{3,40}?)(?=[,;.()]|\Z)",
    re.IGNORECASE,
)


def country_of_group(view: View, organisation: Organisation) -> tuple[str | None, str]:
    """The country that closes or opens its group in a list, or stands behind its town; (None, "") if none."""
    closes = _CLOSES_FIRMS if organisation.form == "company" else _CLOSES_GROUP
    for mention in organisation.mentions:
        behind = view.flat[mention.reach : mention.reach + _GROUP_REACH]
        before = view.flat[max(0, mention.start - _GROUP_REACH) : mention.start]
        town = _BEHIND_TOWN.match(behind)
        for words in (group for group in town.groups() if group) if town else ():
            code = country_stated(f"({words})")
            if code:
                return code, f"{words} behind its town"
        for found in (
            closes.match(behind),
            _OPENS_GROUP.search(before),
            _LEADS_GROUP.search(before),
        ):
            code = country_stated(f"({found['country']})") if found else None
            if found and code and not (code == "VN" and "names" in found.groupdict()):
                return code, f"{found['country']} beside its group"
    return None, ""

"""File names as people may see them: no path, no sign that hides something, not too long."""

import re

LONGEST = 255
_PATH_PARTS = re.compile(r"[\\/]")
# Control signs, halves of signs, breaks of line, and what turns the direction of writing or takes no room:
# with those "phụ-lục-\u202efdp.exe" is shown as "phụ-lục-exe.pdf".
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)


def clean_name(name: str) -> str:
    """The last part of a path without signs that nobody sees, at most 255 characters; the ending is kept."""
    last = _UNSEEN.sub("", _PATH_PARTS.split(name)[-1]).strip(" .") or "document"
    if len(last) <= LONGEST:
        return last
    stem, dot, ending = last.rpartition(".")
    if not dot or len(ending) > 10:
        return last[:LONGEST]
    return f"{stem[: LONGEST - len(ending) - 1]}.{ending}"


def name_of_text(title: str) -> str:
    """The file name of pasted text: its title whole, a slash in it ("MoU 2024/2025") being no path."""
    return f"{clean_name(_PATH_PARTS.sub('-', title))[:240]}.txt"

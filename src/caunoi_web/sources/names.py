"""File names as people may see them: no path, no control signs, not too long."""

import re

LONGEST = 255
_PATH_PARTS = re.compile(r"[\\/]")
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def clean_name(name: str) -> str:
    """The last part of a path without control signs, at most 255 characters; the ending is kept."""
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

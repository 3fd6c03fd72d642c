"""What was agreed, told in a later sentence that names nobody: "The cooperation covers ...", "Hai là ..."."""

import re
from collections.abc import Sequence

from caunoi.domain.kinds import Activity
from caunoi.extraction.activities import activity_codes
from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.deal import Deal
from caunoi.extraction.scenes import Scene
from caunoi.vocabulary import load

_WORDS = load("relations")["spelled_out"]


def _of(group: str) -> str:
    return any_of([*_WORDS[group]["vi"], *_WORDS[group]["en"]])


_ABOUT = re.compile(rf"(?<!\w)(?:{_of('about')})(?!\w)", re.IGNORECASE)
_COUNTED = re.compile(rf"\W{{0,3}}(?:{_of('counted')})(?!\w)", re.IGNORECASE)
_SEVERAL = re.compile(rf"(?<!\w)(?:{_of('several')})(?!\w)", re.IGNORECASE)
_OPENS = re.compile(r":[\s*_]*\Z")
_SILENT = frozenset({"guests", "biography", "compared", "former", "negation", "unsigned"})
_FEWEST = 2  # activities of a sentence that spells out an agreement
_FAR = 8  # blocks back to the agreement


def spelled_out(scene: Scene, words: str, deals: Sequence[Deal], told_in: int) -> Sequence[Deal]:
    """The agreements whose content the sentence tells; ``words`` are its own, ``deals`` those told so far.

    Empty where it names anybody else, looks on or compares, or says too little.
    """
    signed = [deal for deal in deals if deal.is_signed_paper and not deal.earlier]
    if not signed or scene.sentence.block - told_in > _FAR or any(scene.has(group) for group in _SILENT):
        return ()
    parties = {party for deal in signed for party in deal.key}
    if any(id(one) not in parties for one in scene.others()):
        return ()
    codes = set(activity_codes(words)) - {Activity.DELEGATION_VISIT}
    counted = bool(codes) and _COUNTED.match(words) is not None
    listed = len(codes) >= _FEWEST and _ABOUT.search(words) is not None
    if not (counted or listed or opens_content(words)):
        return ()
    named = {id(one) for one in scene.others()}
    meant = [deal for deal in signed if deal.key & named]
    if meant:
        return meant[-1:]
    return signed if _SEVERAL.search(words) else signed[-1:]


def opens_content(words: str) -> bool:
    """ "Cooperation content includes:": what is agreed is listed below."""
    return _OPENS.search(words) is not None and _ABOUT.search(words) is not None

"""How long an agreement holds, told in a sentence of its own: "Thời gian hợp tác: 3 năm", "It runs ..."."""

import re
from collections.abc import Sequence

from caunoi.domain.kinds import Genre
from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.deal import Deal
from caunoi.extraction.scenes import Scene
from caunoi.extraction.term_phrases import find_terms
from caunoi.extraction.terms import TermReading
from caunoi.vocabulary import load

_WORDS = load("terms")["told_of"]
_PAPER = rf"(?<!\w)(?:{any_of([*_WORDS['vi'], *_WORDS['en']])})(?!\w)"
_NOT = rf"(?<!\w)(?:{any_of([*_WORDS['not_vi'], *_WORDS['not_en']])})(?!\w)"
_OF_PAPER = re.compile(_PAPER, re.IGNORECASE)
_OF_ANOTHER = re.compile(_NOT, re.IGNORECASE)
_PARTED = re.compile(r"[.;]\s")
_NEAR = 70  # characters between the paper named and how long it holds
_BESIDE_IT = ("compared", "guests", "biography", "planned", "former", "unsigned", "earlier")


def add_validity_told(deals: Sequence[Deal], scenes: Sequence[Scene], genre: Genre | None, text: str) -> None:
    """Gives signed papers without a validity the one that a later sentence tells of "the cooperation".

    The sentence names nobody but the parties. In news of one paper it may stand anywhere, elsewhere it
    speaks of the last one before it. ``scenes`` are the sentences told, ``text`` the view they stand in.
    """
    papers = [deal for deal in deals if deal.is_signed_paper and not deal.earlier]
    if not any(map(_is_unlimited, papers)):
        return
    everybody = {key for deal in papers for key in deal.key}
    for scene in scenes:
        if any(scene.has(group) for group in _BESIDE_IT) or not _OF_PAPER.search(scene.text):
            continue
        named = {id(one) for one in scene.others()}
        if named <= everybody and not any(_is_taken(deal, scene) for deal in papers):
            for deal in _meant(papers, scene, named, genre):
                _take(deal, text[scene.sentence.start : scene.sentence.end], scene.sentence.start)


def _take(deal: Deal, words: str, offset: int) -> None:
    """Takes the validity that ``words`` tell of a paper, if they tell one."""
    for reading in find_terms(words, signed=deal.signed):
        if _is_of_paper(words, reading):
            deal.take_term(reading, offset)
            return


def _is_taken(deal: Deal, scene: Scene) -> bool:
    """What the sentence tells was understood as the validity of ``deal`` before."""
    where = deal.fields.get("term")
    return where is not None and scene.sentence.start <= where[0] < scene.sentence.end


def _is_unlimited(deal: Deal) -> bool:
    term = deal.term
    return not (term.end or term.duration_months or term.is_open_ended)


def _meant(papers: Sequence[Deal], scene: Scene, named: set[int], genre: Genre | None) -> list[Deal]:
    """The papers without a validity that the sentence can speak of."""
    before = [deal for deal in papers if deal.where[0] < scene.sentence.start]
    meant = papers if genre is Genre.NEWS and len(papers) == 1 else before[-1:]
    return [deal for deal in meant if _is_unlimited(deal) and (not named or deal.key & named)]


def _is_of_paper(words: str, reading: TermReading) -> bool:
    """The paper or the cooperation is named in or right before the words of validity, and nothing else."""
    papers = list(_OF_PAPER.finditer(words, max(0, reading.start - _NEAR), reading.end))
    if not papers:
        return False
    around = words[max(0, papers[-1].start() - _NEAR) : reading.end]
    return _OF_ANOTHER.search(around) is None and _PARTED.search(words, papers[-1].end(), reading.end) is None

"""What the agreement of a news item is about, told anywhere in it: "Prof. X said the MoU covers ..."."""

from collections.abc import Collection, Sequence

from caunoi.domain.kinds import AgreementKind, Genre
from caunoi.extraction.deal import Deal
from caunoi.extraction.kinds import find_agreement_kinds
from caunoi.extraction.scenes import Scene
from caunoi.extraction.story import Story

_MOST_DEALS = 12  # of one ceremony
_ABOUT_PAPER = frozenset({"again", "paper"})
_DEALS_WITH = frozenset({"cooperate", "programme", "project"})
_VAGUE = frozenset({AgreementKind.OTHER, AgreementKind.UNSPECIFIED})
_OTHER_PAPERS = ("earlier", "planned", "former", "compared", "biography")
_BESIDE_IT = ("biography", "compared", "guests", "earlier", "negation", "former", "unsigned")


def add_what_news_tells(story: Story, scenes: Sequence[Scene]) -> None:
    """Adds activities to the agreements of one ceremony that say nothing of what is in them, and the kind.

    Only where the item tells of nothing but that ceremony: then whoever speaks of "cooperation in ..."
    speaks of it. ``scenes`` are the sentences told, quotations and rows left out.
    """
    deals = [deal for deal in story.deals if deal.is_signed_paper and not deal.earlier]
    bare = [deal for deal in deals if not deal.activities]
    if story.draft.genre is not Genre.NEWS or not _is_one_ceremony(deals):
        return
    _name_paper(deals, scenes, story.draft.view.flat)
    if not bare:
        return
    first = min(deal.where[0] for deal in deals)
    everybody = {key for deal in deals for key in deal.key}
    for scene in scenes:
        start, end = scene.sentence.start, scene.sentence.end
        if end < first or not _is_about_it(scene):
            continue
        named = {id(one) for one in scene.others()}
        if named and named.isdisjoint(everybody):
            continue
        for deal in bare:
            if not named & everybody or named & deal.key:
                deal.take_activities(story.draft.view.flat, start, end)


def _name_paper(deals: Collection[Deal], scenes: Sequence[Scene], text: str) -> None:
    """ "... signed the document", where all other sentences of the item speak of one memorandum."""
    if len(deals) != 1 or not any(deal.kind in _VAGUE for deal in deals):
        return
    told = [scene for scene in scenes if not any(scene.has(group) for group in _OTHER_PAPERS)]
    named = {found.value for scene in told for found in find_agreement_kinds(scene.text)} - _VAGUE
    for deal in deals:
        unnamed = deal.kind in _VAGUE and not find_agreement_kinds(text[slice(*deal.where)])
        if unnamed and named == {AgreementKind.MOU}:
            deal.kind = AgreementKind.MOU


def _is_one_ceremony(deals: Collection[Deal]) -> bool:
    days = {deal.signed for deal in deals if deal.signed}
    return 0 < len(deals) <= _MOST_DEALS and len(days) <= 1


def _is_about_it(scene: Scene) -> bool:
    """It says what is done together, and no speech about something else."""
    if any(scene.has(group) for group in _BESIDE_IT):
        return False
    of_paper = any(cue.group in _ABOUT_PAPER or cue.kind == "paper" for cue in scene.cues)
    if scene.has("others_say") and not of_paper:
        return False
    return of_paper or any(cue.kind in _DEALS_WITH for cue in scene.cues if cue.is_act)

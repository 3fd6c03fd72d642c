"""Brings together all names of a document: full names, short forms and brands, as organisations."""

from collections.abc import Sequence

from caunoi.extraction.aliases import Organisation, ShortForms, group_mentions
from caunoi.extraction.brands import find_brands
from caunoi.extraction.names import Mention, find_mentions
from caunoi.extraction.sentences import Block
from caunoi.extraction.view import View


def find_organisations(view: View, blocks: Sequence[Block]) -> list[Organisation]:
    """The organisations named in ``view``, each with all its mentions, by their first place."""
    by_block = [find_mentions(view.flat, block.start, block.end) for block in blocks]
    by_block = _with_short_forms(view, blocks, by_block)
    for block, known in zip(blocks, by_block, strict=True):
        for sentence in block.sentences:
            inside = [mention for mention in known if sentence.start <= mention.start < sentence.end]
            known += find_brands(view.flat, sentence.start, sentence.end, inside)
    by_block = _with_short_forms(view, blocks, by_block)
    return group_mentions(mention for mentions in by_block for mention in mentions)


def _with_short_forms(
    view: View, blocks: Sequence[Block], by_block: list[list[Mention]]
) -> list[list[Mention]]:
    groups = group_mentions(mention for mentions in by_block for mention in mentions)
    forms = ShortForms(groups)
    return [
        [*mentions, *forms.find(view.flat, block, mentions)]
        for block, mentions in zip(blocks, by_block, strict=True)
    ]

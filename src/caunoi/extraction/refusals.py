"""Says why names and dates of a document were not used: read off the finished draft, only when asked."""

from collections.abc import Iterator

from caunoi.domain.kinds import Genre
from caunoi.domain.quotes import Quote
from caunoi.domain.traces import Refusal, Trace
from caunoi.extraction.aliases import Organisation
from caunoi.extraction.chains import Chain, find_chains
from caunoi.extraction.dates import DateMention, find_dates
from caunoi.extraction.draft import Draft
from caunoi.extraction.events import find_acts
from caunoi.extraction.name_keys import name_key
from caunoi.extraction.names import Mention
from caunoi.extraction.onlookers import speaks_for_others, why_aside
from caunoi.extraction.scenes import HOST, UNIT, Cast, Scene, quoted_stretches
from caunoi.extraction.stretches import Stretches

_ASIDE_CUES = {"guest": "guests", "compared": "compared", "biography": "biography"}
_UNREAD = {Genre.NEGATIVE: "no_cooperation", Genre.MOU: "no_party"}
REASONS_BY_NEARNESS = (
    "unlikely", "planned", "negated", "no_frame", "told_before", "others_say", "quoted", "guest", "compared",
    "maker", "biography", "place", "no_word", "parent", "unit", "host",
)  # fmt: skip
"""Why a name is not used; of several mentions the one is told that came nearest to being taken."""
_CONTEXT = 400  # characters of a row or sentence that are kept


def note_refusals(draft: Draft, trace: Trace) -> None:
    """Fills ``trace`` with the organisations that are no partners and the dates that date nothing."""
    trace.refusals += sorted(
        (*_Names(draft).refusals(), *_dates(draft)), key=lambda refusal: (refusal.what, refusal.quote.start)
    )


class _Names:
    """The organisations of one document that became neither host nor partner."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.rows = Stretches((record.start, record.end) for record in draft.records)
        self.quoted = Stretches(quoted_stretches(draft.view.text))
        self.scenes: dict[int, list[tuple[Scene, Cast]]] = {}
        for scene in draft.scenes:
            for cast in scene.casts:
                self.scenes.setdefault(id(cast.organisation), []).append((scene, cast))

    def refusals(self) -> Iterator[Refusal]:
        taken = {
            name_key(name) for partner in self.draft.partners for name in (partner.name, *partner.aliases)
        }
        cells = Stretches((q.start, q.end) for partner in self.draft.partners for q in partner.mentions)
        for organisation in self.draft.organisations:
            first = self.draft.view.origins[organisation.first.start]
            in_row = self.rows.holds(organisation.first.start)
            is_taken = taken & {name_key(name) for name in (organisation.name, *organisation.aliases)}
            if not is_taken and not (in_row and cells.holds(first)):
                yield self._refusal(organisation)

    def _refusal(self, organisation: Organisation) -> Refusal:
        if organisation is self.draft.host_organisation:
            return self._told(organisation, "host", organisation.first)
        if self.rows.holds(organisation.first.start):
            return self._told(organisation, "row", organisation.first)
        unread = _UNREAD.get(self.draft.genre or Genre.NEGATIVE)
        if unread:
            return self._told(organisation, unread, organisation.first)
        seen = [(self._reason(scene, cast), scene, cast) for scene, cast in self._places(organisation)]
        if not seen:
            return self._told(organisation, "parent", organisation.first)
        reason, scene, cast = min(seen, key=lambda entry: REASONS_BY_NEARNESS.index(entry[0]))
        mention = cast.mention or organisation.first
        return self._told(organisation, reason, mention, scene)

    def _places(self, organisation: Organisation) -> list[tuple[Scene, Cast]]:
        return self.scenes.get(id(organisation), [])

    def _reason(self, scene: Scene, cast: Cast) -> str:
        if cast.sign in (HOST, UNIT):
            return "host" if cast.sign == HOST else "unit"
        if id(cast.organisation) in self.draft.unlikely:
            return "unlikely"
        if self.quoted.holds(scene.sentence.start):
            return "quoted"
        chains = find_chains(scene)
        chain = next((chain for chain in chains if cast in chain.casts), None)
        if chain is None:
            return "parent"
        return why_aside(scene, chain) or self._without_act(scene, cast, chains)

    @staticmethod
    def _without_act(scene: Scene, cast: Cast, chains: list[Chain]) -> str:
        for act in find_acts(scene):
            if any(party is cast.organisation for party in act.parties):
                return "planned" if act.planned else "told_before"
        if not any(cue.is_act for cue in scene.cues):
            return "no_word"
        if scene.has("negation"):
            return "negated"
        return "others_say" if speaks_for_others(scene, chains) else "no_frame"

    def _told(
        self, organisation: Organisation, reason: str, mention: Mention, scene: Scene | None = None
    ) -> Refusal:
        view = self.draft.view
        return Refusal(
            what="organisation",
            quote=view.quote(mention.start, mention.end),
            reason=reason,
            context=_context(self.draft, mention.start, scene),
            cue=_cue(self.draft, reason, scene),
            places=len(organisation.mentions),
        )


def _context(draft: Draft, place: int, scene: Scene | None) -> Quote | None:
    """The sentence or row around a place of the view, cut when it is very long."""
    sentences = [scene.sentence] if scene else [s for block in draft.blocks for s in block.sentences]
    around = next(((s.start, s.end) for s in sentences if s.start <= place < s.end), None)
    if around is None:
        return None
    start, end = around
    if end - start > _CONTEXT:
        start = max(start, place - _CONTEXT // 2)
        end = min(end, place + _CONTEXT // 2)
    return draft.view.quote(start, end)


def _cue(draft: Draft, reason: str, scene: Scene | None) -> Quote | None:
    """The word that spoke against the name, or the act that did not reach it."""
    if scene is None:
        return None
    group = _ASIDE_CUES.get(reason) or {"planned": "planned", "negated": "negation"}.get(reason, "act")
    cue = next((cue for cue in scene.cues if cue.group == group), None)
    if cue is None or reason in {"host", "unit", "parent", "no_word"}:
        return None
    return draft.view.quote(*scene.view_span(cue.start, cue.end))


def _dates(draft: Draft) -> Iterator[Refusal]:
    """The dates that neither date an agreement nor stand in the words of its validity."""
    quotes = [quote for agreement in draft.agreements for quote in agreement.fields.values()]
    used = Stretches((quote.start, quote.end) for quote in quotes)
    told = Stretches((agreement.quote.start, agreement.quote.end) for agreement in draft.agreements)
    counted = Stretches(
        (s.start, s.end)
        for scene in draft.scenes
        for s in [scene.sentence]
        if any(s.start <= figure.quote.start < s.end for figure in draft.figures)
    )
    for day in find_dates(draft.view.flat, publication=draft.as_of):
        quote = draft.view.quote(day.start, day.end)
        if day.weak or used.touches(quote.start, quote.end):
            continue
        reason = _why_unused(draft, day, is_told=told.holds(quote.start), is_counted=counted.holds(day.start))
        yield Refusal("date", quote, reason, _context(draft, day.start, None))


def _why_unused(draft: Draft, day: DateMention, *, is_told: bool, is_counted: bool) -> str:
    if day.impossible:
        return "impossible"
    if draft.as_of and day.date.day and day.date.first_day == draft.as_of:
        return "publication"
    if is_told:
        return "other_date"
    return "figure_year" if is_counted else "no_agreement"

"""What each step of the pipeline does to the draft."""

from bisect import bisect_right
from dataclasses import replace

from caunoi.domain.findings import PartnerFinding
from caunoi.domain.kinds import Flag, Genre
from caunoi.extraction.aliases import Organisation
from caunoi.extraction.casts import Company
from caunoi.extraction.country_leads import leading_country
from caunoi.extraction.dates import publication_day
from caunoi.extraction.draft import Draft
from caunoi.extraction.figures import Setting, Tables, read_figures
from caunoi.extraction.figures_grids import read_grids
from caunoi.extraction.findings_of import agreement_of, partner_of
from caunoi.extraction.furniture import find_furniture
from caunoi.extraction.genre import genre_of
from caunoi.extraction.host import find_host
from caunoi.extraction.kinds_by_activity import (
    with_activity_of_kind,
    with_kind_of_activity,
    with_kind_of_paper,
)
from caunoi.extraction.language import language_of
from caunoi.extraction.layouts import find_records
from caunoi.extraction.name_keys import name_key
from caunoi.extraction.news_year import year_of_news
from caunoi.extraction.organisations import find_organisations
from caunoi.extraction.prose import read_story
from caunoi.extraction.section_years import section_years
from caunoi.extraction.sentences import find_blocks
from caunoi.extraction.stretches import Stretches

_PROSE = frozenset({Genre.NEWS, Genre.NARRATIVE, Genre.TRANSFER})


def tell_language(draft: Draft) -> None:
    """Vietnamese or English."""
    draft.language = language_of(draft.view.text)


def tell_day(draft: Draft) -> None:
    """The day of publication, unless the caller knows it; the year alone where no line says a full day."""
    draft.as_of = draft.as_of or publication_day(draft.view.text)
    draft.year = None if draft.as_of else year_of_news(draft.view.text)


def leave_out_furniture(draft: Draft) -> None:
    """Blanks in place of menus, links to other news, counters and buttons."""
    draft.view = draft.view.without(find_furniture(draft.view.text))


def cut_blocks(draft: Draft) -> None:
    """Paragraphs, bullets and headings with their sentences."""
    draft.blocks = find_blocks(draft.view.text)


def name_organisations(draft: Draft) -> None:
    """Every organisation named, with all its mentions."""
    draft.organisations = find_organisations(draft.view, draft.blocks)
    draft.mentions = sorted(
        (mention for one in draft.organisations for mention in one.mentions), key=lambda m: (m.start, m.end)
    )


def tell_genre(draft: Draft) -> None:
    """Register, memorandum, news ..."""
    draft.rows = find_records(draft.view, draft.document)
    draft.genre = genre_of(draft.view.text, draft.rows, draft.as_of)


def tell_host(draft: Draft) -> None:
    """Whose document it is."""
    found = find_host(draft.view, draft.blocks, draft.organisations, draft.host_hint, draft.genre)
    draft.host, draft.host_organisation = found.finding, found.organisation


def set_scenes(draft: Draft) -> None:
    """Each sentence with its names folded, the host told from the others."""
    company = Company(
        draft.view, draft.organisations, draft.host_organisation, draft.host.name if draft.host else ""
    )
    draft.scenes = company.scenes(draft.blocks)


def read_prose(draft: Draft) -> None:
    """Partners and agreements of running text, also of that around a table."""
    if draft.genre not in _PROSE and draft.genre is not Genre.REGISTER:
        return
    story = read_story(draft)
    names = {id(one): name for one in story.organisations() if (name := _known_partner(draft, one))}
    for organisation, certainty, rule in story.partners.values():
        if id(organisation) not in names:
            found = partner_of(draft.view, organisation, certainty, rule)
            draft.partners.append(found if found.country else _with_led_country(draft, found, organisation))
    told = [agreement_of(draft.view, deal, names) for deal in story.deals]
    draft.agreements += [with_kind_of_activity(one, draft.genre) for one in told]


def _with_led_country(draft: Draft, partner: PartnerFinding, organisation: Organisation) -> PartnerFinding:
    """The country that leads the paragraph of a partner about whom nothing else tells it."""
    block = bisect_right(draft.blocks, organisation.first.start, key=lambda one: one.start) - 1
    country = leading_country(draft.view.flat, draft.blocks, max(block, 0))
    if country is None:
        return partner
    flags = (*partner.flags, Flag.COUNTRY_INFERRED.value)
    return replace(partner, country=country, flags=flags, why=(*partner.why, "country: the heading above it"))


def _known_partner(draft: Draft, organisation: Organisation) -> str:
    """The name under which a row of the table has the organisation already; "" when it has not."""
    keys = {name_key(name) for name in (organisation.name, *organisation.aliases)}
    for partner in draft.partners:
        if keys & {name_key(name) for name in (partner.name, *partner.aliases)}:
            return partner.name
    return ""


def count_figures(draft: Draft) -> None:
    """The figures stated outside the rows of a register; none in texts about something else."""
    if draft.genre is Genre.NEGATIVE:
        return
    rows = draft.records if draft.genre is Genre.REGISTER or draft.document.tables else []
    taken = [(record.start, record.end) for record in rows]
    grids = read_grids(draft.view, taken, draft.language)
    published = draft.as_of.year if draft.as_of and draft.genre is Genre.NEWS else None
    years = section_years(draft.view.flat, draft.blocks, draft.genre, Stretches(taken))
    items = frozenset(number for number, block in enumerate(draft.blocks) if block.is_item)
    partners = frozenset(one.name for one in draft.partners)
    setting = Setting(draft.language, years, published, items, partners)
    draft.figures += grids.figures
    tables = Tables(Stretches(taken), Stretches(grids.places))
    draft.figures += read_figures(draft.view, draft.scenes, tables, setting)


def put_in_order(draft: Draft) -> None:
    """Findings by their place in the text; what an agreement's kind alone tells is added."""
    draft.agreements = [
        with_activity_of_kind(with_kind_of_paper(one), draft.genre) for one in draft.agreements
    ]
    draft.partners.sort(key=lambda finding: (finding.quote.start, finding.name))
    draft.agreements.sort(key=lambda finding: (finding.quote.start, finding.quote.end, finding.parties))
    draft.figures.sort(key=lambda finding: (finding.quote.start, finding.what))

"""The partners of a register: every row's name joined to the organisation it means."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from caunoi.domain.findings import PartnerFinding
from caunoi.domain.kinds import Flag, OrganisationKind
from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.kinds import organisation_kind
from caunoi.extraction.places import country_of_code, country_of_name, country_stated, find_countries
from caunoi.extraction.records import Piece, Record
from caunoi.extraction.row_names import RowName
from caunoi.extraction.same_partner import name_key, short_key, spells
from caunoi.extraction.view import View
from caunoi.vocabulary import load

_CERTAIN, _GUESSED = 0.95, 0.85
_HOME = "VN"
_HEADINGS = load("columns")["domestic_headings"]
_DOMESTIC = re.compile(rf"(?<!\w)(?:{any_of(_HEADINGS['domestic'])})(?!\w)", re.IGNORECASE)
_TRADING = re.compile(
    rf"(?<!\w)(?:{any_of(load('rows')['trading_categories']['words'])})(?!\w)", re.IGNORECASE
)
_FOREIGN = re.compile(rf"(?<!\w)(?:{any_of(_HEADINGS['foreign'])})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CountryOfRow:
    """A country, where it was read, and why it is one."""

    code: str | None = None
    place: Piece | None = None
    why: str = ""
    guessed: bool = False
    at_home: bool = False  # a name that says Vietnam itself, not merely a place there


@dataclass(slots=True)
class _Partner:
    name: str
    place: Piece
    country: CountryOfRow
    aliases: list[str] = field(default_factory=list)
    mentions: list[Piece] = field(default_factory=list)
    parent: str = ""
    unit: str = ""
    category: str = ""
    rule: str = ""


@dataclass(slots=True)
class RegisterPartners:
    """Gathers names row by row; a name known in another form joins its partner."""

    view: View
    partners: list[_Partner] = field(default_factory=list)
    _by_key: dict[object, int] = field(default_factory=dict)

    def add(
        self,
        name: RowName,
        country: CountryOfRow,
        *,
        rule: str = "",
        same_as: str = "",
        category: str = "",
    ) -> str:
        """The name under which the partner of this row goes.

        ``same_as`` says who it is, ``category`` what the row says of its kind ("NGO").
        """
        known = self._known(name, country, same_as)
        if known is None:
            known = len(self.partners)
            self.partners.append(_Partner(name.name, name.place, country, rule=rule))
        partner = self.partners[known]
        partner.category = partner.category or category
        self._join(partner, name, country)
        for form in (name.name, *name.aliases):
            for key in _keys(form):
                self._by_key.setdefault(key, known)
        return partner.name

    def _known(self, name: RowName, country: CountryOfRow, same_as: str) -> int | None:
        for form in (same_as, name.name, *name.aliases):
            for key in _keys(form):
                place = self._by_key.get(key)
                if place is not None and _may_be(self.partners[place].country, country):
                    return place
        return next(self._spelt_out(name, country), None)

    def _spelt_out(self, name: RowName, country: CountryOfRow) -> Iterator[int]:
        """Partners of the same country whose acronym spells this name in another language."""
        if country.code is None:
            return
        is_plain = name.name.isascii()
        for place, partner in enumerate(self.partners[-400:], start=max(0, len(self.partners) - 400)):
            if not partner.aliases or partner.country.code != country.code:
                continue
            if is_plain != partner.name.isascii() and any(
                spells(alias, name.name) for alias in partner.aliases
            ):
                yield place

    @staticmethod
    def _join(partner: _Partner, name: RowName, country: CountryOfRow) -> None:
        partner.mentions.append(name.place)
        for form in (name.name, *name.aliases):
            if form != partner.name and form not in partner.aliases:
                partner.aliases.append(form)
        partner.parent = partner.parent or name.parent
        partner.unit = partner.unit or name.unit
        if country.code and (
            partner.country.code is None or (partner.country.guessed and not country.guessed)
        ):
            partner.country = country

    def findings(self) -> list[PartnerFinding]:
        """One finding for each partner, in the order of their first rows."""
        return [_finding(self.view, partner) for partner in self.partners]


def _keys(form: str) -> list[object]:
    if not form:
        return []
    short = short_key(form)
    keys: list[object] = [("short", short)] if short else []
    words = name_key(form)
    return [*keys, words] if words and not short else keys


def _may_be(one: CountryOfRow, other: CountryOfRow) -> bool:
    return one.code is None or other.code is None or one.code == other.code


def _finding(view: View, partner: _Partner) -> PartnerFinding:
    kind, why_kind = _kind(partner)
    flags, why = [], []
    if why_kind:
        why.append(f"kind: {why_kind}")
        if why_kind.lower() not in " ".join([partner.name, *partner.aliases]).lower():
            flags.append(Flag.KIND_INFERRED.value)
    if partner.country.code:
        why.append(f"country: {partner.country.why}")
        if partner.country.guessed:
            flags.append(Flag.COUNTRY_INFERRED.value)
    if partner.parent:
        why.append(f"part of: {partner.parent}")
    return PartnerFinding(
        name=partner.name,
        quote=view.quote(partner.place.start, partner.place.end),
        aliases=tuple(partner.aliases),
        country=partner.country.code,
        kind=kind,
        confidence=_GUESSED if flags else _CERTAIN,
        flags=tuple(flags),
        mentions=tuple(view.quote(place.start, place.end) for place in partner.mentions),
        why=tuple(why),
        rule=partner.rule,
    )


def _kind(partner: _Partner) -> tuple[OrganisationKind, str]:
    for form in (partner.name, *partner.aliases):
        kind, why = organisation_kind(form)
        if kind is not OrganisationKind.OTHER or why:
            return kind, why
    if partner.unit:
        return OrganisationKind.UNIVERSITY, f"it has a unit called {partner.unit}"
    if partner.category:
        kind, why = organisation_kind(partner.category[:1].upper() + partner.category[1:])
        kind = OrganisationKind.ENTERPRISE if _TRADING.search(partner.category) else kind
        return kind, f"its row says {partner.category}" if why or kind is not OrganisationKind.OTHER else ""
    return OrganisationKind.OTHER, ""


def countries_of_row(text: str, record: Record, names: Sequence[RowName]) -> list[CountryOfRow]:
    """The country of each partner of a row; a cell with as many countries gives them in their order."""
    cell = record.columns.get("country")
    if len(names) > 1 and cell and not cell.inherited:
        codes = [found.code for found in find_countries(text[cell.start : cell.end])]
        if len(set(codes)) > 1 and len(codes) == len(names):
            return [
                CountryOfRow(name.stated or code, cell, "the country cell, in the order of the names")
                for name, code in zip(names, codes, strict=True)
            ]
    return [country_of_row(text, record, name) for name in names]


def country_of_row(text: str, record: Record, name: RowName) -> CountryOfRow:
    """The country of a row's partner.

    The note beside the name comes first, then the row's own country cell, then what the name
    itself gives away, then the cell or heading above (corpus rule: a name beats a heading).
    """
    if name.stated:
        return CountryOfRow(name.stated, name.place, "stated beside the name")
    own = _by_name(name)
    written = _written(text, record, name, own)
    if written is None:
        return own
    if own.code and own.code == written.code:
        return written
    piece = record.columns.get("country")
    is_own_cell = piece is not None and not piece.inherited
    return own if own.code and not is_own_cell else written


def _written(text: str, record: Record, name: RowName, own: CountryOfRow) -> CountryOfRow | None:
    """What the country cell or the heading says; None when neither says anything."""
    piece = record.columns.get("country") or _seat(text, record)
    if piece is None:
        heading = _from_heading(record.heading)
        return heading if heading.code else None
    if piece.inherited:
        if organisation_kind(name.name)[0] is OrganisationKind.INTL_ORG:
            return None  # belongs to no country, least of all to that of the row above
        return CountryOfRow(country_stated(piece.of(text)), piece, "the country cell above")
    return _from_cell(text, piece, own)


def _seat(text: str, record: Record) -> Piece | None:
    """The country at the end of an address: "Zagreb, Croatia"."""
    address = record.columns.get("address")
    countries = find_countries(text[address.start : address.end]) if address else []
    if not address or not countries or text[address.start + countries[-1].end : address.end].strip(" .)"):
        return None
    return Piece(address.start + countries[-1].start, address.start + countries[-1].end)


def _by_name(name: RowName) -> CountryOfRow:
    for form in (name.name, *name.aliases, name.parent):
        found = country_of_name(form) if form else None
        if found:
            says_home = any(c.code == _HOME for c in find_countries(form))
            return CountryOfRow(
                found[0], name.place, f"the name says {found[1]}", guessed=True, at_home=says_home
            )
    return CountryOfRow()


def _from_cell(text: str, piece: Piece, own: CountryOfRow) -> CountryOfRow:
    """The row's own cell; a Vietnamese subsidiary stays Vietnamese in the column of its group."""
    words = piece.of(text)
    stated = country_stated(words) or country_of_code(words)
    if own.at_home and stated not in (None, _HOME):
        return own
    if stated is None and not find_countries(words):
        place = country_of_name(words)  # a city instead: "Bangkok"
        if place:
            return CountryOfRow(place[0], piece, f"the country cell says {place[1]}", guessed=True)
        return own if own.code else CountryOfRow()
    return CountryOfRow(stated, piece, "the country cell")


def _from_heading(heading: str) -> CountryOfRow:
    """A heading that is hardly more than a country's name, or that says "at home" in Vietnamese."""
    if _DOMESTIC.search(heading) and not _FOREIGN.search(heading):
        return CountryOfRow(_HOME, None, f"the heading {heading}", guessed=True)
    code = country_stated(heading) if heading else None
    named = sum(c.end - c.start for c in find_countries(heading)) if code else 0
    if code and named * 2 >= len(heading) - 14:
        return CountryOfRow(code, None, f"the heading {heading}")
    return CountryOfRow()

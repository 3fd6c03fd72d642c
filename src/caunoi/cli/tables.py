"""Findings as a table to look at."""

from datetime import date

from rich.table import Table
from rich.text import Text

from caunoi.domain.findings import AgreementFinding, Findings, PartnerFinding

_COLUMNS = ("Partner", "Country", "Kind", "Paper", "Signed", "From", "Until", "Status", "Look at")


def findings_table(findings: Findings, day: date) -> Table:
    """One row for each agreement, with its status on ``day``; then partners without one.

    Words of documents are put in as plain text, so nothing in them is taken for markup.
    """
    host = f" · {findings.host.name}" if findings.host else ""
    title = f"{findings.document} · {findings.genre.value}{host} · as of {day}"
    table = Table(
        title=Text(title), title_justify="left", caption=Text(_figures(findings)), caption_justify="left"
    )
    for name in _COLUMNS:
        table.add_column(name, overflow="fold", no_wrap=name in ("Signed", "From"))
    partners = {partner.name: partner for partner in findings.partners}
    named: set[str] = set()
    for agreement in findings.agreements:
        named.update(agreement.parties)
        table.add_row(*map(Text, _row(agreement, partners, day)))
    for partner in findings.partners:
        if partner.name not in named:
            table.add_row(
                *map(Text, (partner.name, partner.country or "", _words(partner.kind), *[""] * 5)),
                Text(_flags(partner.flags)),
            )
    return table


def _row(agreement: AgreementFinding, partners: dict[str, PartnerFinding], day: date) -> tuple[str, ...]:
    parties = [partners[name] for name in agreement.parties]
    term = agreement.term
    return (
        "\n".join(party.name for party in parties),
        "\n".join(party.country or "–" for party in parties),
        "\n".join(_words(party.kind) for party in parties),
        _words(agreement.kind),
        str(agreement.signed or ""),
        str(term.start or ""),
        str(term.end or term.condition),
        _words(term.status_on(day, signed=agreement.signed)),
        _flags(agreement.flags),
    )


def _words(code: str) -> str:
    """A code with blanks, so that a narrow column breaks it between words."""
    return "" if code == "unspecified" else str(code).replace("_", " ").replace("-", " ")


def _flags(flags: tuple[str, ...]) -> str:
    return ", ".join(_words(flag) for flag in flags)


def _figures(findings: Findings) -> str:
    shown = [
        f"{figure.what} {figure.year or ''}: {figure.qualifier.value} {figure.value:g}"
        for figure in findings.figures
    ]
    return "Figures: " + "; ".join(shown) if shown else ""

"""Prints which partners of many documents are one organisation."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from caunoi.cli.matching import loaded
from caunoi.matching.registry import Cluster, Mention, clusters

DONE, SOME_UNUSABLE, UNUSABLE = 0, 1, 3


def cluster_findings(findings: Path, index: Path | None) -> int:
    """Read findings (one JSON object a line), bring their partners together, print; returns the exit code."""
    register = loaded(index)
    if register is None:
        return UNUSABLE
    mentions: list[Mention] = []
    faults = 0
    try:
        with findings.open(encoding="utf-8-sig") as stream:
            for number, line in enumerate(stream, start=1):
                try:
                    mentions += _mentions(line)
                except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
                    faults += 1
                    click.echo(f"caunoi: {findings}: line {number}: no findings of a document", err=True)
    except (OSError, UnicodeDecodeError) as fault:
        click.echo(f"caunoi: {findings}: {fault}", err=True)
        return UNUSABLE
    for cluster in clusters(mentions, register):
        click.echo(json.dumps(_shape(cluster), ensure_ascii=False))
    return SOME_UNUSABLE if faults else DONE


def _mentions(line: str) -> Iterator[Mention]:
    if not line.strip():
        return
    document = json.loads(line)
    for partner in document["partners"]:
        yield Mention(
            name=str(partner["name"]),
            document=str(document["doc"]),
            country=partner.get("country") or None,
            aliases=tuple(map(str, partner.get("aliases") or ())),
        )


def _shape(cluster: Cluster) -> dict[str, Any]:
    return {
        "name": cluster.name,
        "country": cluster.country,
        "id": cluster.entry.id if cluster.entry else None,
        "mentions": [{"name": one.name, "doc": one.document} for one in cluster.mentions],
        "links": [
            {"one": link.one, "other": link.other, "reasons": [str(reason) for reason in link.reasons]}
            for link in cluster.links
        ],
    }

"""A whole register of organisations, looked up by name: ROR or a list of one's own."""

from caunoi.matching.registry.clusters import Cluster, Link, Mention, clusters
from caunoi.matching.registry.directory import Directory, Entry
from caunoi.matching.registry.matcher import Match, Matcher
from caunoi.matching.registry.packing import UnusableIndex, shipped_index

__all__ = [
    "Cluster",
    "Directory",
    "Entry",
    "Link",
    "Match",
    "Matcher",
    "Mention",
    "UnusableIndex",
    "clusters",
    "shipped_index",
]

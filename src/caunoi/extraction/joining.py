"""Puts together what a text says of one body under two names."""

from collections.abc import Callable, Sequence

from caunoi.extraction.aliases import Organisation

_MANY = 60  # bodies; of more none is looked for, as each would be held against each


def join_where(
    groups: list[Organisation],
    shorts: Sequence[Organisation],
    fits: Callable[[Organisation, Organisation], bool],
) -> list[Organisation]:
    """``groups``, each of ``shorts`` joined to the one other that it ``fits``; where several fit, to none.

    A body that another was joined to before is a new one, and is not asked again.
    """
    if len(shorts) > _MANY:
        return groups
    kept = list(groups)
    for short in shorts:
        full = [one for one in kept if one is not short and fits(short, one)] if short in kept else []
        if len(full) == 1:
            mentions = sorted([*full[0].mentions, *short.mentions], key=lambda mention: mention.start)
            kept[kept.index(full[0])] = Organisation(mentions)
            kept.remove(short)
    return sorted(kept, key=lambda one: one.first.start)

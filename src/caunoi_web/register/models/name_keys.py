"""The names of organisations as the matching asks for them: an index in the database, for all processes.

Derived rows: made again with each write of a name (services/indexing.py), proved by
``caunoi-web derive --check``.
"""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db import models

from caunoi.matching.keys import LONGEST_KEY, keys_to_keep, slips, words_of
from caunoi_web.register.models.organisations import Organisation


class NameKeyQuerySet(models.QuerySet["NameKey"]):
    """Words about the keys of names."""

    def renew(self, names: Mapping[UUID, Iterable[str]]) -> int:
        """Let these organisations stand under the keys of these names, and no others; how many differed.

        Three queries, one more for what is new. An organisation without names is found by none.
        """
        wanted = {key: keys_to_keep(some) for key, some in names.items()}
        there: dict[UUID, set[str]] = {key: set() for key in wanted}
        for organisation, key in self.filter(organisation__in=list(wanted)).values_list(
            "organisation", "key"
        ):
            there[organisation].add(key)
        wrong = [one for one, keys in wanted.items() if keys != there[one]]
        self.learn_slips(words_of(key for one in wrong for key in wanted[one]))
        if any(there[one] - wanted[one] for one in wrong):
            self.filter(organisation__in=[one for one in wrong if there[one]]).delete()
            there |= {one: set() for one in wrong}
        fresh = [(one, key) for one in wrong for key in sorted(wanted[one] - there[one])]
        self.bulk_create(NameKey(organisation_id=one, key=key) for one, key in fresh)
        return len(wrong)

    def learn_slips(self, words: Iterable[str]) -> None:
        """Let these words be found by one slip of the finger; nothing happens to those that are."""
        rows = [NameSlip(slip=slip, word=word) for word in sorted(words) for slip in sorted(slips(word))]
        NameSlip.objects.bulk_create(rows, ignore_conflicts=True)


class NameKey(models.Model):
    """``organisation`` bears a name that stands under ``key``."""

    id = models.BigAutoField(primary_key=True)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    key = models.CharField(max_length=LONGEST_KEY)

    objects = NameKeyQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("key", "organisation"), name="name_key_once"),)

    def __str__(self) -> str:
        return self.key


class NameSlip(models.Model):
    """``word`` stands in a name, or did; ``slip`` is what it shares with words one slip away."""

    id = models.BigAutoField(primary_key=True)
    slip = models.CharField(max_length=LONGEST_KEY)
    word = models.CharField(max_length=LONGEST_KEY)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("slip", "word"), name="name_slip_once"),)

    def __str__(self) -> str:
        return f"{self.slip}: {self.word}"

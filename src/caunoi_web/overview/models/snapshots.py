"""A year as it stood when it was closed: figures with the records they counted, kept as they were."""

import zlib
from collections.abc import Iterable
from hashlib import sha256
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from caunoi_web.accounts.models import User
from caunoi_web.common.ids import uuid7

_ID_BYTES = 16


class YearSnapshot(models.Model):
    """One closing of a year: never changed, never deleted; closing the year again makes another one."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    year = models.PositiveSmallIntegerField(_("year"))
    day = models.DateField(_("as of"))
    note = models.CharField(_("note"), max_length=500, blank=True)
    closed_at = models.DateTimeField(auto_now_add=True)
    closed_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-year", "-closed_at", "-id")
        constraints = (
            models.CheckConstraint(name="year_is_a_year", condition=Q(year__gte=1900, year__lte=2200)),
        )

    def __str__(self) -> str:
        return f"{self.year}"

    def delete(self, *args: object, **kwargs: object) -> tuple[int, dict[str, int]]:
        raise TypeError("A closed year is never deleted.")


class SnapshotFigure(models.Model):
    """One figure: ``code`` says what it counts (overview/definitions.py), ``query`` with which filter.

    ``packed`` holds the ids of the records it counted, ``digest`` the SHA-256 of the ids in their order.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    snapshot = models.ForeignKey(YearSnapshot, models.PROTECT, related_name="figures")
    position = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=40)
    list = models.CharField(max_length=20)
    query = models.CharField(max_length=200)
    value = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    packed = models.BinaryField()

    class Meta:
        ordering = ("position",)
        constraints = (models.UniqueConstraint(fields=("snapshot", "code"), name="snapshot_figure_once"),)

    def __str__(self) -> str:
        return f"{self.code} = {self.value}"

    @property
    def records(self) -> frozenset[UUID]:
        """The ids of what was counted."""
        return _unpacked(self.packed)


class SnapshotPart(models.Model):
    """What of a figure belonged to one country, or was of one kind, when the year was closed."""

    figure = models.ForeignKey(SnapshotFigure, models.PROTECT, related_name="parts")
    dimension = models.CharField(max_length=10)
    key = models.CharField(max_length=20)
    value = models.PositiveIntegerField()
    packed = models.BinaryField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("figure", "dimension", "key"), name="snapshot_part_once"),
        )

    def __str__(self) -> str:
        return f"{self.dimension} {self.key} = {self.value}"

    @property
    def records(self) -> frozenset[UUID]:
        """The ids of what was counted."""
        return _unpacked(self.packed)


def _unpacked(packed: bytes) -> frozenset[UUID]:
    plain = zlib.decompress(bytes(packed))
    return frozenset(UUID(bytes=plain[at : at + _ID_BYTES]) for at in range(0, len(plain), _ID_BYTES))


def packed_ids(ids: Iterable[UUID]) -> tuple[bytes, str]:
    """Ids in their order as bytes, compressed, and the SHA-256 of the bytes."""
    plain = b"".join(sorted(each.bytes for each in ids))
    return zlib.compress(plain), sha256(plain).hexdigest()

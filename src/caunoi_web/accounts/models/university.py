"""Who somebody is at the university's identity provider."""

from django.db import models

from caunoi_web.accounts.models.people import User
from caunoi_web.common.ids import uuid7


class UniversityIdentity(models.Model):
    """The provider's own, unchanging name of a person (``sub``), bound to the account at the first sign-in.

    An e-mail address can pass to somebody else at the university; this cannot.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="university_identities")
    issuer = models.CharField(max_length=300)
    subject = models.CharField(max_length=255)
    since = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("issuer", "subject"), name="university_identity_once"),
            models.UniqueConstraint(fields=("user", "issuer"), name="university_identity_one_a_person"),
        )

    def __str__(self) -> str:
        return f"{self.issuer} {self.subject}"

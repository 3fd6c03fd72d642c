"""Who failed to sign in, counted by name and address."""

from typing import Any

from django.db.models import Count, Max, Q, QuerySet

from caunoi_web.accounts.models import FailedSignIn, Step


def failed_sign_ins() -> QuerySet[FailedSignIn, dict[str, Any]]:
    """One row for each name and address, the newest first: how many of each step, and the last moment."""
    return (
        FailedSignIn.objects.values("username", "address")
        .annotate(
            passwords=Count("pk", filter=Q(step=Step.PASSWORD)),
            codes=Count("pk", filter=Q(step=Step.CODE)),
            last=Max("at"),
        )
        .order_by("-last", "username")
    )

"""Routes: which one a wish takes, and how they read on pages."""

from datetime import date

from django.db.models import Count, Prefetch, Q

from caunoi_web.signing.models import Route, RouteStep, RouteVersion


def route_for(kind: str, level: str, day: date) -> RouteVersion | None:
    """The published version that an agreement of this kind and level takes on ``day``.

    The one made for just this kind and level comes before one for all; then the later valid, then the
    higher number.
    """
    published = RouteVersion.objects.filter(
        published_at__isnull=False, valid_from__lte=day, route__archived_at__isnull=True
    )
    newest: dict[object, RouteVersion] = {}
    for version in published.order_by("valid_from", "number"):
        newest[version.route_id] = version
    fitting = [version for version in newest.values() if _fits(version, kind, level)]
    return max(fitting, key=_closeness, default=None)


def _fits(version: RouteVersion, kind: str, level: str) -> bool:
    return (not version.kinds or kind in version.kinds) and (not version.levels or level in version.levels)


def _closeness(version: RouteVersion) -> tuple[bool, bool, date, int]:
    return (bool(version.kinds), bool(version.levels), version.valid_from, version.number or 0)


def live_routes() -> list[Route]:
    """Routes in use with their versions, the newest first, and how many cases each version has."""
    versions = RouteVersion.objects.annotate(
        open_cases=Count("cases", filter=Q(cases__state="open"))
    ).select_related("published_by")
    return list(
        Route.objects.filter(archived_at__isnull=True).prefetch_related(
            Prefetch("versions", queryset=versions.order_by("-published_at", "-number"))
        )
    )


def steps_of_version(version: RouteVersion) -> list[RouteStep]:
    """The steps of a version in their order; one query."""
    return list(version.steps.select_related("unit", "person", "basis").order_by("position"))

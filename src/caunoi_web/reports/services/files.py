"""Long files, made in the background and kept for a day for whoever asked for them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.common.jinja import format_number
from caunoi_web.reports.errors import NoSuchFile, TooManyFiles, TooManyRows
from caunoi_web.reports.exports.formats import FORMATS, Format
from caunoi_web.reports.listings import LISTINGS, Asked, Listing
from caunoi_web.reports.queries.files import KEPT, KIND
from caunoi_web.reports.tables import Grid, Paper
from caunoi_web.reports.tongues import spoken, tongue_of
from caunoi_web.tasks.kinds import Tell
from caunoi_web.tasks.models import Task
from caunoi_web.tasks.models.leased import OPEN
from caunoi_web.tasks.services import enqueue

REMOVAL = "export-removal"
MOST_OPEN = 5  # files that a person may have under way at once
TELL_EVERY = 250  # rows


@transaction.atomic
def ask_for_file(*, actor: User, listing: Listing, kind: Format, asked: Asked) -> Task:
    """Let a worker make the file of a long list; the same question gives the work that is under way.

    Raises ``NotAllowed`` and ``TooManyFiles``.
    """
    require(actor, Action.REPORT_EXPORT)
    require(actor, listing.right)
    query = listing.settled(asked)
    payload = {
        "list": listing.name,
        "ending": kind.ending,
        "query": query,
        "day": asked.day.isoformat(),
        "at": asked.at.isoformat(),
    }
    question = repr((actor.pk, get_language(), listing.name, kind.ending, sorted(query.items()), asked.day))
    key = sha256(question.encode()).hexdigest()
    under_way = Task.objects.filter(kind=KIND, owner=actor, state__in=OPEN)
    if under_way.exclude(key=key).count() >= MOST_OPEN:
        raise TooManyFiles(_("Some of your files are still being made. Wait until one of them is done."))
    return enqueue(KIND, payload=payload, owner=actor, key=key)


def make_file(task: Task, tell: Tell) -> dict[str, Any]:
    """Make the file of a task; harmless when repeated, because each attempt writes it anew."""
    payload, asked = task.payload, asked_again(task)
    listing, kind = LISTINGS[payload["list"]], FORMATS[payload["ending"]]
    require(asked.user, listing.right)
    tell(0, _("Counting…"))
    tongue = tongue_of(payload["query"])
    paper = spoken(lambda: listing.table(asked), tongue)
    refuse_too_many(paper, kind)
    with override(tongue.language):
        _write(_telling(paper, tell), kind, path_of(task.pk, kind.ending))
    removed_at = timezone.now() + KEPT
    enqueue(REMOVAL, payload={"task": str(task.pk)}, owner=None, key=str(task.pk), run_after=removed_at)
    name = f"{paper.name}-{asked.day.isoformat()}.{kind.ending}"
    return {
        "href": reverse("reports:file", args=(task.pk,)),
        "label": _("Download %(name)s") % {"name": name},
        "name": name,
        "rows": paper.number,
    }


def refuse_too_many(paper: Paper, kind: Format) -> None:
    """Raise ``TooManyRows`` for a paper that this kind of file cannot carry."""
    if not kind.carries(paper.number):
        words = _(
            "%(kind)s: at most %(most)s rows, and this list has %(number)s."
            " Take another kind of file, or narrow the list by its filters."
        )
        numbers = {"most": format_number(kind.most_rows), "number": format_number(paper.number)}
        raise TooManyRows(words % {"kind": kind.label, **numbers})


def asked_again(task: Task) -> Asked:
    """What was asked for when the task was made."""
    payload = task.payload
    day, at = date.fromisoformat(payload["day"]), datetime.fromisoformat(payload["at"])
    if task.owner is None:
        raise NoSuchFile(_("There is no list of this name to export."))
    return Asked(task.owner, payload["query"], day, at)


def remove_file(task: Task, _tell: Tell) -> dict[str, Any]:
    """Take away the file that another task made a day ago."""
    for path in settings.EXPORT_ROOT.glob(f"{UUID(task.payload['task'])}.*"):
        path.unlink(missing_ok=True)
    return {}


def path_of(task: UUID, ending: str) -> Path:
    """Where the file of a task lies."""
    return Path(settings.EXPORT_ROOT) / f"{task}.{ending}"


def _write(paper: Paper, kind: Format, path: Path) -> None:
    """Under another name first, so that half a file is never handed out."""
    path.parent.mkdir(parents=True, exist_ok=True)
    begun = path.with_suffix(".part")
    try:
        with begun.open("wb+") as target:
            kind.write(paper, target)
        begun.replace(path)
    finally:
        begun.unlink(missing_ok=True)


def _telling(paper: Paper, tell: Tell) -> Paper:
    """The same paper, which says how far it is while its tables are read."""

    def rows(grid: Grid) -> Iterator[Any]:
        for number, row in enumerate(grid.rows):
            if number % TELL_EVERY == 0:
                tell(min(99, number * 100 // max(paper.number, 1)))
            yield row

    parts = [replace(part, rows=rows(part)) if isinstance(part, Grid) else part for part in paper.parts]
    return replace(paper, parts=tuple(parts))

"""What others changed since a person last looked."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from caunoi_web.accounts.policies import Action, allow, may
from caunoi_web.common.htmx import render_page
from caunoi_web.desk.queries.changes import ChangedRecord, changed_since, seen_until
from caunoi_web.register.queries.history import Act, act_of


@dataclass(frozen=True, slots=True)
class _Record:
    """A changed record as the page shows it."""

    kind: str
    id: UUID
    label: str
    acts: tuple[Act, ...]


@require_safe
@allow(Action.REGISTER_READ)
def changes(request: HttpRequest) -> HttpResponse:
    """Partners and agreements that others changed, each with what was done, by whom and why.

    Values before and after are for those who may read the history; the others see that it changed and why.
    """
    now = timezone.now()
    since = seen_until(request.user, now)
    whole = may(request.user, Action.HISTORY_READ)
    records = [_shown(record, whole=whole) for record in changed_since(request.user, since)]
    return render_page(request, "register/changes.html", {"since": since, "now": now, "records": records})


def _shown(record: ChangedRecord, *, whole: bool) -> _Record:
    if not whole:
        for entry in record.entries:
            entry.before, entry.after = {}, {}
    return _Record(record.kind, record.id, record.label, tuple(map(act_of, record.entries)))

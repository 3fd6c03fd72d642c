"""Everything that is held about somebody who signs in."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import ForeignObjectRel, Model, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from caunoi_web.accounts.models import FailedSignIn, User
from caunoi_web.common.personal_data import SECRET_COLUMNS, SHOWN, Section, Subject
from caunoi_web.people.dossier_words import deed_label, record_lines, table_label
from caunoi_web.sources.models import AuditEntry
from caunoi_web.sources.services.audit import plain

KIND = "person"
FOUND = 50
MOST_ROWS = 1000
# A row that points so at somebody is theirs; other ways of pointing say who did something, and are counted.
OWN = frozenset({"user", "owner", "person", "author"})


class AccountHolder:
    """Accounts, and every row of any app that points at one."""

    def find(self, words: str) -> Iterable[Subject]:
        """By account name, name or e-mail."""
        about = Q(username__icontains=words) | Q(full_name__icontains=words) | Q(email__icontains=words)
        return [_subject(person) for person in User.objects.filter(about)[:FOUND]]

    def subject(self, pk: UUID) -> Subject | None:
        """The account with this id."""
        person = User.objects.filter(pk=pk).first()
        return _subject(person) if person else None

    def sections(self, pk: UUID) -> list[Section]:
        """The account, its history, what is the person's own, and how much they did."""
        person = User.objects.get(pk=pk)
        history = AuditEntry.objects.filter(target_kind=KIND, target_id=pk)
        failures = FailedSignIn.objects.for_name(person.username)
        parts = [
            Section(_("Account"), [_row(person)], lines=[record_lines(person)]),
            _section(_("History of the account"), history),
            _section(_("Failed sign-ins"), failures),
        ]
        return [part for part in [*parts, *_pointing_at(person)] if part.count]


def _subject(person: User) -> Subject:
    address = "" if is_erased(person) else reverse("people:erase_person", args=[person.pk])
    return Subject(KIND, person.pk, str(person), person.email or person.username, address)


def is_erased(person: User) -> bool:
    """True for an account of which only a pseudonym is left."""
    return person.username.startswith(ERASED) and not person.is_active and not person.full_name


ERASED = "erased-"


def _pointing_at(person: User) -> list[Section]:
    """What every table that refers to accounts holds of this one; also where no name leads back."""
    found = []
    for column, model in pointers():
        rows = model._default_manager.filter(**{column: person})
        title = table_label(model)
        if column in OWN:
            found.append(_section(title, rows))
        else:
            note = _("What the person did belongs to the records; the name becomes a pseudonym.")
            found.append(Section(f"{title} ({deed_label(column)})", [], note, rows.count()))
    return found


def pointers() -> list[tuple[str, type[Model]]]:
    """Every column of every table that points at an account, and the table."""
    fields = User._meta.get_fields(include_hidden=True)
    relations = [one for one in fields if isinstance(one, ForeignObjectRel) and not one.many_to_many]
    return [(relation.field.name, relation.related_model) for relation in relations]


def _section(title: str, rows: QuerySet[Any]) -> Section:
    own = [column.name for column in rows.model._meta.concrete_fields if column.is_relation]
    found = list(rows.select_related(*own)[:MOST_ROWS]) if own else list(rows[:MOST_ROWS])
    lines = [record_lines(row) for row in found[:SHOWN]]
    return Section(title, [_row(row) for row in found], number=rows.count(), lines=lines)


def _row(record: Model) -> dict[str, Any]:
    """The columns of a row, without secrets."""
    columns = (column.attname for column in record._meta.concrete_fields)
    return {name: plain(getattr(record, name)) for name in columns if name not in SECRET_COLUMNS}

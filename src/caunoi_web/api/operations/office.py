"""What else the screen offers: texts side by side, checksums, what others changed, columns, mails."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Query

from caunoi_web.accounts.policies import Action, may
from caunoi_web.api.resource import Resource
from caunoi_web.api.schemas import office as shape
from caunoi_web.api.shapes import found
from caunoi_web.attention import services as attention
from caunoi_web.attention.models import Wish
from caunoi_web.desk import services as desk
from caunoi_web.desk.models import ListName
from caunoi_web.desk.queries.changes import changed_since, seen_until
from caunoi_web.desk.queries.columns import columns_of
from caunoi_web.intake.services.undoing import undo_act
from caunoi_web.register.columns import (
    AGREEMENT_COLUMNS,
    AGREEMENT_DEFAULT,
    ORGANISATION_COLUMNS,
    ORGANISATION_DEFAULT,
)
from caunoi_web.register.models import Agreement, AgreementFile
from caunoi_web.register.queries.files import checked
from caunoi_web.register.queries.life import documents_of
from caunoi_web.register.queries.text_changes import Fold, Piece, Row, compare_texts
from caunoi_web.register.wording import act_label
from caunoi_web.sources.models import AuditEntry, Document

resource = Resource("Office")
_COLUMNS = {
    ListName.AGREEMENTS: (AGREEMENT_COLUMNS, AGREEMENT_DEFAULT),
    ListName.ORGANISATIONS: (ORGANISATION_COLUMNS, ORGANISATION_DEFAULT),
}


@resource.get("/agreements/{uuid:id}/texts", action=Action.SOURCE_READ, gives=shape.TextsCompared)
def compare_agreement_texts(request: HttpRequest, id: UUID, asked: Query[shape.TextsAsked]) -> Any:
    """Set the texts of two documents of an agreement side by side."""
    agreement = found(request, Agreement.objects, id)
    documents = {one.pk: one for one in documents_of(agreement)}
    if asked.left not in documents or asked.right not in documents:
        raise Http404
    left, right = documents[asked.left], documents[asked.right]
    compared = compare_texts(left.text, right.text, whole=asked.whole)
    return shape.TextsCompared(
        words=compared.words, figures=compared.figures, rows=[_row(row) for row in compared.rows]
    )


@resource.get("/files/{uuid:id}/check", action=Action.REGISTER_READ, gives=shape.FileChecked)
def check_file(request: HttpRequest, id: UUID) -> Any:
    """Read a stored file of an agreement again and say whether it is still the one that was attached."""
    visible = Agreement.objects.visible_to(request.user)
    files = AgreementFile.objects.filter(agreement__in=visible).select_related("document")
    result = checked(get_object_or_404(files, pk=id).document, timezone.now())
    return shape.FileChecked(
        soundness=result.soundness.value,
        is_intact=result.is_intact,
        kept=result.kept,
        found=result.found,
        words=str(result.words),
        at=result.at,
    )


@resource.get("/changes", action=Action.REGISTER_READ, gives=shape.ChangesGiven)
def list_changes(request: HttpRequest) -> Any:
    """List the partners and agreements that others changed since one looked last."""
    since = seen_until(request.user, timezone.now())
    whole = may(request.user, Action.HISTORY_READ)
    items = [
        shape.RecordChanged(
            kind=one.kind,
            id=one.id,
            label=one.label,
            changes=[_change(entry, whole=whole) for entry in one.entries],
        )
        for one in changed_since(request.user, since)
    ]
    return shape.ChangesGiven(since=since, items=items)


@resource.post("/changes/seen", action=Action.VIEW_OWN, gives=shape.SeenUntil)
def mark_changes_seen(request: HttpRequest, body: shape.SeenUntil) -> Any:
    """Say that everything up to a moment is known."""
    until = min(body.until, timezone.now())
    desk.mark_seen(actor=request.user, until=until)
    return shape.SeenUntil(until=until)


@resource.get("/columns/{name}", action=Action.VIEW_OWN, gives=shape.ColumnsGiven)
def get_columns(request: HttpRequest, name: shape.ListCode) -> Any:
    """Say which columns of a list one sees."""
    columns, default = _COLUMNS[ListName(name)]
    known = [column.key for column in columns]
    return shape.ColumnsGiven(columns=list(columns_of(request.user, name, "", known, default)), every=known)


@resource.post("/columns/{name}", action=Action.VIEW_OWN, gives=shape.ColumnsGiven)
def choose_columns(request: HttpRequest, name: shape.ListCode, body: shape.ColumnsChosen) -> Any:
    """Show these columns of a list from now on, on screen and in its files."""
    if body.columns:
        desk.choose_columns(actor=request.user, list_name=name, columns=body.columns)
    else:
        desk.forget_columns(actor=request.user, list_name=name)
    return get_columns(request, name)


@resource.get("/wishes", action=Action.NOTICE_OWN, gives=shape.WishFields)
def get_wishes(request: HttpRequest) -> Any:
    """Say how one is told of what there is to do."""
    return _wish(Wish.objects.filter(person=request.user).first() or Wish(person=request.user))


@resource.post("/wishes", action=Action.NOTICE_OWN, gives=shape.WishFields)
def set_wishes(request: HttpRequest, body: shape.WishFields) -> Any:
    """Say how one wants to be told: by a weekly mail on a day, or on the site only."""
    return _wish(attention.set_wish(actor=request.user, **body.model_dump()))


@resource.post("/documents/{uuid:id}/undo", action=Action.REVIEW_DECIDE, gives=shape.UndoneGiven)
def undo_review_act(request: HttpRequest, id: UUID, body: shape.ActSent) -> Any:
    """Take back everything that one press decided about a document: all of it or nothing."""
    document = found(request, Document.objects, id)
    return shape.UndoneGiven(undone=undo_act(actor=request.user, document=document, act=body.act))


def _wish(kept: Wish) -> shape.WishFields:
    return shape.WishFields(by_mail=kept.by_mail, weekday=kept.weekday, language=kept.language)


def _row(row: Row | Fold) -> shape.TextRow:
    if isinstance(row, Fold):
        return shape.TextRow(left=[], right=[], folded=row.count)
    return shape.TextRow(left=_pieces(row.left), right=_pieces(row.right), folded=0)


def _pieces(pieces: Any) -> list[shape.PieceGiven]:
    return [_piece(piece) for piece in pieces]


def _piece(piece: Piece) -> shape.PieceGiven:
    return shape.PieceGiven(kind=piece.kind, text=piece.text, is_figure=piece.is_figure)


def _change(entry: AuditEntry, *, whole: bool) -> shape.ChangeGiven:
    return shape.ChangeGiven(
        at=entry.at,
        actor=str(entry.actor),
        title=str(act_label(entry.action)),
        reason=entry.reason,
        fields=sorted({*entry.before, *entry.after}) if whole else [],
    )

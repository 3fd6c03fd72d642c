"""Keeping views of lists."""

from django.db import transaction
from django.utils.translation import gettext as _

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.desk.errors import NameTaken, NotYourView, TooManyViews
from caunoi_web.desk.models import SavedView
from caunoi_web.desk.queries.addresses import kept_query

MOST_VIEWS = 100


@transaction.atomic
def save_view(*, actor: User, list_name: str, name: str, query: str, is_shared: bool = False) -> SavedView:
    """Keep the list as the address ``query`` shows it; one's own view of the same name is replaced.

    Raises ``NotAllowed`` (sharing asks for a right of its own), ``TooManyViews``.
    """
    require(actor, Action.VIEW_SHARE if is_shared else Action.VIEW_OWN)
    own = SavedView.objects.filter(owner=actor)
    if own.count() >= MOST_VIEWS:
        raise TooManyViews(_("You keep %(number)s views already. Delete one first.") % {"number": MOST_VIEWS})
    view, _is_new = SavedView.objects.update_or_create(
        owner=actor,
        list=list_name,
        name=" ".join(name.split())[:80],
        defaults={"query": kept_query(query), "is_shared": is_shared},
    )
    return view


@transaction.atomic
def rename_view(*, actor: User, view: SavedView, name: str) -> SavedView:
    """Give a view of one's own another name. Raises ``NameTaken``, ``NotYourView``."""
    _require_own(actor, view)
    view.name = " ".join(name.split())[:80]
    if SavedView.objects.filter(owner=actor, list=view.list, name=view.name).exclude(pk=view.pk).exists():
        raise NameTaken(
            _("You have a view called “%(name)s” already. Choose another name.") % {"name": view.name}
        )
    view.save(update_fields=["name"])
    return view


@transaction.atomic
def share_view(*, actor: User, view: SavedView, is_shared: bool) -> SavedView:
    """Let everybody see a view of one's own, or nobody else. Raises ``NotAllowed``, ``NotYourView``."""
    require(actor, Action.VIEW_SHARE)
    _require_own(actor, view)
    view.is_shared = is_shared
    view.save(update_fields=["is_shared"])
    return view


def delete_view(*, actor: User, view: SavedView) -> None:
    """Take away a view of one's own; the records it showed are not touched. Raises ``NotYourView``."""
    _require_own(actor, view)
    view.delete()


def _require_own(actor: User, view: SavedView) -> None:
    require(actor, Action.VIEW_OWN)
    if view.owner_id != actor.pk:
        raise NotYourView(
            _("This view belongs to %(owner)s. Save it under a name of your own to change it.")
            % {"owner": view.owner}
        )

"""Documents that wait for a person, the oldest first."""

from datetime import datetime

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from caunoi_web.accounts.models import User
from caunoi_web.common.keyset import ID, OrderKey
from caunoi_web.intake.models import Proposal, ProposalKind
from caunoi_web.intake.models import ProposalQuerySet as Proposals
from caunoi_web.sources.models import Document

OLDEST = (OrderKey("received_at", datetime.fromisoformat), ID)


def waiting_documents(user: User) -> QuerySet[Document]:
    """Read documents with the numbers of proposals that wait: ``agreements``, ``organisations``,
    ``figures`` and, of all of them, ``certain``."""
    waiting = Proposal.objects.waiting()
    counts = {
        "agreements": _count(waiting.filter(kind=ProposalKind.AGREEMENT)),
        "organisations": _count(waiting.filter(kind=ProposalKind.ORGANISATION)),
        "figures": _count(waiting.filter(kind=ProposalKind.FIGURE)),
        "certain": _count(waiting.certain()),
    }
    found = Document.objects.visible_to(user).waiting_for_review().defer("text", "structure")
    return found.annotate(**counts).order_by("received_at", "id")


def _count(proposals: Proposals) -> Coalesce:
    counted = (
        proposals.filter(document=OuterRef("pk")).order_by().values("document").annotate(number=Count("pk"))
    )
    return Coalesce(Subquery(counted.values("number"), output_field=IntegerField()), 0)

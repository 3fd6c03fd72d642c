"""The steps of extraction in their order, and the function that runs them."""

from collections.abc import Callable, Sequence
from datetime import date

from caunoi.domain.documents import Document
from caunoi.domain.findings import Findings
from caunoi.domain.kinds import Genre
from caunoi.domain.traces import Trace
from caunoi.extraction import steps
from caunoi.extraction.bare_partners import add_bare_partners
from caunoi.extraction.ceremonies import date_rows
from caunoi.extraction.draft import Draft, Step
from caunoi.extraction.home_country import lend_home_country
from caunoi.extraction.memoranda import read_memorandum
from caunoi.extraction.misreadings import doubt_misreadings
from caunoi.extraction.refusals import note_refusals
from caunoi.extraction.rows import REGISTER_STEPS
from caunoi.extraction.view import View
from caunoi.extraction.weighing import weigh_findings

_GIVEN = frozenset({"document", "view", "host_hint"})


def _step(name: str, run: Callable[[Draft], None], reads: str, writes: str) -> Step:
    return Step(name, run, frozenset(reads.split()), frozenset(writes.split()))


def _for_registers(step: Step) -> Step:
    """The step, left out for documents that neither are a register nor hold a table."""

    def run(draft: Draft) -> None:
        holds_rows = bool(draft.rows or draft.document.tables)
        if draft.genre is Genre.REGISTER or (holds_rows and draft.genre not in (Genre.MOU, Genre.NEGATIVE)):
            step.run(draft)

    return Step(step.name, run, step.reads | {"genre"}, step.writes)


STEPS: tuple[Step, ...] = (
    _step("language", steps.tell_language, "view", "language"),
    _step("day of publication", steps.tell_day, "view", "as_of year"),
    _step("furniture of the page", steps.leave_out_furniture, "view", "view"),
    _step("blocks and sentences", steps.cut_blocks, "view", "blocks"),
    _step("organisations", steps.name_organisations, "view blocks", "organisations mentions"),
    _step("genre", steps.tell_genre, "view document as_of", "genre rows"),
    _step("host", steps.tell_host, "view blocks organisations host_hint", "host host_organisation"),
    *(_for_registers(step) for step in REGISTER_STEPS),
    _step("scenes", steps.set_scenes, "view blocks organisations host host_organisation", "scenes"),
    _step(
        "prose",
        steps.read_prose,
        "view blocks scenes genre host_organisation as_of year",
        "partners agreements",
    ),
    _step("lists of names", add_bare_partners, "view rows genre host partners", "partners"),
    _step("ceremony above rows", date_rows, "view scenes records as_of agreements", "agreements"),
    _step(
        "memorandum",
        read_memorandum,
        "view blocks organisations genre host_hint host_organisation",
        "host host_organisation partners agreements",
    ),
    _step("home country", lend_home_country, "partners language genre host document", "partners"),
    _step(
        "figures",
        steps.count_figures,
        "view document blocks scenes genre language records partners",
        "figures",
    ),
    _step("order", steps.put_in_order, "genre partners agreements figures", "partners agreements figures"),
    _step(
        "confidence",
        weigh_findings,
        "genre host records partners agreements figures",
        "partners agreements figures",
    ),
    _step(
        "misreadings",
        doubt_misreadings,
        "document host partners agreements figures",
        "host partners agreements figures",
    ),
)


def check_order(steps_in_order: Sequence[Step]) -> None:
    """Raises ``ValueError`` when a step reads what no step before it has written."""
    written = set(_GIVEN) | {"figures", "notes", "records"}
    for step in steps_in_order:
        missing = step.reads - written
        if missing:
            raise ValueError(f"The step {step.name!r} reads {sorted(missing)} before it is written.")
        written |= step.writes


check_order(STEPS)


def extract(
    document: Document,
    *,
    host: str = "",
    as_of: date | None = None,
    steps: Sequence[Step] = STEPS,
    trace: Trace | None = None,
) -> Findings:
    """Read the findings of one document.

    ``host`` names the institution whose document it is, for texts that only say "the
    academy"; ``as_of`` is its day of publication when the text does not tell. ``steps`` may
    hold steps of one's own. A ``trace`` is filled with the grounds of what was taken and the
    reasons against what was not. Raises ``ValueError`` for steps in an impossible order.
    """
    if steps is not STEPS:
        check_order(steps)
    draft = Draft(document, View.of(document.text), host_hint=host, as_of=as_of, trace=trace)
    for step in steps:
        step.run(draft)
    if trace is not None:
        note_refusals(draft, trace)
    return Findings(
        document=document.name,
        language=draft.language or "vi",
        genre=draft.genre or Genre.NEGATIVE,
        host=draft.host,
        partners=tuple(draft.partners),
        agreements=tuple(draft.agreements),
        figures=tuple(draft.figures),
        notes=" ".join(draft.notes),
    )

"""Small numbers that count who is spoken of are no figures of the host's cooperation."""

from caunoi.domain.documents import Document
from caunoi.domain.traces import Trace
from caunoi.extraction import extract

NEWS = (
    "Kumo University signs with Larkfield University\n\n"
    "On 3 March 2022 Kumo University and Larkfield University signed a memorandum of understanding. "
    "The two universities will exchange students. Kumo University has more than 40 international partners.\n"
)


def test_the_two_universities_of_the_news_are_no_figure() -> None:
    values = [figure.value for figure in extract(Document("n.txt", NEWS)).figures]

    assert values == [40]


def test_what_is_told_of_the_weighing_belongs_to_the_figures_that_stay() -> None:
    trace = Trace()

    findings = extract(Document("n.txt", NEWS), trace=trace)

    assert len([one for one in trace.weighings if one.part == "figures"]) == len(findings.figures)

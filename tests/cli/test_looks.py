"""The options of a review: they reach the file, and faults end with the library's own message."""

from __future__ import annotations

from pathlib import Path

from scorecard.cli.choices import Colours, PaperSize
from scorecard.cli.looks import Printed
from scorecard.errors import ReportError
from scorecard.plots import Theme
from scorecard.report import review
from tests.refusal import refusal
from tests.report.kiosk import dense, reader
from tests.report.small import card, evaluation


def test_every_option_reaches_the_file(tmp_path: Path) -> None:
    of = card(surveys={})
    printed = Printed("en+zh", PaperSize.letter, Colours.grey, None, "Board only", "method, scorecard")
    assert printed.sections == ("method", "scorecard")
    made = review(of, evaluation(of), sections=printed.sections, confidential=printed.confidential)
    path = printed.save(made, tmp_path / "r.pdf")
    expected = made.to_pdf(lang="en+zh", paper="letter", theme=Theme.grey(), confidentiality="Board only")
    assert path.read_bytes() == expected
    said = [dense(page.extract_text()) for page in reader(expected).pages]
    assert all("Boardonly" in page for page in said)


def test_all_parts_and_no_secrets_unless_asked() -> None:
    assert (Printed().sections, Printed().confidential, Printed(show=True).confidential) == (None, "leave out", "show")


def test_an_unknown_part_is_refused_by_the_review() -> None:
    of = card(surveys={})
    sections = Printed(parts="scorcard").sections
    assert refusal(lambda: review(of, evaluation(of), sections=sections), error=ReportError) == [
        "sections.0: a review has no such part; found 'scorcard'. Did you mean 'scorecard'? [review-section]"
    ]

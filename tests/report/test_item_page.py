"""The page of items: zones of tolerance beside what `test_service_page` holds of gaps, importance and alpha."""

from __future__ import annotations

from scorecard import Provenance
from scorecard._text import LANGS
from scorecard.instruments import ColumnLayout, Instrument
from scorecard.models import Period
from scorecard.report.document import Figure, Grid, Heading
from scorecard.report.evidence import survey_evidence
from scorecard.report.item_page import item_blocks
from scorecard.survey import build_survey, zone_of_tolerance
from tests.report.small import INSTRUMENT, card

PERIOD = Period.parse("2026-Q1")
LAYOUT = {"columns": {"minimum": "M{number}", "desired": "D{number}", "perception": "P{number}"}}


def test_zones_have_a_ladder_and_a_table() -> None:
    columns = {"M1": [2, 3, 2, 3], "D1": [5, 4, 5, 4], "P1": [3, 4, 4, 3], "M2": [4] * 4, "D2": [5] * 4, "P2": [3] * 4}
    roles = ["minimum", "desired", "perception"]
    instrument = Instrument.model_validate({**INSTRUMENT, "roles": roles})
    answers = build_survey(instrument, ColumnLayout.model_validate(LAYOUT), columns, provenance=Provenance("a.csv"))
    (found,) = survey_evidence(card(), [zone_of_tolerance(answers)], entity="demo")
    blocks = item_blocks(found, PERIOD)
    assert [b.text.text("en") for b in blocks if isinstance(b, Heading)] == ["Items and scales", "Zone of tolerance"]
    (grid,) = [block for block in blocks if isinstance(block, Grid)]
    rows = {row[0]: row[1:] for row in grid.table.cells("en")}
    # means 2.5, 3.5, 4.5: one above the minimum, one below what is desired; then 4, 3, 5
    assert rows["Quick answers"] == ("4", "2.50", "3.50", "4.50", "+1.00", "−1.00", "Within the zone")
    assert rows["Prompt delivery"] == ("4", "4.00", "3.00", "5.00", "−1.00", "−2.00", "Below the zone")
    (figure,) = [block for block in blocks if isinstance(block, Figure)]
    assert all("3.50" in figure.draw(lang).alt_text for lang in LANGS)


def test_a_survey_with_nothing_on_items_has_no_page() -> None:
    from tests.report.small import survey

    (found,) = survey_evidence(card(), [survey()], entity="demo")
    assert item_blocks(found, PERIOD) == ()

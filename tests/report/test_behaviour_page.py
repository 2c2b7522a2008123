"""Measures over time: a chart each, and in words what the last change is."""

from __future__ import annotations

from scorecard.report.behaviour_page import behaviour_blocks
from scorecard.report.document import Figure, Grid, Heading, Paragraph
from scorecard.report.notes_pages import NOT_SUPPLIED
from scorecard.series import change
from tests.report.kiosk import kiosk


def test_nothing_under_discussion_is_said_to_be_so() -> None:
    assert behaviour_blocks(())[1] == Paragraph(NOT_SUPPLIED)


def test_each_measure_has_its_chart_and_its_words() -> None:
    obs = kiosk().evaluation.observations
    series = [change(obs, name) for name in ("availability", "repair_time")]
    blocks = behaviour_blocks(series)
    figures = [block for block in blocks if isinstance(block, Figure)]
    assert len(figures) == 2
    assert not any(isinstance(block, Grid) for block in blocks)
    said = [block.text.text("en") for block in blocks if isinstance(block, Paragraph) and not block.quiet]
    assert said == [
        f"{kiosk().card.name_of(name).text('en')}. {found.last.words.text('en')} "
        f"Target: {found.assurance_words.text('en')}."
        for name, found in zip(("availability", "repair_time"), series, strict=True)
    ]
    assert all(figure.draw("zh").alt_text for figure in figures)


def test_a_series_longer_than_a_chart_is_a_table() -> None:
    from scorecard.models import Scorecard
    from scorecard.scoring import observe
    from scorecard.series import MeasureRecord
    from tests.report.small import card

    of: Scorecard = card(calendar={"first": "2020-01", "last": "2025-12"}, surveys={})
    periods = [f"{year}-{month:02d}" for year in range(2020, 2026) for month in range(1, 13)]
    obs = observe(of, values=[MeasureRecord("otif", p, value=90.0 + i % 3) for i, p in enumerate(periods)])
    blocks = behaviour_blocks([change(obs, "otif")])
    assert [type(block) for block in blocks] == [Heading, Paragraph, Heading, Paragraph, Grid]


def test_why_the_limits_may_mislead_stands_below_the_chart() -> None:
    from scorecard.models import Scorecard
    from scorecard.scoring import observe
    from scorecard.series import MeasureRecord, rolling
    from tests.report.small import card

    made = card(calendar={"first": "2024-01", "last": "2025-12"}, surveys={}).model_dump(exclude_unset=True)
    made["perspectives"][0]["objectives"][0]["measures"][0]["aggregation"] = "mean"
    of = Scorecard.model_validate(made)
    periods = [f"{year}-{month:02d}" for year in (2024, 2025) for month in range(1, 13)]
    obs = observe(of, values=[MeasureRecord("otif", p, value=90.0 + i % 3) for i, p in enumerate(periods)])
    plain, shared = (
        [block.text.text("en") for block in behaviour_blocks([change(o, "otif")]) if isinstance(block, Paragraph)]
        for o in (obs, rolling(obs, window=3))
    )
    assert not any("share data" in text for text in plain)
    assert sum("share data" in text for text in shared) == 1

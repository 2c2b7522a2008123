"""The method is told from the options that the results carry."""

from __future__ import annotations

from scorecard._text import LocalText
from scorecard.models import Period
from scorecard.report.definitions import definition_blocks
from scorecard.report.document import Bullets, Grid
from scorecard.report.evidence import survey_evidence
from scorecard.survey import gap_analysis, reliability
from tests.report.kiosk import kiosk
from tests.report.small import card, survey
from tests.scoring import cards as scored


def sentences(*evidence: object, **changes: object) -> list[str]:
    of = card(**changes)
    found = definition_blocks(of, survey_evidence(of, evidence, entity="demo"))
    return [item.text("en") for b in found if isinstance(b, Bullets) for item in b.items]


def test_options_of_the_gap_analysis_are_told() -> None:
    told = " ".join(sentences(gap_analysis(survey(), confidence=0.9, min_answered="all")))
    assert "90 %" in told
    assert "95 %" not in told
    assert "(all)" in told
    assert "Holm" in told
    assert "Holm" not in " ".join(sentences(gap_analysis(survey(), adjust="none")))


def test_interval_and_adjustment_are_named_whatever_they_are() -> None:
    told = " ".join(sentences(gap_analysis(survey(), interval="bca", adjust="bonferroni")))
    assert "95 % bootstrap interval (BCa; for the mean of all items, the t interval) of the mean gap" in told
    assert "Test: paired t; p-values adjusted by Bonferroni's method" in told
    told = " ".join(sentences(gap_analysis(survey(), interval="percentile", adjust="benjamini_hochberg")))
    assert "bootstrap interval (percentile;" in told
    assert "Benjamini and Hochberg" in told
    assert "95 % t interval of the mean gap" in " ".join(sentences(gap_analysis(survey(), interval="t")))


def test_pairwise_and_listwise_are_told_apart() -> None:
    assert "pairwise-complete covariances" in " ".join(sentences(reliability(survey())))
    assert "complete respondents only" in " ".join(sentences(reliability(survey(), missing="listwise")))


def test_without_a_survey_there_is_no_word_of_one() -> None:
    assert not any("respondent" in s or "Alpha" in s for s in sentences())


def test_cap_and_bands_are_those_of_the_card() -> None:
    assert "Highest score that enters a roll-up: 120." in " ".join(sentences(cap=120))
    assert "Scores above 100" in " ".join(sentences(cap="none"))
    own = [
        {"id": "low", "low": 0, "high": 50, "level": "bad", "name": "poor", "letter": "P"},
        {"id": "high", "low": 50, "high": 100, "level": "good", "name": "fine", "letter": "F"},
    ]
    told = " ".join(sentences(bands=own))
    assert "poor: from 0 to below 50; fine: from 50 to 100" in told


def test_every_measure_is_defined_with_its_owner_and_confidential_ones_are_marked() -> None:
    of = kiosk().card
    definitions, references = [b for b in definition_blocks(of) if isinstance(b, Grid)]
    assert len(definitions.table.rows) == len(references.table.rows) == len(of.measures)
    rows = {row[0]: row for row in definitions.table.cells("en")}
    assert rows["Operating margin (confidential)"][3] == "Finance director"
    assert {row[0] for row in definitions.table.cells("zh")} >= {"营业利润率（保密）"}
    assert not [name for name in rows if "confidential" in name and not name.startswith("Operating margin")]


def test_reference_values_have_the_digits_of_their_unit() -> None:
    references = [b for b in definition_blocks(kiosk().card) if isinstance(b, Grid)][1]
    rows = {row[0]: row for row in references.table.cells("en")}
    assert rows["Security gap"][1:] == ("pts", "more is better", "lagging", "−2.50", "−0.50", "0.00", "–")
    assert rows["Cost per transaction"][4:6] == ("185", "145")
    assert rows["Technician utilisation"][4] == "60.0 or 95.0"


def test_a_small_reference_value_is_not_printed_as_nothing() -> None:
    small = {
        "id": "m",
        "name": "M",
        "unit": {"kind": "number", "decimals": 1},
        "worst": 0,
        "target": 0.0005,
        "best": 0.00125,
    }
    references = [b for b in definition_blocks(scored.card(small)) if isinstance(b, Grid)][1]
    assert next(iter(references.table.cells("en")))[4:7] == ("0.0", "0.0005", "0.0013")


def test_a_band_stands_where_the_target_would() -> None:
    band = {"id": "m", "name": "M", "direction": "stay_in_band", "worst_low": 1, "band_low": 3, "band_high": 5, "worst_high": 9}  # fmt: skip
    references = [b for b in definition_blocks(scored.card(band)) if isinstance(b, Grid)][1]
    assert next(iter(references.table.cells("en")))[2:6] == ("stay in a band", "–", "1.0 or 9.0", "3.0 to 5.0")
    assert next(iter(references.table.cells("zh")))[2] == "保持在区间内"


def test_a_value_from_another_card_names_card_and_node() -> None:
    described = scored.card(scored.measure("a", source={"card": "north", "node": "total"}))
    grids = [
        b for b in definition_blocks(described, survey_evidence(described, (), entity="demo")) if isinstance(b, Grid)
    ]
    cells = [cell for grid in grids for row in grid.table.rows for cell in row]
    texts = [cell.text(lang) for lang in ("en", "zh") for cell in cells if isinstance(cell, LocalText)]
    assert "Scorecard north: total" in texts
    assert "计分卡 north：total" in texts


def test_bands_and_reference_values_are_those_in_force_in_the_period() -> None:
    halves = [
        {"id": "low", "low": 0, "high": 50, "level": "bad", "name": "poor", "letter": "P"},
        {"id": "high", "low": 50, "high": 100, "level": "good", "name": "fine", "letter": "F"},
    ]
    later = {"since": "2026-Q2", "worst": 70, "target": 97}
    of = scored.card(
        scored.measure("a", worst=60, target=95, changes=[later]), changes=[{"since": "2026-Q2", "bands": halves}]
    )
    shown: dict[str, tuple[str, tuple[str, ...]]] = {}
    for period in ("2026-Q1", "2026-Q2"):
        blocks = definition_blocks(of, period=Period.parse(period))
        rules = next(b for b in blocks if isinstance(b, Bullets)).items
        references = [b for b in blocks if isinstance(b, Grid)][1]
        shown[period] = rules[-1].text("en"), next(iter(references.table.cells("en")))[4:6]
    assert shown == {
        "2026-Q1": (
            "Status by score: off target: from 0 to below 75; watch: from 75 to below 90; on target: from 90 to 100.",
            ("60.0", "95.0"),
        ),
        "2026-Q2": ("Status by score: poor: from 0 to below 50; fine: from 50 to 100.", ("70.0", "97.0")),
    }


def test_a_guard_and_scores_beyond_the_bands_are_told_with_them() -> None:
    told = " ".join(sentences(guard=1.5, cap=120))
    assert (
        "on target: from 90 on. A status is left only once the score lies 1.5 points beyond the edge of its band."
        in told
    )
    assert "beyond the edge" not in " ".join(sentences())

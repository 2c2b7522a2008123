"""What the commands that analyse and score do, from files to files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import FILES, inputs, run

CARD = FILES["card"]


def test_gaps_of_one_survey_by_segment_hide_small_groups(capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "gaps", FILES["survey"], "--card", CARD, "--by", "sex")
    assert ran.code == 0
    assert "−1.81" in ran.out
    ran = run(capsys, "gaps", FILES["survey"], "--card", CARD, "--by", "age")
    small = [line for line in ran.out.splitlines() if line.startswith("10–19") and "security" in line]
    assert small
    assert "too few to show" in small[0]


def test_gaps_take_interval_adjustment_and_detail(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("gaps", FILES["survey"], "--card", CARD, "--interval", "bca", "--adjust", "bonferroni")
    told = run(capsys, *words).out
    assert "95 % BCa bootstrap interval of the mean." in told
    assert "p adjusted by Bonferroni's method" in told
    assert "Rank-biserial r" not in told
    assert "Rank-biserial r" in run(capsys, *words, "--detail").out
    numbers = json.loads(run(capsys, *words, "--format", "json").out)
    first = numbers["items"][0]
    assert (first["interval_method"], numbers["interval_method"]) == ("bca", "bca")
    assert first["wilcoxon"]["rank_biserial"] < 0
    assert first["top_box"]["expectation"]["n"] == first["n"]
    assert first["p_adjusted"] == min(1.0, first["p_value"] * len(numbers["items"]))


def test_gaps_needs_a_survey_that_the_card_declares(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "gaps", FILES["survey"], "--card", CARD, "--survey", "customer")
    assert ran.code == 2
    assert ran.err.endswith(
        "the card declares no such survey; found 'customer'. Did you mean 'customers'? [unknown-survey]\n"
    )
    bare = tmp_path / "card.yaml"
    bare.write_text(
        "id: demo\nname: Demo\ncalendar: {first: 2026-Q1, last: 2026-Q1}\nperspectives: [{id: customer}]\n",
        encoding="utf-8",
    )
    ran = run(capsys, "gaps", FILES["survey"], "--card", bare)
    assert ran.err.endswith("the card declares 0 surveys. Declare the survey in the card. [survey-open]\n")


def test_evaluate_explains_one_score_in_either_language(capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "evaluate", CARD, *inputs(), "--explain", "security_gap", "--lang", "zh")
    assert ran.code == 0
    assert "安全性差距：34.54" in ran.out
    data = json.loads(run(capsys, "evaluate", CARD, *inputs(), "--explain", "earn_trust", "--format", "json").out)
    assert data["score"] == pytest.approx(34.536082474227, abs=1e-9)


def test_a_card_with_several_entities_needs_one_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    card = tmp_path / "card.yaml"
    card.write_text(
        "id: demo\nname: Demo\ncalendar: {first: 2026-Q1, last: 2026-Q1}\n"
        "entities: [{id: north, name: North}, {id: south, name: South}]\nperspectives: [{id: customer}]\n",
        encoding="utf-8",
    )
    ran = run(capsys, "evaluate", card)
    assert ran.code == 2
    assert ran.err.endswith("the card has 2 entities. Name one with --entity: north, south. [entity-option]\n")
    assert run(capsys, "evaluate", card, "--entity", "south").code == 0


def test_an_explanation_is_text_or_json(capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "evaluate", CARD, "--explain", "security_gap", "--format", "csv")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "An explanation is no table.\n"
        "  an explanation is no table; found 'csv'. Use --format text or json. [explain-format]\n"
    )

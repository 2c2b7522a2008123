"""What the commands that analyse and score do, from files to files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scorecard.io import read_card, read_survey
from scorecard.survey import reliability
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


def test_options_that_an_analysis_does_not_take_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """Numbers of everyone in place of those of groups would look right."""
    words = ("gaps", FILES["survey"], "--card", CARD, "--what", "importance")
    ran = run(capsys, *words, "--by", "sex", "--detail")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "The options do not go together.\n"
        "  --what importance takes no --by. Leave --by out; it goes with --what gaps, reliability, means, zones. "
        "[option-unused]\n"
        "  --what importance takes no --detail. Leave --detail out; it goes with --what gaps. [option-unused]\n"
    )
    assert run(capsys, *words[:-1], "means", "--interval", "bca").code == 2
    assert run(capsys, *words[:-1], "reliability", "--adjust", "none").code == 2
    assert run(capsys, *words).code == 0


def test_alpha_of_groups_is_printed_where_groups_are_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("gaps", FILES["survey"], "--card", CARD, "--what", "reliability")
    survey = read_survey(FILES["survey"], read_card(CARD).surveys["customers"])
    asked = run(capsys, *words, "--by", "sex").out
    assert asked == f"{reliability(survey, by='sex').table().to_text('en')}\n"
    assert asked != run(capsys, *words).out


def test_zones_take_the_adjustment_that_is_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By hand: two items are two tests, so that Bonferroni doubles the p-value of each, up to one."""
    card = tmp_path / "card.yaml"
    card.write_text(
        "id: demo\nname: Demo\ncalendar: {first: 2026-Q1, last: 2026-Q1}\nperspectives: [{id: customer}]\n"
        "surveys:\n  zone:\n    instrument:\n      id: q\n      name: Q\n      scale: {low: 1, high: 9}\n"
        "      roles: [minimum, desired, perception]\n"
        "      items: [{id: fast, text: Fast}, {id: kind, text: Kind}]\n"
        "    layout: {columns: {minimum: 'M{number}', desired: 'D{number}', perception: 'P{number}'}}\n",
        encoding="utf-8",
    )
    answers = tmp_path / "answers.csv"
    rows = ["3,8,5,4,8,4", "4,8,6,3,8,5", "3,9,5,5,9,6", "5,8,5,4,7,5", "4,7,6,3,9,5", "4,9,7,5,8,6"]
    answers.write_text("\n".join(["M1,D1,P1,M2,D2,P2", *rows]) + "\n", encoding="utf-8")
    words = ("gaps", answers, "--card", card, "--what", "zones", "--format", "json")
    plain = json.loads(run(capsys, *words, "--adjust", "none").out)["items"]
    twice = json.loads(run(capsys, *words, "--adjust", "bonferroni").out)["items"]
    for once, both in zip(plain, twice, strict=True):
        for part in ("msa", "mss"):
            assert once[part]["p_adjusted"] is None
            assert both[part]["p_adjusted"] == pytest.approx(min(1.0, 2 * once[part]["p_value"]))


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


def test_what_is_due_later_is_not_missing_on_the_day_of_reading(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One value of 50 and one due 45 days after June: alone it is the score; half the weight once that is missing."""
    card, values = tmp_path / "card.yaml", tmp_path / "kpi.csv"
    card.write_text(
        "id: demo\nname: Demo\ncalendar: {first: 2026-Q2, last: 2026-Q2}\n"
        "perspectives: [{id: customer, objectives: [{id: serve, name: Serve, measures: ["
        "{id: fast, name: Fast, worst: 0, target: 100}, {id: late, name: Late, worst: 0, target: 100, due_days: 45}"
        "]}]}]\n",
        encoding="utf-8",
    )
    values.write_text("measure,period,value\nfast,2026-Q2,50\n", encoding="utf-8")
    words = ("evaluate", card, "--values", values, "--format", "json")

    def told(*more: str) -> tuple[object, ...]:
        found = json.loads(run(capsys, *words, *more).out)
        (serve,) = (node for node in found["nodes"] if node["id"] == "serve")
        return (found.get("as_of"), *(serve[key] for key in ("score", "coverage", "bound_low", "bound_high")))

    assert told("--as-of", "2026-08-13") == ("2026-08-13", 50.0, 1.0, 50.0, 50.0)
    assert told("--as-of", "2026-08-14") == ("2026-08-14", 50.0, 0.5, 25.0, 75.0)
    assert told() == (None, 50.0, 0.5, 25.0, 75.0)
    ran = run(capsys, *words, "--as-of", "August")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "This is no date.\n  this is no date; found 'August'. Write it as YYYY-MM-DD, such as 2026-03-31. [bad-date]\n"
    )


def test_an_explanation_is_text_or_json(capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "evaluate", CARD, "--explain", "security_gap", "--format", "csv")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "An explanation is no table.\n"
        "  an explanation is no table; found 'csv'. Use --format text or json. [explain-format]\n"
    )

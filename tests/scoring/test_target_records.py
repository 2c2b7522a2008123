"""Tables of candidates in both languages."""

from __future__ import annotations

import re

import scorecard as sc
from scorecard.errors import UsageError
from tests.refusal import refusal
from tests.scoring.target_cases import TEN, counted, history


def test_the_table_says_what_was_found_and_how() -> None:
    card, obs = history(target=6, worst=4, name="Speed")
    found = sc.target_options(card, obs, measure="days", requirement=sc.TargetReference(5, "contract of 2024", 0.1))
    text = str(found)
    assert text.startswith("What target? Speed, 2025-11\n")
    head, _, *rows = text.splitlines()[1:12]
    assert re.split(r"\s{2,}", head) == [
        "Id",
        "Target",
        "Basis",
        "Source",
        "Value",
        "n",
        "Met so far",
        "Probability, next period",
        "Probability, several periods",
        "Why none",
    ]
    assert [re.split(r"\s{2,}", row) for row in rows[:2]] == [
        ["in_force", "target of the card", "card", "–", "6.00", "10", "3", "24 %", "16 %", "–"],
        ["centre", "centre line of the history", "history", "–", "5.66", "10", "5", "50 %", "50 %", "–"],
    ]
    assert "requirement   customer requirement              requirement  contract of 2024   5.00" in text
    notes = text.splitlines()[-8:]
    assert notes == [
        "History: 10 values from 2025-01 to 2025-10; mean 5.66.",
        "Student's t around the mean: standard deviation 0.44 of the values, 9 degrees of freedom.",
        "Probabilities of hitting the target if nothing changes; they do not say which target is right.",
        "Several periods: at least 2 of the next 3.",
        "A standard error of a benchmark or requirement is part of its probability.",
        "With fewer than 12 values nobody can tell whether the history is one stable process.",
        "Neighbouring periods hang together (correlation −0.67): what comes next depends on the last value.",
        "The best stretch is picked after the fact; what follows such a stretch tends to be nearer the centre.",
    ]


def test_the_table_is_there_in_chinese() -> None:
    card, obs = history(target=6, worst=4)
    text = sc.target_options(card, obs, measure="days").table().to_text("zh")
    assert text.startswith("目标值定为多少？")
    assert "历史数据：2025-01 至 2025-10 的 10 个数值；均值 5.66。" in text
    assert "多期：未来 3 期中至少 2 期达标。" in text


def test_sources_are_told_in_both_languages() -> None:
    source = sc.LocalText(en="trade survey", zh="行业调查")
    found = sc.target_options(*history(), measure="days", benchmark=sc.TargetReference(6, source))
    assert "行业调查" in found.table().to_text("zh")


def test_too_few_values_are_told() -> None:
    found = sc.target_options(*history(TEN[:3]), measure="days", requirement=5)
    assert found.table().to_text("en").splitlines()[-1] == (
        "History: 3 values; at least 5 are needed, and about a dozen to tell a shift from noise."
    )
    assert "too few values" in str(found)


def test_counts_are_told() -> None:
    card, obs = counted([(41, 50), (39, 50), (43, 50), (40, 50), (42, 50)])
    text = str(sc.target_options(card, obs, measure="days"))
    assert "Beta-binomial: 205 of 250 so far, 50 in a next period." in text
    assert "The rates vary 0.3 times as much as counting alone explains (p = 0.852)." in text
    spread = [(410, 500), (340, 500), (450, 500), (390, 500), (430, 500)]
    text = str(sc.target_options(*counted(spread), measure="days"))
    assert "times as much as counting alone explains (p <0.001): they are predicted as values." in text


def test_doubts_are_told() -> None:
    text = str(sc.target_options(*history([1.0, 1.1, 0.9] * 3 + [9.0, 9.1, 8.9] * 3), measure="days"))
    assert "The history holds signals (2025-01, " in text
    assert "Neighbouring periods hang together (correlation 0.8" in text
    stable = str(sc.target_options(*history([10, 12, 11, 13, 12, 11, 10, 12, 13, 11, 12, 11]), measure="days"))
    assert "The history holds no signal of a change." in stable
    ranges = str(sc.target_options(*history(), measure="days", spread="moving_range"))
    assert "standard deviation 0.62 from moving ranges, 5.889 degrees" in ranges


def test_a_tolerance_shows_from_where_to_where() -> None:
    card, obs = history(direction="target_is_best", worst_low=0, target=6, worst_high=12)
    columns = [c.key for c in sc.target_options(card, obs, measure="days", tolerance=0.4).table().columns]
    assert "low" in columns
    bare = sc.target_options(card, obs, measure="days").table()
    assert not {"low", "source"} & {c.key for c in bare.columns}
    assert not any("if nothing changes" in note.text("en") for note in bare.notes)


def test_an_unknown_candidate_is_refused() -> None:
    found = sc.target_options(*history(), measure="days")
    assert refusal(lambda: found.option("center"), error=UsageError) == [
        "there is no such candidate for a target; found 'center'. Did you mean 'centre'? [no-such-option]"
    ]
    assert sc.TargetReference(1).words is None


def test_values_that_share_data_are_doubted_and_not_their_signals() -> None:
    card, obs = history(aggregation="mean")
    rolled = sc.rolling(obs, window=3)
    found = sc.target_options(card, rolled, measure="days", minimum=3)
    assert found.overlapping
    told = [note.text("en") for note in found.table().notes if note.text("en").startswith("Neighbouring values")]
    said = (
        "Neighbouring values share data, as they are made of the same periods in part: the next value depends on the "
        "last, probabilities and limits are wrong, and signals say nothing. Take the values of single periods."
    )
    assert told == [said]
    assert not any("signals (" in note.text("en") for note in found.table().notes)
    assert any("共用数据" in note.text("zh") for note in found.table().notes)
    assert not sc.target_options(card, sc.rolling(obs, window=1), measure="days").overlapping

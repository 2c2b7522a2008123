"""The table of link evidence: what a manager reads."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from scorecard.errors import UsageError
from scorecard.models import Scorecard
from scorecard.series.link_records import LinkEvidence, LinkOptions, LinkRow
from tests.refusal import refusal


def objective(name: str, en: str, zh: str, *measures: str) -> dict[str, object]:
    return {
        "id": name,
        "name": {"en": en, "zh": zh},
        "measures": [{"id": m, "name": {"en": m.upper(), "zh": f"指标{m}"}} for m in measures],
    }


CARD = Scorecard(
    id="demo",
    name={"en": "Demo", "zh": "示例"},  # type: ignore[arg-type]
    calendar={"first": "2020-Q1", "last": "2026-Q4"},  # type: ignore[arg-type]
    perspectives=[
        {
            "id": "customer",
            "objectives": [
                objective("train", "Train", "培训", "hours"),
                objective("serve", "Serve", "服务", "praise", "speed"),
                objective("earn", "Earn", "盈利", "margin"),
            ],
        }
    ],  # type: ignore[arg-type]
    strategy_map={"links": [{"cause": "train", "effect": "serve", "delay": 1}, {"cause": "serve", "effect": "earn"}]},  # type: ignore[arg-type]
)
TESTED = LinkRow(
    "train",
    "serve",
    "+",
    1,
    "hours",
    "serve",
    "supported",
    None,
    0.61,
    0.2,
    0.83,
    1.25,
    0.4,
    2.1,
    3.3,
    0.002,
    0.004,
    21,
    21,
    1,
    14,
    0.55,
    1.1,
    1.0,
    0.0001,
)
OPTIONS = LinkOptions(alpha=0.05, detrend="difference", seasons=4, permutations=9999, seed=7, minimum=12)


def evidence(*rows: LinkRow, options: LinkOptions = OPTIONS) -> LinkEvidence:
    return LinkEvidence(CARD, rows, options, "2020-Q1", "2026-Q4", ("demo",))


OPEN = LinkRow("serve", "earn", "-", None, None, None, reason="no_delay")


def test_the_table_says_in_both_languages_what_was_found() -> None:
    table = evidence(TESTED, OPEN).table()
    assert table.title is not None
    assert table.title.text("en") == "Demo: evidence for the links of the strategy map"
    assert table.cells("en") == (
        ("Train", "Serve", "better → better", "1", "supported", "+0.61", "+0.20", "+0.83", "0.004", "21", "0.55", "–"),
        (
            *("Serve", "Earn", "better → worse", "–", "too little data", "–", "–", "–", "–", "0", "–"),
            "the map states no delay",
        ),
    )
    assert table.cells("zh")[0][:5] == ("培训", "服务", "改善 → 改善", "1", "数据支持")
    assert table.cells("zh")[1][-1] == "战略地图未注明时滞"


def test_notes_tell_what_was_tested_how_and_what_a_verdict_does_not_mean() -> None:
    notes = [note.text("en") for note in evidence(TESTED, OPEN).table().notes]
    assert notes[1].startswith(
        "The trend is taken out by differences from period to period, the season by the 4 seasons of the calendar, "
    )
    assert notes[2] == (
        "p-values: two-sided, from 9\u00a0999 orders of the periods (seed 7), adjusted by Holm for the number of links "
        "tested (1); level 0.05."
    ).replace("\u00a0", " ")
    assert notes[3].startswith("Effect: standard deviations of the result's unexpected change")
    assert notes[4] == (
        "Low, high: the 95 % interval of the effect, not adjusted. Detectable from: the smallest effect shown 80 times in 100."
    )
    assert notes[5] == "Series: Train by HOURS; Serve by its score."
    assert "something else may move both" in notes[6]
    in_chinese = [note.text("zh") for note in evidence(TESTED).table().notes]
    assert (
        in_chinese[4] == "下限、上限：效应的 95 % 区间（未作多重校正）。最小可检出效应：有 80 % 的把握检出的最小效应。"
    )
    assert in_chinese[5] == "所用序列：培训用“指标hours”；服务用其得分。"


def test_links_that_are_left_out_stay_among_those_that_p_values_are_adjusted_for() -> None:
    other = replace(TESTED, source="earn", source_series="margin")
    coarse = replace(OPEN, reason="coarse_p")
    found = evidence(TESTED, other, coarse)
    assert found.without((), card=CARD).table().notes == found.table().notes
    left = found.without({"margin", "earn"}, card=CARD)
    assert [(row.source, row.p_adjusted) for row in left.rows] == [("train", TESTED.p_adjusted)]
    for shown in (left, left.without({"nobody"}, card=CARD)):
        assert "adjusted by Holm for the number of links tested (2); level 0.05." in shown.table().notes[2].text("en")
    kept = found.without({"hours"}, card=CARD)
    why = kept.why(kept.rows[1])
    assert why is not None
    assert why.text("en") == "too few periods to reach the level (links in the map: 3)"


def test_notes_follow_the_options() -> None:
    other = LinkOptions(alpha=0.005, detrend="linear", seasons=0, permutations=99, seed=0, minimum=20)
    notes = [note.text("en") for note in evidence(OPEN, options=other).table().notes]
    assert notes[1].startswith("The trend is taken out as a straight line, no season is taken out, ")
    assert notes[2] == "No link has enough data for a test."
    assert notes[4].startswith("Low, high: the 99.5 % interval of the effect")


@pytest.mark.parametrize(
    ("reason", "en"),
    [
        ("no_delay", "the map states no delay"),
        ("no_values", "an objective has no values"),
        ("few_rows", "fewer than 12 complete rows"),
        ("few_degrees", "fewer than 5 degrees of freedom once trend and season are out"),
        ("coarse_p", "too few periods to reach the level (links in the map: 1)"),
        ("no_variation", "a series does not vary by itself"),
    ],
)
def test_every_reason_has_its_words(reason: str, en: str) -> None:
    row = LinkRow("serve", "earn", "+", 1, None, None, reason=reason)  # type: ignore[arg-type]
    said = evidence(row).why(row)
    assert said is not None
    assert (said.text("en"), said.complete) == (en, True)
    assert evidence(TESTED).why(TESTED) is None


def test_the_frame_has_every_number_of_every_row() -> None:
    frame = evidence(TESTED, OPEN).to_frame()
    assert list(frame.columns) == list(LinkRow.__slots__)  # type: ignore[attr-defined]
    assert frame["raw_minimum_detectable_effect"].tolist()[0] == 1.1
    assert frame["reason"].isna().tolist() == [True, False]
    assert frame["reason"][1] == "no_delay"


def test_a_link_is_found_by_its_ends() -> None:
    found = evidence(TESTED, OPEN)
    assert found.row("serve", "earn") is OPEN
    assert found.tested == (TESTED,)
    assert refusal(lambda: found.row("serve", "train"), error=UsageError) == [
        ("the strategy map has no such link; found 'serve → train'. Did you mean 'serve → earn'? [no-such-link]")
    ]


def test_numbers_alone_are_json() -> None:
    numbers = json.loads(evidence(TESTED).numbers_json())
    assert numbers["rows"][0]["p_adjusted"] == 0.004
    assert numbers["options"]["seed"] == 7
    assert "card" not in numbers

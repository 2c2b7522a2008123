"""Scores of every kind of rule against values computed by hand, falling, negative, at the edges and beyond."""

from __future__ import annotations

import math

import numpy as np
import pytest

from scorecard.errors import ScoringError
from scorecard.scoring import evaluate, observe
from scorecard.series import MeasureRecord
from tests.refusal import refusal
from tests.scoring.cards import card

LEVELS = {
    "kind": "levels",
    "levels": [
        {"id": "poor", "name": {"en": "poor", "zh": "差"}, "score": 0},
        {"id": "fair", "name": {"en": "fair", "zh": "一般"}, "score": 40},
        {"id": "good", "name": {"en": "good", "zh": "好"}, "score": 100},
    ],
}
ANCHORS = {"kind": "anchors", "points": [[-10, 0], [0, 40], [5, 100], [9, 70]]}
FALLING = {"direction": "minimise"}
BAND = {"direction": "stay_in_band", "worst_low": 2, "band_low": 4, "band_high": 6, "worst_high": 10}

CASES = [
    # through reference values, with negative numbers, a target of zero, and a falling target
    ({"worst": -4, "target": 0}, [(-4, 0), (-3, 25), (0, 100), (1, 125), (-5, -25)]),
    ({"worst": 5, "target": 0, **FALLING}, [(5, 0), (4, 20), (0, 100), (-1, 120), (6, -20)]),
    ({"worst": -2, "target": -12, **FALLING}, [(-2, 0), (-7, 50), (-12, 100)]),
    # inside a band, on its edges, on each slope, beyond
    (BAND, [(2, 0), (3, 50), (4, 100), (5, 100), (6, 100), (9, 25), (10, 0), (12, -50), (1, -50)]),
    ({**BAND, "band_high": 4}, [(3, 50), (4, 100), (7, 50)]),
    (
        {"direction": "stay_in_band", "worst_low": -5, "band_low": -1, "band_high": 0, "worst_high": 2},
        [(-3, 50), (-1, 100), (0, 100), (1, 50)],
    ),
    # declared points: on them, between them, the outer lines going on (4 points a unit; −7.5 points a unit)
    ({"scoring": ANCHORS}, [(-10, 0), (-5, 20), (0, 40), (2.5, 70), (5, 100), (7, 85), (9, 70), (-11, -4), (11, 55)]),
    # tolerance: 50 points a unit, in the bad direction; the line goes on in the good one
    ({"target": 98, "scoring": {"kind": "tolerance", "tolerance": 2}}, [(98, 100), (96, 50), (94, 0), (92, -50), (99, 125)]),
    (
        {"target": -3, **FALLING, "scoring": {"kind": "tolerance", "tolerance": 0.5}},
        [(-3, 100), (-2.5, 50), (-2, 0), (-3.5, 150)],
    ),
    (
        {"target": 0, "direction": "target_is_best", "scoring": {"kind": "tolerance", "tolerance": 4}},
        [(0, 100), (4, 50), (-4, 50), (8, 0), (-8, 0), (12, -50), (-2, 75)],
    ),
    (
        {"band_low": 4, "band_high": 6, "direction": "stay_in_band", "scoring": {"kind": "tolerance", "tolerance": 1}},
        [(4, 100), (5, 100), (6, 100), (7, 50), (3, 50), (8, 0), (9, -50)],
    ),
    ({"scoring": {"kind": "yes_no"}}, [(1, 100), (0, 0)]),
    ({"scoring": {"kind": "yes_no", "good": False}}, [(1, 0), (0, 100)]),
    # vector 1 of the anchors, there on a scale of ten: 300 → 0, 500 → 3.333, 600 → 5, 700 → 6.667, 900 → 10
    (
        {"scoring": {"kind": "red_flag_goal", "red_flag": 500, "goal": 700}},
        [(300, 0), (500, 100 / 3), (600, 50), (700, 200 / 3), (900, 100), (1000, 350 / 3)],
    ),
    (
        {**FALLING, "scoring": {"kind": "red_flag_goal", "red_flag": 2, "goal": -1}},
        [(2, 100 / 3), (-1, 200 / 3), (5, 0), (-4, 100), (0.5, 50)],
    ),
    # vector 7: from 500 down to 400 an actual 420 has done four fifths of the way, not one fifth
    ({"baseline": 500, "target": 400, **FALLING, "scoring": "progress"}, [(420, 80), (500, 0), (400, 100), (510, -10), (390, 110)]),
    # vector 9: 3 against a target of −2 is an over-achievement; as a ratio it would be −150 %
    ({"baseline": -12, "target": -2, "scoring": "progress"}, [(3, 150), (-2, 100), (-12, 0), (-13, -10)]),
    ({"baseline": -5, "target": 0, "scoring": "progress"}, [(0, 100), (-5, 0), (-1, 80)]),
    # points, plan and end: four quarters, so 25, 50, 75, 100 are due
    (
        {"baseline": 0, "target": 100, "scoring": {"kind": "plan", "start": "2025-Q3", "end": "2026-Q2"}},
        [(75, 100), (60, 80), (0, 0), (-15, -20), (90, 120)],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "pairs"), CASES)
def test_score_by_hand(fields, pairs):
    """The value stands in the first quarter of 2026, one entity a pair."""
    names = [f"e{i}" for i in range(len(pairs))]
    described = card({"id": "m", "name": "M", **fields}, entities=[{"id": n, "name": n} for n in names], cap=120)
    values = [MeasureRecord("m", "2026-Q1", v, entity=n) for n, (v, _) in zip(names, pairs, strict=True)]
    ev = evaluate(described, observe(described, values=values), period="2026-Q1")
    row = ev.nodes.index("m")
    wanted = [score for _, score in pairs]
    assert ev.raw[:, 0, row].tolist() == pytest.approx(wanted, abs=1e-9)
    assert ev.score[:, 0, row].tolist() == pytest.approx([min(max(s, 0), 120) for s in wanted], abs=1e-9)
    for name, score in zip(names, wanted, strict=True):
        leaf = ev.at(entity=name).explain("m")
        assert leaf.value() == pytest.approx(min(max(score, 0), 120), abs=1e-9)
        assert leaf.value() == pytest.approx(leaf.score, abs=1e-12)


def scores(fields, values, period=None, **options):
    """Scores of one measure over the four quarters of 2026."""
    described = card({"id": "m", "name": "M", **fields}, **options.pop("card", {}))
    quarters = [f"2026-Q{i}" for i in range(1, 5)]
    records = [MeasureRecord("m", q, v) if not isinstance(v, str) else MeasureRecord("m", q, text=v)
               for q, v in zip(quarters, values, strict=False)]  # fmt: skip
    ev = evaluate(described, observe(described, values=records), period=period, **options)
    return ev.raw[0, :, ev.nodes.index("m")].tolist()


def test_levels_and_answers_are_read_as_words():
    assert scores({"scoring": LEVELS}, ["GOOD", " 一般 ", "Poor"]) == pytest.approx([100, 40, 0, np.nan], nan_ok=True)
    assert scores({"scoring": "yes_no"}, ["Yes", "否", "TRUE", "no"]) == [100, 0, 100, 0]


def test_vector_5_actual_over_expected_progress():
    """50/55, 99/100, 120/100 capped at 100, and 15/22 give 89.52; 89.25 comes from cutting digits before averaging."""
    plans = {"a": (55, 50), "b": (100, 99), "c": (100, 120), "d": (22, 15)}
    # a plan of 100 periods of which the stated number has passed at the end of 2026-W01
    measures = []
    for name, (due, _) in plans.items():
        start = {55: "2024-W51", 100: "2024-W06", 22: "2025-W32"}[due]
        end = {55: "2026-W46", 100: "2026-W01", 22: "2027-W26"}[due]
        measures.append({"id": name, "name": name, "baseline": 0, "target": 100,
                         "scoring": {"kind": "plan", "start": start, "end": end}})  # fmt: skip
    described = card(*measures, calendar={"first": "2026-W01", "last": "2026-W01"})
    values = [MeasureRecord(name, "2026-W01", actual) for name, (_, actual) in plans.items()]
    ev = evaluate(described, observe(described, values=values))
    assert [ev[name].score for name in plans] == pytest.approx([90.909090909, 99, 100, 68.181818182])
    assert ev["deliver"].score == pytest.approx(89.5227272727, abs=1e-9)


def test_vector_6_period_start_and_plan_from_zero_are_two_rules():
    """Revenue of 220, 480, 710 and 968 thousand against 250 more each quarter."""
    actual = [220, 480, 710, 968]
    plan = {"baseline": 0, "target": 1000, "scoring": {"kind": "plan", "start": "2026-Q1", "end": "2026-Q4"}}
    assert scores(plan, actual) == pytest.approx([88, 96, 94.6666666667, 96.8])
    changes = [{"since": f"2026-Q{i + 1}", "baseline": actual[i - 1], "target": 250 * (i + 1)} for i in (1, 2, 3)]
    from_start = {"baseline": 0, "target": 250, "scoring": "progress", "changes": changes}
    assert scores(from_start, actual) == pytest.approx([88, 92.8571428571, 85.1851851852, 88.9655172414])


def test_vector_8_no_hole_between_bands():
    described = card({"id": "m", "name": "M", "worst": 0, "target": 100})
    quarters = zip(("2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"), (89.5, 89.999, 74.5, 75), strict=True)
    ev = evaluate(described, observe(described, values=[MeasureRecord("m", q, v) for q, v in quarters]))
    assert [ev.at(period=p)["m"].status for p in ev.periods] == ["amber", "amber", "red", "amber"]


def test_vector_13_start_equal_to_target_is_refused_and_no_data_is_no_zero():
    fields = {"id": "m", "name": "M", "baseline": 5, "target": 5, "scoring": "progress"}
    assert refusal(lambda: card(fields)) == [
        (
            "perspectives.0.objectives.0.measures.0.target: target equals baseline, so that no score can be computed; "
            "found 'baseline 5, target 5'. Change one of them. [way-empty]"
        )
    ]
    assert math.isnan(scores({"baseline": 10, "target": 2, "direction": "minimise", "scoring": "progress"}, [None])[0])


def test_plan_before_its_start_and_after_its_end():
    fields = {"baseline": 10, "target": 30, "scoring": {"kind": "plan", "start": "2026-Q2", "end": "2026-Q3"}}
    described = card({"id": "m", "name": "M", **fields}, {"id": "n", "name": "N", "worst": 0, "target": 100})
    values = [MeasureRecord("m", f"2026-Q{i}", 15) for i in (1, 2, 3, 4)] + [MeasureRecord("n", "2026-Q1", 40)]
    ev = evaluate(described, observe(described, values=values))
    # 10 is due in Q2 and 20 in Q3 and afterwards; 5 is done
    assert ev.raw[0, :, ev.nodes.index("m")].tolist() == pytest.approx([np.nan, 50, 25, 25], nan_ok=True)
    before = ev.at(period="2026-Q1")
    assert (before["m"].reason, before["m"].coverage, before["m"].value) == ("not_started", None, 15)
    assert (before["deliver"].score, before["deliver"].coverage) == (40, 1)
    assert before.explain("m").to_text().splitlines() == [
        "2026 Q1 · M: no score (its plan has not started)",
        "  Plan: 0 of 2 periods have passed",
        "  Value: 15",
        "  Scoring rule: progress over the progress due by now",
    ]


def test_unscored_with_reference_values_is_shown_only():
    described = card({"id": "m", "name": "M", "worst": 0, "target": 10, "baseline": 0, "scoring": "unscored"})
    ev = evaluate(described, observe(described, values=[MeasureRecord("m", "2026-Q1", 4)]), period="2026-Q1")
    found = ev["m"]
    assert (found.value, found.score, found.reason, found.progress) == (4, None, "unscored", 0.4)
    assert ev.explain("m").to_text("zh").splitlines()[0] == "2026年第1季度 · M：无得分（不计分：仅展示）"


def test_changes_hold_from_their_first_day():
    changes = [
        {"since": "2026-Q2", "target": 50},
        {"since": "2026-07-02", "worst": 10, "target": 20},  # a day after the third quarter began
    ]
    fields = {"worst": 0, "target": 100, "best": 200, "baseline": 0, "changes": changes}
    assert scores(fields, [15] * 4) == pytest.approx([15, 30, 30, 50])
    assert scores(fields, [15] * 4, period="2026-Q2") == pytest.approx([30])
    described = card({"id": "m", "name": "M", **fields})
    ev = evaluate(described, observe(described, values=[MeasureRecord("m", f"2026-Q{i}", 15) for i in (1, 4)]))
    row = ev.nodes.index("m")
    assert ev.progress[0, :, row].tolist() == pytest.approx([0.15, np.nan, np.nan, 0.75], nan_ok=True)
    assert ev.performance[0, :, row].tolist() == pytest.approx([0.075, np.nan, np.nan, 5 / 190], nan_ok=True)


def test_a_measure_can_become_scored():
    fields = {"changes": [{"since": "2026-Q3", "worst": 0, "target": 10}]}
    described = card({"id": "m", "name": "M", **fields})
    ev = evaluate(described, observe(described, values=[MeasureRecord("m", f"2026-Q{i}", 5) for i in (2, 3)]))
    assert [ev.at(period=p)["m"].reason for p in ev.periods] == ["unscored", "unscored", None, "no_data"]
    assert [ev.at(period=p)["m"].score for p in ev.periods] == [None, None, 50, None]
    assert [ev.at(period=p)["m"].coverage for p in ev.periods] == [None, None, 1, 0]


def test_interval_uses_the_anchor_points_of_its_period():
    fields = {"worst": 0, "target": 100, "changes": [{"since": "2026-Q2", "target": 200}]}
    described = card({"id": "m", "name": "M", **fields})
    values = [MeasureRecord("m", q, 50, standard_error=10 / 1.959963985) for q in ("2026-Q1", "2026-Q2")]
    ev = evaluate(described, observe(described, values=values))
    row = ev.nodes.index("m")
    assert ev.low[0, :2, row].tolist() == pytest.approx([40, 20], abs=1e-7)
    assert ev.high[0, :2, row].tolist() == pytest.approx([60, 30], abs=1e-7)


@pytest.mark.parametrize(
    ("outside", "cap", "counted"),
    [(None, 100, 100), (None, 120, 120), ("clip", 120, 100), ("clip", "none", 100), ("cap", 120, 120), ("cap", "none", 150)],
)  # fmt: skip
def test_what_counts_above_100(outside, cap, counted):
    described = card({"id": "m", "name": "M", "worst": 0, "target": 100, "outside": outside}, cap=cap)
    obs = observe(described, values=[MeasureRecord("m", "2026-Q1", 150), MeasureRecord("m", "2026-Q2", -10)])
    leaf = evaluate(described, obs, period="2026-Q1").explain("m")
    assert (leaf.raw, leaf.score, leaf.value()) == (150, counted, counted)
    assert evaluate(described, obs, period="2026-Q2")["m"].score == 0


def test_upper_bound_follows_what_counts():
    described = card({"id": "m", "name": "M", "worst": 0, "target": 100, "outside": "clip"}, cap=120)
    assert evaluate(described, observe(described), period="2026-Q1")["m"].bound_high == 100


def test_every_score_outside_is_listed_where_the_card_refuses_it():
    described = card(
        {"id": "m", "name": "M", "worst": 0, "target": 100, "outside": "error"},
        {"id": "n", "name": "N", "worst": 0, "target": 10},
        entities=[{"id": "north", "name": "N"}, {"id": "south", "name": "S"}],
    )
    values = [
        MeasureRecord("m", "2026-Q1", 100, entity="north"),
        MeasureRecord("m", "2026-Q2", 112.5, entity="north"),
        MeasureRecord("m", "2026-Q2", -1, entity="south"),
        MeasureRecord("n", "2026-Q2", 99, entity="south"),
    ]
    obs = observe(described, values=values)
    cure = "Mend the value or the reference values, or write outside: clip. [score-outside]"
    first = f"m: the value in 2026-Q2 for north scores 112.5, which lies outside 0 to 100; found '112.5'. {cure}"
    second = f"m: the value in 2026-Q2 for south scores -1, which lies outside 0 to 100; found '-1'. {cure}"
    assert refusal(lambda: evaluate(described, obs), error=ScoringError) == [first, second]
    assert refusal(lambda: evaluate(described, obs, entity="north"), error=ScoringError) == [
        f"m: the value in 2026-Q2 scores 112.5, which lies outside 0 to 100; found '112.5'. {cure}"
    ]
    assert evaluate(described, obs, period="2026-Q1", entity="north")["m"].score == 100


def test_interval_in_a_later_period_of_rules_that_do_not_change():
    described = card({"id": "m", "name": "M", "worst": 0, "target": 100})
    value = MeasureRecord("m", "2026-Q3", 50, standard_error=10 / 1.959963985)
    ev = evaluate(described, observe(described, values=[value]))
    assert ev.low[0, 2, ev.nodes.index("m")] == pytest.approx(40, abs=1e-7)

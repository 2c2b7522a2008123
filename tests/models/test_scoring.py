"""Tests of scoring rules as they are written."""

from __future__ import annotations

import pytest

from scorecard.models import LevelsScoring, Measure, PlanScoring, ToleranceScoring
from scorecard.models.scoring import word_key, words_of
from tests.refusal import refusal

KINDS = "anchors, tolerance, yes_no, levels, red_flag_goal, plan, progress, unscored, function"


def measure(scoring: object, **fields: object) -> Measure:
    return Measure.model_validate({"id": "m", "name": "M", "scoring": scoring, **fields})


@pytest.mark.parametrize(
    ("scoring", "fields", "scored"),
    [
        ({"kind": "anchors", "points": [[0, 0], [1, 100]]}, {}, True),
        ({"kind": "tolerance", "tolerance": 2}, {"target": 5}, True),
        ("yes_no", {}, True),
        ({"kind": "yes_no", "good": False}, {}, True),
        ({"kind": "levels", "levels": [{"id": "a", "name": "A", "score": 0}, {"id": "b", "name": "B", "score": 9}]}, {}, True),
        ({"kind": "red_flag_goal", "red_flag": 1, "goal": 2}, {}, True),
        ({"kind": "plan", "start": "2026-Q1", "end": "2026-Q4"}, {"baseline": 0, "target": 5}, True),
        ("progress", {"baseline": 0, "target": 5}, True),
        ("unscored", {"worst": 0, "target": 5}, False),
        ({"kind": "function", "name": "f"}, {}, True),
    ],
)  # fmt: skip
def test_every_kind_is_read_and_written(scoring: object, fields: dict[str, object], scored: bool) -> None:
    found = measure(scoring, **fields)
    assert found.scored is scored
    written = found.model_dump(mode="json", exclude_defaults=True)
    kind = scoring if isinstance(scoring, str) else scoring["kind"]  # type: ignore[index]
    assert written["scoring"]["kind"] == kind
    assert Measure.model_validate(written) == found


def test_rules_are_built_by_hand_too() -> None:
    assert measure(ToleranceScoring(tolerance=2), target=5).scoring == ToleranceScoring(tolerance=2)


@pytest.mark.parametrize(
    ("scoring", "lines"),
    [
        ("linear", [f"scoring: a scoring rule is needed; found 'linear'. Write it as a mapping with its kind: {KINDS}. [scoring-kind]"]),
        (5, [f"scoring: a scoring rule is needed; found '5'. Write it as a mapping with its kind: {KINDS}. [scoring-kind]"]),
        ({"kind": "levls"}, ["scoring: there is no such kind of scoring rule; found 'levls'. Did you mean 'levels'? [scoring-kind]"]),
        ({"kind": ["levels"]}, ['scoring: there is no such kind of scoring rule; found "[\'levels\']". Did you mean \'levels\'? [scoring-kind]']),
        ({"kind": "progress", 1: 2}, ["scoring.1: there is no field '1' here. Use one of: kind, points, tolerance, good, levels, red_flag, goal, start, end, name. [unknown-field]"]),
        ({"levels": []}, [f"scoring: a scoring rule needs its kind. Use one of: {KINDS}. [scoring-kind]"]),
        (
            {"kind": "tolerance", "tolerence": 5},
            [
                "scoring.tolerance: this field is needed. Add it. [missing-field]",
                "scoring.tolerence: there is no field 'tolerence' here. Did you mean 'tolerance'? [unknown-field]",
            ],
        ),
        ({"kind": "tolerance", "tolerance": 0}, ["scoring.tolerance: this must be greater than 0; found '0'. Change the value. [out-of-range]"]),
        ({"kind": "plan", "end": "2026-Q1"}, ["scoring.start: this field is needed. Add it. [missing-field]"]),
        (
            {"kind": "plan", "start": "2026-Q1", "end": "2026-12"},
            [("scoring.end: a plan starts and ends with periods of different kinds; found '2026-Q1 to 2026-12'. "
             "Write both as months, or both as quarters. [plan-kinds]")],
        ),
        (
            {"kind": "plan", "start": "2026-Q3", "end": "2026-Q1"},
            ["scoring.end: a plan ends before it starts; found '2026-Q3 to 2026-Q1'. Swap the two. [plan-order]"],
        ),
        (
            {"kind": "anchors", "points": [[0, 0], [0, 50], [-1, 9]]},
            [
                ("scoring.points.1: the values of the anchor points do not ascend; found '0, then 0'. "
                "Order the points by value, each value once. [points-order]"),
                ("scoring.points.2: the values of the anchor points do not ascend; found '0, then -1'. "
                "Order the points by value, each value once. [points-order]"),
            ],
        ),
        (
            {"kind": "levels", "levels": [{"id": "a_b", "name": "X", "score": 0}, {"id": "b", "name": "A B", "score": 9}]},
            [("scoring.levels.1: this word already stands for another level; found 'A B'. "
             "Give every level words of its own; case, blanks and hyphens make no difference. [level-twice]")],
        ),
        (
            {"kind": "levels", "levels": [{"id": "a", "name": "A"}, {"id": "b", "name": "B", "score": "9"}]},
            [
                "scoring.levels.0.score: this field is needed. Add it. [missing-field]",
                "scoring.levels.1.score: a number is needed; found '9'. Write it without quotes, unit or percent sign. [wrong-type]",
            ],
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_used(scoring: object, lines: list[str]) -> None:
    assert refusal(lambda: measure(scoring, target=5, baseline=1)) == lines


@pytest.mark.parametrize(
    ("scoring", "direction", "better"),
    [
        ({"kind": "anchors", "points": [[1, 100], [4, 80], [24, 0]]}, "maximise", "minimise"),
        ({"kind": "anchors", "points": [[1, 0], [4, 80], [24, 80]]}, "minimise", "maximise"),
        ({"kind": "anchors", "points": [[1, 0], [4, 80], [24, 10]]}, "target_is_best", "target_is_best"),
        ({"kind": "anchors", "points": [[1, 0], [4, 80], [24, 10]]}, "maximise", "maximise"),
        ({"kind": "anchors", "points": [[1, 50], [4, 50]]}, "minimise", "minimise"),
        ({"kind": "yes_no", "good": False}, "maximise", "minimise"),
        ("yes_no", "maximise", "maximise"),
        (
            {
                "kind": "levels",
                "levels": [{"id": "on_time", "name": "A", "score": 100}, {"id": "l", "name": "B", "score": 0}],
            },
            "maximise",
            "minimise",
        ),
        ("unscored", "minimise", "minimise"),
        (None, "minimise", "minimise"),
    ],
)
def test_scores_that_a_rule_declares_tell_which_way_is_better(scoring: object, direction: str, better: str) -> None:
    assert measure(scoring, direction=direction).better == better


def test_places_inside_a_card_are_kept() -> None:
    found = refusal(lambda: PlanScoring.model_validate({"start": "2026-Q9", "end": "2026-Q1"}))
    assert found == [
        ("start: this names no period; found '2026-Q9'. "
        "Write 2026, 2026-H1, 2026-Q1, 2026-01 or 2026-W05. [bad-period]")
    ]  # fmt: skip


def test_words_are_compared_without_case_width_blanks_and_hyphens() -> None:
    assert word_key(" On-Track ") == word_key("ｏｎ＿track") == word_key("ON TRACK") == "ontrack"
    assert word_key("一般 ") == "一般"
    level = LevelsScoring.model_validate(
        {"levels": [{"id": "a", "name": {"en": "A1", "zh": "甲"}, "score": 0}, {"id": "b", "name": "B", "score": 1}]}
    ).levels[0]
    assert words_of(level) == ("a", "A1", "甲")

"""Words for values: yes, no and levels, in any case, spacing and language."""

from __future__ import annotations

import pytest

from scorecard.errors import ObservationError
from scorecard.scoring import evaluate, observe
from scorecard.scoring.words import may_have_words, word_of
from scorecard.series import NOT_APPLICABLE, MeasureRecord
from tests.refusal import refusal
from tests.scoring.cards import card

LEVELS = {
    "kind": "levels",
    "levels": [
        {"id": "off_track", "name": {"en": "Off track", "zh": "落后"}, "score": 10},
        {"id": "on_track", "name": {"en": "On track", "zh": "正常"}, "score": 90},
        {"id": "third", "name": "3", "score": 95},
    ],
}


def described(scoring=LEVELS, **fields):
    return card({"id": "m", "name": "M", "scoring": scoring, **fields})


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("off_track", 1),
        ("OFF  track", 1),
        ("Off-Track", 1),
        ("落后", 1),
        (" ontrack", 2),
        ("ＯＮ ｔｒａｃｋ", 2),
        ("3", 3),
    ],
)
def test_level_becomes_its_position_and_keeps_its_word(text, position):
    obs = observe(described(), values=[MeasureRecord("m", "2026-Q1", text=text)])
    assert obs.value[0, 0, 0] == position
    assert obs.words == {(0, 0, 0): " ".join(text.split())}


@pytest.mark.parametrize(
    ("record", "value"),
    [({"text": "YES"}, 1), ({"text": "Ｎo"}, 0), ({"text": "是"}, 1), ({"text": "false"}, 0), ({"value": 1.0}, 1), ({"value": 0.0}, 0)],
)  # fmt: skip
def test_yes_and_no(record, value):
    assert observe(described("yes_no"), values=[MeasureRecord("m", "2026-Q1", **record)]).value[0, 0, 0] == value


def test_a_number_for_a_level_is_one_of_its_words():
    assert observe(described(), values=[MeasureRecord("m", "2026-Q1", 3.0)]).value[0, 0, 0] == 3


def test_missing_and_not_applicable_have_no_word():
    obs = observe(described(), values=[MeasureRecord("m", "2026-Q1", applicable=False), MeasureRecord("m", "2026-Q2")])
    assert (obs.state[0, 0, 0], dict(obs.words)) == (NOT_APPLICABLE, {})


@pytest.mark.parametrize(
    ("scoring", "record", "message"),
    [
        (LEVELS, {"text": "lost"}, "m has no such level; found 'lost'. Write one of: off_track, on_track, third. [unknown-word]"),
        (LEVELS, {"value": 2.0}, "m has no such level; found '2'. Write one of: off_track, on_track, third. [unknown-word]"),
        ("yes_no", {"text": "maybe"}, "m is answered by yes or no; found 'maybe'. Write one of: yes, no. [unknown-word]"),
        ("yes_no", {"value": 0.5}, "m is answered by yes or no; found '0.5'. Write one of: yes, no. [unknown-word]"),
        ("progress", {"text": "good"}, "text stands where a number belongs; found 'good'. Write a number, or leave the cell empty. [not-a-number]"),
    ],
)  # fmt: skip
def test_a_word_that_stands_for_nothing(scoring, record, message):
    asked = described(scoring, baseline=0, target=1)
    assert refusal(
        lambda: observe(asked, values=[MeasureRecord("m", "2026-Q1", **record)]), error=ObservationError
    ) == [f"column value: values.0: {message}"]


def test_a_word_where_nothing_applies():
    record = MeasureRecord("m", "2026-Q1", text="落后", applicable=False)
    assert refusal(lambda: observe(described(), values=[record]), error=ObservationError) == [
        (
            "column value: values.0: a record that does not apply has a value; found '落后'. "
            "Remove the value, or the mark that says it does not apply. [not-applicable-value]"
        )
    ]


def test_words_of_a_changed_measure_are_those_of_the_period():
    fewer = {"kind": "levels", "levels": LEVELS["levels"][1:]}
    asked = described(changes=[{"since": "2026-Q2", "scoring": fewer}])
    values = [MeasureRecord("m", "2026-Q1", text="on track"), MeasureRecord("m", "2026-Q2", text="on track")]
    assert observe(asked, values=values).value[0, :2, 0].tolist() == [2, 1]
    assert may_have_words(asked.measure("m"))
    assert not may_have_words(described("progress", baseline=0, target=1).measure("m"))


def test_word_of_a_value():
    levels, answers = described().measure("m"), described("yes_no").measure("m")
    assert word_of(levels, 2.0).text("zh") == "正常"
    assert [word_of(levels, value) for value in (0.0, 1.5, 4.0)] == [None] * 3
    assert [word_of(answers, value).text("en") for value in (1.0, 0.0)] == ["yes", "no"]
    assert word_of(answers, 0.5) is None
    assert word_of(described("progress", baseline=0, target=1).measure("m"), 1.0) is None


def test_explanation_prints_the_word_and_its_score():
    asked = described()
    obs = observe(asked, values=[MeasureRecord("m", "2026-Q1", text="on track")])
    found = evaluate(asked, obs, period="2026-Q1").explain("m")
    assert found.to_text().splitlines() == [
        "2026 Q1 · M: 90.00 (on target)",
        "  Value: On track",
        "  Scoring rule: levels (Off track → 10, On track → 90, 3 → 95)",
        "  Score of “On track” = 90.00",
    ]
    assert found.to_text("zh").splitlines()[1:] == [
        "  数值：正常",
        "  计分规则：等级（落后 → 10，正常 → 90，3 → 95）",
        "  “正常”的得分 = 90.00",
    ]

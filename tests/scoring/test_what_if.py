"""What would be: by hand, without touching card or observations."""

from __future__ import annotations

import copy

import numpy as np
import pytest
from scipy.special import ndtr, ndtri

from scorecard.errors import UsageError
from scorecard.scoring import evaluate, observe, what_if
from scorecard.series import MeasureRecord
from tests.refusal import refusal
from tests.scoring.cards import card, measure, records
from tests.scoring.entity_cards import unit_card


def described():
    return card(
        measure("a", weight=3, changes=[{"since": "2026-Q2", "target": 80, "weight": 1}]),
        measure("b", weight=1),
        guard=0,
    )


def observed(written):
    return observe(written, values=[*records("2026-Q1", a=40, b=80), *records("2026-Q2", a=40, b=80)])


def test_values_weights_and_targets_by_hand():
    """Second quarter: a 50, b 80, weights 1 and 1: 65. With a 60 of 100 = 60 points and weights 4 and 1: 64."""
    written = described()
    found = what_if(
        written, observed(written), values={"a": 60}, weights={"a": 4}, targets={"a": 100}, period="2026-Q2"
    )
    assert (found.before["customer"].score, found.after["customer"].score) == (65, 64)
    assert (found.before["a"].score, found.after["a"].score) == (50, 60)
    rows = {d.node: d for d in found.differences}
    assert (rows["customer"].score_before, rows["customer"].score_after, rows["customer"].change) == (65, 64, -1)
    assert (rows["b"].change, rows["b"].status_before, rows["b"].status_after) == (0, "amber", "amber")
    np.testing.assert_array_equal(found.change, found.after.score - found.before.score)


def test_one_period_leaves_the_others_as_they_are():
    written = described()
    obs = observed(written)
    found = what_if(written, obs, targets={"a": 50}, period="2026-Q1")
    assert found.after["a"].score == 80
    later = evaluate(found.after.card, found.after.observations, period="2026-Q2")
    assert later["a"].score == 50


def test_all_periods():
    written = described()
    found = what_if(written, observed(written), weights={"a": 0})
    assert found.after.at(period="2026-Q1")["customer"].score == 80
    assert found.after.at(period="2026-Q2")["customer"].score == 80
    assert len(found.differences) == 4 * 4


def test_nothing_is_touched():
    written = described()
    obs = observed(written)
    before = written.model_dump_json(), copy.deepcopy(obs.value), obs.state.copy()
    what_if(written, obs, values={"a": 60}, weights={"a": 4, "customer": 2}, targets={"a": 100})
    assert written.model_dump_json() == before[0]
    np.testing.assert_array_equal(obs.value, before[1])
    np.testing.assert_array_equal(obs.state, before[2])


def test_nothing_assumed_changes_nothing():
    written = described()
    found = what_if(written, observed(written), period="2026-Q1")
    assert found.assumed == ()
    assert {d.change for d in found.differences} == {0}


def test_a_value_where_there_was_none_and_none_where_there_was_one():
    written = card(measure("a"), measure("b"))
    obs = observe(written, values=records(a=40))
    found = what_if(written, obs, values={"a": None, "b": 90}, period="2026-Q1")
    rows = {d.node: d for d in found.differences}
    assert (rows["a"].score_after, rows["a"].change, rows["a"].status_after) == (None, None, "no_data")
    assert rows["a"].status_name_after.text("en") == "no data"
    assert (rows["b"].score_before, rows["b"].score_after) == (None, 90)
    assert (rows["customer"].score_before, rows["customer"].score_after, rows["customer"].status_after) == (
        40,
        90,
        "green",
    )


def test_a_guard_band_holds_in_what_would_be():
    """After green at 95, 89 stays green under a guard of 2, and 87 does not."""
    written = card(measure("a"), guard=2)
    obs = observe(written, values=[*records("2026-Q1", a=95), *records("2026-Q2", a=50)])
    assert what_if(written, obs, values={"a": 89}, period="2026-Q2").after["a"].status == "green"
    assert what_if(written, obs, values={"a": 87}, period="2026-Q2").after["a"].status == "amber"


def test_entities_functions_and_the_day_are_passed_on():
    written = unit_card()
    values = [MeasureRecord("a", "2026-Q1", 40, entity=unit) for unit in ("north", "south")]
    found = what_if(written, observe(written, values=values), values={"a": 60}, entity="north", period="2026-Q1")
    assert found.after.entities == ("north",)
    assert found.after["a"].score == 60
    own = card({"id": "a", "name": "A", "scoring": {"kind": "function", "name": "half"}})
    halved = what_if(
        own, observe(own, values=records(a=10)), values={"a": 60}, period="2026-Q1", functions={"half": lambda v: v / 2}
    )
    assert (halved.before["a"].score, halved.after["a"].score) == (5, 30)


def test_table():
    written = described()
    table = what_if(written, observed(written), values={"a": 80}, period="2026-Q1").table()
    assert [column.key for column in table.columns] == [
        "node",
        "name",
        "kind",
        "score_before",
        "score_after",
        "change",
        "status_before",
        "status_after",
    ]
    assert table.rows[0][3:6] == (50, 80, 30)
    assert [cell.text("zh") for cell in table.rows[0][6:]] == ["未达标", "关注"]
    assert table.title.text("zh") == "Demo：假设分析"
    assert [note.text("en") for note in table.notes] == ["A, 2026 Q1: value 80 instead of 40"]
    several = what_if(written, observed(written), values={"a": 80}).table()
    assert several.columns[0].key == "period"
    assert len(several.rows) == 16


def test_statuses_have_their_probabilities_before_and_after():
    """Weights 3 and 1: 60, 80 make 65, then 80, 80 make 80; of b alone the error is known, a quarter of 8 points."""
    written = card(measure("a", weight=3), measure("b"))
    obs = observe(
        written, values=[MeasureRecord("a", "2026-Q1", 60), MeasureRecord("b", "2026-Q1", 80, standard_error=8)]
    )
    found = what_if(written, obs, values={"a": 80}, period="2026-Q1")
    node = next(d for d in found.differences if d.node == "customer")
    assert (node.score_before, node.score_after, node.error_known_before, node.error_known_after) == (
        65,
        80,
        0.25,
        0.25,
    )
    assert node.probability_before == pytest.approx(ndtr((75 - 65) / 2))
    assert node.probability_after == pytest.approx(ndtr((90 - 80) / 2) - ndtr((75 - 80) / 2), abs=1e-9)
    half = 2 * ndtri(0.975)
    assert (node.low_before, node.high_before) == (pytest.approx(65 - half), pytest.approx(65 + half))
    assert (node.low_after, node.high_after) == (pytest.approx(80 - half), pytest.approx(80 + half))
    table, frame = found.table(), found.to_frame()
    assert [column.key for column in table.columns][-3:] == [
        "probability_before",
        "probability_after",
        "error_known_after",
    ]
    assert list(frame.columns)[-5:] == [
        *("low_before", "high_before", "low_after", "high_after"),
        "error_known_before",
    ]
    assert frame.set_index("node")["low_after"]["customer"] == node.low_after
    assert "Probability after" in table.to_text("en")
    assert "假设后状态概率" in table.to_text("zh")
    assert (
        table.notes[-1].text("en").startswith("Probabilities are those of the statuses by the errors that are known;")
    )
    plain = what_if(
        written, observe(written, values=records(a=40, b=80)), values={"a": 80}, period="2026-Q1"
    ).to_frame()
    assert list(plain.columns)[-1] == "status_after"


def test_numbers_of_arrays_and_frames_are_numbers():
    written = described()
    obs = observed(written)
    plain = what_if(written, obs, values={"a": 60}, weights={"a": 4}, targets={"a": 100}, period="2026-Q2")
    made = what_if(
        written,
        obs,
        values={"a": np.int64(60)},
        weights={"a": np.int32(4)},
        targets={"a": np.float32(100)},
        period="2026-Q2",
    )
    assert made.after["customer"].score == plain.after["customer"].score == 64
    assert made.after.card == plain.after.card
    refused = "values.a: a finite number is needed; found '{}'. Write one number. [not-finite]"
    for wrong, shown in ((np.float64("nan"), "nan"), (np.bool_(True), "True"), (10**400, "1" + "0" * 78 + "…")):
        said = refusal(
            lambda wrong=wrong: what_if(written, obs, values={"a": wrong}, period="2026-Q2"), error=UsageError
        )
        assert said == [refused.format(shown)]

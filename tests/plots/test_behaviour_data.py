from __future__ import annotations

import itertools

from scorecard.errors import ChartError
from scorecard.plots import prepare_process_behaviour
from scorecard.series import change_from_values
from tests.charts import samples
from tests.refusal import refusal


def test_what_line_message_and_heading() -> None:
    data = prepare_process_behaviour(samples.otif_change())
    assert data.what("en") == (
        "On time in full: process behaviour chart (XmR), %, 2025-10 to 2027-09, n = 23 values in 24 periods"
    )
    assert data.what("zh") == "准时足量率：过程行为图（XmR），%，2025-10 至 2027-09，24 个期间中有 n = 23 个数值"
    assert data.message("en") == (
        "On time in full: 9 of 23 values are signals, the last 2027-06, seven points on one side of the centre (worse)"
    )
    assert data.head("zh") == "基准期 2025-10 至 2026-09"


def test_foot_names_shapes_method_baseline_target_and_rounding() -> None:
    foot = prepare_process_behaviour(samples.otif_change()).foot("en")
    assert foot[0] == (
        "● ordinary variation; ◆ outside the limits; ▼ two of three points near a limit; "
        "■ seven points on one side of the centre; filled: worse; "
        "where several rules hold, the shape is that of the first"
    )
    assert "XmR limits: mean of 12 values ± 2.66 × mean of 11 moving ranges." in foot
    assert "Baseline: the first 12 periods, 2025-10 to 2026-09." in foot
    assert "Target 95.0: passes and fails by chance." in foot
    assert "The target is what is wanted and takes no part in the limits." in foot
    assert foot[-1] == "Digits after the point: values 1, means and limits 2."


def test_limits_in_words_are_those_of_the_first_year_by_hand() -> None:
    first = [value for value in samples.OTIF[:12] if value is not None]
    mean = sum(first) / 12
    moved = sum(abs(b - a) for a, b in itertools.pairwise(first)) / 11
    spoken = prepare_process_behaviour(samples.otif_change()).alt_text("en", "")
    assert (
        f"Mean {mean:.2f}, natural limits {mean - 2.66 * moved:.2f} to {mean + 2.66 * moved:.2f}, "
        f"mean moving range {moved:.2f}, its limit {3.267 * moved:.2f}." in spoken
    )
    assert "2027-02: 85.6, outside the limits (worse)." in spoken
    assert "2027-07: –." in spoken


def test_messages_of_one_signal_none_and_too_few() -> None:
    steady = [10.0, 12.0, 11.0, 13.0, 12.0, 11.0, 12.0, 11.0, 13.0, 12.0, 11.0, 12.0]
    none = prepare_process_behaviour(change_from_values(steady))
    assert none.message("en").startswith("Measure: no signal in 12 values; the natural limits are 8.28")
    one = prepare_process_behaviour(change_from_values([*steady, 20.0], baseline=12, direction="minimise"))
    assert one.message("en") == "Measure: 1 of 13 values is a signal: 13, outside the limits (worse)"
    few = prepare_process_behaviour(change_from_values(steady[:5]))
    assert few.message("zh") == "指标：数值太少，无法区分信号与噪声（5 个，至少需要 12 个）"
    assert few.head("en") == "no limits: 5 values, 12 needed"
    broken = [v for value in steady for v in (value, None)]
    apart = prepare_process_behaviour(change_from_values(broken))
    assert apart.message("en") == (
        "Measure: too few values in a row to tell a signal from noise (0 of 6 moving ranges needed)"
    )
    assert apart.head("en") == "no limits: 0 moving ranges, 6 needed"


def test_known_step_is_named_and_what_lies_before_is_not_judged() -> None:
    values = [30.0, 31.0, *([10.0, 12.0] * 7)]
    data = prepare_process_behaviour(change_from_values(values, start=2))
    assert data.start == 2
    assert data.head("en") == "known step at 3; baseline 3 to 16"
    assert data.foot("en")[0] == "● ordinary variation; ○ not judged"
    assert "no signal in 14 values" in data.message("en")


def test_table_holds_every_number() -> None:
    found = samples.otif_change()
    records = prepare_process_behaviour(found).table().records()
    assert [record["value"] for record in records] == list(samples.OTIF)
    assert [record["moving_range"] for record in records] == [point.moving_range for point in found.points]
    assert {record["target"] for record in records} == {95.0}
    assert sum(bool(record["in_baseline"]) for record in records) == 12
    assert sum(record["rules"] is not None for record in records) == len(found.signals())


def test_a_series_without_values_or_of_more_than_sixty_periods_is_refused() -> None:
    empty, much = change_from_values([None, None]), change_from_values([1.0, 2.0] * 31)
    assert refusal(lambda: prepare_process_behaviour(empty), error=ChartError) == [
        "no period has a value; found '2 periods'. Give observations with values. [nothing-to-draw]"
    ]
    assert refusal(lambda: prepare_process_behaviour(much), error=ChartError) == [
        (
            "the process behaviour chart shows up to 60 periods; found '62'. Draw a later part of the series, or longer "
            "periods. [too-many-periods]"
        )
    ]

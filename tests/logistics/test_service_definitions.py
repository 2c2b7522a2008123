"""Tests of the declared choices behind service figures."""

from __future__ import annotations

from scorecard.logistics import CycleTime, InFull, OnTime, ServiceDefinitions
from tests.refusal import refusal

FULL = {
    "on_time": {"basis": "requested", "early": 7, "late": 3, "unit": "hours", "open_orders": "left_out"},
    "in_full": {"tolerance": 0.05, "over": "fails", "within": 14},
    "cycle_time": {"start": "ordered_at", "end": "delivered_at", "clock": "working_minutes", "level": "order"},
    "period_by": "promised",
    "as_of": "2026-06-30",
}


def test_definitions_survive_json_and_say_themselves_in_two_languages() -> None:
    definitions = ServiceDefinitions.model_validate(FULL)
    assert ServiceDefinitions.model_validate_json(definitions.model_dump_json()) == definitions
    assert [sentence.text("en") for sentence in definitions.sentences] == [
        (
            "On time: delivered not more than 7 hours before, and not more than 3 hours after the date the customer asked "
            "for; what is overdue and not delivered is left out."
        ),
        (
            "In full: delivered all that was ordered but for 5 % at most, more than that does not, not later than 14 "
            "calendar days after the date the customer asked for."
        ),
        (
            "Cycle time: from the order to delivery, by order (first start to last end of its lines), in minutes of "
            "working time."
        ),
    ]
    assert [sentence.text("zh") for sentence in definitions.sentences] == [
        "准时：以客户要求的日期为准，最多提前 7 小时，最多推迟 3 小时；逾期未送达的不计入。",
        "足量：交付数量最多比订购数量少 5 %，超量交付不视为足量，且不晚于客户要求的日期后 14 个日历日。",
        "订货周期：自下单至交付，按订单（各行最早开始至最晚结束）计，单位为工作时间分钟。",
    ]


def test_one_day_is_not_one_days() -> None:
    on_time = OnTime(basis="promised", early=1, late=1, unit="dates", open_orders="missed").sentence
    assert on_time.text("en") == (
        "On time: delivered not more than 1 calendar day before, and not more than 1 calendar day after the date promised "
        "last; what is overdue and not delivered counts as missed."
    )
    assert on_time.text("zh") == (
        "准时：以最近一次承诺的日期为准，最多提前 1 个日历日，最多推迟 1 个日历日；逾期未送达的计为未准时。"
    )


def test_plain_choices_say_themselves() -> None:
    on_time = OnTime(basis="promised", unit="dates", open_orders="missed")
    assert on_time.sentence.text("en") == (
        "On time: delivered at any time before, and not after the date promised last; "
        "what is overdue and not delivered counts as missed."
    )
    assert (
        on_time.sentence.text("zh")
        == "准时：以最近一次承诺的日期为准，提前多久均可，不得晚于该日期；逾期未送达的计为未准时。"
    )
    exact = OnTime(basis="first_promised", unit="minutes", open_orders="missed")
    assert (
        exact.sentence.text("zh")
        == "准时：以首次承诺的日期为准，提前多久均可，不得晚于该时刻；逾期未送达的计为未准时。"
    )
    assert InFull(over="counts").sentence.text("zh") == "足量：交付数量不少于订购数量，超量交付视为足量。"


def test_the_date_of_periods_is_that_of_on_time() -> None:
    on_time = OnTime(basis="first_promised", unit="dates", open_orders="missed")
    assert ServiceDefinitions(on_time=on_time, period_by="promised").period_column == "first_promised_at"
    assert ServiceDefinitions(period_by="promised").period_column == "promised_at"
    assert ServiceDefinitions(period_by="ordered").period_column == "ordered_at"
    assert CycleTime(start="ordered_at", end="shipped_at", clock="hours24", level="line").unit == "days"
    assert CycleTime(start="ordered_at", end="shipped_at", clock="minutes", level="line").unit == "minutes"


def test_there_is_no_default_for_the_choices_that_change_figures() -> None:
    lines = refusal(lambda: ServiceDefinitions.model_validate({"on_time": {}, "in_full": {}, "cycle_time": {}}))
    assert lines == [
        f"{path}: this field is needed. Add it. [missing-field]"
        for path in (
            "on_time.basis",
            "on_time.unit",
            "on_time.open_orders",
            "in_full.over",
            "cycle_time.start",
            "cycle_time.end",
            "cycle_time.clock",
            "cycle_time.level",
            "period_by",
        )
    ]


def test_choices_that_do_not_go_together_are_refused() -> None:
    assert refusal(lambda: CycleTime(start="ordered_at", end="ordered_at", clock="dates", level="line")) == [
        "end: the cycle time starts and ends with the same date; found 'ordered_at'. Name two dates. [cycle-same]"
    ]
    assert refusal(lambda: ServiceDefinitions(in_full=InFull(over="counts", within=3), period_by="ordered")) == [
        (
            "in_full.within: in full within some days needs the date of on time. "
            "Declare on_time too, or leave within out. [within-what]"
        )
    ]

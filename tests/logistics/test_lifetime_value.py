"""Lifetime values against sums written out, and against published ones."""

from __future__ import annotations

from typing import get_args

import pytest

from scorecard._text import LocalText
from scorecard.errors import AnalysisError, UsageError
from scorecard.logistics import RetentionRow, lifetime_value, lifetime_values, retention
from scorecard.logistics.lifetime_value import Timing
from tests.refusal import refusal


def spelled(margin: float, r: float, d: float, timing: Timing, n: int) -> float:
    """Return the sum over n margins, one by one."""
    when = {"first_margin_now": 0, "first_margin_after_one_period": 1, "end_of_period_certain": 1}[timing]
    certain = timing != "first_margin_after_one_period"
    return sum(margin * r ** (t if certain else t + 1) / (1 + d) ** (t + when) for t in range(n))


@pytest.mark.parametrize("timing", get_args(Timing))
def test_sums_written_out(timing: Timing) -> None:
    for r, d in ((0.8, 0.1), (0.0, 0.05), (1.0, 0.02), (1.0, 0.0)):
        found = lifetime_value(120, r, discount=d, timing=timing, horizon=7)
        assert found.value == pytest.approx(spelled(120, r, d, timing, 7))
    endless = lifetime_value(120, 0.8, discount=0.1, timing=timing)
    assert endless.value == pytest.approx(spelled(120, 0.8, 0.1, timing, 400))


def test_published_example() -> None:
    """Margin 17.95, retention 0.995, discount 1 % a month: $1,209 (UVA Darden, market analytics)."""
    assert f"{lifetime_value(17.95, 0.995, discount=0.01, timing='first_margin_now').value:.0f}" == "1209"


def test_parts_add_up() -> None:
    found = lifetime_value(100, 0.5, discount=0.0, timing="first_margin_now", association=10, recommendation=20)
    assert (found.own, found.association, found.recommendation, found.value) == (200, 20, 40, 260)


def test_limits_are_the_values_at_the_limits_of_retention() -> None:
    row = RetentionRow("key", 10, 8, 0.8, 0.5, 0.9)
    found = lifetime_value(100, row, discount=0.1, timing="first_margin_now")
    low, high = (lifetime_value(100, r, discount=0.1, timing="first_margin_now").value for r in (0.5, 0.9))
    assert (found.low, found.high, found.n, found.label) == (low, high, 10, "key")
    loss = lifetime_value(-100, row, discount=0.1, timing="first_margin_now")
    assert (loss.low, loss.high) == (-high, -low)
    assert lifetime_value(100, 0.8, discount=0.1, timing="first_margin_now").low is None


def test_by_class() -> None:
    stayed = retention(
        list("abcd"), list("abc"), classes={"a": "key", "b": "key", "c": "general", "d": "general", "e": "new"}
    )
    found = lifetime_values(
        {"key": 100, "general": 20, "new": 5}, stayed, discount=0.25, timing="first_margin_now", overall=60, horizon=2
    )
    assert [(row.label, row.value) for row in found.rows] == [
        ("key", pytest.approx(180)),
        ("general", pytest.approx(28)),
        (None, pytest.approx(60 * 1.6)),
    ]
    assert found.left_out == ("new",)
    assert found.table().notes[-1] == LocalText(
        en="Left out, without a customer whose retention could be found: new.",
        zh="没有客户、无从得知保持率而未计入：new。",
    )
    assert found["key"].high == pytest.approx(180)
    lines = str(found).splitlines()
    assert lines[3].split()[:5] == ["key", "customers", "2", "100.00", "100.0"]
    assert lines[-4:-1] == [
        "The first margin comes now and is certain.",
        "Discount 25 % a period; horizon: 2 periods.",
        "Interval: the value at the limits of retention, 95 %; margin and discount are taken as known.",
    ]


def test_one_row() -> None:
    found = lifetime_value(1, 0.5, discount=0.1, timing="end_of_period_certain")
    assert [note.zh for note in found.table().notes] == [
        "首笔毛利在第一期期末取得，且是确定的。",
        "每期折现率 10 %；期限：无限期。",
    ]


def test_refusals() -> None:
    assert refusal(lambda: lifetime_value(1, 1.0, discount=0.0, timing="first_margin_now"), error=AnalysisError) == [
        (
            "a customer who never leaves is worth more than any number without discount. "
            "Give a horizon, or a discount above 0. [endless-value]"
        )
    ]
    nobody = RetentionRow("key", 0, 0, None, None, None)
    assert refusal(lambda: lifetime_value(1, nobody, discount=0.1, timing="first_margin_now"), error=AnalysisError) == [
        "retention is not known without a customer; found 'key'. Leave the class out, or give a rate. [no-retention]"
    ]
    assert refusal(lambda: lifetime_value(1, 1.2, discount=0.1, timing="first_margin_now"), error=UsageError) == [
        "the option retention must be a finite number from 0 to 1; found '1.2'. Correct retention. [bad-number]"
    ]
    assert refusal(
        lambda: lifetime_value(1, 0.2, discount=0.1, timing="first_margin_now", horizon=0), error=UsageError
    ) == ["the option horizon must be a whole number from 1; found '0'. Correct horizon. [bad-number]"]
    stayed = retention(["a"], ["a"], classes={"a": "key"})
    found = lifetime_values({"key": 1}, stayed, discount=0.1, timing="first_margin_now")
    assert refusal(lambda: found["kay"], error=UsageError) == [
        "there is no lifetime value of such a class; found 'kay'. Did you mean 'key'? [no-lifetime-value]"
    ]
    assert refusal(
        lambda: lifetime_values({}, stayed, discount=0.1, timing="first_margin_now"), error=AnalysisError
    ) == ["no class has both a margin and a customer. Give the margin of each class. [no-margins]"]


def test_the_level_is_that_of_the_retention() -> None:
    row = retention(list("abcd"), list("abc"), confidence=0.8).overall
    found = lifetime_value(100, row, discount=0.1, timing="first_margin_now")
    assert found.confidence == 0.8
    assert "80 %" in found.table().notes[-1].en

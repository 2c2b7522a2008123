"""Options that a target-setting aid cannot have."""

from __future__ import annotations

import pytest

import scorecard as sc
from scorecard.errors import UsageError
from tests.refusal import refusal
from tests.scoring.target_cases import history


def refused(**options: object) -> list[str]:
    """The lines of the error that options raise."""
    card, obs = history()
    return refusal(lambda: sc.target_options(card, obs, measure="days", **options), error=UsageError)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("options", "line"),
    [
        (
            {"stretch": 1},
            "stretch must be a whole number from 2 to 1000; found '1'. Write stretch=2 or more. [bad-count]",
        ),
        ({"hits": True}, "hits must be a whole number from 1 to 1000; found 'True'. Write hits=1 or more. [bad-count]"),
        (
            {"trials": 0.5},
            "trials must be a whole number from 1 to 1000000000; found '0.5'. Write trials=1 or more. [bad-count]",
        ),
        (
            {"hits": 4, "horizon": 3},
            (
                "there cannot be more hits than periods; found '4 of 3'. Write hits=2, horizon=3 for two of three. "
                "[hits-beyond-horizon]"
            ),
        ),
        (
            {"shares": [95]},
            "a share of the periods lies from 0.5 to below 1; found '95'. Write shares=[0.95, 0.99]. [bad-share]",
        ),
        (
            {"shares": 0.95},
            "the shares must be a list of numbers; found '0.95'. Write shares=[0.95, 0.99]. [not-shares]",
        ),
        (
            {"benchmark": 10**309},
            (
                f"the benchmark is no number; found '1{'0' * 78}…'. Write benchmark=95, or "
                "benchmark=TargetReference(95, source=…). [bad-reference]"
            ),
        ),
        (
            {"tolerance": 2},
            "only a target that is best has a tolerance; found 'maximise'. Leave tolerance out. [tolerance-direction]",
        ),
        (
            {"benchmark": "95"},
            (
                "the benchmark is no number; found '95'. Write benchmark=95, or benchmark=TargetReference(95, source=…). "
                "[bad-reference]"
            ),
        ),
        (
            {"requirement": sc.TargetReference(95, "contract", -1)},
            (
                "the standard error of the requirement is no number from 0; found '-1'. Leave it out where the value is "
                "exact. [bad-reference-error]"
            ),
        ),
        (
            {"model": "normal"},
            (
                "the option model has an unknown value; found 'normal'. Use one of: 'auto', 't', 'beta_binomial'. "
                "[bad-option]"
            ),
        ),
        (
            {"spread": "range"},
            (
                "the option spread has an unknown value; found 'range'. Use one of: 'standard_deviation', 'moving_range'. "
                "[bad-option]"
            ),
        ),
        (
            {"screening": "twice"},
            "the option screening has an unknown value; found 'twice'. Use one of: 'once', 'none'. [bad-option]",
        ),
    ],
)
def test_each_is_refused_in_full(options: dict[str, object], line: str) -> None:
    assert refused(**options) == [line]


def test_a_tolerance_is_above_zero() -> None:
    card, obs = history(direction="target_is_best", worst_low=0, target=6, worst_high=12)
    lines = refusal(lambda: sc.target_options(card, obs, measure="days", tolerance=0), error=UsageError)
    assert lines == [
        "a tolerance is a number above 0; found '0'. Give a distance in the unit of the measure. [bad-tolerance]"
    ]


def test_all_are_told_at_once() -> None:
    lines = refused(minimum=2, horizon=0, shares=[0.2], benchmark=float("nan"))
    assert [line.rpartition("[")[2] for line in lines] == ["bad-count]", "bad-count]", "bad-share]", "bad-reference]"]

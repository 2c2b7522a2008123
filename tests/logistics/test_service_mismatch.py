"""Value classes against the service they get."""

from __future__ import annotations

import pytest

from scorecard.errors import AnalysisError, UsageError
from scorecard.logistics import SampleMean, ServiceRate, service_mismatch, value_classes
from scorecard.stats.multiplicity import holm
from scorecard.stats.proportion_difference import proportion_difference
from scorecard.stats.unpaired import welch_t
from tests.refusal import refusal

CLASSES = value_classes({"a": 80, "b": 10, "c": 6, "d": 4}, shares=[0.25, 0.25])


def test_key_customers_served_worse() -> None:
    service = {"key": ServiceRate(160, 200), "suitable": ServiceRate(455, 500), "general": ServiceRate(930, 1000)}
    found = service_mismatch(CLASSES, service)
    assert [row.flags for row in found.rows] == [("served_worse",), ("over_served",), ("over_served",)]
    raw = [
        proportion_difference(one, two)
        for one, two in (((160, 200), (455, 500)), ((160, 200), (930, 1000)), ((455, 500), (930, 1000)))
    ]
    assert [c.p_value for c in found.comparisons] == [one.p_value for one in raw]
    assert [c.p_adjusted for c in found.comparisons] == list(holm([one.p_value for one in raw]))
    assert (found.comparisons[0].low, found.comparisons[0].high) == (raw[0].low, raw[0].high)
    assert [(c.higher, c.lower) for c in found.comparisons] == [
        ("key", "suitable"),
        ("key", "general"),
        ("suitable", "general"),
    ]


def test_no_flag_without_evidence() -> None:
    found = service_mismatch(CLASSES, {"key": ServiceRate(8, 10), "general": ServiceRate(95, 100)})
    assert [row.flags for row in found.rows] == [(), (), ()]
    assert found["suitable"].service.reason == "not_given"


def test_gaps_and_means() -> None:
    gaps = {"key": SampleMean(40, -0.8, 0.1), "general": SampleMean(60, 0.5, 0.1)}
    found = service_mismatch(CLASSES, {"key": SampleMean(40, 3.0, 0.2), "general": SampleMean(60, 3.1, 0.2)}, gaps=gaps)
    assert found["key"].flags == ("served_worse", "expectations_unmet")
    assert found["general"].flags == ("over_served",)
    gap = next(c for c in found.comparisons if c.figure == "gap")
    test = welch_t(gaps["key"], gaps["general"])
    assert (gap.difference, gap.p_value, gap.low) == (test.difference, test.p_value, test.low)
    assert found["general"].gap.low == pytest.approx(0.5 - 2.001 * 0.1, abs=1e-4)


def test_a_certain_difference_counts() -> None:
    """A p-value so small that it is 0 in floating point is still a proof."""
    found = service_mismatch(CLASSES, {"key": ServiceRate(0, 10**6), "general": ServiceRate(10**6, 10**6)})
    assert found.comparisons[0].p_adjusted == 0
    assert found["key"].flags == ("served_worse",)


def test_few_are_hidden() -> None:
    found = service_mismatch(
        CLASSES,
        {"key": ServiceRate(0, 4), "general": ServiceRate(95, 100)},
        gaps={"key": SampleMean(4, -3.0, 0.01), "general": SampleMean(5, 1.0, 0.01)},
    )
    assert (found["key"].service.n, found["key"].service.value, found["key"].service.reason) == (None, None, "too_few")
    assert (found["key"].gap.value, found["key"].flags) == (None, ())
    assert found["general"].gap.value == 1.0
    assert found.comparisons == ()
    assert found.table().notes[-1].en == "Figures of fewer than 5 are hidden."
    assert "-3" not in found.numbers_json()


def test_a_mean_without_spread() -> None:
    found = service_mismatch(CLASSES, {"key": SampleMean(9, 4.0, 0.0), "general": SampleMean(9, None, None)})
    assert (found["key"].service.value, found["key"].service.low) == (4.0, None)
    assert found["general"].service.value is None


def test_refusals() -> None:
    def build() -> object:
        return service_mismatch(CLASSES, {"keys": ServiceRate(5, 4), "general": SampleMean(5, 1.0, 0.1)})  # type: ignore[dict-item]  # that is the point

    assert refusal(build, error=AnalysisError) == [
        "service.keys: a figure belongs to no class; found 'keys'. Did you mean 'key'? [service-without-class]",
        (
            "service.keys: orders served as promised must lie between 0 and all orders; found '5 of 4'. "
            "Count them among the orders. [bad-service-rate]"
        ),
        (
            "the service of one class is a rate and that of another a mean. "
            "Give rates for all classes, or means for all. [mixed-service]"
        ),
    ]
    assert refusal(lambda: service_mismatch(CLASSES, {}, minimum=0), error=UsageError) == [
        "the option minimum must be a whole number from 1; found '0'. Correct minimum. [bad-number]"
    ]


def test_three_comparisons_need_a_smaller_p() -> None:
    """Key less general: z = −0.06 / √(0.92 · 0.08 · (1/100 + 1/500)) = −2.02, p = 0.043 alone and 0.13 of three."""
    service = {"key": ServiceRate(87, 100), "suitable": ServiceRate(90, 100), "general": ServiceRate(465, 500)}
    found = service_mismatch(CLASSES, service)
    compared = found.comparisons[1]
    assert (compared.p_value, compared.p_adjusted) == pytest.approx((0.0435, 0.1305), abs=2e-4)
    assert [row.flags for row in found.rows] == [(), (), ()]

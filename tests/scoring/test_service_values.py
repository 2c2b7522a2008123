"""Order rates carry their counts and their errors through the card, down to the explanation."""

from __future__ import annotations

from dataclasses import replace

import pyarrow as pa
import pytest

import scorecard as sc
from scorecard.errors import ObservationError, UsageError
from scorecard.logistics import InFull, OnTime, ServiceDefinitions, service_performance
from scorecard.logistics.service_making import service_performance_of_counts
from scorecard.logistics.service_performance import ServicePerformance
from scorecard.scoring import service_observations
from scorecard.stats.intervals import wilson_interval
from tests.logistics.samples import counts, made, sample
from tests.refusal import refusal

MEASURES = {"otif": "otif_rate", "fill": "fill_rate_unit", "speed": "cycle_time_mean", "slow": "cycle_time_median"}


def service_card(*, sampling: str | None = "proportion", kind: str = "percent", entities: bool = False) -> sc.Scorecard:
    """Return a card of four service measures over two months."""
    scale = 100 if kind == "percent" else 1
    otif = {"id": "otif", "name": "OTIF", "unit": {"kind": kind}, "worst": 0.3 * scale, "target": 0.98 * scale}
    if sampling is not None:
        otif["sampling"] = sampling
    return sc.Scorecard.model_validate(
        {
            "id": "service",
            "name": "Service",
            "calendar": {"first": "2026-01", "last": "2026-02"},
            "entities": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}] if entities else [],
            "perspectives": [
                {
                    "id": "customer",
                    "objectives": [
                        {
                            "id": "serve",
                            "name": "Serve",
                            "measures": [
                                otif,
                                {"id": "fill", "name": "Fill", "unit": {"kind": "fraction"}, "worst": 0.5, "target": 1},
                                {
                                    "id": "speed",
                                    "name": "Speed",
                                    "unit": {"kind": "days"},
                                    "direction": "minimise",
                                    "worst": 9,
                                    "target": 2,
                                },
                                {
                                    "id": "slow",
                                    "name": "Slow",
                                    "unit": {"kind": "days"},
                                    "direction": "minimise",
                                    "worst": 9,
                                    "target": 2,
                                },
                            ],
                        }
                    ],
                }
            ],
        }
    )


def test_rates_keep_counts_and_ratios_keep_errors_of_clusters() -> None:
    card, performance = service_card(), made(by=None)
    found = service_observations(card, performance, measures=MEASURES)
    obs = sc.observe(card, values=found)
    otif, fill, speed, slow = (performance.row(f, period="2026-02") for f in MEASURES.values())
    assert obs.numerator[0, 1, 0] == otif.numerator
    assert obs.denominator[0, 1, 0] == otif.denominator == 20
    assert obs.value[0, 1].tolist() == [
        pytest.approx(100 * (otif.value or 0)),
        pytest.approx(fill.value),
        speed.value,
        slow.value,
    ]
    assert obs.n[0, 1].tolist() == [20, fill.clusters, 20, 20]
    assert obs.standard_error[0, 1, 1] == fill.standard_error
    assert obs.standard_error[0, 1, 2] == speed.standard_error
    assert slow.high is not None
    assert slow.low is not None
    assert obs.standard_error[0, 1, 3] == pytest.approx((slow.high - slow.low) / (2 * 1.959963985))
    assert [p.source for p in obs.provenances] == ["orders.csv"]


def test_the_n_of_a_share_of_orders_is_orders_also_with_limits_by_customer() -> None:
    """Ten orders of two customers: a share of ten, beside a ratio of sums over two."""
    columns = {
        "order": [f"o{i}" for i in range(10)],
        "customer": ["k1", "k2"] * 5,
        "promised_at": ["2026-01-09"] * 10,
        "delivered_at": ["2026-01-08"] * 7 + ["2026-01-10"] * 3,
        "quantity_ordered": [3] * 10,
        "quantity_delivered": [3] * 9 + [1],
    }
    definitions = ServiceDefinitions(
        on_time=OnTime(basis="promised", unit="dates", open_orders="missed"),
        in_full=InFull(over="counts"),
        period_by="promised",
    )
    for clusters in (None, "customer"):
        performance = service_performance(
            sc.read_orders(pa.table(columns)),
            definitions=definitions,
            period="month",
            clusters="customer" if clusters else None,
        )
        figures = {"otif": "otif_rate", "fill": "fill_rate_unit"}
        obs = sc.observe(service_card(), values=service_observations(service_card(), performance, measures=figures))
        assert (obs.numerator[0, 0, 0], obs.denominator[0, 0, 0], obs.n[0, 0, 0], obs.n[0, 0, 1]) == (7, 10, 10, 2)


def test_the_interval_of_the_score_is_that_of_the_counts() -> None:
    card, performance = service_card(), made(by=None)
    obs = sc.observe(card, values=service_observations(card, performance, measures={"otif": "otif_rate"}))
    found = sc.evaluate(card, obs, period="2026-01")["otif"]
    row = performance.row("otif_rate", period="2026-01")
    limits = wilson_interval(int(row.numerator or 0), int(row.denominator or 0))
    assert limits is not None
    scores = [(100 * limit - 30) / 68 * 100 for limit in limits]
    assert (found.low, found.high) == (pytest.approx(max(scores[0], 0)), pytest.approx(scores[1]))


def test_explanation_and_uncertainty_show_the_counts() -> None:
    card, performance = service_card(), made(by=None)
    obs = sc.observe(card, values=service_observations(card, performance, measures=MEASURES))
    row = performance.row("otif_rate", period="2026-02")
    text = str(sc.evaluate(card, obs, period="2026-02").explain("otif"))
    assert f"{row.numerator} / {row.denominator}" in text
    spread = sc.uncertainty(card, obs, period="2026-02", draws=200, seed=1)
    assert "otif" in spread.table().to_text("en") or spread.table().rows


@pytest.mark.parametrize(("kind", "scale"), [("fraction", 1.0), ("percent", 100.0)])
def test_without_sampling_the_standard_error_is_taken_in_the_unit_of_the_measure(kind: str, scale: float) -> None:
    card, performance = service_card(sampling=None, kind=kind), made(by=None)
    obs = sc.observe(card, values=service_observations(card, performance, measures={"otif": "otif_rate"}))
    row = performance.row("otif_rate", period="2026-02")
    assert obs.standard_error[0, 1, 0] == pytest.approx(scale * (row.standard_error or 0), rel=1e-14)
    assert obs.value[0, 1, 0] == pytest.approx(scale * (row.value or 0), rel=1e-14)


def test_groups_are_the_entities_of_the_card() -> None:
    card, performance = service_card(entities=True), made()
    obs = sc.observe(card, values=service_observations(card, performance, measures={"otif": "otif_rate"}))
    assert obs.entities == ("a", "b")
    assert obs.denominator[:, :, 0].tolist() == [[10, 10], [10, 10]]


def test_measures_that_do_not_fit_are_refused_together() -> None:
    card, performance = service_card(), made(by=None)
    measures = {"otiv": "otif_rate", "speed": "otif_rate", "otif": "cycle_time_mean"}
    assert refusal(lambda: service_observations(card, performance, measures=measures), error=ObservationError) == [
        "measures.otiv: the card has no such measure; found 'otiv'. Did you mean 'otif'? [unknown-measure]",
        (
            "measures.speed: otif_rate is in shares, which cannot be turned into the unit of the measure; found 'days'. "
            "Write unit: {kind: percent} in the card. [figure-unit]"
        ),
        (
            "measures.otif: cycle_time_mean is in days, which cannot be turned into the unit of the measure; "
            "found 'percent'. Write unit: {kind: days} in the card. [figure-unit]"
        ),
    ]
    assert refusal(
        lambda: service_observations(performance, card, measures={}),  # type: ignore[arg-type]
        error=UsageError,
    ) == [
        (
            "observations of service need a card and what service_performance returns; "
            "found 'ServicePerformance and Scorecard'. "
            "Write service_observations(card, performance, measures={…}). [service-kind]"
        )
    ]


def in_quarters(first: str, second: str) -> ServicePerformance:
    """The orders of two months as those of two quarters of the common calendar."""
    names = {"2026-01": first, "2026-02": second}
    orders = [replace(order, period=names[str(order.period)]) for order in sample()]
    return service_performance_of_counts(counts(orders, by=None, period="quarter"))


def fiscal(year_starts: int) -> sc.Scorecard:
    """The card of quarters of a fiscal year."""
    written = service_card().model_dump()
    calendar = {"first": "2025-Q4", "last": "2026-Q4", "year_starts": year_starts}
    return sc.Scorecard.model_validate({**written, "calendar": calendar})


def test_quarters_of_the_common_calendar_get_their_names_in_the_fiscal_year() -> None:
    """January to March 2026 is the last quarter of the fiscal year 2025 that begins with April."""
    performance = in_quarters("2026-Q1", "2026-Q2")
    for starts, periods in ((1, ["2026-Q1", "2026-Q2"]), (4, ["2025-Q4", "2026-Q1"])):
        found = service_observations(fiscal(starts), performance, measures={"otif": "otif_rate"})
        assert [record.period for record in found.records] == periods
        card = fiscal(starts)
        evaluation = sc.evaluate(card, sc.observe(card, values=found), period=periods[1])
        row = performance.row("otif_rate", period="2026-Q2")
        assert evaluation["otif"].value == pytest.approx(100 * (row.value or 0))


def test_quarters_that_no_fiscal_year_has_are_refused() -> None:
    performance = in_quarters("2026-Q1", "2026-Q2")
    found = refusal(
        lambda: service_observations(fiscal(2), performance, measures={"otif": "otif_rate"}), error=ObservationError
    )
    told = "orders are counted by each quarter of the common calendar, and none here has these days"
    cure = 'Count with period="month" for a card of months, and aggregate its values. [figure-period]'
    assert found == [
        f"periods.2026-Q1: {told}; found '2026-01-01 to 2026-03-31'. {cure}",
        f"periods.2026-Q2: {told}; found '2026-04-01 to 2026-06-30'. {cure}",
    ]

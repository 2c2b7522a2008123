"""Quarterly values of a retailer whose links are known, after the figures of Sears.

Sears found that 5 points more of employee attitude brought 1.3 points of customer impression, and these 0.5 %
of revenue growth (Rucci, A. J., Kirn, S. P., Quinn, R. T. (1998). The employee-customer-profit chain at
Sears. Harvard Business Review 76(1), 82-97). The delays of one quarter, all other numbers and the values are
simulated. Run ``python examples/service_profit_chain/simulate.py`` to write ``kpi.csv`` anew.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import scorecard as sc

SEED = 1
QUARTERS = 80
ATTITUDE_TO_IMPRESSION = 1.3 / 5
IMPRESSION_TO_GROWTH = 0.5 / 1.3
HOURS_TO_IMPRESSION = 0.3
"""Points of impression for one staff hour more: lean staffing works against the map."""

HERE = Path(__file__).parent


def swings(rng: np.random.Generator, *, size: float, memory: float = 0.7) -> NDArray[np.float64]:
    """Return what moves a series by itself: an autoregression of first order."""
    news = size * rng.standard_normal(QUARTERS)
    found = np.zeros(QUARTERS)
    for t in range(1, QUARTERS):
        found[t] = memory * found[t - 1] + news[t]
    return found


def simulated(seed: int = SEED) -> dict[str, NDArray[np.float64]]:
    """Return the values of each measure, quarter by quarter."""
    rng = np.random.default_rng(seed)
    quarter = np.arange(QUARTERS)
    christmas = np.where(quarter % 4 == 3, 1.0, 0.0)

    def earlier(swing: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.concatenate([[0.0], swing[:-1]])

    attitude = swings(rng, size=4.0)
    hours = swings(rng, size=3.0)
    audit = swings(rng, size=3.0)
    reach = swings(rng, size=3.0)
    impression = (
        ATTITUDE_TO_IMPRESSION * earlier(attitude) + HOURS_TO_IMPRESSION * earlier(hours) + swings(rng, size=1.0)
    )
    growth = IMPRESSION_TO_GROWTH * earlier(impression) + swings(rng, size=0.5)
    return {
        "employee_attitude": 58 + 0.05 * quarter + attitude,
        "staff_hours": 62 - 0.04 * quarter + 5 * christmas + hours,
        "store_audit": 55 + 0.25 * quarter + audit,
        "advertising_reach": 30 + 20 * christmas + reach,
        "customer_impression": 50 + 0.20 * quarter - 2 * christmas + impression,
        "revenue_growth": 2 + 1.5 * christmas + growth,
    }


def main() -> None:
    """Write the values as a file, one row a measure and quarter."""
    card = sc.read_card(HERE / "card.yaml")
    lines = ["measure,period,value"]
    for measure, values in simulated().items():
        sign = " %" if card.measure(measure).unit.kind == "percent" else ""
        pairs = zip(card.calendar.periods, values, strict=True)
        lines += [f"{measure},{period},{value:.2f}{sign}" for period, value in pairs]
    (HERE / "kpi.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""The study of service figures draws what it says it draws, and its figures are those of the library."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from scorecard.logistics.service_truth import PERFECT
from scorecard.logistics.simulated_customers import drawn_customers
from scorecard.logistics.simulated_orders import drawn_orders
from scorecard.logistics.simulated_plan import OrderPlan
from tools.service_study.__main__ import PAGE
from tools.service_study.figures import figures, ratio_sums, truths
from tools.service_study.page import BARS, has_bar, judged, page
from tools.service_study.study import Held, Study, sample, study
from tools.service_study.words import FIGURES
from tools.service_study.worlds import BEYOND, WORLDS, known

USUAL, CUSTOMERS = WORLDS[0], next(world for world in WORLDS if world.clusters == "customer")


def test_a_sample_is_drawn_as_simulate_draws_it() -> None:
    truth = USUAL.truth(200)
    plan = OrderPlan.of(truth, drawn_customers(truth, seed=7), orders=200, seed=7)
    one, other = sample(USUAL, 200, 7), drawn_orders(plan, 0)
    assert one.times.delivered.tolist() == other.times.delivered.tolist()
    assert one.lines.delivered.tolist() == other.lines.delivered.tolist()
    assert one.customer.tolist() == other.customer.tolist()


def test_every_figure_has_its_truth_and_its_name() -> None:
    names = {figure.name for figure in figures(sample(USUAL, 200, 1), "order")}
    assert names == set(truths(known(USUAL, 200))) == set(FIGURES)
    assert {figure.name for figure in figures(sample(CUSTOMERS, 400, 1), "customer")} == names


def test_sums_over_clusters_by_hand() -> None:
    block = sample(CUSTOMERS, 400, 3)
    lines = block.lines
    order = np.repeat(np.arange(400), block.counts)
    for clusters, group in (("order", order), ("customer", block.customer[order])):
        x, y = (
            {k: int(part[group == k].sum()) for k in set(group.tolist())} for part in (lines.ordered, lines.delivered)
        )
        sums = ratio_sums(block, x=lines.ordered, y=lines.delivered, clusters=clusters)  # type: ignore[arg-type]
        assert sums.clusters == len(x)
        assert (sums.x, sums.y) == (sum(x.values()), sum(y.values()))
        assert sums.xx == sum(v * v for v in x.values())
        assert sums.yy == sum(v * v for v in y.values())
        assert sums.xy == sum(x[k] * y[k] for k in x)


def test_rates_and_means_by_hand() -> None:
    block = sample(USUAL, 500, 4)
    found = {figure.name: figure for figure in figures(block, "order")}
    perfect = sum(all(block.met[c][k] for c in PERFECT) for k in range(500))
    p, z = perfect / 500, 1.959963984540054
    middle, half = p + z * z / 1000, z * (p * (1 - p) / 500 + z * z / 1_000_000) ** 0.5
    limits = [(middle - half) / (1 + z * z / 500), (middle + half) / (1 + z * z / 500)]
    assert [found["orders: perfect"].low, found["orders: perfect"].high] == pytest.approx(limits)
    days = (block.times.delivered // 1440 - block.times.ordered // 1440).astype(float)
    mean, error = days.mean(), days.std(ddof=1) / 500**0.5
    cycle = found["cycle time in days"]
    # the 97.5 % quantile of t with 499 degrees of freedom
    assert [cycle.low, cycle.high] == pytest.approx([mean - 1.964729 * error, mean + 1.964729 * error], rel=1e-6)
    assert found["orders: special_request_met"].n == int(block.special.sum())
    assert found["late orders: told in advance"].n == int((~block.met["on_time"]).sum())


def test_customers_go_together_where_they_differ() -> None:
    """Orders of one customer are alike: the variance between customers is more than that of independent orders."""

    def ratio(world: object) -> float:
        block = sample(world, 2000, 5)  # type: ignore[arg-type]
        late = ~block.met["on_time"]
        counts, failed = np.bincount(block.customer), np.bincount(block.customer, weights=late)
        there = counts > 0
        p = late.mean()
        return float(((failed - p * counts)[there] ** 2).sum() / (counts[there] * p * (1 - p)).sum())

    alone = replace(CUSTOMERS, trouble=(0.1, 1.0))
    assert ratio(replace(alone, customer_trouble=(0.25, 1.0))) == pytest.approx(1, abs=0.25)
    # some eleven orders a customer, with an intraclass correlation of 0.08
    assert ratio(replace(alone, customer_trouble=(0.25, 6.0))) == pytest.approx(1.8, abs=0.4)


@pytest.mark.slow
def test_a_study_is_the_same_whatever_the_workers() -> None:
    few = (replace(USUAL, orders=(60,)),)
    first, second = (study(3, workers=w, worlds=few, beyond=()) for w in (1, 2))
    assert first == second
    assert len(first.lines) == len(FIGURES)
    assert all(line.samples + line.undefined == 3 for line in first.lines)


def line_of(kind: str, coverage: float, **changes: object) -> Held:
    """A line in which so many of 10 000 intervals hold what is true."""
    name = {"rate": "orders: on_time", "mean": "cycle time in days", "ratio": "units: fill rate"}[kind]
    missed = int(10_000 * (1 - coverage) + 0.5)
    held = Held("usual", 500, name, kind, 0.9, 500.0, 10_000, 0, missed, 0)  # type: ignore[arg-type]
    return replace(held, **changes)


def test_lines_are_judged_by_their_kind() -> None:
    good = Study((line_of("rate", 0.95), line_of("mean", 0.94), line_of("ratio", 0.925)), ())
    assert judged(good) == {"mean": True, "rate": True, "ratio": True}
    for kind, coverage in (("rate", 0.929), ("mean", 0.976), ("ratio", 0.919), ("ratio", 0.981)):
        lines = tuple(line for line in good.lines if line.kind != kind)
        assert judged(Study((*lines, line_of(kind, coverage)), ())) == dict.fromkeys(BARS, True) | {kind: False}
    few = line_of("rate", 0.8, n=90.0)
    assert not has_bar(few)
    assert not has_bar(line_of("mean", 0.8, n=29.0))
    assert all(judged(Study((*good.lines, few), ())).values())
    text = page(Study((*good.lines, line_of("rate", 0.92), few), ()), seeds=10_000, minutes=1)
    assert "| rates of orders | 93.0–97.5 | 1 of 2 |" in text
    assert "| orders on time | usual | 500 | 500 | 90.00 % | 92.00 | 8.00 | 0.00 | 0 | no |" in text


def test_the_committed_page_reaches_every_bar() -> None:
    text = Path(PAGE).read_text(encoding="utf-8")
    assert "4 000 samples for each line" in text
    summary = re.findall(
        r"^\| (means of durations|rates of orders|clustered ratios) \| \S+ \| (\d+) of (\d+) \|", text, re.M
    )
    assert len(summary) == 3
    assert all(inside == every for _, inside, every in summary)
    for title in ("Rates of orders", "Means of durations", "Clustered ratios"):
        part = text.partition(f"\n## {title}\n")[2].partition("\n## ")[0]
        assert " | yes |\n" in part
        assert " | no |\n" not in part
    for world in (*WORLDS, *BEYOND):
        assert f"| {world.name} |" in text

"""The coverage study draws what it says it draws, and chooses by its rule."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from scorecard.stats.intervals import DEFAULT_INTERVAL, t_interval
from tools.coverage_study import (
    LEAST,
    METHODS,
    MISSING,
    NAMED,
    PAGE,
    SIZES,
    Method,
    Outcome,
    Study,
    complete,
    intervals,
    page,
    paired,
    random_populations,
    tried,
)


def outcome(covered: float, width: float = 1.0) -> Outcome:
    """Return an outcome of this coverage."""
    return Outcome(covered, 1 - covered, 0.0, 0.0, width, 0.0)


def made_up(
    gaps: dict[Method, float],
    *,
    answers: dict[Method, float] | None = None,
    random: float = 0.95,
    widths: dict[Method, float] | None = None,
) -> Study:
    """Return a study in which the methods cover gaps, and answers, as often and are as wide as said."""
    wide = widths or {}
    named = {
        (p.name, n): {
            m: outcome((gaps if p.name.startswith("gaps") else answers or gaps).get(m, 0.8), wide.get(m, 1.0))
            for m in METHODS
        }
        for p, n in product(NAMED, SIZES)
    }
    missing = {(p.name, n): dict.fromkeys(METHODS, outcome(0.9)) for p, n in product(MISSING, SIZES)}
    return Study(named, missing, {n: dict.fromkeys(METHODS, outcome(random)) for n in SIZES})


def test_gaps_have_the_mean_of_their_answers() -> None:
    p = paired("gaps", (1, 2, 7), (5, 3, 2), alike=0.0)
    # P has the mean 1.7, E 2.6
    assert p.mean == pytest.approx(-0.9)
    assert p.values == (-2, -1, 0, 1, 2)
    # -2 means E = 3 and P = 1
    assert p.shares[0][0] == pytest.approx(0.7 * 0.5)
    assert sum(paired("gaps", (1, 2, 7), (5, 3, 2), alike=0.3).shares[0]) == pytest.approx(1.0)


def test_drawn_samples_have_everybody_and_the_chances() -> None:
    p = complete("answers", (1, 2, 1), silent=0.25)
    counts, silent = p.drawn(40, samples=2000, rng=np.random.default_rng(1))
    assert set((counts.sum(axis=1) + silent).tolist()) == {40}
    assert counts.mean(axis=0) == pytest.approx([7.5, 15, 7.5], abs=0.3)


def test_only_silence_by_answer_or_by_segment_moves_the_mean_of_those_who_answer() -> None:
    for p in MISSING:
        counts, _ = p.drawn(200_000, samples=1, rng=np.random.default_rng(1))
        seen = float(counts[0] @ np.array(p.values) / counts[0].sum())
        if p.name.startswith("at random") or p.watched is not None:
            assert seen == pytest.approx(p.mean, abs=0.02)
        else:
            assert abs(seen - p.mean) > 0.05


def test_t_interval_covers_as_it_should_where_answers_are_a_bell() -> None:
    found = tried(NAMED[0], 30, samples=200, seed=(1, 2))["t"]
    # five standard errors of 200 samples
    assert found.covered == pytest.approx(0.95, abs=0.077)
    assert found.covered + found.below + found.above + found.none == pytest.approx(1.0)


def test_samples_without_spread_have_no_interval() -> None:
    p = complete("answers", (1, 9999))
    for o in tried(p, 20, samples=200, seed=(3,)).values():
        assert o.none > 0.9
        assert o.covered <= 1 - o.none


def test_limits_belong_to_their_sample() -> None:
    counts = np.array([[5, 5, 0], [0, 2, 8], [5, 5, 0], [0, 0, 9]])
    limits = intervals((1, 2, 3), counts, np.zeros(4, dtype=np.int64), method="t")
    expected = t_interval(10, 2.8, standard_error=(10 * 0.16 / 9 / 10) ** 0.5)
    assert limits[1].tolist() == pytest.approx(expected)
    assert limits[0].tolist() == limits[2].tolist()
    assert np.isnan(limits[3]).all()


def test_random_populations_are_the_same_each_time() -> None:
    assert random_populations(4, seed=9) == random_populations(4, seed=9)
    assert random_populations(4, seed=9) != random_populations(4, seed=8)


def test_the_narrowest_method_that_covers_gaps_and_answers_is_chosen() -> None:
    both: dict[Method, float] = {"t": 0.94, "t_hall": 0.95}
    assert made_up(both, widths={"t_hall": 1.1}).chosen() == "t"
    assert made_up(both, answers={"t": 0.92, "t_hall": 0.95}, widths={"t_hall": 1.1}).chosen() == "t_hall"
    assert made_up({"t": 0.92, "t_hall": 0.95}, answers=both, widths={"t_hall": 1.1}).chosen() == "t_hall"
    assert made_up({"t": 0.94, "t_hall": 0.98}, answers=both, widths={"t_hall": 0.9}).chosen() == "t"
    # nothing averages 93 to 97 %: what misses it least
    assert made_up({"t": 0.88, "bca": 0.92}).chosen() == "bca"
    assert made_up({"t": 0.985, "bca": 0.92}).chosen() == "bca"


def test_few_respondents_do_not_count_in_the_choice() -> None:
    study = made_up({"t": 0.94, "t_hall": 0.95}, widths={"t_hall": 1.1})
    for (name, n), outcomes in study.named.items():
        if n < LEAST:
            outcomes["t"] = outcome(0.7)
            assert study.of_kind("t", kind="gaps" if name.startswith("gaps") else "answers")[n] < 0.94
    assert study.chosen() == "t"


def test_page_names_the_choice_with_its_worst_case() -> None:
    study = made_up({"t": 0.881, "hall": 0.951, "t_hall": 0.952}, widths={"hall": 1.1, "t_hall": 1.2})
    text = page(study, samples=200, minutes=1.4)
    assert '**The default is Hall** (`DEFAULT_INTERVAL = "hall"`)' in text
    assert "95.1 %\n  (0.0 % of the surveys have no interval there)" in text
    assert "- t: averages 88.1 % (gaps, n = 30)" in text
    assert "- t–Hall: wider" in text
    assert "| gaps | 30 | 88.1 | 80.0 | 95.1 | 95.2 | 80.0 | 80.0 |" in text
    assert text.count("\n| gaps: ") == 5 * len(SIZES) + len(METHODS)


def test_committed_page_says_what_the_library_does() -> None:
    text = Path(PAGE).read_text(encoding="utf-8")
    assert re.findall(r'DEFAULT_INTERVAL = "(\w+)"', text) == [DEFAULT_INTERVAL]
    (average,) = re.findall(r"\*\*The default is .*?averages ([\d.]+) %\.", text, re.DOTALL)
    # what is promised: 93 to 97 % over random distributions
    assert 93 <= float(average) <= 97
    for heading in ("Random distributions", "Answers are missing", "On which side they miss"):
        assert f"## {heading}" in text
    assert "20 000 simulated surveys" in text

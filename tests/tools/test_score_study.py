"""The study of scores draws what it says it draws, and its figures are those of the library."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest
from scipy.stats import binom, poisson

from scorecard.instruments import ColumnLayout, servqual
from scorecard.survey import build_survey, gap_analysis
from tools.coverage_study import NAMED
from tools.score_study import exact
from tools.score_study.__main__ import PAGE
from tools.score_study.calibration import SCALE, Said, gap_worlds, tried, true_scores
from tools.score_study.cards import MEASURES, NODES, study_card, true_nodes
from tools.score_study.nodes import JUDGED, SETTINGS, Covered, setting
from tools.score_study.nodes import tried as covered
from tools.score_study.page import judged, page
from tools.score_study.study import GAPS, ROWS, SIZES, Held, Sizes, Study, held, many_surveys
from tools.score_study.surveys import PAIR, ROW_METHODS, STEPS, WEIGHTS, RowMethod, batches, named_worlds, rows_of

WORLDS = {world.name: world for world in named_worlds()}
BELL = GAPS[0]


def with_rows(held_share: float) -> dict[tuple[bool, int, str], dict[RowMethod, Held]]:
    """Coverage of rows, the same everywhere."""
    one = Held(np.full(len(ROWS), held_share), np.ones(len(ROWS)))
    return {(m, n, name): dict.fromkeys(ROW_METHODS, one) for m in (False, True) for n in SIZES for name in WORLDS}


def made_up(rows: float = 0.95, nodes: float = 0.95, off: float = 0.0) -> Study:
    """A study in which all is held, and true, as often as said."""
    one = Covered(*(np.full(len(MEASURES) + len(NODES), share) for share in (nodes, 1 - nodes, 0.0)))
    found = {(s, n, name): (one, one) for s in SETTINGS for n in SIZES for name in WORLDS}
    chance = np.repeat(np.arange(0.05, 1, 0.1), 2000)
    true = np.tile(np.arange(2000), 10) < np.clip(chance + off, 0, 1) * 2000
    said = {prior: dict.fromkeys(("measures", "carried", "drawn"), Said(chance, true)) for prior in PRIORS}
    return Study(with_rows(rows), found, said)


PRIORS = ("uniform", "independent", "concentrated")


def test_worlds_have_the_means_of_their_distributions():
    for population, world in zip(NAMED, WORLDS.values(), strict=True):
        below = 0 if population.name.startswith("gaps") else 7
        assert world.mean == pytest.approx(population.mean - below, abs=2e-4)
        assert world.table[STEPS] == 0


def test_answers_go_together_within_a_respondent_and_more_within_a_dimension():
    (steps,) = batches(4000, surveys=1, missing=0.2, rng=np.random.default_rng(1))
    there = steps[:, 0] != STEPS
    assert there.mean() == pytest.approx(0.64, abs=0.01)
    ranks = np.where(there, steps[:, 0] / STEPS, np.nan)

    def together(one: int, two: int) -> float:
        both = there[one] & there[two]
        return float(np.corrcoef(ranks[one, both], ranks[two, both])[0, 1])

    # of normal variables with correlation r the ranks correlate by 6 / π · asin(r / 2)
    assert together(0, 1) == pytest.approx(6 / np.pi * np.arcsin(0.25), abs=0.06)
    assert together(0, 5) == pytest.approx(6 / np.pi * np.arcsin(0.15), abs=0.06)


def test_rows_are_those_of_a_gap_analysis():
    steps = next(iter(batches(40, surveys=3, missing=0.2, rng=np.random.default_rng(2))))
    world = WORLDS[BELL]
    rows = rows_of(steps, world.table)
    low, high = rows.limits()
    instrument = servqual(points=7)
    layout = ColumnLayout(columns={"expectation": "E{number}", "perception": "P{number}"})
    shares = dict(zip([d.id for d in instrument.dimensions], WEIGHTS, strict=True))
    for survey in range(3):
        columns: dict[str, list[int | None]] = {}
        for item in range(22):
            gaps = world.table[steps[item, survey]].tolist()
            there = (steps[item, survey] != STEPS).tolist()
            columns[f"E{item + 1}"] = [
                max(1, 1 - g) if t or k % 2 else None for k, (g, t) in enumerate(zip(gaps, there, strict=True))
            ]
            columns[f"P{item + 1}"] = [max(1, 1 + g) if t else None for g, t in zip(gaps, there, strict=True)]
        found = gap_analysis(build_survey(instrument, layout, columns), weights=shares)
        assert found.weighted is not None
        for at, row in enumerate((*found.dimensions, found.overall, found.weighted)):
            assert row.interval_method == "t_hall"
            numbers = rows.n[at, survey], rows.mean[at, survey], low[at, survey], high[at, survey]
            assert (row.n, row.gap, row.low, row.high) == pytest.approx(numbers, abs=1e-12)
        pair = [("gap", found.dimensions[at].id) for at in PAIR]
        assert found.correlations(pair)[0, 1] == pytest.approx(rows.correlation[survey], abs=1e-6)


def test_proportions_and_counts_against_sums_over_a_grid():
    p = np.linspace(0.02, 0.98, 4801)
    x = np.arange(31)
    low, high = exact.limits_as_shipped(exact.PROPORTION, x.tolist(), 30.0)
    by_hand = sum(binom.pmf(k, 30, p) * ((low[k] <= p) & (p <= high[k])) for k in x)
    found = exact.proportions(30)
    assert found.average == pytest.approx(by_hand.mean(), abs=1e-4)
    assert found.least <= by_hand.min() <= found.least + 0.005
    assert 0.94 <= found.average <= 0.97
    assert found.least >= 0.9
    means = np.linspace(1, 5, 4001)
    events = np.arange(60)
    low, high = exact.limits_as_shipped(exact.COUNT, events.tolist(), 1.0)
    by_hand = sum(poisson.pmf(k, means) * ((low[k] <= means) & (means <= high[k])) for k in events)
    counted = exact.counts((1.0, 5.0))
    assert counted.average == pytest.approx(by_hand.mean(), abs=1e-3)
    assert counted.least <= by_hand.min() <= counted.least + 0.005


def test_rows_of_many_surveys_are_held_as_often_as_said():
    surveys = many_surveys(30, samples=2000, missing=0.2, seed=(3,))
    # three errors of simulation of 2000 surveys are 1.5 points
    plain = held(surveys[BELL], WORLDS[BELL], method="t")
    assert plain.shares == pytest.approx(np.full(7, 0.95), abs=0.017)
    top = "answers: 90 % at the top"
    of_top = {method: held(surveys[top], WORLDS[top], method=method) for method in ROW_METHODS}
    assert of_top["t"].shares.max() < 0.88
    assert of_top["t_hall"].shares.min() > 0.90
    assert (of_top["t_hall"].shares >= of_top["hall"].shares).all()
    assert (of_top["t_hall"].widths >= of_top["hall"].widths).all()


def test_true_scores_of_nodes_are_those_of_a_card_without_errors():
    scale, true = setting("beyond", WORLDS[BELL])
    scores = scale.scores(true)
    assert scores[:, 0] == pytest.approx([200 / 3, 60, 70, 60, 100])
    customer, process = (2 * 200 / 3 + 60) / 3, (3 * 70 + 2 * 60) / 5
    total = 0.5 * customer + 0.3 * process + 0.2 * 100
    assert true_nodes(study_card(scale, firms=1), scores)[:, 0] == pytest.approx([customer, process, 100, total])


@pytest.mark.slow
def test_nodes_are_held_only_if_the_errors_of_one_survey_go_together():
    survey = many_surveys(100, samples=2000, missing=0.2, seed=(4,))[BELL]
    customer, total = len(MEASURES) + NODES.index("customer"), len(MEASURES) + NODES.index("total")
    found, drawn = covered("inside", WORLDS[BELL], survey, n=100, seed=(5,), drawn=60)
    assert found.held[[customer, total]] == pytest.approx([0.95, 0.95], abs=0.015)
    assert drawn is not None
    assert drawn.held[[customer, total]] == pytest.approx([0.95, 0.95], abs=0.1)
    alone = replace(survey, correlation=0 * survey.correlation)
    assert covered("inside", WORLDS[BELL], alone, n=100, seed=(5,), drawn=0)[0].held[customer] < 0.935


def test_a_total_that_is_truly_at_the_cap_is_held():
    survey = many_surveys(30, samples=1000, missing=0.2, seed=(6,))[BELL]
    found, _ = covered("at the cap", WORLDS[BELL], survey, n=30, seed=(7,), drawn=0)
    # one-sided: 97.5 %
    assert found.held[-1] == pytest.approx(0.975, abs=0.02)
    assert found.above.max() == 0


def test_measures_are_uniform_over_the_scale():
    rng = np.random.default_rng(8)
    for prior in ("uniform", "independent"):
        scores = true_scores(prior, 20_000, rng)
        assert np.quantile(scores, [0.1, 0.5, 0.9], axis=1) == pytest.approx(
            np.repeat([[10], [50], [90]], 5, axis=1), abs=1.5
        )
    together = true_scores("uniform", 2_000, rng)
    assert np.ptp(together, axis=0).max() <= 20


@pytest.mark.slow
def test_statuses_are_true_as_often_as_said():
    found = tried("uniform", gap_worlds(WORLDS[BELL]), firms=450, drawn=60, seed=(9,))
    for way, bound in (("measures", 0.06), ("carried", 0.08)):
        said = found[way]
        for low, high in ((0.1, 0.5), (0.5, 0.9)):
            some = (said.chance > low) & (said.chance < high)
            assert some.sum() > 200
            assert said.true[some].mean() == pytest.approx(said.chance[some].mean(), abs=bound)
    assert found["drawn"].true.sum() == 60 * len(NODES)


def test_bins_hold_every_pair():
    n, said, true = Said(np.array([0.0, 0.05, 0.95, 1.0]), np.array([False, True, True, True])).bins()
    assert n.tolist() == [2, 0, 0, 0, 0, 0, 0, 0, 0, 2]
    assert (said[0], true[0], said[9], true[9]) == pytest.approx((0.025, 0.5, 0.975, 1.0))


def test_page_tells_what_reaches_its_bar():
    assert all(part.reached for part in judged(made_up()).values())
    for study, missed in (
        (made_up(rows=0.929), {"rows"}),
        (made_up(nodes=0.971), {"nodes", "drawn nodes"}),
        (made_up(off=0.06), {"statuses"}),
    ):
        assert {name for name, part in judged(study).items() if not part.reached} == missed
    few = made_up()
    few = replace(
        few,
        said={
            prior: {way: Said(s.chance[::3], s.true[::3]) for way, s in ways.items()}
            for prior, ways in few.said.items()
        },
    )
    assert not judged(few)["statuses"].reached
    text = page(made_up(rows=0.929), sizes=Sizes(), minutes=1.0)
    assert "| rows of a gap analysis, answers missing | 93–97 % on average over the named distributions | no |" in text


def test_committed_page_reaches_every_bar():
    text = PAGE.read_text(encoding="utf-8")
    assert "20 000 simulated cases" in text
    summary = text.partition("## In short")[2].partition("## Proportions")[0]
    lines = re.findall(r"^\| (.*) \| .* \| (yes|no) \|$", summary, re.MULTILINE)
    assert [reached for _, reached in lines] == ["yes"] * 6
    for title in ("Proportions", "Counts", "Rows of a gap analysis", "Scores of nodes", "Statuses"):
        part = text.partition(f"\n## {title}\n")[2].partition("\n## ")[0]
        assert " | yes |\n" in part
        assert " | no |\n" not in part
    assert set(JUDGED) < set(SETTINGS)
    assert SCALE.worst[0] < SCALE.target[0]

"""The generated files of the templates are what their stated truth gives, byte by byte."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.templates import template_path
from tools.make_templates import NAMES, template_data
from tools.template_data.draws import Draws, answers, shared_out


@pytest.mark.parametrize("name", NAMES)
def test_files_are_those_that_the_truth_gives(name: str) -> None:
    for file, text in template_data(name).items():
        assert (template_path(name) / file).read_bytes() == text.encode(), f"{file}: run python -m tools.make_templates"


def test_mean_answers_are_exact_whatever_goes_together() -> None:
    """Over a fine grid of latent ranks the mean answer is the one asked for."""
    from scipy.special import ndtri

    grid = np.asarray(ndtri((np.arange(200_000) + 0.5) / 200_000))
    for mean in (1.0, 2.3, 5.85, 7.0):
        assert abs(answers(grid, mean, low=1, high=7).mean() - mean) < 1e-4
    with pytest.raises(ValueError, match="a mean lies outside the scale from 1 to 7"):
        answers(grid, 7.1, low=1, high=7)


def test_streams_do_not_depend_on_each_other() -> None:
    first = Draws(7, "one").uniform(5)
    assert (Draws(7, "one").uniform(5) == first).all()
    assert (Draws(7, "two").uniform(5) != first).all()


def test_events_are_poisson() -> None:
    counts = np.array([Draws(seed, "events").events(9.0) for seed in range(2000)])
    assert abs(counts.mean() - 9) < 4.5 * 3 / np.sqrt(2000)
    assert 7.5 < counts.var() < 10.6


def test_whole_parts_sum_to_the_whole() -> None:
    assert shared_out(20, [12, 32, 24, 18, 14]) == [2, 6, 5, 4, 3]
    assert sum(shared_out(7, [1, 1, 1])) == 7

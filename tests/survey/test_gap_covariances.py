"""Covariances of means say as much as the errors that are shown, and nothing of what is not shown."""

from __future__ import annotations

import pickle

import numpy as np
import pytest
from numpy.typing import NDArray

from scorecard.instruments import Role
from scorecard.survey import GapAnalysis, Segment, Survey, gap_analysis, question_means
from tests.survey.samples import instrument, random_survey


def grouped(sizes: tuple[int, ...], *, missing: float = 0.2) -> GapAnalysis:
    """Two dimensions of three and two items, in groups of these sizes."""
    s = random_survey(instrument((3, 2)), sum(sizes), missing=missing)
    labels = tuple(f"g{i}" for i in range(len(sizes)))
    rows = np.repeat(np.arange(len(sizes)), sizes).astype(np.int32)
    return gap_analysis(Survey(s.instrument, s.answers, segments={"group": Segment(labels, rows)}), by="group")


def test_variances_are_the_squares_of_the_errors() -> None:
    """Of items and dimensions of both questions and, among those who count in all dimensions, of the whole."""
    gaps = grouped((60, 60))
    for segment in (None, "g0", "g1"):
        table = gaps.covariances[segment].of("gap")
        assert table.shape == (20, 20)
        assert not table.flags.writeable
        np.testing.assert_array_equal(table, table.T)
        for half, statistic in enumerate(("expectation", "perception")):
            for start, rows in ((6 * half, [f"q{i}" for i in range(1, 7)]), (12 + 2 * half, ["d1", "d2"])):
                for at, row in enumerate(rows, start):
                    error = gaps.estimate(statistic, row, segment=segment).standard_error
                    assert np.sqrt(table[at, at]) == pytest.approx(error, rel=1e-12)
        whole = table[16:18, 16:18].sum() / 4
        error = gaps.estimate("expectation", "overall", segment=segment).standard_error
        assert np.sqrt(whole) == pytest.approx(error, rel=1e-12)


def test_groups_that_are_not_shown_leave_no_covariances() -> None:
    gaps = grouped((60, 3, 60))
    hidden = [label for label, group in gaps.segments.items() if group.items[0].reason == "suppressed"]
    assert "g1" in hidden
    assert set(gaps.covariances) == {None, "g0", "g1", "g2"} - set(hidden)
    assert gaps.correlation(("gap", "q1"), ("gap", "d1"), segment="g1") == 0


def test_rows_that_are_not_shown_leave_no_covariances() -> None:
    s = random_survey(instrument((3, 2)), 80, missing=0)
    answers: dict[Role, NDArray[np.int8]] = {role: codes.copy(order="F") for role, codes in s.answers.items()}
    rows = np.repeat([0, 1], 40).astype(np.int32)
    answers["perception"][3:40, 4] = 0  # three of the first group answered the last item of the second dimension
    answers["perception"][:37, 3] = 0
    torn = Survey(s.instrument, answers, segments={"group": Segment(("g0", "g1"), rows)})
    gaps = gap_analysis(torn, by="group")
    assert gaps.row("q5", segment="g0").reason == "suppressed"
    table = gaps.covariances["g0"].of("gap")
    assert not table[[3, 4, 9, 10]].any()
    assert table[[0, 6]].any()
    assert gaps.correlation(("gap", "q5"), ("gap", "q1"), segment="g0") == 0
    if gaps.row("overall", segment="g0").reason == "suppressed":
        assert not table[-4:].any()


def test_they_are_no_part_of_the_numbers() -> None:
    gaps, other = grouped((60, 60)), grouped((60, 60))
    assert "covariances" not in gaps.numbers_json()
    assert "covariances" not in repr(gaps)
    assert gaps == other
    assert pickle.loads(pickle.dumps(gaps.covariances[None].of("gap"))).shape == (20, 20)


def test_a_question_alone_has_its_own() -> None:
    found = question_means(random_survey(instrument((3, 2), roles=("perception", "importance")), 60))
    assert set(found.covariances[None].places) == {"perception", "importance"}
    table = found.covariances[None].of("perception")
    assert table.shape == (10, 10)
    errors = [found.row("perception", row).standard_error for row in (*(f"q{i}" for i in range(1, 7)), "d1", "d2")]
    np.testing.assert_allclose(np.sqrt(table.diagonal()[:8]), errors, rtol=1e-12)
    assert "covariances" not in found.numbers_json()

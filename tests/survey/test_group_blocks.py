"""Respondents are gathered by group without one being lost, doubled or mixed up."""

from __future__ import annotations

import cProfile
from itertools import pairwise

import numpy as np
import pytest

from scorecard.instruments import Role, Scale
from scorecard.survey import Segment, Survey, group_blocks
from scorecard.survey.blocks import Rows, blocks
from scorecard.survey.group_blocks import NOBODY, Block, GroupBlocks, joined
from scorecard.survey.own_points import whole_shares
from tests.survey.samples import instrument


def numbered(n: int, *, labels: tuple[str, ...], half: float = 0.5, highest: tuple[int, ...] = (3, 3)) -> Survey:
    """A survey whose points tell who each respondent is; a third has no label, some left answers out."""
    roles: tuple[Role, ...] = ("expectation", "perception", "minimum", "desired", "importance")
    q = instrument((2, 1), free=0, scale=Scale(low=1, high=max(highest)), roles=roles[: len(highest)])
    rng = np.random.default_rng(n)
    answers = {
        role: np.asfortranarray(rng.choice([0, 1, most - 1, most], (n, 3)).astype(np.int8))
        for role, most in zip(q.roles, highest, strict=True)
    }
    codes = (np.arange(n) % (len(labels) + 1) - 1).astype(np.int32)
    points = np.stack([np.arange(n), np.arange(n) + half], axis=1).astype(np.float64)
    return Survey(q, answers, segments={"group": Segment(labels, codes)}, points=points)


def early(
    gathered: GroupBlocks, survey: Survey, *, rows: Rows | None = None, most: int = 32
) -> list[tuple[str, Block]]:
    """Blocks that are ready before everybody has come."""
    found: list[tuple[str, list[Block]]] = []
    for chosen in blocks(survey.size, rows, most=most):
        found += gathered.add(gathered.parted(survey, chosen))
    return [(label, joined(pieces)) for label, pieces in found]


def rest(gathered: GroupBlocks) -> list[tuple[str, Block]]:
    """Blocks of those who still wait."""
    return [(label, joined(pieces)) for label, pieces in gathered.rest()]


@pytest.mark.parametrize("by", [None, "group"])
@pytest.mark.parametrize("own", [True, False])
@pytest.mark.parametrize("held", [1, 2, 200])
@pytest.mark.parametrize("highest", [(3,), (3, 3), (11, 11), (5, 5, 5), (11, 11, 11, 11, 11)])
def test_everybody_comes_once_with_his_answers(
    by: str | None, own: bool, held: int, highest: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(group_blocks, "_WAITING", 5 * held)
    survey = numbered(40, labels=("a", "b"), highest=highest)
    gathered = GroupBlocks(by, own=own, most=5)
    found = [*early(gathered, survey, most=5), *rest(gathered)]
    rows: list[tuple[str, tuple[int, ...]]] = []
    for label, block in found:
        assert tuple(block.answers) == survey.roles
        assert (block.points is not None) is own
        assert all(start < stop for start, stop in block.runs)
        assert all(a[1] == b[0] for a, b in pairwise(block.runs))
        assert block.runs[0][0] == 0
        assert block.runs[-1][1] == block.size
        for who in range(block.size):
            answers = tuple(int(v) for codes in block.answers.values() for v in codes[:, who])
            if own and block.points is not None:
                number = int(block.points[0, who])
                assert block.points[1, who] == number + 0.5
                assert answers == tuple(int(v) for codes in survey.answers.values() for v in codes[number])
            rows.append((label, answers))
    names = ["", "a", "b"]
    expected = [
        (names[i % 3] if by else NOBODY, tuple(int(v) for codes in survey.answers.values() for v in codes[i]))
        for i in range(40)
    ]
    assert sorted(rows) == sorted(expected)
    assert gathered.rest() == []


def test_a_run_holds_those_who_answered_the_same_throughout() -> None:
    survey = numbered(60, labels=())
    gathered = GroupBlocks(None, own=False)
    ((_, block),) = [*early(gathered, survey, most=100), *rest(gathered)]
    seen: set[tuple[bool, bool]] = set()
    for start, stop in block.runs:
        kinds = {tuple(bool(codes[:, who].all()) for codes in block.answers.values()) for who in range(start, stop)}
        assert len(kinds) == 1
        seen |= kinds  # type: ignore[arg-type]
    assert len(seen) == len(block.runs) == 4


def test_chosen_rows_are_gathered_alone() -> None:
    survey = numbered(20, labels=("a",))
    gathered = GroupBlocks("group", own=True)
    found = [*early(gathered, survey, rows=np.array([3, 3, 4])), *rest(gathered)]
    assert sorted((label, block.points[0].tolist()) for label, block in found if block.points is not None) == [
        ("", [4.0]),
        ("a", [3.0, 3.0]),
    ]


@pytest.mark.parametrize(("most", "narrow"), [(100, True), (32_767, True), (32_768, False)])
def test_small_whole_points_wait_in_little_room_and_one_missing_takes_all_of_a_respondent(
    most: int, narrow: bool
) -> None:
    survey = numbered(20, labels=(), half=0)
    assert survey.points is not None
    survey.points[3] = [np.nan, 40]
    survey.points[4] = [most, 1]
    gathered = GroupBlocks(None, own=True)
    ((_, block),) = [*early(gathered, survey, most=100), *rest(gathered)]
    assert block.points is not None
    assert block.points.dtype == (np.int16 if narrow else np.float64)
    whole, usable = whole_shares(block.points)
    shares, there = whole_shares(survey.points.T)
    assert sorted(map(tuple, whole.T.tolist())) == sorted(map(tuple, shares.T.tolist()))
    assert usable.sum() == there.sum() == 18  # respondent 0 gave no points at all


def test_groups_are_counted_as_soon_as_they_make_a_block() -> None:
    survey = numbered(60, labels=("a",))
    gathered = GroupBlocks("group", own=False, most=20)
    assert [(label, block.size) for label, block in early(gathered, survey, most=20)] == [("", 20), ("a", 20)]
    assert [(label, block.size) for label, block in rest(gathered)] == [("", 10), ("a", 10)]


def test_the_largest_groups_are_counted_first() -> None:
    survey = numbered(60, labels=("a", "b"))
    gathered = GroupBlocks("group", own=False, most=1000)
    assert early(gathered, survey, rows=np.array([0, 1, 2, 5, 8, 11, 4])) == []
    assert [(label, block.size) for label, block in rest(gathered)] == [("b", 4), ("a", 2), ("", 1)]


def test_respondents_are_gathered_while_a_debugger_looks_on() -> None:
    """Nobody of the last group answered both questions throughout: its counts end early."""
    answers: dict[Role, np.ndarray] = {
        "expectation": np.array([[1, 2, 3], [1, 2, 0]], dtype=np.int8),
        "perception": np.array([[1, 2, 3], [1, 2, 3]], dtype=np.int8),
    }
    survey = Survey(instrument((2, 1), free=0), answers, segments={"group": Segment(("a",), np.array([-1, 0]))})
    gathered = GroupBlocks("group", own=False)
    with cProfile.Profile():
        found = sorted(label for label, _ in (*early(gathered, survey), *rest(gathered)))
    assert found == [NOBODY, "a"]

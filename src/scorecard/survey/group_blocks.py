"""Respondents put together group by group, in blocks that are counted at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from scorecard.instruments import Role
from scorecard.survey.blocks import BLOCK, Rows, taken
from scorecard.survey.own_points import Points
from scorecard.survey.responses import Survey

__all__ = ["NOBODY", "Block", "GroupBlocks", "joined"]

NOBODY = ""
"""Stands for the respondents without a label, which no label can be."""

_WAITING = 1 << 19
"""Respondents that wait at most until all of them are counted, however many groups there are: about 30 MB."""

_KINDS = 4
"""Whether each of the first two questions was answered throughout, or not."""

_HALF = 1 << 4
"""Codes of a scale of up to eleven answers are below it, and take half a byte."""

_FEW = 1 << 12
"""Groups up to which a number of a group and a kind fits in 16 bits, which are sorted faster."""

Number = TypeVar("Number", bound=np.generic)
Codes = NDArray[np.int8]
Runs = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Some respondents of one group.

    Attributes
    ----------
    answers : mapping of role to ndarray of int8, shape (k, n)
        Codes, one item a row.
    points : ndarray of float or int16, shape (d, n), or None
        Importance points, one dimension a row; all zero where one is missing.
    runs : tuple of (int, int)
        Where respondents stand who answered the same of the first two questions throughout; one that
        nobody belongs to is left out, except while they wait.
    """

    answers: Mapping[Role, Codes]
    points: Points | None
    runs: Runs = ()

    @property
    def size(self) -> int:
        """Number of respondents."""
        return len(next(iter(self.answers.values())).T)

    def parted(self, order: Rows, groups: Iterable[tuple[int, int, Runs]]) -> Iterator[Block]:
        """Yield stretches of another order of the respondents, each with its runs."""
        pairs = _paired(self.answers)
        for start, stop, runs in groups:
            rows = order[start:stop]
            points = None if self.points is None else _picked(self.points, rows)
            answers: dict[Role, Codes] = {}
            for roles, codes in pairs:
                answers.update(_split(roles, _picked(codes, rows)))
            yield Block(answers, points, runs)


class GroupBlocks:
    """Gather respondents by group.

    Each block of a survey is sorted by itself, which stays in the processor's cache; then what
    belongs to one group is put together, and counted once it makes a block.

    Parameters
    ----------
    by : str, optional
        Segment variable.
    own : bool
        Whether importance points are wanted.
    most : int
        Respondents of a block.
    """

    def __init__(self, by: str | None, *, own: bool, most: int = BLOCK) -> None:
        self._by = by
        self._most = most
        self._own = own
        self._waiting: dict[str, list[Block]] = {}
        self._sizes: dict[str, int] = {}

    def parted(self, survey: Survey, rows: slice | Rows) -> list[tuple[str, Block]]:
        """Return some respondents group by group, each with its label; nothing is changed by it."""
        points = None
        if self._own and survey.points is not None:
            points = _narrow(taken(survey.points, rows))
        answers: dict[Role, Codes] = {role: taken(codes, rows) for role, codes in survey.answers.items()}
        block = Block(answers, points)
        if self._by is None:
            return _parted(block, (), None)
        segment = survey.segment(self._by)
        return _parted(block, segment.labels, segment.codes[rows])

    def add(self, parts: Iterable[tuple[str, Block]]) -> list[tuple[str, list[Block]]]:
        """Let respondents wait, and return those who have waited long enough with their label."""
        for label, part in parts:
            self._waiting.setdefault(label, []).append(part)
            self._sizes[label] = self._sizes.get(label, 0) + part.size
        if sum(self._sizes.values()) >= max(_WAITING, self._most):
            return self.rest()
        return [(label, self._released(label)) for label, size in [*self._sizes.items()] if size >= self._most]

    def rest(self) -> list[tuple[str, list[Block]]]:
        """Return everybody who still waits, the largest groups first."""
        return [(label, self._released(label)) for label in sorted(self._sizes, key=lambda one: -self._sizes[one])]

    def _released(self, label: str) -> list[Block]:
        """Return everybody of a group who waits."""
        del self._sizes[label]
        return self._waiting.pop(label)


def joined(pieces: Sequence[Block]) -> Block:
    """Return pieces of a group as one block, kind by kind."""
    if len(pieces) == 1:
        return replace(pieces[0], runs=_there(pieces[0].runs))
    parts = [(piece, *piece.runs[kind]) for kind in range(_KINDS) for piece in pieces]
    of_kind = [sum(piece.runs[kind][1] - piece.runs[kind][0] for piece in pieces) for kind in range(_KINDS)]
    answers: dict[Role, Codes] = {
        role: np.concatenate([piece.answers[role][:, start:stop] for piece, start, stop in parts], axis=1)
        for role in pieces[0].answers
    }
    points = [piece.points[:, start:stop] for piece, start, stop in parts if piece.points is not None]
    runs = _there(pairwise(accumulate(of_kind, initial=0)))
    return Block(answers, np.concatenate(points, axis=1) if points else None, runs)


def _parted(block: Block, labels: tuple[str, ...], codes: NDArray[np.int32] | None) -> list[tuple[str, Block]]:
    """Return the respondents of a block by group, within it by what they answered throughout."""
    key = _completeness(block)
    if codes is not None:
        kind = np.int16 if len(labels) < _FEW else np.int32
        group = np.add(codes, 1, dtype=kind, casting="unsafe")
        group *= _KINDS
        key = np.add(group, key, dtype=kind)
    order = np.argsort(key, kind="stable")
    by_group = np.bincount(key, minlength=(len(labels) + 1) * _KINDS).reshape(-1, _KINDS)
    names: list[str] = []
    groups: list[tuple[int, int, Runs]] = []
    stop = 0
    for place, sizes in enumerate(by_group.tolist()):
        start, stop = stop, stop + sum(sizes)
        if start < stop:
            names.append(labels[place - 1] if place else NOBODY)
            groups.append((start, stop, tuple(pairwise(accumulate(sizes, initial=0)))))
    return list(zip(names, block.parted(order, groups), strict=True))


def _picked(numbers: NDArray[Number], rows: Rows) -> NDArray[Number]:
    """Return some respondents, one a column; all of them are there, which is not looked at."""
    return np.take(numbers, rows, axis=1, mode="wrap")


def _paired(answers: Mapping[Role, Codes]) -> list[tuple[tuple[Role, ...], Codes]]:
    """Return the codes of two questions in one byte: half as many have to be moved."""
    roles = list(answers)
    found: list[tuple[tuple[Role, ...], Codes]] = []
    for one, two in zip(roles[::2], roles[1::2], strict=False):
        both = answers[one].view(np.uint8) * np.uint8(_HALF)
        both += answers[two].view(np.uint8)
        found.append(((one, two), both.view(np.int8)))
    return [*found, *(((role,), answers[role]) for role in roles[len(found) * 2 :])]


def _split(roles: tuple[Role, ...], codes: Codes) -> dict[Role, Codes]:
    """Return the codes of each question again."""
    if len(roles) == 1:
        return {roles[0]: codes}
    bytes_ = codes.view(np.uint8)
    parts = (bytes_ // np.uint8(_HALF), bytes_ & np.uint8(_HALF - 1))
    return {role: part.view(np.int8) for role, part in zip(roles, parts, strict=True)}


def _narrow(points: NDArray[np.float64]) -> Points:
    """Return points in a quarter of the room where all are small whole numbers; they wait in many blocks."""
    whole = _whole(points)
    if whole is None and np.isnan(points).any():
        whole = _whole(np.where(np.isnan(points).any(axis=0), 0.0, points))
    return points if whole is None else whole


def _whole(points: NDArray[np.float64]) -> NDArray[np.int16] | None:
    """Return points as small whole numbers; None if any is none."""
    with np.errstate(invalid="ignore"):
        whole = points.astype(np.int16)
    return whole if (whole == points).all() else None


def _completeness(block: Block) -> NDArray[np.int8]:
    """Return a number for each respondent that tells which of the first two questions he answered throughout."""
    total = np.zeros(block.size, dtype=np.int8)
    for weight, codes in zip((1, 2), block.answers.values(), strict=False):
        throughout = np.minimum(np.minimum.reduce(codes, axis=0), 1)
        throughout *= weight
        total += throughout
    return total


def _there(runs: Iterable[tuple[int, int]]) -> Runs:
    """Return the runs that somebody belongs to."""
    return tuple((start, stop) for start, stop in runs if start < stop)

"""Respondents put together group by group, in blocks that are counted at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

from scorecard.instruments import Role
from scorecard.survey.blocks import BLOCK, Rows, blocks, taken
from scorecard.survey.responses import Survey

__all__ = ["NOBODY", "Block", "GroupBlocks"]

NOBODY = ""
"""Stands for the respondents without a label, which no label can be."""

_HELD = 2 * BLOCK
"""Respondents that wait at most until they are counted."""

_KINDS = 4
"""Whether each of the first two questions was answered throughout, or not."""

_FEW = 1 << 12
"""Groups up to which a number of a group and a kind fits in 16 bits, which are sorted faster."""

Codes = NDArray[np.int8]
Points = NDArray[np.float64]
Runs = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Some respondents of one group.

    Attributes
    ----------
    answers : mapping of role to ndarray of int8, shape (k, n)
        Codes, one item a row.
    points : ndarray of float, shape (d, n), or None
        Importance points, one dimension a row.
    runs : tuple of (int, int)
        Where respondents stand who answered the same of the first two questions throughout.
    """

    answers: Mapping[Role, Codes]
    points: Points | None
    runs: Runs = ()

    @property
    def size(self) -> int:
        """Number of respondents."""
        return len(next(iter(self.answers.values())).T)

    def part(self, start: int, stop: int) -> Block:
        """Return the respondents from one position to another."""
        points = None if self.points is None else self.points[:, start:stop]
        answers: dict[Role, Codes] = {role: codes[:, start:stop] for role, codes in self.answers.items()}
        return Block(answers, points)

    def ordered(self, order: Rows) -> Block:
        """Return the respondents in another order."""
        # rows are there: to look for each whether it is would take half as long again
        points = None if self.points is None else np.take(self.points, order, axis=1, mode="clip")
        answers: dict[Role, Codes] = {
            role: np.take(codes, order, axis=1, mode="clip") for role, codes in self.answers.items()
        }
        return Block(answers, points)


class GroupBlocks:
    """Gather respondents by group.

    Each block of a survey is sorted by itself, which stays in the processor's cache; then what
    belongs to one group is put together.

    Parameters
    ----------
    by : str, optional
        Segment variable.
    own : bool
        Whether importance points are wanted.
    """

    def __init__(self, by: str | None, *, own: bool) -> None:
        self._by = by
        self._own = own
        self._waiting: dict[str, tuple[list[Block], ...]] = {}
        self._held = 0

    def add(self, survey: Survey, rows: Rows | None) -> Iterator[tuple[str, Block]]:
        """Take respondents, and yield those who have waited long enough with their label."""
        segment = None if self._by is None else survey.segment(self._by)
        for chosen in blocks(survey.size, rows):
            points = None
            if self._own and survey.points is not None:
                points = taken(survey.points, chosen)
            answers: dict[Role, Codes] = {role: taken(codes, chosen) for role, codes in survey.answers.items()}
            block = Block(answers, points)
            if segment is None:
                self._hold(block, (), None)
            else:
                self._hold(block, segment.labels, segment.codes[chosen])
            if self._held >= _HELD:
                yield from self.rest()

    def rest(self) -> Iterator[tuple[str, Block]]:
        """Yield everybody who still waits."""
        waiting, self._waiting, self._held = self._waiting, {}, 0
        for label, pieces in waiting.items():
            for chosen in _cut(pieces):
                yield label, _joined(chosen)

    def _hold(self, block: Block, labels: tuple[str, ...], codes: NDArray[np.int32] | None) -> None:
        """Let the respondents of a block wait, by group and by what they answered throughout."""
        self._held += block.size
        key = _completeness(block)
        if codes is not None:
            kind = np.int16 if len(labels) < _FEW else np.int32
            group = np.add(codes, 1, dtype=kind, casting="unsafe")
            group *= _KINDS
            key = np.add(group, key, dtype=kind)
        counts = np.bincount(key)
        found = np.flatnonzero(counts)
        if len(found) > 1:
            block = block.ordered(np.argsort(key, kind="stable"))
        stop = 0
        for place, size in zip(found.tolist(), counts[found].tolist(), strict=True):
            start, stop = stop, stop + size
            label = NOBODY if place < _KINDS else labels[place // _KINDS - 1]
            pieces = self._waiting.setdefault(label, tuple([] for _ in range(_KINDS)))
            pieces[place % _KINDS].append(block.part(start, stop))


def _completeness(block: Block) -> NDArray[np.int8]:
    """Return a number for each respondent that tells which of the first two questions he answered throughout."""
    total = np.zeros(block.size, dtype=np.int8)
    for weight, codes in zip((1, 2), block.answers.values(), strict=False):
        throughout = np.minimum(np.minimum.reduce(codes, axis=0), 1)
        throughout *= weight
        total += throughout
    return total


def _cut(kinds: Sequence[Sequence[Block]]) -> Iterator[list[list[Block]]]:
    """Yield the pieces of a group, kind by kind, in portions that make a block."""
    portion: list[list[Block]] = []
    size = 0
    for pieces in kinds:
        portion.append([])
        for piece in pieces:
            portion[-1].append(piece)
            size += piece.size
            if size >= BLOCK:
                yield portion
                portion, size = [list[Block]()], 0
    if size:
        yield portion


def _joined(kinds: Sequence[Sequence[Block]]) -> Block:
    """Return pieces as one block."""
    pieces = [piece for of_kind in kinds for piece in of_kind]
    edges = [0, *accumulate(sum(piece.size for piece in of_kind) for of_kind in kinds)]
    runs = tuple((start, stop) for start, stop in pairwise(edges) if stop > start)
    answers: dict[Role, Codes] = {
        role: np.concatenate([p.answers[role] for p in pieces], axis=1) for role in pieces[0].answers
    }
    points = [p.points for p in pieces if p.points is not None]
    return Block(answers, np.concatenate(points, axis=1) if points else None, runs)

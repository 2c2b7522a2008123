"""Respondents in blocks that stay in the processor's cache."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

__all__ = ["BLOCK", "Rows", "blocks", "kept", "run", "taken"]

Number = TypeVar("Number", bound=np.generic)
Rows = NDArray[np.intp]
BLOCK = 1 << 15
"""Respondents of a block."""
_FEW = 64
"""Respondents that are left out of a block at most for whole stretches to be copied, which is quicker."""


def blocks(size: int, rows: Rows | None, *, most: int = BLOCK) -> Iterator[slice | Rows]:
    """Return the respondents in blocks, by themselves as small as stay in the processor's cache."""
    for start in range(0, size if rows is None else len(rows), most):
        yield slice(start, start + most) if rows is None else rows[start : start + most]


def taken(answers: NDArray[Number], chosen: slice | Rows) -> NDArray[Number]:
    """Return the answers of a block of respondents, one item a row."""
    if isinstance(chosen, slice):
        return np.ascontiguousarray(answers.T[:, chosen])
    # rows are there: to look for each whether it is would take half as long again
    return np.take(answers.T, chosen, axis=1, mode="clip")


def kept(numbers: NDArray[Number], keep: NDArray[np.bool_]) -> NDArray[Number]:
    """Return the respondents that are kept, along the last axis."""
    gone = np.flatnonzero(~keep)
    if len(gone) > _FEW:
        return numbers[..., keep]
    stretches = zip([0, *(gone + 1).tolist()], [*gone.tolist(), len(keep)], strict=True)
    return np.concatenate([numbers[..., start:stop] for start, stop in stretches], axis=-1)


def run(positions: tuple[int, ...]) -> slice | list[int]:
    """Return positions as a slice where they stand side by side."""
    if positions and positions == tuple(range(positions[0], positions[0] + len(positions))):
        return slice(positions[0], positions[0] + len(positions))
    return list(positions)

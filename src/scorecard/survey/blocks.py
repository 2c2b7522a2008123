"""Respondents in blocks that stay in the processor's cache."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

__all__ = ["Rows", "blocks", "taken"]

Codes = NDArray[np.int8]
Rows = NDArray[np.intp]
_BLOCK = 1 << 15


def blocks(size: int, rows: Rows | None) -> Iterator[slice | Rows]:
    """Return the respondents in blocks that stay in the processor's cache."""
    for start in range(0, size if rows is None else len(rows), _BLOCK):
        yield slice(start, start + _BLOCK) if rows is None else rows[start : start + _BLOCK]


def taken(codes: Codes, chosen: slice | Rows) -> Codes:
    """Return the codes of a block, one item a row."""
    return np.ascontiguousarray(codes.T[:, chosen])

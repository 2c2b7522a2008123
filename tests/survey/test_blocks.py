"""Blocks cover every respondent once, in order."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.survey.blocks import blocks, kept, taken


def test_blocks_cover_all_rows_once() -> None:
    everyone = np.arange(70_000)
    assert np.concatenate([everyone[b] for b in blocks(70_000, None)]).tolist() == everyone.tolist()
    rows = everyone[::-1].copy()
    assert np.concatenate(list(blocks(70_000, rows))).tolist() == rows.tolist()


def test_codes_are_taken_item_by_item() -> None:
    codes = np.array([[1, 2], [3, 4], [5, 6]], dtype=np.int8)
    assert taken(codes, np.array([2, 0])).tolist() == [[5, 1], [6, 2]]
    assert taken(codes, slice(0, 1)).flags.c_contiguous


@pytest.mark.parametrize("gone", [[], [0], [4], [0, 1, 4], [0, 1, 2, 3, 4], [3] * 70])
def test_who_is_kept_stays_in_order(gone: list[int]) -> None:
    """Where few are left out, where many are, at either end, all of them."""
    keep = np.ones(5 if len(gone) < 64 else 500, dtype=np.bool_)
    keep[gone if len(gone) < 64 else np.arange(0, 500, 5)] = False
    numbers = np.arange(2 * 3 * len(keep), dtype=np.int16).reshape(2, 3, -1)
    found = kept(numbers, keep)
    assert found.dtype == np.int16
    assert found.tolist() == [[[x for x, k in zip(row, keep, strict=True) if k] for row in half] for half in numbers]

"""Blocks cover every respondent once, in order."""

from __future__ import annotations

import numpy as np

from scorecard.survey.blocks import blocks, taken


def test_blocks_cover_all_rows_once() -> None:
    everyone = np.arange(70_000)
    assert np.concatenate([everyone[b] for b in blocks(70_000, None)]).tolist() == everyone.tolist()
    rows = everyone[::-1].copy()
    assert np.concatenate(list(blocks(70_000, rows))).tolist() == rows.tolist()


def test_codes_are_taken_item_by_item() -> None:
    codes = np.array([[1, 2], [3, 4], [5, 6]], dtype=np.int8)
    assert taken(codes, np.array([2, 0])).tolist() == [[5, 1], [6, 2]]
    assert taken(codes, slice(0, 1)).flags.c_contiguous

"""Counts of cells without an answer, and the error that shows them."""

from __future__ import annotations

import pickle

from scorecard.survey.bad_cells import BadCells, BadCellsError, CellCounts


def counted(cells: list[tuple[str, str, str, int]]) -> CellCounts:
    counts = CellCounts()
    for cell in cells:
        counts.add(*cell)
    return counts


CELLS = [("b", "answer-out-of-scale", "9", 1), ("a", "missing", "", 2), ("b", "answer-out-of-scale", "0", 3)]


def test_counts_do_not_depend_on_the_batches() -> None:
    right = (
        BadCells("a", "missing", 2, (("", 2),)),
        BadCells("b", "answer-out-of-scale", 4, (("0", 3), ("9", 1))),
    )
    assert counted(CELLS).listed(("a", "b")) == right
    whole = counted(CELLS[2:])
    whole.absorb(counted(CELLS[:2]))
    assert whole.listed(("a", "b")) == right
    assert whole.kinds() == {"missing": 2, "answer-out-of-scale": 4}


def test_very_many_contents_are_counted_but_not_kept() -> None:
    many = [("a", "answer-not-a-number", f"text {i}", 1) for i in range(30)]
    halves = counted(many[:15])
    halves.absorb(counted(many[15:]))
    for counts in (counted(many), halves):
        assert counts.listed(("a",)) == (BadCells("a", "answer-not-a-number", 30, None),)
    table = BadCellsError("No.", cells=counts.listed(("a",)), respondents=30).table()
    assert table.rows[0][2] == 30
    assert "more than 20 different contents" in table.to_text("en")
    assert "超过 20 种不同内容" in table.to_text("zh")


def test_the_error_survives_a_process_border() -> None:
    error = BadCellsError("No.", (), {"answer-out-of-scale": 4}, counted(CELLS).listed(("a", "b")), 5, 1)
    again = pickle.loads(pickle.dumps(error))
    assert (again.cells, again.counts, again.respondents, again.empty) == (error.cells, error.counts, 5, 1)

"""Every reader of tables names the row of a header that stands below other rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd
import pytest

import scorecard as sc
from scorecard.errors import ObservationError, ScorecardError, UsageError
from scorecard.io import inspect_file, read_complaints, read_customer_history, tally_survey
from scorecard.io.batches import Batch
from scorecard.io.codecs.frame_codec import FrameSource
from scorecard.io.header_search import header_sought
from scorecard.io.reading import Reading
from tests.io.books import books

QUESTIONS = sc.Instrument.model_validate(
    {"id": "q", "name": "Q", "scale": {"low": 1, "high": 5}, "items": [{"id": "fast", "text": "Fast"}]}
)
LAYOUT = sc.ColumnLayout(columns={"expectation": "E{number}", "perception": "P{number}"})
READERS: dict[str, tuple[Callable[[object], object], list[list[str]]]] = {
    "survey": (lambda file: sc.read_survey(file, QUESTIONS, layout=LAYOUT), [["E1", "P1", "x"], ["5", "4", ""]]),
    "tally": (lambda file: tally_survey(file, QUESTIONS, layout=LAYOUT), [["E1", "P1", "x"], ["5", "4", ""]]),
    "values": (sc.read_observations, [["measure", "period", "value"], ["otif", "2026-Q1", "95"]]),
    "wide": (sc.read_observations, [["Measure", "2026-Q1", "2026-Q2"], ["otif", "95", "96"]]),
    "orders": (
        sc.read_orders,
        [["order", "promised_at", "delivered_at"], ["A", "2026-01-05", "2026-01-05"]],
    ),
    "complaints": (read_complaints, [["complaint", "opened_at", "solved"], ["a", "2026-01-05", "yes"]]),
    "invoices": (read_customer_history, [["customer", "date", "amount"], ["a", "2026-01-05", "7"]]),
}
ABOVE: dict[str, list[list[str]]] = {
    "a title": [["Export of 2026"]],
    "a title and a blank row": [["Export of 2026"], []],
    "two titles": [["Export of 2026"], ["Branch: north"], []],
    "a title and a legend": [["Export", "of 2026", ""], ["", "all branches"]],
}


def told(read: Callable[[object], object], source: object) -> list[str]:
    """Return the problems that a reader finds."""
    with pytest.raises(ScorecardError) as caught:
        read(source)
    return [str(problem) for problem in caught.value.problems]


def below(place: str) -> list[str]:
    """Return what is told of a header that stands somewhere."""
    said = "the names of the columns stand in this row, below other rows. Delete everything above this row."
    return [f"{place}: {said} [header-below]"]


@pytest.mark.parametrize("above", ABOVE)
@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(("separator", "end"), [(",", "\n"), (";", "\r\n"), ("\t", "\n")])
def test_of_a_text_file(reader: str, above: str, separator: str, end: str, tmp_path: Path) -> None:
    read, rows = READERS[reader]
    for padded in (False, True):
        lines = [[*row, *[""] * (3 - len(row) if padded else 0)] for row in [*ABOVE[above], *rows]]
        path = tmp_path / "export.csv"
        path.write_text(end.join(separator.join(line) for line in lines) + end, encoding="utf-8", newline="")
        assert told(read, path) == below(f"{path}, row {len(ABOVE[above]) + 1}")
        path.write_text(end.join(separator.join(line) for line in rows) + end, encoding="utf-8", newline="")
        read(path)


@pytest.mark.parametrize("above", ABOVE)
@pytest.mark.parametrize("reader", READERS)
def test_of_a_workbook(reader: str, above: str, tmp_path: Path) -> None:
    """Rows are those beside which they stand, blank ones too."""
    read, rows = READERS[reader]
    path = tmp_path / "export.xlsx"
    path.write_bytes(books({"Data": [*ABOVE[above], *rows]}))
    assert told(read, path) == below(f"{path}, sheet Data, row {len(ABOVE[above]) + 1}")


@pytest.mark.parametrize("reader", [name for name in READERS if name != "wide"])
def test_of_a_frame(reader: str) -> None:
    """Its first row is row 1."""
    read, rows = READERS[reader]
    frame = pd.DataFrame([["", "", ""], *rows], columns=["Export", "Unnamed: 1", "Unnamed: 2"], dtype=object)
    assert told(read, frame) == below("pandas DataFrame, row 2")


def test_of_one_file_of_several(tmp_path: Path) -> None:
    for name, above in (("a", ""), ("b", "Export\n\n")):
        (tmp_path / f"{name}.csv").write_text(f"{above}order,promised_at\nA{name},2026-01-05\n", encoding="utf-8")
    assert told(sc.read_orders, tmp_path) == below(f"{tmp_path / 'b.csv'}, row 3")


def test_in_other_encodings(tmp_path: Path) -> None:
    """Also where the beginning of a long file is cut within a character."""
    path = tmp_path / "orders.csv"
    for encoding in ("utf-8", "utf-8-sig", "gb18030", "utf-16"):
        text = "订单出库明细表，客户服务部\n\norder,promised_at,客户\n" + "A,2026-01-05,华东区客户服务\n" * 40_000
        path.write_bytes(text.encode(encoding))
        assert told(sc.read_orders, path) == below(f"{path}, row 3")
    path.write_text("sep=;\nExport\norder;promised_at\nA;2026-01-05\n", encoding="utf-8")
    assert told(sc.read_orders, path) == below(f"{path}, row 2")


def test_other_problems_stay_as_they_are(tmp_path: Path) -> None:
    """A header that stands where it should, or nowhere, hides nothing else."""
    path = tmp_path / "log.csv"
    path.write_text("complaint,opened_at\na,then\ncomplaint,opened_at\n", encoding="utf-8")
    assert [line.split("[")[1] for line in told(read_complaints, path)] == ["not-a-moment]", "not-a-moment]"]
    path.write_text("id,when\na,2026-01-05\n", encoding="utf-8")
    assert [line.split("[")[1] for line in told(read_complaints, path)] == ["missing-column]", "missing-column]"]
    path.write_text("PO,type,promised_at\n1,return,2026-01-05\n2,order,2026-01-05\n", encoding="utf-8")
    assert [line.split("[")[1] for line in told(sc.read_orders, path)] == ["missing-column]"]
    path.write_text("", encoding="utf-8")
    assert told(read_complaints, path)[0].endswith("[empty-file]")
    assert told(read_complaints, tmp_path / "none.csv")[0].endswith("[no-such-file]")


def test_errors_of_other_kinds_pass() -> None:
    with pytest.raises(KeyError), header_sought("none.csv", Reading("none.csv", ObservationError), lambda _: True):
        raise KeyError


def test_only_the_beginning_of_a_frame_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """A frame of millions of rows is not turned into cells to tell that a column is absent."""
    asked: list[int] = []
    whole = FrameSource.batches

    def batches(self: FrameSource, wanted: tuple[str, ...], *, rows: int) -> Iterator[Batch]:
        asked.append(rows)
        return whole(self, wanted, rows=rows)

    monkeypatch.setattr(FrameSource, "batches", batches)
    frame = pd.DataFrame({"PO": ["A"] * 5_000, "promised_at": ["2026-01-05"] * 5_000})
    assert [line.split("[")[1] for line in told(sc.read_orders, frame)] == ["missing-column]"]
    assert asked
    assert max(asked) < 100


def test_an_option_that_cannot_be_is_told_as_such(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text("Export\n\norder,promised_at,x\nA,2026-01-05,\n", encoding="utf-8")
    for read in (inspect_file, sc.read_observations, read_complaints):
        with pytest.raises(UsageError):
            read(path, separator="comma")  # type: ignore[arg-type]

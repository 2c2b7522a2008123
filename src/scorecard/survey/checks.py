"""The check of raw survey columns, before anything is computed from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from scorecard._result import Provenance
from scorecard.errors import Place, SurveyError
from scorecard.instruments import ColumnLayout, Instrument
from scorecard.survey.batch_check import BadCellsRule, SurveyCheck
from scorecard.survey.coding import Cells
from scorecard.survey.responses import Survey

__all__ = ["build_survey"]


def build_survey(
    instrument: Instrument,
    layout: ColumnLayout,
    columns: Mapping[str, Cells],
    *,
    provenance: Provenance | None = None,
    first_row: int = 1,
    source: str | None = None,
    header: Sequence[str] | None = None,
    bad_cells: BadCellsRule = "refuse",
) -> Survey:
    """Return the checked survey of raw columns.

    Parameters
    ----------
    instrument : Instrument
        The questionnaire.
    layout : ColumnLayout
        Which column holds what, and how its cells are read.
    columns : mapping of str to sequence
        Raw cells of each column: text, numbers, None; arrays of numbers are taken as they are.
    provenance : Provenance, optional
        Where the columns come from; what the check finds is added to it.
    first_row : int
        Number of the first data row as the user sees it.
    source : str, optional
        The input as the user named it, for messages.
    header : sequence of str, optional
        All column names as they stand in the source, when a name may stand there twice.
    bad_cells : {"refuse", "missing"}
        Whether a cell that cannot be used stops everything, or counts as missing and is told in the
        provenance.

    Returns
    -------
    Survey
        The answers as codes.

    Raises
    ------
    SurveyError
        With every bad cell (row, column, found), every item column that is absent or there
        twice, and every declared column that is not there.

    Notes
    -----
    Empty cells, white space, None, NaN and the declared missing codes are missing answers. Full-width
    digits are read as plain ones and counted; ``5.0`` is 5. Everything else that is not a code of
    the scale is refused; nothing is clipped or dropped. Declared missing *texts* are missing in
    segment columns too, declared missing *numbers* only among the answers.

    Examples
    --------
    >>> from scorecard.instruments import servqual
    >>> layout = ColumnLayout(columns={"perception": "P{number}"})
    >>> survey = build_survey(servqual(), layout, {f"P{i}": ["7", "", "５"] for i in range(1, 23)})
    >>> survey.answers["perception"][:, 0].tolist(), survey.provenance.digits_normalised
    ([7, 0, 5], 22)
    """
    check = SurveyCheck(instrument, layout, source=source, bad_cells=bad_cells)
    check.header(tuple(columns) if header is None else tuple(header))
    rows = _rows(columns, source)
    survey = check.batch(columns, rows=rows, first_row=first_row)
    base = Provenance(source="", rows_read=rows) if provenance is None else provenance
    return replace(survey, provenance=check.close(base))


def _rows(columns: Mapping[str, Cells], source: str | None) -> int:
    """Return the number of rows, or refuse a table without any."""
    lengths = {len(cells) for cells in columns.values()}
    if len(lengths) > 1:
        raise SurveyError.single(
            "unequal-columns",
            "the columns have different lengths",
            place=Place(file=source),
            found=", ".join(str(n) for n in sorted(lengths)),
            cure="Give one cell for every respondent in every column.",
        )
    rows = lengths.pop() if lengths else 0
    if not rows:
        raise SurveyError.single(
            "no-respondents",
            "the survey has no respondent",
            place=Place(file=source),
            cure="Export it again with the answers.",
        )
    return rows

"""Survey answers from files and data frames."""

from __future__ import annotations

from typing import cast

from scorecard.errors import SurveyError, UsageError
from scorecard.instruments import ColumnLayout, Instrument
from scorecard.instruments.fit import require_fit
from scorecard.io.tables import read_table, reading_of
from scorecard.models import SurveyDeclaration
from scorecard.survey.checks import build_survey
from scorecard.survey.responses import Survey

__all__ = ["read_survey"]


def read_survey(
    source: object, survey: SurveyDeclaration | Instrument, *, layout: ColumnLayout | None = None
) -> Survey:
    """Return the checked answers of a survey.

    Parameters
    ----------
    source : path or data frame
        A CSV, TSV or Parquet file, or a pandas, polars or pyarrow table with one row a respondent.
    survey : SurveyDeclaration or Instrument
        A survey of a card, such as ``card.surveys["customers"]``, or a questionnaire.
    layout : ColumnLayout, optional
        Which column holds what; needed beside a questionnaire, and goes before the layout of a
        declared survey, for a file of another shape.

    Returns
    -------
    Survey
        The answers; blank rows at the end are dropped and counted, and everything the reader
        did is in ``provenance``.

    Raises
    ------
    SurveyError
        With every problem: bad cells with row, column and what stands there; columns that are
        absent or there twice; an empty file; an encoding or separator open to doubt.
    UsageError
        If there is no layout, or `survey` is something else.

    Notes
    -----
    A row is counted as its reader sees it: the header of a CSV file is row 1; the first row of a
    data frame or a Parquet file is row 1.

    Examples
    --------
    >>> import pyarrow as pa
    >>> from scorecard.instruments import Instrument
    >>> questions = Instrument.model_validate(
    ...     {"id": "q", "name": "Q", "scale": {"low": 1, "high": 5}, "items": [{"id": "fast", "text": "Fast"}]}
    ... )
    >>> frame = pa.table({"E1": [5, 4, None], "P1": ["4", "３", ""]})
    >>> layout = ColumnLayout(columns={"expectation": "E{number}", "perception": "P{number}"})
    >>> answers = read_survey(frame, questions, layout=layout)
    >>> answers.size, answers.provenance.digits_normalised, answers.provenance.missing
    (3, 1, (('', 2),))
    """
    if not isinstance(cast("object", survey), Instrument | SurveyDeclaration):
        raise UsageError.single(
            "survey-kind",
            "this is neither a survey of a card nor a questionnaire",
            found=type(survey).__name__,
            cure="Hand over a survey of the card, such as card.surveys['customers'].",
        )
    instrument = survey if isinstance(survey, Instrument) else survey.instrument
    chosen = layout if layout is not None or isinstance(survey, Instrument) else survey.layout
    if chosen is None:
        raise UsageError.single(
            "no-layout",
            "a questionnaire does not say which column holds what",
            cure="Hand over layout=ColumnLayout(…), or a survey declared in a card.",
        )
    require_fit(chosen, instrument)
    reading = reading_of(source, SurveyError)
    columns = read_table(
        source,
        reading,
        header_rows=chosen.header_rows,
        encoding=chosen.encoding,
        separator=chosen.separator,
    )
    return build_survey(
        instrument,
        chosen,
        columns,
        provenance=columns.provenance,
        first_row=columns.first_row,
        source=reading.source,
        header=columns.names,
    )

"""Survey answers from files and data frames."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import replace
from typing import cast

from scorecard._given import Kind, require_kinds
from scorecard._result import Provenance
from scorecard.errors import ScorecardError, SurveyError, UsageError
from scorecard.instruments import ColumnLayout, Instrument
from scorecard.instruments.fit import require_fit
from scorecard.io.batches import BatchSource, NotPlainError, joined
from scorecard.io.header_answers import refuse_answers_in_header
from scorecard.io.header_rows import renamed
from scorecard.io.header_search import header_sought
from scorecard.io.questionnaire import questionnaire_layout
from scorecard.io.raw_source import RawSource
from scorecard.io.reading import Reading
from scorecard.io.shaping import shaped_survey
from scorecard.io.tables import (
    TextOptions,
    has_own_words,
    is_table_file,
    is_workbook,
    open_table,
    path_of,
    read_table,
    reading_of,
)
from scorecard.models import SurveyDeclaration
from scorecard.survey.batch_check import BadCellsRule, SurveyCheck
from scorecard.survey.cells import plain_text
from scorecard.survey.column_finder import choose, holds_items
from scorecard.survey.responses import Survey

__all__ = ["described", "names_sought", "read_survey", "survey_source", "text_options"]

_ALL = 1 << 62
_LAYOUT = Kind(ColumnLayout, "a column layout", "Give what read_column_layout returns, or ColumnLayout(…).")
_SMALL = 50_000_000


def read_survey(
    source: object,
    survey: SurveyDeclaration | Instrument,
    *,
    layout: ColumnLayout | None = None,
    bad_cells: BadCellsRule = "refuse",
    sheet: str | None = None,
) -> Survey:
    """Return the checked answers of a survey.

    Parameters
    ----------
    source : path or data frame
        A CSV, TSV, Parquet, Excel or SPSS file, a pandas, polars or pyarrow table, or a DuckDB relation, with one row a
        respondent or, by ``shape: long`` in the layout, one row an answer.
    survey : SurveyDeclaration or Instrument
        A survey of a card, such as ``card.surveys["customers"]``, or a questionnaire.
    layout : ColumnLayout, optional
        Which column holds what; needed beside a questionnaire but for a workbook that
        `write_questionnaire` wrote, and goes before the layout of a declared survey, for a file of
        another shape.
    bad_cells : {"refuse", "missing"}
        Whether a cell that cannot be used stops everything, or counts as missing and is told in the
        provenance.
    sheet : str, optional
        Sheet of a workbook; the only visible one that holds something when left out.

    Returns
    -------
    Survey
        The answers; blank rows at the end are dropped and counted, and everything the reader
        did is in ``provenance``.

    Raises
    ------
    SurveyError
        With every problem: bad cells with row, column and what stands there (a `BadCellsError`, whose
        ``table()`` counts them by column, kind and content); columns that are absent or there twice;
        an empty file; an encoding or separator open to doubt.
    UsageError
        If there is no layout, or `survey` is something else.

    Notes
    -----
    A row is counted as its reader sees it: the header of a CSV file is row 1; the first row of a
    data frame or a Parquet file is row 1; a row of a sheet has the number beside it. In a workbook an
    error such as ``#N/A`` is a bad cell, never an empty one; hidden sheets and merged cells are told in
    the provenance.

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
    if layout is None and isinstance(survey, Instrument) and is_workbook(source):
        layout = questionnaire_layout(survey)
    instrument, chosen = described(survey, layout)
    for careful in (False, True):
        try:
            return _read(source, instrument, chosen, rule=bad_cells, careful=careful, sheet=sheet)
        except NotPlainError:
            continue
    raise RuntimeError("the careful way reads or refuses every file")


def described(survey: SurveyDeclaration | Instrument, layout: ColumnLayout | None) -> tuple[Instrument, ColumnLayout]:
    """Return the questionnaire and the layout that a caller means, or refuse what does not fit."""
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
    require_kinds("The survey cannot be read by this layout.", ("layout", chosen, _LAYOUT))
    require_fit(chosen, instrument)
    return instrument, chosen


def _read(
    source: object,
    instrument: Instrument,
    layout: ColumnLayout,
    *,
    rule: BadCellsRule,
    careful: bool,
    sheet: str | None,
) -> Survey:
    """Return the survey of a source whose rows are taken at once."""
    reading = reading_of(source, SurveyError)
    with names_sought(source, reading, instrument, layout, sheet=sheet):
        table, plain = survey_source(source, reading, instrument, layout, careful=careful, sheet=sheet)
        check = SurveyCheck(instrument, plain, source=_spoken(reading, table), bad_cells=rule)
        wanted = check.header(table.names)
    whole = joined(list(table.batches(wanted, rows=_ALL)))
    survey = check.batch(whole.columns, rows=whole.rows, first_row=whole.first_row, places=whole.places)
    return replace(survey, provenance=check.close(table.provenance()))


def survey_source(
    source: object,
    reading: Reading,
    instrument: Instrument,
    layout: ColumnLayout,
    *,
    careful: bool,
    beside: tuple[str, ...] | None = None,
    sheet: str | None = None,
) -> tuple[BatchSource, ColumnLayout]:
    """Return the rows of a survey, one a respondent, and the layout that fits them.

    Parameters
    ----------
    source : path or data frame
        The survey.
    reading : Reading
        Its name in messages, and where problems go.
    instrument : Instrument
        The questionnaire.
    layout : ColumnLayout
        Which column holds what.
    careful : bool
        Whether a text file is read row by row.
    beside : tuple of str, optional
        Columns that come from elsewhere, such as the names of folders, where rows are taken as they come;
        None: all rows are wanted at once.
    sheet : str, optional
        Sheet of a workbook.

    Returns
    -------
    tuple of (BatchSource, ColumnLayout)
        The rows, and the layout without what is done.
    """
    path = path_of(source)
    _refuse_if_answers_above(source, instrument, layout, sheet=sheet)
    if not layout.shaped and not has_own_words(path):
        options = replace(text_options(layout, instrument), sheet=sheet)
        return open_table(source, reading, options=options, whole=beside is None, careful=careful), layout
    in_text = path is not None and is_table_file(path) != "parquet" and not has_own_words(path)
    elsewhere = in_text and layout.name_row != 1
    rows, told = _rows_together(source, reading) if beside is not None else (source, None)
    raw = read_table(
        rows,
        reading,
        header_rows=1 if elsewhere else layout.header_rows,
        encoding=layout.encoding,
        separator=layout.separator,
        sheet=sheet,
    )
    if elsewhere:
        raw = renamed(raw, reading, header_rows=layout.header_rows, name_row=layout.name_row)
    raw = raw if told is None else replace(raw, provenance=told)
    within = replace(reading, sheet=raw.sheet)
    shaped = shaped_survey(raw, instrument, layout, within, beside=beside or ())
    return RawSource(shaped.raw, shaped.places), shaped.layout


def _rows_together(source: object, reading: Reading) -> tuple[object, Provenance | None]:
    """Return all rows of a table that is not computed yet, and where they came from; anything else as it is."""
    from scorecard.io.codecs.stream_codec import computed, is_stream

    return computed(source, reading) if is_stream(source) else (source, None)


def _spoken(reading: Reading, table: BatchSource) -> str:
    """Return the name of a source in messages, with the sheet where it is one of a workbook."""
    sheet = table.sheet if isinstance(table, RawSource) else None
    return reading.source if sheet is None else f"{reading.source}, sheet {sheet}"


def _refuse_if_answers_above(
    source: object, instrument: Instrument, layout: ColumnLayout, *, sheet: str | None
) -> None:
    """Refuse a file whose first answers would be left out as header rows."""
    path = path_of(source)
    if layout.header_rows == 1 or path is None or not path.is_file() or path.stat().st_size > _SMALL:
        return
    if has_own_words(path) or is_table_file(path) == "parquet":
        return
    quiet, reading = reading_of(source, SurveyError), reading_of(source, SurveyError)
    try:
        table = read_table(source, quiet, encoding=layout.encoding, separator=layout.separator, sheet=sheet)
    except ScorecardError:
        return  # told where it is read
    refuse_answers_in_header(table, instrument, layout, replace(reading, sheet=table.sheet))


def names_sought(
    source: object, reading: Reading, instrument: Instrument, layout: ColumnLayout, *, sheet: str | None
) -> AbstractContextManager[None]:
    """Return what refuses in one sentence a survey whose columns have their names below other rows.

    Parameters
    ----------
    source : path or data frame
        The survey that is read inside.
    reading : Reading
        Its name in messages, and where problems go.
    instrument : Instrument
        The questionnaire.
    layout : ColumnLayout
        Which column holds what.
    sheet : str or None
        Sheet of a workbook.

    Returns
    -------
    context manager
        What stands around the reading of the header.
    """

    def holds(names: tuple[str, ...]) -> bool:
        if layout.name_row != 1 or not holds_items(instrument, layout, names):
            return False
        try:
            choose(instrument, layout, names)
        except SurveyError:
            return False
        return True

    return header_sought(source, reading, holds, options=replace(text_options(layout, instrument), sheet=sheet))


def text_options(layout: ColumnLayout, instrument: Instrument) -> TextOptions:
    """Return how a text file of a layout is read."""
    declared = [*layout.missing, *layout.answers]
    plain = not any(_is_odd_number(text) for text in declared) and _all_small(instrument)
    names = {*layout.segments.values(), layout.respondent or "", layout.duration or ""}
    return TextOptions(layout.header_rows, layout.encoding, layout.separator, frozenset(names) if plain else None)


def _all_small(instrument: Instrument) -> bool:
    """Return whether the codes of the scale are small numbers."""
    return all(-100 < value < 100 for value in instrument.scale.values)


def _is_odd_number(text: str) -> bool:
    """Return whether a declared text is a number that is not written as a computer does, such as 09."""
    plain = plain_text(text)
    return plain.lstrip("+-").isdigit() and (plain != text or str(int(plain)) != plain)

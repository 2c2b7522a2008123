"""Counts of a survey of any size, read batch by batch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from typing import Literal

import numpy as np

from scorecard._result import Provenance
from scorecard.errors import Place, Problems, SurveyError, UsageError
from scorecard.instruments import ColumnLayout, Instrument
from scorecard.io.batches import Batch, NotPlainError
from scorecard.io.data_sets import Part, parts_of, provenance_of, rows_of
from scorecard.io.progress import row_progress
from scorecard.io.reading import Reading
from scorecard.io.surveys import described, names_sought, survey_source
from scorecard.io.tables import is_held, reading_of
from scorecard.models import SurveyDeclaration
from scorecard.survey.batch_check import BadCellsRule, SurveyCheck
from scorecard.survey.blocks import BLOCK
from scorecard.survey.dimension_weights import DimensionWeights, shares_for
from scorecard.survey.packed import Recurring
from scorecard.survey.plan import MinAnswered, TallyPlan
from scorecard.survey.responses import Segment, Survey
from scorecard.survey.tallied import TalliedSurvey
from scorecard.survey.tally_counter import TallyCounter

__all__ = ["tally_survey"]

_CHUNK = 1 << 15
"""Rows of a file that are counted at a time, when nothing else is asked for: more of them take more memory."""
_HELD_CHUNK = 1 << 17
"""The same of a table that is in memory already: few long steps, in which two threads seldom wait for each other."""
_LONG_STEP = 1 << 16
"""Rows counted at a time from which a second thread helps: in shorter steps the two wait for each other."""


def tally_survey(
    source: object,
    survey: SurveyDeclaration | Instrument,
    *,
    layout: ColumnLayout | None = None,
    by: str | None = None,
    weights: DimensionWeights = None,
    min_answered: MinAnswered = "half",
    bad_cells: BadCellsRule = "refuse",
    chunk_rows: int | None = None,
    progress: bool | None = False,
    threads: Literal[1, 2] = 1,
    sheet: str | None = None,
) -> TalliedSurvey:
    """Return the counts of a survey that need not fit into memory.

    Parameters
    ----------
    source : path, data frame, table not computed yet, or a list of these
        CSV, TSV, Excel, SPSS or Parquet files; a folder of them (folders named ``region=north`` are columns); a
        pandas, polars or pyarrow table; a polars LazyFrame, a DuckDB relation, a pyarrow reader of
        record batches or a pyarrow data set, whose rows are taken as they are computed.
    survey : SurveyDeclaration or Instrument
        A survey of a card, such as ``card.surveys["customers"]``, or a questionnaire.
    layout : ColumnLayout, optional
        Which column holds what; needed beside a questionnaire.
    by : str, optional
        Segment variable whose groups are counted one by one.
    weights : mapping of str to float, or "own", optional
        Importance of each dimension for the weighted scores, as in `gap_analysis`.
    min_answered : {"half", "all", 1}
        How many items of a dimension a respondent must have answered.
    bad_cells : {"refuse", "missing"}
        Whether a cell that cannot be used stops everything, or counts as missing and is told in the
        provenance.
    chunk_rows : int, optional
        Rows that are held at a time; chosen by the kind of source when left out.
    progress : bool or None
        True: a bar at once; None: a bar once it has taken two seconds. Never without a terminal.
    threads : {1, 2}
        2 counts side by side where steps are long enough to gain by it: tables in memory, or `chunk_rows` of
        65 536 or more. Files are decoded beside counting anyway.
    sheet : str, optional
        Sheet of a workbook; the only visible one that holds something when left out.

    Returns
    -------
    TalliedSurvey
        The counts, which `gap_analysis`, `reliability` and others take in place of a survey.

    Raises
    ------
    SurveyError
        Of a respondent in two of several tables whose rows must be put together. Of bad cells, once everything is read,
        with the exact count of each kind and the first 100 places by row, counted over the whole file; of a table that
        cannot be read.
    AnalysisError
        If weights are asked for that the layout or the questionnaire does not have.
    UsageError
        If an option has a value that it cannot have, or there is no layout.

    Notes
    -----
    Counts of batches add up exactly, so that results do not depend on `chunk_rows`, `threads`,
    the order of the rows or the kind of source. Only the needed columns are read; keys of respondents are
    looked at only where the layout puts rows of one together, or refuses them. That is done within a table: of
    several tables, none may then hold a respondent of another. Rows that must be looked at together (``drop``,
    ``duplicates``, moments, one row an answer) are held at once. A CSV file in another encoding than UTF-8, or
    with line breaks in its cells, is read row by row, which is slower.

    Examples
    --------
    >>> import pyarrow as pa
    >>> from scorecard.instruments import Instrument
    >>> questions = Instrument.model_validate(
    ...     {"id": "q", "name": "Q", "scale": {"low": 1, "high": 5}, "items": [{"id": "fast", "text": "Fast"}]}
    ... )
    >>> frame = pa.table({"E1": [5, 4, None], "P1": [4, 3, 2]})
    >>> layout = ColumnLayout(columns={"expectation": "E{number}", "perception": "P{number}"})
    >>> counts = tally_survey(frame, questions, layout=layout, chunk_rows=2)
    >>> counts.size, counts.provenance.missing
    (3, (('', 1),))
    """
    _check_options(chunk_rows, threads)
    instrument, chosen = described(survey, layout)
    shares = shares_for(weights, _nobody(instrument, chosen, by))
    counter = partial(
        TallyCounter,
        TallyPlan.of(instrument, min_answered=min_answered),
        by=by,
        own=shares == "own",
        weights=None if shares == "own" else shares,
    )
    reading = reading_of(source, SurveyError)
    tally = _Tally(
        instrument, _needed(chosen, by, own=shares == "own"), reading, bad_cells, counter, chunk_rows, threads, sheet
    )
    return tally.run(parts_of(source, reading), progress)


def _check_options(chunk_rows: object, threads: object) -> None:
    """Refuse options that no count can have."""
    if chunk_rows is not None and (not isinstance(chunk_rows, int) or isinstance(chunk_rows, bool) or chunk_rows < 1):
        raise UsageError.single(
            "bad-option",
            "the option chunk_rows is no whole number from 1",
            found=str(chunk_rows),
            cure="Leave it out, or give the number of rows to hold at a time.",
        )
    if threads not in (1, 2):
        raise UsageError.single(
            "bad-option", "the option threads has an unknown value", found=str(threads), cure="Use 1 or 2."
        )


def _nobody(instrument: Instrument, layout: ColumnLayout, by: str | None) -> Survey:
    """Return a survey of a layout without a respondent; refuse a segment variable that it lacks."""
    none = np.zeros((0, len(instrument.items)), dtype=np.int8)
    codes = np.zeros(0, dtype=np.int32)
    survey = Survey(
        instrument,
        dict.fromkeys(layout.roles or instrument.roles, none),
        segments={key: Segment((), codes) for key in layout.segments},
        points=np.zeros((0, len(instrument.dimensions))) if layout.points else None,
    )
    if by is not None:
        survey.segment(by)
    return survey


def _needed(layout: ColumnLayout, by: str | None, *, own: bool) -> ColumnLayout:
    """Return the part of a layout that is counted."""
    return layout.model_copy(
        update={
            # where rows of one respondent are put together, the key is needed until that is done
            "respondent": layout.respondent if layout.shape == "long" or layout.duplicates != "keep" else None,
            "duration": None,
            "outcomes": {},
            "segments": {key: name for key, name in layout.segments.items() if key == by},
            "labels": {key: names for key, names in layout.labels.items() if key == by},
            "points": layout.points if own else {},
        }
    )


@dataclass(frozen=True, slots=True)
class _Tally:
    """One count of a survey."""

    instrument: Instrument
    layout: ColumnLayout
    reading: Reading
    rule: BadCellsRule
    counter: Callable[..., TallyCounter]
    chunk_rows: int | None
    threads: Literal[1, 2]
    sheet: str | None

    def run(self, parts: tuple[Part, ...], progress: bool | None) -> TalliedSurvey:
        """Return the counts of all tables together."""
        check = SurveyCheck(self.instrument, self.layout, source=self.reading.source, bad_cells=self.rule)
        whole: TallyCounter | None = None
        told: list[Provenance] = []
        respondents = _Respondents(self.layout, self.reading.problems)
        with row_progress(progress, rows_of(parts)) as advance:
            for part in parts:
                counted, provenance, found, keys = self._part(part, advance)
                check.absorb(found)
                respondents.add(keys, part)
                told.append(provenance)
                if whole is None or not whole.roles:
                    whole = counted
                elif counted.roles and counted.roles != whole.roles:
                    self._report_roles(part, counted.roles, whole.roles)
                else:
                    whole.absorb(counted)
        provenance = check.close(provenance_of(told, self.reading))
        self.reading.close()
        if whole is None or not whole.roles:
            self.reading.refuse("no-rows", "the table has no data rows", cure="Hand over the rows too.")
        return TalliedSurvey.counted(whole, self.instrument, provenance=provenance)

    def _report_roles(self, part: Part, roles: tuple[str, ...], before: tuple[str, ...]) -> None:
        """Report a table with answers to other questions than the tables before it."""
        self.reading.problems.add(
            "other-questions",
            f"this table holds answers for {', '.join(roles)}, and those before it for {', '.join(before)}",
            place=Place(file=part.name),
            cure="Put the tables together into one, or leave out those that were not asked the same.",
        )

    def _part(
        self, part: Part, advance: Callable[[int], None]
    ) -> tuple[TallyCounter, Provenance, SurveyCheck, frozenset[str]]:
        """Return the counts of one table, where it comes from, what was found in it, and whose answers it holds."""
        reading = self.reading if part.name is None else Reading(part.name, SurveyError)
        for careful in (False, True):
            try:
                with names_sought(part.source, reading, self.instrument, self.layout, sheet=self.sheet):
                    table, plain = survey_source(
                        part.source,
                        reading,
                        self.instrument,
                        self.layout,
                        careful=careful,
                        beside=tuple(part.keys),
                        sheet=self.sheet,
                    )
                    check = SurveyCheck(self.instrument, plain, source=reading.source, bad_cells=self.rule)
                    keys = {name: value for name, value in part.keys.items() if name not in table.names}
                    asked = check.header((*table.names, *keys))
                rows = self.chunk_rows or (_HELD_CHUNK if is_held(part.source) else _CHUNK)
                threads = self.threads if rows >= _LONG_STEP else 1
                counter = self.counter(block_rows=min(max(rows, BLOCK), _HELD_CHUNK), threads=threads)
                wanted = tuple(name for name in asked if name not in keys)
                who: set[str] = set()
                with closing(counter.prepared(table.batches(wanted, rows=rows))) as batches:
                    for survey in self._surveys(batches, asked, keys, check, advance):
                        who.update(survey.respondents or ())
                        counter.add(survey)
                return counter, table.provenance(), check, frozenset(who)
            except NotPlainError:
                continue
        raise RuntimeError("the careful way reads or refuses every file")

    def _surveys(
        self,
        batches: Iterator[Batch],
        asked: tuple[str, ...],
        keys: Mapping[str, str | None],
        check: SurveyCheck,
        advance: Callable[[int], None],
    ) -> Iterator[Survey]:
        """Yield the answers of one table batch by batch, as long as nothing stops everything."""
        for batch in batches:
            columns = {**batch.columns, **{name: _constant(keys[name], batch) for name in asked if name in keys}}
            survey = check.batch(columns, rows=batch.rows, first_row=batch.first_row, places=batch.places)
            advance(batch.rows)
            if not check.failed:
                yield survey


class _Respondents:
    """Whose answers stand in which of several tables; rows of one are put together, or refused, within a table only."""

    def __init__(self, layout: ColumnLayout, problems: Problems) -> None:
        self._problems = problems
        self._long = layout.shape == "long"
        self._tables: dict[str, str] = {}

    def add(self, keys: frozenset[str], part: Part) -> None:
        """Note whose answers a table holds, and report those whose answers another one holds too."""
        name = part.name or ""
        others = Counter(self._tables[key] for key in keys if key and key in self._tables)
        for other, number in sorted(others.items()):
            who = "1 respondent has" if number == 1 else f"{number} respondents have"
            self._problems.add(
                "respondent-in-two-tables",
                f"{who} {'answers' if self._long else 'a row'} in {other} too",
                place=Place(file=name),
                cure="Put the tables together into one; or, if these are different people, give them different keys.",
            )
        self._tables = {**dict.fromkeys(keys, name), **self._tables}


def _constant(value: str | None, batch: Batch) -> Recurring:
    """Return a column in which one word stands throughout."""
    place = -1 if value is None else 0
    return Recurring((value,), np.full(batch.rows, place, dtype=np.int64))

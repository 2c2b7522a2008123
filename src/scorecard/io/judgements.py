"""Judgement sheets of experts from files and data frames."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np

from scorecard._model.mapping import FrozenDict
from scorecard._result import Provenance
from scorecard.errors import AnalysisError, Problems, near
from scorecard.io.columns import RawColumns
from scorecard.io.data_sets import Part, parts_of
from scorecard.io.numbers import Decimals, Flaw, read_number
from scorecard.io.options import require_choice
from scorecard.io.reading import Reading
from scorecard.io.tables import Separator, is_workbook, path_of, read_sheets, read_table, reading_of
from scorecard.stats.pairwise_completion import connected_parts
from scorecard.survey.cells import label_of, native
from scorecard.weighting.ahp_solving import solved
from scorecard.weighting.judgement_forms import check_labels, check_tolerance
from scorecard.weighting.judgement_sheets import JudgementSheet, JudgementSheets
from scorecard.weighting.judgements import TOLERANCE, Judged, PairJudgements, judgement_value, report_flaw, settled
from scorecard.weighting.random_index import RandomIndex, random_index_of

__all__ = ["read_judgements"]

_LONG = ("first", "second", "judgement", "expert")


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What stands in one sheet: the labels that it names, whether in a matrix, and its judgements by expert."""

    labels: tuple[str, ...]
    square: bool
    entries: Mapping[str, list[Judged]]
    reading: Reading
    provenance: Provenance


def read_judgements(
    source: object,
    *,
    labels: Sequence[str] | None = None,
    random_index: RandomIndex = "saaty_1980",
    tolerance: float = TOLERANCE,
    decimal: Decimals = ".",
    encoding: str | None = None,
    separator: Separator | None = None,
) -> JudgementSheets:
    """Return the judgements of experts from their sheets.

    Parameters
    ----------
    source : path, data frame, or a sequence of them
        A CSV or TSV file, a folder of such files, an Excel workbook of which each visible sheet counts,
        a data frame, or several of these. A sheet is a square matrix with the labels in its header and
        in its first column, of which the upper triangle is enough; the expert is called as the file, or
        in a workbook as its first cell says, else as the sheet. Or it is a list with the columns ``first``, ``second``
        and ``judgement``, and ``expert`` where it holds more than one.
    labels : sequence of str, optional
        What is compared; the labels of the first matrix, or those of all lists, when left out.
    random_index : str or mapping of int to float
        Table of random indices for the consistency ratios, as for `scorecard.weighting.ahp`.
    tolerance : float
        How far the product of two reciprocals may be from 1; the larger of the two then counts.
    decimal : {".", ","}
        Decimal sign of numbers written as text.
    encoding, separator : str, optional
        Declared encoding and separator of the files; detected when left out.

    Returns
    -------
    JudgementSheets
        Judgements by expert, as `scorecard.weighting.ahp_group` takes them, each with weights and
        consistency. A ratio above 0.1 is told in its table, and not refused.

    Raises
    ------
    AnalysisError
        With every problem of every sheet: cells that are no judgement, with row and column; labels that
        are not known; reciprocals and repeated judgements that contradict each other; sheets that are no
        table of either kind; an expert with two sheets.
    UsageError
        If an option has an impossible value.

    Notes
    -----
    The row of a matrix is judged against the column: 3 says that the row is three times as important.
    Fractions are text, such as 1/3 or 1:3; where a spreadsheet made a date of one, the cell is told.

    Examples
    --------
    >>> import pyarrow as pa
    >>> columns = {"first": ["price", "speed"], "second": ["speed", "care"], "judgement": ["1/2", "4"]}
    >>> sheets = read_judgements(pa.table({**columns, "expert": ["ann", "ann"]}))
    >>> sheets.labels, dict(sheets["ann"])
    (('price', 'speed', 'care'), {('speed', 'price'): 2.0, ('speed', 'care'): 4.0})
    """
    check_tolerance(tolerance)
    random_index_of(1, random_index)
    require_choice("decimal", decimal, (".", ","))
    problems = Problems()
    sheets = [
        sheet
        for part in _parts(source)
        for sheet in _sheets(part, problems, decimal=decimal, encoding=encoding, separator=separator)
    ]
    names = _labels_of(sheets) if labels is None else list(labels)
    if sheets and (names or not problems):
        check_labels(names, path="labels", problems=problems)
    judged = _settled(sheets, names, tolerance, problems)
    problems.raise_if_any(AnalysisError, "The judgement sheets cannot be used.")
    return JudgementSheets(
        tuple(names),
        tuple(_result(expert, found, where, random_index) for expert, (found, where) in judged.items()),
    )


def _parts(source: object) -> tuple[Part, ...]:
    """Return the sheets of a source."""
    several = isinstance(source, list | tuple)
    reading = Reading("The list", AnalysisError) if several else reading_of(source, AnalysisError)
    return parts_of(source, reading)


def _sheets(
    part: Part, problems: Problems, *, decimal: Decimals, encoding: str | None, separator: Separator | None
) -> list[_Sheet]:
    """Return what stands in one file or frame, of a workbook sheet by sheet, and report what cannot be read."""
    reading = reading_of(part.source, AnalysisError)
    path = path_of(part.source)
    expert = Path(path).stem if path is not None else part.name or reading.source
    try:
        if path is not None and is_workbook(path):
            tables = read_sheets(path, reading)
        else:
            tables = (read_table(part.source, reading, encoding=encoding, separator=separator),)
    except AnalysisError as error:
        problems.extend(error.problems)
        for code, count in error.counts.items():
            problems.more(code, count - sum(p.code == code for p in error.problems))
        return [_Sheet((), False, {}, reading, Provenance(reading.source))]
    found: list[_Sheet] = []
    for table in tables:
        own = Reading(reading.source, AnalysisError, problems, table.sheet)
        names = tuple(label_of(name) for name in table.names)
        plain = [name.casefold() for name in names]
        who = expert if table.sheet is None else names[0] or table.sheet
        if set(_LONG[:3]) <= set(plain):
            found.append(_of_list(table, plain, who, _Cells(own, decimal)))
        else:
            found.append(_of_matrix(table, names, who, _Cells(own, decimal)))
    return found


@dataclass(frozen=True, slots=True)
class _Cells:
    """How the cells of a sheet are read."""

    reading: Reading
    decimal: Decimals

    def value(self, cell: object, row: int, name: str) -> Fraction | None:
        """Return the judgement of a cell, and report one that is none."""
        place = self.reading.place(row=row, name=name)
        plain = native(cell)
        text = plain.replace(",", ".") if self.decimal == "," and isinstance(plain, str) else plain
        found = judgement_value(text)
        if found == "not-a-judgement" and isinstance(plain, str):
            flaw = read_number(plain, decimal=self.decimal)
            if isinstance(flaw, Flaw) and flaw.code != "not-a-number":
                self.reading.problems.add(flaw.code, flaw.what, place=place, found=plain, cure=flaw.cure)
                return None
        if isinstance(found, str):
            report_flaw(found, plain, place, self.reading.problems)
            return None
        return found


def _of_list(table: RawColumns, names: Sequence[str], expert: str, cells_of: _Cells) -> _Sheet:
    """Return the judgements of a sheet with one judgement a row."""
    reading = cells_of.reading
    columns = {name: cells for name, cells in zip(names, table.cells, strict=True) if name in _LONG}
    for name, cells in zip(names, table.cells, strict=True):
        if name not in _LONG and not (name == "" and not any(map(label_of, cells))):
            reading.problems.add(
                "unknown-column",
                "a list of judgements has no such column",
                place=reading.place(name=name),
                cure=f"{near(name, _LONG)} Rename it or delete it.",
            )
    for name in sorted({name for name in names if names.count(name) > 1 and name in _LONG}):
        reading.problems.add(
            "duplicate-column",
            "the column stands there twice",
            place=reading.place(name=name),
            cure="Delete one of the two.",
        )
    labels: dict[str, None] = {}
    entries: dict[str, list[Judged]] = {}
    for row in range(table.provenance.rows_read):
        texts = {name: label_of(cells[row]) for name, cells in columns.items() if name != "judgement"}
        for name, text in texts.items():
            if not text:
                reading.problems.add(
                    "empty-name",
                    f"the row names no {name}" if name == "expert" else f"the row does not say what is {name}",
                    place=reading.place(row=table.first_row + row, name=name),
                    cure="Write it, or delete the row.",
                )
        labels.update(dict.fromkeys(texts[name] for name in ("first", "second") if texts[name]))
        value = cells_of.value(columns["judgement"][row], row + table.first_row, "judgement")
        own = entries.setdefault(texts.get("expert", expert), [])
        if value is not None and all(texts.values()):
            place = reading.place(row=table.first_row + row, name="judgement")
            own.append(Judged(texts["first"], texts["second"], value, place))
    return _Sheet(tuple(labels), False, entries, reading, table.provenance)


def _of_matrix(table: RawColumns, names: Sequence[str], expert: str, cells_of: _Cells) -> _Sheet:
    """Return the judgements of a sheet with a square matrix."""
    reading = cells_of.reading
    across = [name for name in names[1:] if name]
    down = [label_of(cell) for cell in table.cells[0]]
    columns = [(name, cells) for name, cells in zip(names[1:], table.cells[1:], strict=True) if name]
    stray = [cells for name, cells in zip(names[1:], table.cells[1:], strict=True) if not name]
    if sorted(across) != sorted(down) or len(set(across)) < len(across) or any(any(map(label_of, c)) for c in stray):
        odd = sorted(set(across) ^ set(down)) or sorted({name for name in across if across.count(name) > 1})
        reading.problems.add(
            "not-a-judgement-sheet",
            "the sheet is neither a square matrix with the same labels in its header and in its first column, nor a "
            "list with the columns first, second and judgement",
            place=reading.place(),
            found=", ".join(odd) or "cells without a label",
            cure="Give every row and every column of the matrix its label, each once.",
        )
        return _Sheet((), False, {}, reading, table.provenance)
    entries: list[Judged] = []
    for row, label in enumerate(down):
        for name, cells in columns:
            value = cells_of.value(cells[row], row + table.first_row, name)
            if value is not None:
                place = reading.place(row=row + table.first_row, name=name)
                entries.append(Judged(label, name, value, place))
    return _Sheet(tuple(across), True, {expert: entries}, reading, table.provenance)


def _labels_of(sheets: Sequence[_Sheet]) -> list[str]:
    """Return what is compared: the labels of the first sheet that is a matrix, or those of all."""
    for sheet in sheets:
        if sheet.square:
            return list(sheet.labels)
    return list(dict.fromkeys(label for sheet in sheets for label in sheet.labels))


def _settled(
    sheets: Sequence[_Sheet], labels: Sequence[str], tolerance: float, problems: Problems
) -> dict[str, tuple[PairJudgements, Provenance]]:
    """Return the judgements by expert, and report those that contradict each other."""
    found: dict[str, tuple[PairJudgements, Provenance]] = {}
    for sheet in sheets:
        unknown = [label for label in sheet.labels if sheet.square and label not in labels]
        for label in unknown:
            problems.add(
                "unknown-label",
                "a matrix has a label of something that is not compared",
                place=sheet.reading.place(name=label),
                found=label,
                cure=near(label, labels),
            )
        for expert, entries in sheet.entries.items():
            if expert in found:
                problems.add(
                    "expert-twice",
                    "an expert has two sheets",
                    place=sheet.reading.place(),
                    found=expert,
                    cure="Keep one of them, or give the files names of their own.",
                )
            if unknown:
                entries = [e for e in entries if not {e.first, e.second} & set(unknown)]
            judged = settled(entries, labels=labels, tolerance=tolerance, problems=problems)
            found[expert] = judged, sheet.provenance
    return found


def _result(expert: str, judged: PairJudgements, where: Provenance, random_index: RandomIndex) -> JudgementSheet:
    """Return the sheet of an expert with what follows from it."""
    labels, n = judged.labels, len(judged.labels)
    said: dict[tuple[str, str], float] = {}
    for i in range(n):
        for j in range(i + 1, n):
            value = float(judged.matrix[i, j])
            if value >= 1:
                said[labels[i], labels[j]] = value
            elif value < 1:
                said[labels[j], labels[i]] = float(judged.matrix[j, i])
    whole = len(connected_parts(~np.isnan(judged.matrix))) == 1
    weights = (
        solved(judged, method="eigenvector", random_index=random_index, rule="least_eigenvalue") if whole else None
    )
    return JudgementSheet(expert, FrozenDict(said), weights, None if whole else "unconnected", where)

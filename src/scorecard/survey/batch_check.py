"""The check of a survey batch by batch, so that it need not fit into memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from scorecard._result import Provenance
from scorecard._text import LocalText
from scorecard.errors import PLACES_KEPT, Place, Problem, Problems, SurveyError, UsageError, quoted
from scorecard.instruments import ColumnLayout, Instrument, Role
from scorecard.survey.bad_cells import KINDS, BadCellsError
from scorecard.survey.cell_places import CellPlaces
from scorecard.survey.cells import label_of
from scorecard.survey.coding import Cells, Coder
from scorecard.survey.column_finder import Chosen, choose, headline
from scorecard.survey.last_row import LastRow
from scorecard.survey.outcome_coding import outcomes_of
from scorecard.survey.responses import Survey

__all__ = ["BadCellsRule", "SurveyCheck"]

BadCellsRule = Literal["refuse", "missing"]

POINTS_TOTAL = 100
_ROUNDING = 1e-9
_SHOWN = 5

_NOT_100 = (
    LocalText(
        en="{n} respondent shared out another total than 100 importance points; these points count in proportion.",
        zh="有 {n} 位受访者分配的重要性分值合计不是 100 分，按其比例折算。",
    ),
    LocalText(
        en="{n} respondents shared out another total than 100 importance points; their points count in proportion.",
        zh="有 {n} 位受访者分配的重要性分值合计不是 100 分，按其比例折算。",
    ),
)
"""For one, and for several; so are those below."""
_NO_ANSWER = (
    LocalText(en="{n} respondent answered none of the items.", zh="有 {n} 位受访者没有回答任何题项。"),
    LocalText(en="{n} respondents answered none of the items.", zh="有 {n} 位受访者没有回答任何题项。"),
)
_AS_MISSING = (
    LocalText(
        en='By bad_cells="missing", {n} cell counts as missing: {kind}.',
        zh='按 bad_cells="missing" 的规定，{n} 个单元格作缺失处理：{kind}。',
    ),
    LocalText(
        en='By bad_cells="missing", {n} cells count as missing: {kind}.',
        zh='按 bad_cells="missing" 的规定，{n} 个单元格作缺失处理：{kind}。',
    ),
)
_MERGED = LocalText(
    en="Labels of {segment} that the layout names alike form one group: {labels} → {name}.",
    zh="{segment} 中名称相同的标签合并为一组：{labels} → {name}。",
)
_UNMET = LocalText(
    en="The layout names labels of {segment} that no cell holds: {labels}.",
    zh="列布局为 {segment} 命名的以下标签在数据中没有出现：{labels}。",
)


class SurveyCheck:
    """Check a survey batch by batch, and tell everything at its end.

    Parameters
    ----------
    instrument : Instrument
        The questionnaire.
    layout : ColumnLayout
        Which column holds what, and how its cells are read.
    source : str, optional
        The input as the user named it, for messages.
    bad_cells : {"refuse", "missing"}
        Whether a cell that cannot be used stops everything, or counts as missing.
    """

    def __init__(
        self,
        instrument: Instrument,
        layout: ColumnLayout,
        *,
        source: str | None = None,
        bad_cells: BadCellsRule = "refuse",
    ) -> None:
        if bad_cells not in ("refuse", "missing"):
            raise UsageError.single(
                "bad-cells-rule",
                "the option bad_cells has an unknown value",
                found=str(bad_cells),
                cure='Use "refuse" or "missing".',
            )
        self._instrument = instrument
        self._layout = layout
        self._source = source
        self._rule = bad_cells
        self._found = _Found()
        self._coder = Coder(instrument.scale, layout, problems=self._found.problems, first_row=1, source=source)
        self._chosen: Chosen | None = None
        self._end = LastRow()
        self._not_100 = 0
        self._rows = 0
        self._empty = 0

    @property
    def failed(self) -> bool:
        """Whether a cell was found that stops everything."""
        return self._rule == "refuse" and bool(self._found)

    def header(self, names: tuple[str, ...], *, file: str | None = None) -> tuple[str, ...]:
        """Find the columns among the names of a source; return those that must be read.

        Parameters
        ----------
        names : tuple of str
            All column names as they stand in the source.
        file : str, optional
            The file of several in which they stand.

        Returns
        -------
        tuple of str
            The columns that hold something.

        Raises
        ------
        SurveyError
            With every column that is absent or there more than once.
        """
        self._chosen = choose(self._instrument, self._layout, names, source=file or self._source)
        return self._chosen.wanted

    def batch(
        self,
        columns: Mapping[str, Cells],
        *,
        rows: int,
        first_row: int,
        file: str | None = None,
        places: CellPlaces | None = None,
    ) -> Survey:
        """Return the answers of some respondents; what is wrong with them is told by `close`.

        Parameters
        ----------
        columns : mapping of str to sequence
            Raw cells of the columns that `header` asked for.
        rows : int
            How many respondents.
        first_row : int
            Number of the first of them as the user sees it.
        file : str, optional
            The file of several in which they stand.
        places : CellPlaces, optional
            Where each cell stands, where the rows do not follow one another as in the file.

        Returns
        -------
        Survey
            The answers as codes, 0 where a cell cannot be used.
        """
        chosen, coder = self._chosen, self._coder
        if chosen is None:
            raise RuntimeError("the header comes first")
        coder.move(first_row, file or self._source, problems=self._found.problems, places=places)
        answers: dict[Role, NDArray[np.int8]] = {}
        given = np.zeros(rows, dtype=np.int8)
        for role, names in chosen.items.items():
            answers[role] = _coded(coder, columns, names, given)
        groups = {key: coder.labels(columns[name], segment=key, column=name) for key, name in chosen.segments.items()}
        shares = self._points(columns, chosen.points) if chosen.points else None
        overall = outcomes_of(self._layout, columns, self._instrument.scale, coder=coder) if chosen.outcomes else {}
        seconds = None if chosen.duration is None else coder.seconds(columns[chosen.duration], chosen.duration)
        keys = None if chosen.respondent is None else tuple(map(label_of, columns[chosen.respondent]))
        if rows:
            named = {**chosen.segments, "": chosen.respondent or ""}
            number = first_row + rows - 1 if places is None else places.of("", rows - 1)[0]
            last = Place(file=file or self._source, row=number)
            self._end.see(groups, keys, columns=named, last=last)
        self._rows += rows
        self._empty += rows - int(np.count_nonzero(given))
        self._found.sort(chosen.wanted)
        return Survey(
            self._instrument,
            answers,
            segments=groups,
            points=shares,
            outcomes=overall,
            respondents=keys,
            duration=seconds,
        )

    def _points(self, columns: Mapping[str, Cells], names: tuple[str, ...]) -> NDArray[np.float64]:
        """Return the importance points, one column a dimension."""
        points = np.array([self._coder.points(columns[name], name) for name in names])
        # where a point is missing, the sum is no number, and off by nothing
        self._not_100 += int(np.count_nonzero(np.abs(np.add.reduce(points, axis=0) - POINTS_TOTAL) > _ROUNDING))
        return points.T

    def absorb(self, other: SurveyCheck) -> None:
        """Take over what the check of another part of the survey found.

        Parameters
        ----------
        other : SurveyCheck
            The check of a part that comes behind this one.
        """
        self._coder.absorb(other._coder)
        self._found.absorb(other._found)
        self._end.absorb(other._end)
        self._chosen = self._chosen or other._chosen
        self._not_100 += other._not_100
        self._rows += other._rows
        self._empty += other._empty

    def close(self, provenance: Provenance) -> Provenance:
        """Return the provenance with what the check found.

        Parameters
        ----------
        provenance : Provenance
            Where the batches came from.

        Returns
        -------
        Provenance
            With counts of missing and mapped cells, and notes.

        Raises
        ------
        BadCellsError
            With the first bad cells of each kind, all counts, and a table of them.
        SurveyError
            If the last row names itself a total.
        """
        coder = self._coder
        if self.failed:
            listed = coder.cells.listed(self._chosen.wanted if self._chosen else ())
            problems, counts = self._found.told()
            raise BadCellsError(headline(self._source), problems, counts, listed, self._rows, self._empty)
        total = Problems()
        total.extend(filter(None, [self._end.problem()]))
        total.raise_if_any(SurveyError, headline(self._source))
        notes = list(provenance.notes)
        if self._not_100:
            notes.append(_NOT_100[self._not_100 > 1].fill({"n": self._not_100}))
        if self._empty:
            notes.append(_NO_ANSWER[self._empty > 1].fill({"n": self._empty}))
        for kind, count in sorted(coder.cells.kinds().items()):
            if kind != "missing":
                notes.append(_AS_MISSING[count > 1].fill({"n": count, "kind": KINDS[kind]}))
        for segment, name, labels in coder.merged():
            notes.append(_MERGED.fill({"segment": segment, "labels": _listed(labels), "name": quoted(name)}))
        notes.extend(_UNMET.fill({"segment": segment, "labels": _listed(labels)}) for segment, labels in coder.unmet())
        return replace(
            provenance,
            digits_normalised=provenance.digits_normalised + coder.wide,
            words_mapped=provenance.words_mapped + coder.words,
            missing=tuple(sorted(coder.missing.items())),
            notes=tuple(notes),
        )


class _AllPlaces(Problems):
    """Problems of one batch: all of them, since the first by row may come last by column."""

    def take(self, problem: Problem) -> None:
        """Record a problem."""
        self._counts[problem.code] = self._counts.get(problem.code, 0) + 1
        self._kept.append(problem)


class _Found:
    """Bad cells of all batches so far: the first 100 of each kind by row, and the count of each kind."""

    def __init__(self) -> None:
        self.problems = _AllPlaces()
        self._first: list[Problem] = []
        self._counts: dict[str, int] = {}

    def __bool__(self) -> bool:
        """Return whether anything was found."""
        return bool(self._counts)

    def sort(self, columns: tuple[str, ...]) -> None:
        """Take over the problems of a batch."""
        if not self.problems:
            return
        position = {name: i for i, name in enumerate(columns)}
        found = sorted(self.problems, key=lambda p: (p.place.row or 0, position.get(p.place.field or "", 0)))
        self._take(found, self.problems.counts)
        self.problems = _AllPlaces()

    def absorb(self, other: _Found) -> None:
        """Take over what was found in another part."""
        self._take(other._first, other._counts)

    def _take(self, found: Sequence[Problem], counts: Mapping[str, int]) -> None:
        """Keep the first problems of each kind, and count all."""
        listed: dict[str, int] = {}
        for problem in self._first:
            listed[problem.code] = listed.get(problem.code, 0) + 1
        for problem in found:
            listed[problem.code] = listed.get(problem.code, 0) + 1
            if listed[problem.code] <= PLACES_KEPT:
                self._first.append(problem)
        for code, count in counts.items():
            self._counts[code] = self._counts.get(code, 0) + count

    def told(self) -> tuple[list[Problem], dict[str, int]]:
        """Return the first problems, and the count of each kind."""
        return self._first, dict(sorted(self._counts.items()))


def _coded(
    coder: Coder, columns: Mapping[str, Cells], names: tuple[str, ...], given: NDArray[np.int8]
) -> NDArray[np.int8]:
    """Return the codes of the items of one role, column after column in memory, and mark who answered anything."""
    codes = np.empty((len(given), len(names)), dtype=np.int8, order="F")
    for position, name in enumerate(names):
        codes[:, position] = coder.answers(columns[name], name)
        given |= codes[:, position]
    codes.flags.writeable = False
    return codes


def _listed(labels: tuple[str, ...]) -> str:
    """Return the first labels as text."""
    return ", ".join(map(quoted, labels[:_SHOWN])) + (", …" if len(labels) > _SHOWN else "")

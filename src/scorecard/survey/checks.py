"""The check of raw survey columns, before anything is computed from them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from scorecard._result import Provenance
from scorecard._text import LocalText
from scorecard.errors import Place, Problems, SurveyError, near
from scorecard.instruments import ColumnLayout, Instrument, Role
from scorecard.survey.coding import Cells, Coder
from scorecard.survey.outcome_coding import outcomes_of
from scorecard.survey.responses import Survey

__all__ = ["build_survey"]

POINTS_TOTAL = 100

_NOT_100 = LocalText(
    en="{n} respondents shared out another total than 100 importance points; their points count in proportion.",
    zh="有 {n} 位受访者分配的重要性分值合计不是 100 分，按其比例折算。",
)


def build_survey(
    instrument: Instrument,
    layout: ColumnLayout,
    columns: Mapping[str, Cells],
    *,
    provenance: Provenance | None = None,
    first_row: int = 1,
    source: str | None = None,
    header: Sequence[str] | None = None,
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
    problems = Problems()
    names = tuple(columns) if header is None else tuple(header)
    finder = _Finder(instrument, layout, names, source, problems)
    chosen: dict[Role, list[str | None]] = {}
    for role in layout.roles:
        chosen[role] = finder.items(role)
    segments = {key: finder.one(name) for key, name in layout.segments.items()}
    points = finder.points()
    for outcome in layout.outcomes.values():
        finder.one(outcome.column)
    respondent = finder.one(layout.respondent) if layout.respondent is not None else None
    taken = finder.one(layout.duration) if layout.duration is not None else None
    problems.raise_if_any(SurveyError, _headline(source))
    rows = _rows(columns, source)
    coder = Coder(instrument.scale, layout, problems=problems, first_row=first_row, source=source)
    answers: dict[Role, NDArray[np.int8]] = {}
    for role, found in chosen.items():
        answers[role] = _coded(coder, columns, [n or "" for n in found], rows)
    groups = {key: coder.labels(columns[name]) for key, name in segments.items() if name is not None}
    shares = _points(coder, columns, points) if points else None
    overall = outcomes_of(layout, columns, instrument.scale, coder=coder, problems=problems, origin=(first_row, source))
    seconds = None if taken is None else coder.seconds(columns[taken], taken)
    problems.raise_if_any(SurveyError, _headline(source))
    keys = None if respondent is None else tuple(str(cell) for cell in columns[respondent])
    told = _told(provenance, coder, rows, shares)
    return Survey(
        instrument,
        answers,
        segments=groups,
        points=shares,
        outcomes=overall,
        respondents=keys,
        duration=seconds,
        provenance=told,
    )


@dataclass(frozen=True, slots=True)
class _Finder:
    """Find the columns of a layout in a header, and report those that are not there once."""

    instrument: Instrument
    layout: ColumnLayout
    names: tuple[str, ...]
    source: str | None
    problems: Problems

    def items(self, role: Role) -> list[str | None]:
        """Return the column of each item."""
        if role not in self.instrument.roles:
            self.problems.add(
                "unknown-role",
                f"the layout names columns for {role}, which the instrument does not ask",
                place=Place(file=self.source),
                cure=f"Use one of: {', '.join(self.instrument.roles)}.",
            )
            return []
        found = [self._item(role, position) for position in range(len(self.instrument.items))]
        for name in dict.fromkeys(n for n in found if n is not None and found.count(n) > 1):
            ids = [item.id for item, n in zip(self.instrument.items, found, strict=True) if n == name]
            self.problems.add(
                "column-used-twice",
                f"one column is taken as {role} of the items {', '.join(ids)}",
                place=Place(file=self.source, field=name),
                cure="Mend the column pattern or the names in the layout.",
            )
        return found

    def _item(self, role: Role, position: int) -> str | None:
        """Return the column of one item."""
        item = self.instrument.items[position]
        matches = self.layout.find(role, position, self.instrument, self.names)
        if len(matches) == 1:
            return matches[0]
        wanted = self.layout.column_of(role, position, self.instrument)
        if matches:
            self.problems.add(
                "duplicate-column",
                f"{len(matches)} columns hold the {role} of item {item.id}",
                place=Place(file=self.source, field=matches[0]),
                found=", ".join(matches),
                cure="Rename or delete all but one.",
            )
        else:
            self.problems.add(
                "missing-column",
                f"no column holds the {role} of item {item.id}",
                place=Place(file=self.source, field=wanted),
                cure=_near_column(wanted or item.id, self.names),
            )
        return None

    def one(self, name: str) -> str | None:
        """Return a column that the layout names, if it is there once."""
        times = self.names.count(name)
        if times == 1:
            return name
        place = Place(file=self.source, field=name)
        if times:
            self.problems.add(
                "duplicate-column",
                f"the column stands {times} times",
                place=place,
                cure="Rename or delete all but one.",
            )
        else:
            cure = _near_column(name, self.names)
            self.problems.add("missing-column", "the column is not there", place=place, cure=cure)
        return None

    def points(self) -> list[str | None]:
        """Return the points column of each dimension; empty when the layout has none."""
        if not self.layout.points:
            return []
        dimensions = [d.id for d in self.instrument.dimensions]
        for name in self.layout.points:
            if name not in dimensions:
                self.problems.add(
                    "unknown-dimension",
                    "the points of the layout name a dimension that does not exist",
                    place=Place(file=self.source),
                    found=name,
                    cure=near(name, dimensions),
                )
        lacking = [d for d in dimensions if d not in self.layout.points]
        if lacking:
            self.problems.add(
                "points-incomplete",
                f"the layout has no points column for the dimension {lacking[0]}",
                place=Place(file=self.source),
                cure="Name one points column for every dimension.",
            )
        return [self.one(self.layout.points[d]) for d in dimensions if d in self.layout.points]


def _near_column(wanted: str, names: tuple[str, ...]) -> str:
    """Return a cure that names the column that is probably meant."""
    plain = _plain_name(wanted)
    same = [name for name in names if _plain_name(name) == plain]
    longer = [name for name in names if _plain_name(name).startswith(plain)]
    for name in (*same, *longer):
        return f"Did you mean {name!r}?"
    return near(wanted, names)


def _plain_name(name: str) -> str:
    """Return a column name without case, punctuation and leading zeros of its numbers."""
    words = re.findall(r"\d+|[^\W\d_]+", name.casefold())
    return " ".join(w.lstrip("0") or "0" for w in words)


def _headline(source: str | None) -> str:
    """Return the first line of the error."""
    return f"{source or 'The survey'} cannot be used as it is."


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


def _coded(coder: Coder, columns: Mapping[str, Cells], names: list[str], rows: int) -> NDArray[np.int8]:
    """Return the codes of the items of one role, column after column in memory."""
    codes = np.zeros((rows, len(names)), dtype=np.int8, order="F")
    for position, name in enumerate(names):
        codes[:, position] = coder.answers(columns[name], name)
    codes.flags.writeable = False
    return codes


def _points(coder: Coder, columns: Mapping[str, Cells], names: list[str | None]) -> NDArray[np.float64]:
    """Return the importance points, one column a dimension."""
    return np.array([coder.points(columns[name], name) for name in names if name is not None]).T


def _told(provenance: Provenance | None, coder: Coder, rows: int, points: NDArray[np.float64] | None) -> Provenance:
    """Return the provenance with what the check found."""
    base = Provenance(source="", rows_read=rows) if provenance is None else provenance
    notes = base.notes
    if points is not None:
        total = points.sum(axis=1)
        other = int((np.isfinite(total) & (np.abs(total - POINTS_TOTAL) > 1e-9)).sum())
        if other:
            notes = (*notes, _NOT_100.fill({"n": other}))
    return replace(
        base,
        digits_normalised=base.digits_normalised + coder.wide,
        words_mapped=base.words_mapped + coder.words,
        missing=tuple(sorted(coder.missing.items())),
        notes=notes,
    )

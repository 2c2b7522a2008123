"""Errors that say what is wrong, where, and what to do.

The family::

    ScorecardError
    ├── CardError          a card, an instrument or a layout that cannot be used as written
    ├── SurveyError        survey answers that cannot be used as they are
    ├── ObservationError   measure values that cannot be used as they are
    ├── OrderError         order records that cannot be used as they are
    ├── ScoringError       values or rules that cannot be scored
    ├── HistoryError       a saved evaluation or table that cannot be read, or does not fit
    ├── AnalysisError      an analysis asked for something its input cannot give
    ├── ChartError         a chart that cannot be drawn legibly
    │   └── FontError      a text with a character that no font has
    ├── ReportError        a review that cannot be made
    ├── OutputError        a file that cannot be written
    ├── MissingExtraError  an optional package that is not installed
    └── UsageError         a call with arguments that do not go together

Every error carries all the problems of its input at once: up to 100 places of each kind
and the exact count of each kind.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NoReturn

__all__ = [
    "AnalysisError",
    "CardError",
    "ChartError",
    "FontError",
    "HistoryError",
    "MissingExtraError",
    "ObservationError",
    "OrderError",
    "OutputError",
    "Place",
    "Problem",
    "Problems",
    "ReportError",
    "ScorecardError",
    "ScoringError",
    "SurveyError",
    "UsageError",
    "near",
    "quoted",
]

PLACES_KEPT = 100
"""How many places of each kind an error lists; the count of each kind is always exact."""

_SHOWN = 80
"""How many characters of a text from a file are printed."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a problem sits.

    Attributes
    ----------
    file, sheet : str or None
        The file (as the user named it) and the sheet in it.
    line, column : int or None
        Position in a text file, counted from 1.
    row : int or None
        Row of a table as its reader sees it: the header of a CSV file is row 1, the first
        row of a data frame is row 1.
    field : str or None
        The table's column by name.
    cell : str or None
        The address of a cell in a sheet, such as ``B7``.
    path : str or None
        The place inside a description, such as ``perspectives.0.weight``.
    """

    file: str | None = None
    sheet: str | None = None
    line: int | None = None
    column: int | None = None
    row: int | None = None
    field: str | None = None
    path: str | None = None
    cell: str | None = None

    def __str__(self) -> str:
        """Return the place as one short text, empty when nothing is known."""
        head = ":".join(_line(str(part)) for part in (self.file, self.line, self.column) if part is not None)
        parts = [head] if head else []
        named = (("sheet", self.sheet), ("row", self.row), ("column", self.field), ("cell", self.cell))
        parts += [f"{word} {_brief(str(value))}" for word, value in named if value is not None]
        where = ", ".join(parts)
        if self.path:
            path = ".".join(_brief(step) for step in self.path.split("."))
            return f"{where}: {path}" if where else path
        return where


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: what, where, found, and the cure.

    Attributes
    ----------
    code : str
        The kind of problem, in kebab case.
    what : str
        What is wrong, in one clause.
    place : Place
        Where.
    found : str or None
        What stands there, shortened for print.
    cure : str
        What to do about it, as a sentence.
    """

    code: str
    what: str
    place: Place = Place()
    found: str | None = None
    cure: str = ""

    def __str__(self) -> str:
        """Return the problem as one line."""
        where = str(self.place)
        text = f"{where}: {self.what}" if where else self.what
        if self.found is not None:
            text += f"; found {quoted(self.found)}"
        text += "."
        if self.cure:
            text += f" {self.cure}"
        return f"{_line(text)} [{self.code}]"


def _line(text: str) -> str:
    """Return text fit for one line of a terminal: no line breaks, nothing that steers it."""
    text = str(text)  # what a user gave where a text belongs
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else " " if c.isspace() else "�" for c in text)


def _brief(text: str) -> str:
    """Return the beginning of a text from a file."""
    flat = _line(str(text)[: _SHOWN + 1])
    return flat if len(flat) <= _SHOWN else flat[: _SHOWN - 1] + "…"


def quoted(text: str) -> str:
    """Return the beginning of a text from a file, in the quotes that do not stand in it.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str
        At most 80 characters in quotes, fit for one line of a terminal.

    Examples
    --------
    >>> quoted("rot\\ngrün")
    "'rot grün'"
    """
    text = _brief(text)
    return f'"{text}"' if "'" in text and '"' not in text else f"'{text}'"


class Problems:
    """Collect problems: the first 100 of each kind, and the exact count of each kind."""

    def __init__(self) -> None:
        self._kept: list[Problem] = []
        self._counts: dict[str, int] = {}

    def __bool__(self) -> bool:
        """Return whether anything was found."""
        return bool(self._counts)

    def __iter__(self) -> Iterator[Problem]:
        """Iterate over the problems kept."""
        return iter(self._kept)

    @property
    def counts(self) -> dict[str, int]:
        """Exact number of problems by code."""
        return dict(self._counts)

    def add(
        self, code: str, what: str, *, place: Place | None = None, found: str | None = None, cure: str = ""
    ) -> None:
        """Record one problem."""
        self.take(Problem(code, what, place or Place(), found, cure))

    def take(self, problem: Problem) -> None:
        """Record a problem made elsewhere."""
        count = self._counts.get(problem.code, 0)
        self._counts[problem.code] = count + 1
        if count < PLACES_KEPT:
            self._kept.append(problem)

    def more(self, code: str, number: int) -> None:
        """Count further problems of a kind whose places are not listed."""
        if number:
            self._counts[code] = self._counts.get(code, 0) + number

    def extend(self, problems: Iterable[Problem]) -> None:
        """Record problems made elsewhere."""
        for problem in problems:
            self.take(problem)

    def raise_if_any(self, error: type[ScorecardError], headline: str) -> None:
        """Raise one error that lists everything found, if anything was."""
        if self:
            raise error(headline, self._kept, self._counts)


class ScorecardError(Exception):
    """Root of all errors of this library.

    Parameters
    ----------
    headline : str
        One sentence that says what could not be done.
    problems : sequence of Problem
        The problems, up to 100 of each kind.
    counts : mapping of str to int, optional
        Exact number of problems by code; counted from `problems` when left out.
    """

    def __init__(
        self, headline: str, problems: Sequence[Problem] = (), counts: Mapping[str, int] | None = None
    ) -> None:
        self.headline = headline
        self.problems: tuple[Problem, ...] = tuple(problems)
        if counts is None:
            tally: dict[str, int] = {}
            for problem in self.problems:
                tally[problem.code] = tally.get(problem.code, 0) + 1
            counts = tally
        self.counts: Mapping[str, int] = dict(counts)
        super().__init__(headline, self.problems, self.counts)

    def __str__(self) -> str:
        """Return the headline and one line for each problem."""
        lines = [_line(self.headline)]
        listed: dict[str, int] = {}
        for problem in self.problems:
            lines.append(f"  {problem}")
            listed[problem.code] = listed.get(problem.code, 0) + 1
        for code, count in self.counts.items():
            if count > listed.get(code, 0):
                lines.append(f"  … and {count - listed.get(code, 0)} more of the kind [{code}]")
        return "\n".join(lines)

    @classmethod
    def single(
        cls, code: str, what: str, *, place: Place | None = None, found: str | None = None, cure: str = ""
    ) -> ScorecardError:
        """Return an error with one problem, which is also its headline.

        Parameters
        ----------
        code : str
            The kind of problem, in kebab case.
        what : str
            What is wrong, in one clause.
        place : Place, optional
            Where.
        found : str, optional
            What stands there.
        cure : str
            What to do about it, as a sentence.

        Returns
        -------
        ScorecardError
            The error, to be raised.
        """
        problem = Problem(code, what, place or Place(), found, cure)
        return cls(f"{what[:1].upper()}{what[1:]}.", [problem])


class CardError(ScorecardError):
    """A card, an instrument or a layout cannot be used as written."""


class SurveyError(ScorecardError):
    """Survey answers cannot be used as they are."""


class ObservationError(ScorecardError):
    """Measure values cannot be used as they are."""


class OrderError(ScorecardError):
    """Order records cannot be used as they are."""


class ScoringError(ScorecardError):
    """Values cannot be scored by the rules that a card gives them."""


class HistoryError(ScorecardError):
    """A saved evaluation or table cannot be read, or does not fit what it is used for."""


class AnalysisError(ScorecardError):
    """An analysis was asked for something its input cannot give."""


class ChartError(ScorecardError):
    """A chart cannot be drawn legibly."""


class FontError(ChartError):
    """A text has a character that no font has."""


class ReportError(ScorecardError):
    """A review cannot be made."""


class OutputError(ScorecardError):
    """A file cannot be written."""


class MissingExtraError(ScorecardError):
    """An optional package is not installed."""

    @classmethod
    def raise_for(cls, package: str, *, extra: str, purpose: str) -> NoReturn:
        """Raise the error that names the extra to install.

        Parameters
        ----------
        package : str
            The package that is not there.
        extra : str
            The extra of this library that brings it.
        purpose : str
            What needs it, as the subject of a sentence.

        Raises
        ------
        MissingExtraError
            Always.
        """
        problem = Problem(
            "missing-extra",
            f"{purpose} needs the package {package}, which is not installed",
            cure=f"Install it with: pip install 'balanced-scorecard[{extra}]'.",
        )
        raise cls(f"The package {package} is not installed.", [problem])


class UsageError(ScorecardError):
    """A call has arguments that do not go together."""


def near(name: str, known: Iterable[str]) -> str:
    """Return a cure that names the nearest known name, or lists what exists.

    Parameters
    ----------
    name : str
        What was written.
    known : iterable of str
        What exists.

    Returns
    -------
    str
        One sentence.

    Examples
    --------
    >>> near("wieght", ["weight", "worst"])
    "Did you mean 'weight'?"
    >>> near("zzz", ["red", "amber"])
    'Use one of: red, amber.'
    """
    names = [str(n) for n in known]
    lower = {n.lower(): n for n in reversed(names)}
    found = difflib.get_close_matches(str(name)[:_SHOWN].lower(), list(lower), n=1, cutoff=0.6)
    if found:
        return f"Did you mean {quoted(lower[found[0]])}?"
    if not names:
        return "There is none to choose from."
    shown = ", ".join(_brief(n) for n in names[:12]) + (", …" if len(names) > 12 else "")
    return f"Use one of: {shown}."

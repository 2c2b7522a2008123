"""Which columns of a source hold what a layout asks for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from scorecard.errors import Place, Problems, SurveyError, near
from scorecard.instruments import ColumnLayout, Instrument, Role
from scorecard.instruments.patterns import named

__all__ = ["Chosen", "choose", "headline", "holds_items"]

_LISTED = 12


@dataclass(frozen=True, slots=True)
class Chosen:
    """Columns of a source, by what they hold.

    Attributes
    ----------
    items : mapping of role to tuple of str
        Column of each item.
    segments : mapping of str to str
        Column of each segment variable.
    points : tuple of str
        Points column of each dimension; empty when there are none.
    outcomes : tuple of str
        Columns of overall answers.
    respondent, duration : str or None
        Columns of the respondent's key and of the time taken.
    """

    items: Mapping[Role, tuple[str, ...]]
    segments: Mapping[str, str]
    points: tuple[str, ...]
    outcomes: tuple[str, ...]
    respondent: str | None
    duration: str | None

    @property
    def wanted(self) -> tuple[str, ...]:
        """All columns that are read, each once."""
        single = [name for name in (self.respondent, self.duration) if name is not None]
        of_items = [name for names in self.items.values() for name in names]
        return tuple(dict.fromkeys([*of_items, *self.segments.values(), *self.points, *self.outcomes, *single]))


def choose(
    instrument: Instrument, layout: ColumnLayout, names: tuple[str, ...], *, source: str | None = None
) -> Chosen:
    """Return the columns of a header that a layout asks for.

    Parameters
    ----------
    instrument : Instrument
        The questionnaire.
    layout : ColumnLayout
        Which column holds what.
    names : tuple of str
        Column names of the source; a name may stand there twice.
    source : str, optional
        The source as the user named it, for messages.

    Returns
    -------
    Chosen
        The columns.

    Raises
    ------
    SurveyError
        With every column that is absent or there more than once; first, where fewer than half of the columns of
        the items are there, that the source seems to hold something else.
    """
    problems = Problems()
    finder = _Finder(instrument, layout, names, source, problems)
    finder.report_other_table()
    items: dict[Role, tuple[str, ...]] = {}
    for role in layout.roles:
        items[role] = _found(finder.items(role))
    segments = {key: finder.one(name) for key, name in layout.segments.items()}
    points = finder.points()
    outcomes = [finder.one(outcome.column) for outcome in layout.outcomes.values()]
    respondent = None if layout.respondent is None else finder.one(layout.respondent)
    duration = None if layout.duration is None else finder.one(layout.duration)
    for name in layout.asides:
        finder.one(name)
    problems.raise_if_any(SurveyError, headline(source))
    return Chosen(
        items,
        {key: name for key, name in segments.items() if name is not None},
        _found(points),
        _found(outcomes),
        respondent,
        duration,
    )


def holds_items(instrument: Instrument, layout: ColumnLayout, names: tuple[str, ...]) -> bool:
    """Return whether a header holds the column of every item once; the first that it lacks ends the search.

    Parameters
    ----------
    instrument : Instrument
        The questionnaire.
    layout : ColumnLayout
        Which column holds what.
    names : tuple of str
        Cells of a row that may be the header.

    Returns
    -------
    bool
        Whether all are there.
    """
    positions = range(len(instrument.items))
    return all(
        len(layout.find(role, at, instrument=instrument, header=names)) == 1
        for role in layout.roles
        for at in positions
    )


def headline(source: str | None) -> str:
    """Return the first line of the error."""
    return f"{source or 'The survey'} cannot be used as it is."


def _found(names: list[str | None]) -> tuple[str, ...]:
    """Return columns that are all there."""
    return tuple(name for name in names if name is not None)


@dataclass(frozen=True)
class _Finder:
    """Find the columns of a layout in a header, and report those that are not there once."""

    instrument: Instrument
    layout: ColumnLayout
    names: tuple[str, ...]
    source: str | None
    problems: Problems

    @cached_property
    def lacking(self) -> tuple[int, int]:
        """How many columns of items are not there, and how many are asked for."""
        there = [
            bool(self.layout.find(role, position, instrument=self.instrument, header=self.names))
            for role in self.layout.roles
            if role in self.instrument.roles
            for position in range(len(self.instrument.items))
        ]
        return there.count(False), len(there)

    @property
    def elsewhere(self) -> bool:
        """Whether so few columns are there that the source seems to hold something else."""
        lacking, wanted = self.lacking
        return 2 * lacking > wanted

    def report_other_table(self) -> None:
        """Report a source that seems to hold something else."""
        if not self.elsewhere:
            return
        lacking, wanted = self.lacking
        there = f"only {wanted - lacking}" if lacking < wanted else "none"
        verb = "are" if wanted - lacking > 1 else "is"
        q = self.instrument
        firsts = (self.layout.column_of(role, 0, instrument=q) for role in self.layout.roles if role in q.roles)
        such = " and ".join(dict.fromkeys(name for name in firsts if name))
        names = [name for name in self.names if name]
        held = f"{len(names)} column{'s' * (len(names) > 1)}: {', '.join(names[:_LISTED])}" if names else "no name"
        values = {"measure", "period"} <= {name.casefold() for name in names}
        self.problems.add(
            "other-table",
            f"{there} of the {wanted} columns that should hold answers {verb} there",
            place=Place(file=self.source),
            found=held,
            cure=f"{'This looks like a table of values of measures. ' if values else ''}Hand over the answers to "
            f"{q.id} ({q.name.text('en')}){f', in columns such as {such}' if such else ''}, or mend the layout.",
        )

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
        matches = self.layout.find(role, position, instrument=self.instrument, header=self.names)
        if len(matches) == 1:
            return matches[0]
        wanted = self.layout.column_of(role, position, instrument=self.instrument)
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
                cure=self._cure(wanted or item.id) + self._padded(role, wanted),
            )
        return None

    def _padded(self, role: Role, wanted: str | None) -> str:
        """Return the pattern that catches numbers with zeros in front, where the columns have such; else nothing."""
        before, number, after = self.layout.columns.get(role, "").partition("{number}")
        if wanted is None or not number:
            return ""
        digits = wanted.removeprefix(before).removesuffix(after)
        if not any(f"{before}{zeros}{digits}{after}" in self.names for zeros in ("0", "00", "000")):
            return ""
        return (
            f" Numbers with zeros in front are caught by 'regex:{re.escape(before)}(?P<item>[0-9]+){re.escape(after)}'."
        )

    def one(self, name: str) -> str | None:
        """Return a column that the layout names, if it is there once."""
        matches = named(name, self.names)
        if len(matches) == 1:
            return matches[0]
        place = Place(file=self.source, field=name)
        if matches:
            self.problems.add(
                "duplicate-column",
                f"the column stands {len(matches)} times",
                place=place,
                cure="Rename or delete all but one.",
            )
        else:
            self.problems.add("missing-column", "the column is not there", place=place, cure=self._cure(name))
        return None

    @cached_property
    def _plain(self) -> list[tuple[str, str]]:
        """Names of the source beside what is alike in names that are written differently."""
        return [(_plain_name(name), name) for name in self.names if name]

    def _cure(self, wanted: str) -> str:
        """Return a cure that names the column that is probably meant."""
        plain = _plain_name(wanted)
        same = [name for found, name in self._plain if found == plain]
        longer = [name for found, name in self._plain if found.startswith(plain)]
        for name in (*same, *longer):
            return f"Did you mean {name!r}?"
        cure = near(wanted, [name for _, name in self._plain])
        # what a source of something else has is told once
        return "Add it, or mend the layout." if self.elsewhere and not cure.startswith("Did") else cure

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


def _plain_name(name: str) -> str:
    """Return a column name without case, punctuation and leading zeros of its numbers."""
    words = re.findall(r"\d+|[^\W\d_]+", unicodedata.normalize("NFKC", name).casefold())
    return " ".join(w.lstrip("0") or "0" for w in words)

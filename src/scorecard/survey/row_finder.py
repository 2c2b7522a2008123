"""What a result holds under a name that a reader gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar, cast

from scorecard.errors import AnalysisError, ScorecardError, UsageError, near

__all__ = ["check_asked", "group_named", "not_asked", "row_named"]

Found = TypeVar("Found")


def group_named(everyone: Found, groups: Mapping[str, Found], segment: str | None) -> Found:
    """Return what an analysis found of a group.

    Parameters
    ----------
    everyone : object
        What it found of everyone.
    groups : mapping of str to object
        The same by group.
    segment : str or None
        Label of the group; everyone when None.

    Returns
    -------
    object
        That of the group.

    Raises
    ------
    UsageError
        If there is no such group.
    """
    if segment is None:
        return everyone
    if not isinstance(cast("object", segment), str) or segment not in groups:
        cure = near(str(segment), groups) if groups else "Make the analysis with by=."
        raise UsageError.single("unknown-group", "the analysis has no such group", found=str(segment), cure=cure)
    return groups[segment]


def row_named(rows: Mapping[str, Found], name: str, *, cure: str | None = None) -> Found:
    """Return a row by its name.

    Parameters
    ----------
    rows : mapping of str to row
        All rows by name.
    name : str
        Name of the row.
    cure : str, optional
        What to do where there is no such row; to write a name like it when left out.

    Returns
    -------
    object
        The row.

    Raises
    ------
    UsageError
        If there is no such row.
    """
    if not isinstance(cast("object", name), str) or name not in rows:
        found, like = str(name), near(str(name), rows)
        raise UsageError.single(
            "unknown-row", "the analysis has no such row", found=found, cure=like if cure is None else cure
        )
    return rows[name]


def not_asked(statistic: str, *, asked: Sequence[str]) -> ScorecardError:
    """Return the error for a statistic that an analysis does not hold, to be raised.

    Parameters
    ----------
    statistic : str
        The statistic.
    asked : sequence of str
        Those that it holds.

    Returns
    -------
    AnalysisError
        It names them.
    """
    return AnalysisError.single(
        "statistic-not-asked", f"the survey did not ask for {statistic}", cure=f"Use one of: {', '.join(asked)}."
    )


def check_asked(statistic: object, *, asked: Sequence[str]) -> None:
    """Refuse a statistic that an analysis does not hold, or what is the name of none.

    Parameters
    ----------
    statistic : str
        What was given.
    asked : sequence of str
        Those that it holds.

    Raises
    ------
    AnalysisError
        If it is none of them.
    """
    if not isinstance(statistic, str) or statistic not in asked:
        raise not_asked(str(statistic), asked=asked)

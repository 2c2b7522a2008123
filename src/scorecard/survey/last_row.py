"""The last row of a survey, which may be a total instead of a respondent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import numpy as np

from scorecard.errors import Place, Problem
from scorecard.instruments.looks import names_total
from scorecard.survey.cells import label_of
from scorecard.survey.responses import Segment

__all__ = ["LastRow"]


class LastRow:
    """Watch the batches of a survey go by, and tell whether its last row names itself a total."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, str]] = Counter()
        self._last: tuple[tuple[str, str], ...] = ()
        self._place = Place()
        self._rows = 0

    def see(
        self, groups: Mapping[str, Segment], keys: tuple[str, ...] | None, *, columns: Mapping[str, str], last: Place
    ) -> None:
        """Take up one batch.

        Parameters
        ----------
        groups : mapping of str to Segment
            Its segment variables.
        keys : tuple of str or None
            Keys of its respondents.
        columns : mapping of str to str
            Column of each segment variable, and that of the keys under the empty id.
        last : Place
            Its last row.
        """
        ends: list[tuple[str, str]] = []
        for key, segment in groups.items():
            for code, label in enumerate(segment.labels):
                if names_total(label):
                    self._counts[columns[key], label] += int(np.count_nonzero(segment.codes == code))
                    if segment.codes[-1] == code:
                        ends.append((columns[key], label))
        if keys and names_total(label_of(keys[-1])):
            self._counts[columns[""], label_of(keys[-1])] += 1
            ends.append((columns[""], label_of(keys[-1])))
        self._rows += max([len(s.codes) for s in groups.values()] + [len(keys or ())])
        self._last, self._place = tuple(ends), last

    def absorb(self, other: LastRow) -> None:
        """Take over another part, which comes behind this one."""
        self._counts.update(other._counts)
        self._rows += other._rows
        self._last, self._place = other._last, other._place

    def problem(self) -> Problem | None:
        """Return what is wrong with the last row, if it names itself a total as no other row does."""
        for column, label in self._last:
            if self._counts[column, label] == 1 and self._rows > 1:
                return Problem(
                    "total-row",
                    "the last row looks like a total or a mean, which is no respondent",
                    Place(file=self._place.file, row=self._place.row, field=column),
                    label,
                    "Delete the row; if it is an answer, name the label differently.",
                )
        return None

"""What a waterfall by measure shows: the largest contributions, the rest, coverage."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard._table import Column, Table
from scorecard._text import Lang, LocalText
from scorecard.errors import ChartError, UsageError
from scorecard.plots import contribution_words as words
from scorecard.plots import waterfall_words as shared
from scorecard.plots.drawn import require_drawn
from scorecard.plots.step_drawing import Step, StepColumn
from scorecard.plots.wording import clauses, listed, number, remarks, score_unit, sentence, share
from scorecard.scoring.contributions_result import COVERAGE, WEIGHTS

if TYPE_CHECKING:
    from scorecard.scoring import ContributionRow, Contributions

__all__ = ["CONTRIBUTIONS_MOST", "ContributionData", "prepare_contributions"]

CONTRIBUTIONS_MOST = 12
"""Rows that are shown unless told otherwise."""

_LIMIT = 20
_DIGITS = 2
_NAMED = 3
_REST, _COVERAGE, _WEIGHTS = "part.rest", "part.coverage", "part.weights"


@dataclass(frozen=True, slots=True)
class ContributionData:
    """All that a waterfall by measure shows.

    Attributes
    ----------
    found : Contributions
        The result.
    steps : tuple of Step
        Bars from top to bottom: the largest first, then the rest, coverage, and weights where they changed.
    rows : mapping of str to ContributionRow
        The row behind each bar that is not collected.
    first, last : LocalText
        When it starts and ends, with the entity where there are two.
    before, after, difference : float
        Score at the start and at the end, and the change.
    """

    found: Contributions
    steps: tuple[Step, ...]
    rows: Mapping[str, ContributionRow]
    first: LocalText
    last: LocalText
    before: float
    after: float
    difference: float

    @property
    def columns(self) -> tuple[StepColumn, ...]:
        """Weight and change of the score of each row."""
        weights = {node: share(row.weight, 1) for node, row in self.rows.items() if row.weight is not None}
        changes = {node: number(row.change, _DIGITS, signed=True) for node, row in self.rows.items()}
        return (
            StepColumn("weight", words.HEAD_WEIGHT, weights),
            StepColumn("change", words.HEAD_CHANGE, changes),
        )

    def message(self, lang: Lang) -> str:
        """Return the sentence that the numbers themselves say.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        str
            True by construction.
        """
        largest = max((step for step in self.steps if step.id != _REST), key=lambda step: abs(step.points))
        places: dict[str, str | int | LocalText] = {
            "node": self.found.name,
            "before": number(self.before, _DIGITS),
            "after": number(self.after, _DIGITS),
            "difference": number(self.difference, _DIGITS, signed=True),
            "name": largest.name,
            "points": number(largest.points, _DIGITS, signed=True),
        }
        pattern = words.MESSAGE if largest.points else shared.MESSAGE_SAME
        if round(self.difference, _DIGITS) * largest.points < 0:
            pattern = words.MESSAGE_AGAINST
        return pattern.fill(places).text(lang)

    def what(self, lang: Lang) -> str:
        """Return object, measure, unit, period and n.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        str
            The what-line.
        """
        found = self.found
        n = sum(row.n for row in found.rows)
        parts = (
            words.WHAT[found.level].fill({"node": found.name}),
            shared.SPAN.fill({"first": self.first, "last": self.last}),
            score_unit(self.before, self.after),
            words.COUNT.fill({"n": n, "all": len(found.names)}),
        )
        return clauses((part.text(lang) for part in parts), lang)

    def foot(self, lang: Lang) -> tuple[str, ...]:
        """Return the key, the method, who joined or left, and how numbers are rounded.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        tuple of str
            Its lines.
        """
        coverage = [words.COVERAGE.text(lang)]
        for ids, pattern in ((self.found.joined, words.JOINED), (self.found.left, words.LEFT)):
            if ids:
                coverage.append(pattern.fill({"names": self._named(ids, lang)}).text(lang))
        method = words.METHOD if self.found.level == "measure" else words.METHOD_ABOVE
        lines = [shared.KEY.text(lang), method.text(lang), remarks(coverage, lang)]
        if any(step.id == _WEIGHTS for step in self.steps):
            lines.append(words.WEIGHTS.text(lang))
        return (*lines, words.NO_INTERVAL.text(lang), shared.ROUNDED.text(lang))

    def _named(self, ids: tuple[str, ...], lang: Lang) -> str:
        """Return the first few measures by name, and how many more there are."""
        names = [self.found.names[node].text(lang) for node in ids[:_NAMED]]
        if len(ids) > _NAMED:
            names.append(words.MORE.fill({"k": len(ids) - _NAMED}).text(lang))
        return listed(names, lang)

    def alt_text(self, lang: Lang, message: str) -> str:
        """Return the chart in words.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.
        message : str
            The sentence above the chart.

        Returns
        -------
        str
            Every number drawn, in sentences.
        """
        ends = [
            shared.SPOKEN_END.fill({"when": when, "score": number(score, _DIGITS)}).text(lang)
            for when, score in ((self.first, self.before), (self.last, self.after))
        ]
        steps = [self._spoken(step).text(lang) for step in self.steps]
        return sentence([message, self.what(lang), ends[0], *steps, ends[1]], lang)

    def _spoken(self, step: Step) -> LocalText:
        """Return one bar in words."""
        places: dict[str, str | int | LocalText] = {
            "name": step.name,
            "points": number(step.points, _DIGITS, signed=True),
        }
        row = self.rows.get(step.id)
        if row is None or row.weight is None:
            return words.SPOKEN_PLAIN.fill(places)
        changed = {"weight": share(row.weight, 1), "change": number(row.change, _DIGITS, signed=True)}
        return words.SPOKEN.fill(places | changed)

    def table(self) -> Table:
        """Return the numbers drawn, at full precision.

        Returns
        -------
        Table
            One row a bar, with the score that it leads to.
        """
        rows = (
            ("before", self.first, None, None, None, self.before),
            *((step.id, step.name, *self._weight(step), step.points, step.end) for step in self.steps),
            ("after", self.last, None, None, None, self.after),
        )
        return Table(_COLUMNS, rows, title=LocalText(en=self.what("en"), zh=self.what("zh")))

    def _weight(self, step: Step) -> tuple[float | None, float | None]:
        """Return weight and change behind a bar."""
        row = self.rows.get(step.id)
        return (None, None) if row is None else (row.weight, row.change)


_COLUMNS = (
    Column("id", LocalText(en="Id", zh="代码")),
    Column("name", LocalText(en="Part", zh="来源")),
    Column("weight", LocalText(en="Mean weight", zh="平均权重"), "percent", 1),
    Column("change", LocalText(en="Change of score", zh="得分变化"), "signed", _DIGITS),
    Column("points", LocalText(en="Points", zh="分值"), "signed", _DIGITS),
    Column("score", LocalText(en="Score", zh="得分"), "number", _DIGITS),
)


def prepare_contributions(contributions: Contributions, *, most: int = CONTRIBUTIONS_MOST) -> ContributionData:
    """Return what a waterfall by measure shows, before anything is drawn.

    Parameters
    ----------
    contributions : Contributions
        The result.
    most : int
        Most rows, from 1 to 20; the others are collected in one, unless it would be of one.

    Returns
    -------
    ContributionData
        Bars and words.

    Raises
    ------
    ChartError
        If the change of the score is not split.
    UsageError
        If `most` is not from 1 to 20.

    Examples
    --------
    >>> import scorecard as sc
    >>> measure = {"id": "otif", "name": "OTIF", "worst": 80, "target": 100}
    >>> objective = {"id": "deliver", "name": "Deliver well", "measures": [measure]}
    >>> customer = {"id": "customer", "objectives": [objective]}
    >>> card = sc.Scorecard(id="demo", name="Demo", calendar={"first": "2025", "last": "2026"}, perspectives=[customer])
    >>> obs = sc.observe(card, values=[sc.MeasureRecord("otif", "2025", 94), sc.MeasureRecord("otif", "2026", 88)])
    >>> before, ev = sc.evaluate(card, obs, period="2025"), sc.evaluate(card, obs, period="2026")
    >>> found = ev.contributions(before, node="customer")
    >>> data = prepare_contributions(found)
    >>> data.before, data.after, [(step.id, step.points) for step in data.steps]
    (70.0, 40.0, [('otif', -30.0), ('part.coverage', 0.0)])
    """
    require_drawn("contributions", contributions, "Contributions")
    before, after, difference = contributions.before, contributions.after, contributions.difference
    if contributions.reason is not None or before is None or after is None or difference is None:
        raise ChartError.single(
            "nothing-to-draw",
            "the change of the score is not split by measure",
            found=contributions.node,
            cure="See its reason: a score is missing at the start, at the end or in between.",
        )
    if not 1 <= most <= _LIMIT:
        raise UsageError.single(
            "most-range",
            f"most must be from 1 to {_LIMIT}",
            found=str(most),
            cure="The others are collected in one row.",
        )
    found = contributions
    ranked = sorted((row for row in found.rows if row.points is not None), key=lambda row: -abs(row.points or 0.0))
    shown = ranked if len(ranked) <= most + 1 else ranked[:most]
    rest = ranked[len(shown) :]
    bars = [(row.id, row.name, row.points or 0.0) for row in shown]
    if rest:
        total = math.fsum(row.points or 0.0 for row in rest)
        bars.append((_REST, words.REST[found.level].fill({"k": len(rest)}), total))
    bars.append((_COVERAGE, COVERAGE, found.coverage or 0.0))
    if found.weights:
        bars.append((_WEIGHTS, WEIGHTS, found.weights))
    steps: list[Step] = []
    at = before
    for node, name, points in bars:
        steps.append(Step(node, name, points, at, at + points))
        at += points
    first, last = found.ends
    rows = {row.id: row for row in shown}
    return ContributionData(found, tuple(steps), rows, first, last, before, after, difference)

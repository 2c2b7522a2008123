"""What a waterfall shows: the score at the start, the points of each block, the score at the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from scorecard._table import Column, Table
from scorecard._text import Lang, LocalText
from scorecard.errors import ChartError
from scorecard.plots import waterfall_words as words
from scorecard.plots.drawn import require_drawn
from scorecard.plots.step_drawing import Step
from scorecard.plots.wording import clauses, number, score_unit, sentence

if TYPE_CHECKING:
    from scorecard.scoring import Waterfall

__all__ = ["WaterfallData", "prepare_waterfall"]

_DIGITS = 2


@dataclass(frozen=True, slots=True)
class WaterfallData:
    """All that a waterfall shows.

    Attributes
    ----------
    steps : tuple of Step
        Blocks from top to bottom, the largest first.
    node : LocalText
        Whose score it is.
    first, last : LocalText
        When it starts and ends, with the entity where there are two.
    before, after, difference : float
        Score at the start and at the end, and the change.
    """

    steps: tuple[Step, ...]
    node: LocalText
    first: LocalText
    last: LocalText
    before: float
    after: float
    difference: float

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
        largest = self.steps[0]
        places: dict[str, str | int | LocalText] = {
            "node": self.node,
            "before": number(self.before, _DIGITS),
            "after": number(self.after, _DIGITS),
            "difference": number(self.difference, _DIGITS, signed=True),
            "block": words.BLOCKS[largest.id],
            "points": number(largest.points, _DIGITS, signed=True),
        }
        pattern = words.MESSAGE if largest.points else words.MESSAGE_SAME
        if round(self.difference, _DIGITS) * largest.points < 0:
            pattern = words.MESSAGE_AGAINST
        return pattern.fill(places).text(lang)

    def what(self, lang: Lang) -> str:
        """Return object, measure, unit, period and counts.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        str
            The what-line.
        """
        parts = (
            words.WHAT.fill({"node": self.node}),
            words.SPAN.fill({"first": self.first, "last": self.last}),
            score_unit(self.before, self.after),
            words.COUNT,
        )
        return clauses((part.text(lang) for part in parts), lang)

    def foot(self, lang: Lang) -> tuple[str, ...]:
        """Return the key, the method and how numbers are rounded.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        tuple of str
            Its lines.
        """
        return tuple(line.text(lang) for line in (words.KEY, words.METHOD, words.COVERAGE, words.ROUNDED))

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
            words.SPOKEN_END.fill({"when": when, "score": number(score, _DIGITS)}).text(lang)
            for when, score in ((self.first, self.before), (self.last, self.after))
        ]
        steps = [
            words.SPOKEN.fill({"block": step.name, "points": number(step.points, _DIGITS, signed=True)}).text(lang)
            for step in self.steps
        ]
        return sentence([message, self.what(lang), ends[0], *steps, ends[1]], lang)

    def table(self) -> Table:
        """Return the numbers drawn, at full precision.

        Returns
        -------
        Table
            One row a step, with the score that it leads to.
        """
        rows = (
            ("before", self.first, None, self.before),
            *((step.id, step.name, step.points, step.end) for step in self.steps),
            ("after", self.last, None, self.after),
        )
        return Table(_COLUMNS, rows, title=LocalText(en=self.what("en"), zh=self.what("zh")))


_COLUMNS = (
    Column("id", LocalText(en="Id", zh="代码")),
    Column("name", LocalText(en="Step", zh="步骤")),
    Column("points", LocalText(en="Points", zh="分值"), "signed", _DIGITS),
    Column("score", LocalText(en="Score", zh="得分"), "number", _DIGITS),
)


def prepare_waterfall(waterfall: Waterfall) -> WaterfallData:
    """Return what a waterfall shows, before anything is drawn.

    Parameters
    ----------
    waterfall : Waterfall
        The result.

    Returns
    -------
    WaterfallData
        Steps and words.

    Raises
    ------
    ChartError
        If the change of the score is not split.

    Examples
    --------
    >>> import scorecard as sc
    >>> measure = {"id": "otif", "name": "OTIF", "worst": 80, "target": 100}
    >>> objective = {"id": "deliver", "name": "Deliver well", "measures": [measure]}
    >>> customer = {"id": "customer", "objectives": [objective]}
    >>> card = sc.Scorecard(id="demo", name="Demo", calendar={"first": "2025", "last": "2026"}, perspectives=[customer])
    >>> obs = sc.observe(card, values=[sc.MeasureRecord("otif", "2025", 94), sc.MeasureRecord("otif", "2026", 88)])
    >>> before, ev = sc.evaluate(card, obs, period="2025"), sc.evaluate(card, obs, period="2026")
    >>> found = ev.waterfall(before, node="customer")
    >>> data = prepare_waterfall(found)
    >>> [(step.id, step.points) for step in data.steps]
    [('value', -30.0), ('weight', 0.0), ('target', 0.0), ('coverage', 0.0)]
    """
    require_drawn("waterfall", waterfall, "Waterfall")
    before, after, difference = waterfall.before, waterfall.after, waterfall.difference
    if waterfall.reason is not None or before is None or after is None or difference is None:
        raise ChartError.single(
            "nothing-to-draw",
            "the change of the score is not split into blocks",
            found=waterfall.node,
            cure="See its reason: a score is missing at the start, at the end or in between.",
        )
    rows = {str(row["step"]): row for row in waterfall.table().records()}
    names = {key: cast("LocalText", row["name"]) for key, row in rows.items()}
    points = {key: cast("float", row["points"]) for key, row in rows.items() if row["points"] is not None}
    steps: list[Step] = []
    at = before
    for block in sorted(points, key=lambda block: -abs(points[block])):
        steps.append(Step(block, names[block], points[block], at, at + points[block]))
        at += points[block]
    return WaterfallData(tuple(steps), waterfall.name, names["before"], names["after"], before, after, difference)

"""What a radar chart shows: expectation and perception of each dimension on an axis of its own."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard._table import Column, Table
from scorecard._text import Lang, LocalText
from scorecard.errors import ChartError
from scorecard.plots import radar_words as words
from scorecard.plots.answer_words import MANY, together
from scorecard.plots.drawn import require_drawn
from scorecard.plots.scales import nice_step
from scorecard.plots.wording import Said, clauses, listed, number, said, sentence, share, typeset
from scorecard.stats.near_ties import least
from scorecard.survey.gap_words import row_name

if TYPE_CHECKING:
    from scorecard.survey import GapAnalysis

__all__ = ["RADAR_LEAST", "RADAR_MOST", "GapRadarData", "RadarMark", "area_of", "prepare_gap_radar", "printed"]

RADAR_LEAST = 3
"""Fewest axes of a radar chart."""
RADAR_MOST = 12
"""Most axes of a radar chart."""

Places = dict[str, str | int | LocalText]

_DIGITS = 2
_RINGS = 6


@dataclass(frozen=True, slots=True)
class RadarMark:
    """One axis.

    Attributes
    ----------
    id, name : str, LocalText
        The dimension.
    n : int
        Respondents who enter it.
    expectation, perception, gap : float
        Means over these respondents, and their difference.
    """

    id: str
    name: LocalText
    n: int
    expectation: float
    perception: float
    gap: float


@dataclass(frozen=True, slots=True)
class GapRadarData:
    """All that a radar chart shows.

    Attributes
    ----------
    rows : tuple of RadarMark
        Axes clockwise from the top, in the order of the questionnaire.
    without : tuple of LocalText
        Dimensions without means.
    start, end : float
        Value in the middle and at the rim.
    n : int
        Respondents of the survey.
    subject, period : str, LocalText, Period or None
        What is judged, and when.
    """

    rows: tuple[RadarMark, ...]
    without: tuple[LocalText, ...]
    start: float
    end: float
    n: int
    subject: Said
    period: Said

    @property
    def step(self) -> float:
        """Distance of two rings."""
        return max(nice_step(self.end - self.start, _RINGS), 1.0)

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
        below = [row for row in self.rows if row.gap < 0]
        places: Places = {"k": len(below), "m": len(self.rows)}
        if not below:
            return words.MESSAGE_NONE.fill(places).text(lang)
        worst = [below[at] for at in least([row.gap for row in below])]
        gap = number(worst[0].gap, _DIGITS, signed=True)
        places |= together([row.name for row in worst], gap, many=MANY["dimensions"][1])
        return words.MESSAGE.fill(places).text(lang)

    def what(self, lang: Lang) -> str:
        """Return object, measure, unit, axis, period and n.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        str
            The what-line; it says where the axes start.
        """
        ends = {"start": typeset(self.start), "end": typeset(self.end)}
        parts = (
            words.WHAT.text(lang),
            said(self.subject, lang),
            words.AXIS.fill(ends).text(lang),
            said(self.period, lang),
            words.N.fill({"n": self.n}).text(lang),
        )
        return clauses(parts, lang)

    def foot(self, lang: Lang) -> tuple[str, ...]:
        """Return the key, why the area misleads, and what is not drawn.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        tuple of str
            Its lines.
        """
        lines = [words.KEY.fill({"step": typeset(self.step)}), words.AREA]
        counts = [row.n for row in self.rows]
        sides = [row.perception for row in self.rows], [row.expectation for row in self.rows]
        areas = [area_of([value - self.start for value in side]) for side in sides]
        means = [math.fsum(side) for side in sides]
        if areas[1] > 0 and means[1] > 0 and self.start >= 0:  # a share of a mean needs a zero below all answers
            places = {"area": share(areas[0] / areas[1]), "mean": share(means[0] / means[1])}
            lines.append(words.SHARES.fill({**places, "start": typeset(self.start)}))
        lines.append(words.DUMBBELL)
        if min(counts) < self.n:
            lines.append(words.COUNTS.fill({"least": min(counts), "most": max(counts)}))
        found = [line.text(lang) for line in lines]
        if self.without:
            names = listed([name.text(lang) for name in self.without], lang)
            found.append(words.WITHOUT.fill({"names": names}).text(lang))
        return tuple(found)

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
        spoken = [words.SPOKEN.fill(printed(row) | {"name": row.name}).text(lang) for row in self.rows]
        return sentence([message, self.what(lang), *spoken], lang)

    def table(self) -> Table:
        """Return the numbers drawn, at full precision.

        Returns
        -------
        Table
            One row an axis.
        """
        rows = tuple((row.id, row.name, row.n, row.expectation, row.perception, row.gap) for row in self.rows)
        return Table(_COLUMNS, rows, title=LocalText(en=self.what("en"), zh=self.what("zh")))


_COLUMNS = (
    Column("id", LocalText(en="Id", zh="代码")),
    Column("name", LocalText(en="Dimension", zh="维度")),
    Column("n", LocalText(en="n", zh="n"), "integer"),
    Column("expectation", LocalText(en="Expectation", zh="期望"), "number"),
    Column("perception", LocalText(en="Perception", zh="感知"), "number"),
    Column("gap", LocalText(en="Gap", zh="差距"), "signed"),
)


def printed(row: RadarMark) -> Places:
    """Return the numbers of an axis as printed.

    Parameters
    ----------
    row : RadarMark
        The axis.

    Returns
    -------
    dict of str
        By their places in the words.
    """
    return {
        "e": number(row.expectation, _DIGITS),
        "p": number(row.perception, _DIGITS),
        "gap": number(row.gap, _DIGITS, signed=True),
        "n": row.n,
    }


def area_of(radii: Sequence[float]) -> float:
    """Return the area of a polygon whose corners lie on axes at equal angles.

    Parameters
    ----------
    radii : sequence of float
        Distance of each corner from the middle, in order.

    Returns
    -------
    float
        ½ sin(2π/k) Σ rᵢ rᵢ₊₁.

    Examples
    --------
    >>> area_of([1.0, 1.0, 1.0, 1.0])
    2.0
    """
    k = len(radii)
    return math.sin(2 * math.pi / k) / 2 * math.fsum(radii[i] * radii[(i + 1) % k] for i in range(k))


def prepare_gap_radar(gaps: GapAnalysis, *, subject: Said = None, period: Said = None) -> GapRadarData:
    """Return what a radar chart shows, before anything is drawn.

    Parameters
    ----------
    gaps : GapAnalysis
        The result.
    subject, period : str, LocalText or Period, optional
        What is judged (the questionnaire's name when left out), and when the answers were given.

    Returns
    -------
    GapRadarData
        Axes and words.

    Raises
    ------
    ChartError
        If there are fewer than 3 or more than 12 dimensions with means.

    Examples
    --------
    >>> import pyarrow as pa
    >>> import scorecard as sc
    >>> names = ("speed", "care", "price")
    >>> items = [{"id": f"{name}_1", "text": name.title(), "dimension": name} for name in names]
    >>> dimensions = [{"id": name, "name": name.title()} for name in names]
    >>> asked = sc.Instrument(
    ...     id="short", name="Short", scale=sc.Scale.from_points(5), dimensions=dimensions, items=items
    ... )
    >>> layout = sc.ColumnLayout(columns={"expectation": "E{number}", "perception": "P{number}"})
    >>> expected = {"E1": [5, 5, 4, 4, 5], "E2": [4, 4, 5, 5, 5], "E3": [3, 3, 4, 4, 4]}
    >>> perceived = {"P1": [3, 4, 3, 2, 3], "P2": [4, 4, 5, 4, 5], "P3": [3, 4, 3, 4, 4]}
    >>> survey = sc.read_survey(pa.table(expected | perceived), asked, layout=layout)
    >>> gaps = sc.gap_analysis(survey)
    >>> data = prepare_gap_radar(gaps)
    >>> [(row.id, round(row.gap, 2)) for row in data.rows]
    [('speed', -1.6), ('care', -0.2), ('price', 0.0)]
    """
    require_drawn("gaps", gaps, "GapAnalysis")
    rows: list[RadarMark] = []
    without: list[LocalText] = []
    for row in gaps.dimensions:
        name = row_name(row.id, gaps.instrument)
        if row.expectation is None or row.perception is None or row.gap is None:
            without.append(name)
        else:
            rows.append(RadarMark(row.id, name, row.n, row.expectation, row.perception, row.gap))
    if not RADAR_LEAST <= len(rows) <= RADAR_MOST:
        raise ChartError.single(
            "radar-axes",
            f"a radar chart shows {RADAR_LEAST} to {RADAR_MOST} dimensions with means",
            found=str(len(rows)),
            cure="Draw the dumbbell chart: gaps.plot.dumbbell().",
        )
    scale = gaps.instrument.scale
    judged = gaps.instrument.name if subject is None else subject
    return GapRadarData(tuple(rows), tuple(without), float(scale.low), float(scale.high), gaps.n, judged, period)

"""What diverging bars of answers show: how often each answer was given to each item."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

from scorecard._given import require_word
from scorecard._table import Cell, Column, Table
from scorecard._text import Lang, LocalText
from scorecard.errors import UsageError, near
from scorecard.instruments import Role
from scorecard.plots import answer_words as shared
from scorecard.plots import likert_words as words
from scorecard.plots.answer_layout import check_rows
from scorecard.plots.drawn import require_drawn
from scorecard.plots.wording import Said, clauses, remarks, said, sentence, share
from scorecard.survey.segments import check_threshold

if TYPE_CHECKING:
    from scorecard.survey import Survey

__all__ = ["LIKERT_MOST", "LikertData", "LikertMark", "LikertOrder", "prepare_likert"]

LikertOrder = Literal["share", "instrument"]

LIKERT_MOST = 40
"""Most rows of diverging bars."""


@dataclass(frozen=True, slots=True)
class LikertMark:
    """The answers to one item.

    Attributes
    ----------
    id : str
        Id of the item.
    name : LocalText
        Printed name.
    n : int
        Respondents who answered it.
    counts : tuple of int, or None
        How often each answer of the scale was given, lowest first; None where they must not be shown.
    reverse : bool
        Whether agreement speaks against the service.
    """

    id: str
    name: LocalText
    n: int
    counts: tuple[int, ...] | None
    reverse: bool

    @property
    def shares(self) -> tuple[float, ...]:
        """Share of each answer; empty where none is shown."""
        return () if self.counts is None else tuple(count / self.n for count in self.counts)

    @property
    def low(self) -> float:
        """Share below the middle of the scale."""
        return 0.0 if self.counts is None else sum(self.counts[: len(self.counts) // 2]) / self.n

    @property
    def high(self) -> float:
        """Share above the middle of the scale."""
        return 0.0 if self.counts is None else sum(self.counts[(len(self.counts) + 1) // 2 :]) / self.n

    @property
    def middle(self) -> float | None:
        """Share of the middle answer; None where the scale has none."""
        if self.counts is None or len(self.counts) % 2 == 0:
            return None
        return self.counts[len(self.counts) // 2] / self.n


@dataclass(frozen=True, slots=True)
class LikertData:
    """All that diverging bars of answers show.

    Attributes
    ----------
    rows : tuple of LikertMark
        Rows from top to bottom.
    role : str
        The question answered.
    order : {"share", "instrument"}
        How rows are ordered.
    codes : tuple of int
        Answers of the scale, lowest first.
    ends : tuple of (LocalText or None, LocalText or None)
        Words for the lowest and the highest answer.
    n : int
        Respondents of the survey.
    threshold : int
        Fewest answers that are shown.
    subject : LocalText or str
        What is judged.
    period : LocalText, Period, str or None
        When.
    """

    rows: tuple[LikertMark, ...]
    role: Role
    order: LikertOrder
    codes: tuple[int, ...]
    ends: tuple[LocalText | None, LocalText | None]
    n: int
    threshold: int
    subject: Said
    period: Said

    @property
    def odd(self) -> bool:
        """Whether the scale has a middle answer."""
        return len(self.codes) % 2 == 1

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
        known = sorted((row for row in self.rows if row.counts is not None), key=lambda row: -row.high)
        if not known:
            return words.MESSAGE_EMPTY.text(lang)
        first, last = known[0], known[-1]
        places: dict[str, str | int | LocalText] = {"share": share(first.high), "least": share(last.high)}
        if len(known) == 1:
            return words.MESSAGE_ONE.fill({**places, "name": first.name}).text(lang)
        if first.high == last.high:
            return words.MESSAGE_SAME.fill({**places, "m": len(known)}).text(lang)
        most, least = ([row for row in known if row.high == end.high] for end in (first, last))
        places |= {"name": _named(most), "have": "has" if len(most) == 1 else "have", "other": _named(least)}
        return words.MESSAGE.fill(places).text(lang)

    def what(self, lang: Lang) -> str:
        """Return object, measure, unit, period, n and order.

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
            words.ROLES[self.role].text(lang),
            said(self.subject, lang),
            words.SHARES.fill({"low": self.codes[0], "high": self.codes[-1]}).text(lang),
            said(self.period, lang),
            shared.N.fill({"n": self.n}).text(lang),
            words.ORDER[self.order].text(lang),
        )
        return clauses(parts, lang)

    def foot(self, lang: Lang) -> tuple[str, ...]:
        """Return the words of the scale, what stands apart, exclusions, rounding.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        tuple of str
            Its lines.
        """
        first: list[str] = []
        low, high = self.ends
        if low is not None and high is not None:
            places: dict[str, str | int | LocalText] = {
                "low": self.codes[0], "first": low, "high": self.codes[-1], "last": high,
            }  # fmt: skip
            first.append(words.ENDS.fill(places).text(lang))
        if self.odd:
            first.append(words.APART.fill({"middle": self.codes[len(self.codes) // 2]}).text(lang))
        notes = [words.ROUNDED.text(lang)]
        if any(row.reverse for row in self.rows):
            notes.append(words.REVERSED.text(lang))
        if any(row.counts is None for row in self.rows):
            notes.append(words.HIDDEN.fill({"n": self.threshold}).text(lang))
        ends = remarks(first, lang)
        return (*((ends[:1].upper() + ends[1:],) if ends else ()), remarks(notes, lang))

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
        return sentence([message, self.what(lang), *(self._spoken(row, lang) for row in self.rows)], lang)

    def _spoken(self, row: LikertMark, lang: Lang) -> str:
        """Return one row in words."""
        if row.counts is None:
            return row.name.text(lang) + (": –" if lang == "en" else "：–")
        parts = clauses([f"{code}: {share(one)}" for code, one in zip(self.codes, row.shares, strict=True)], lang)
        middle: str | LocalText = "" if row.middle is None else words.SPOKEN_MIDDLE.fill({"share": share(row.middle)})
        places: dict[str, str | int | LocalText] = {
            "name": row.name, "low": share(row.low), "middle": middle, "high": share(row.high), "parts": parts,
            "n": row.n,
        }  # fmt: skip
        return words.SPOKEN.fill(places).text(lang)

    def table(self) -> Table:
        """Return the numbers drawn, at full precision.

        Returns
        -------
        Table
            One row an item: n, how often each answer was given, shares of both sides and of the middle.
        """
        columns = (
            Column("id", LocalText(en="Id", zh="代码")),
            Column("name", LocalText(en="Item", zh="题项")),
            Column("n", shared.HEAD_N, "integer"),
            *(Column(f"count_{c}", LocalText(en=str(c), zh=str(c)), "integer") for c in self.codes),
            Column("low", LocalText(en="Below", zh="中点以下"), "percent"),
            Column("middle", LocalText(en="Middle", zh="中点"), "percent"),
            Column("high", LocalText(en="Above", zh="中点以上"), "percent"),
        )
        return Table(
            columns,
            tuple(self._cells(row) for row in self.rows),
            title=LocalText(en=self.what("en"), zh=self.what("zh")),
        )

    def _cells(self, row: LikertMark) -> tuple[Cell, ...]:
        """Return one row of the table behind the chart."""
        if row.counts is None:
            return (row.id, row.name, row.n, *(None for _ in self.codes), None, None, None)
        return (row.id, row.name, row.n, *row.counts, row.low, row.middle, row.high)


def _named(rows: Sequence[LikertMark]) -> LocalText:
    """Return the name of the first row, and how many share its place."""
    pattern = words.NAMED if len(rows) == 1 else words.NAMED_AMONG
    return pattern.fill({"name": rows[0].name, "k": len(rows) - 1, "m": len(rows)})


def prepare_likert(
    survey: Survey,
    *,
    role: Role = "perception",
    order: LikertOrder = "share",
    privacy_threshold: int = 5,
    subject: Said = None,
    period: Said = None,
) -> LikertData:
    """Return what diverging bars of answers show, before anything is drawn.

    Parameters
    ----------
    survey : Survey
        The answers.
    role : {"perception", "expectation", "importance", "satisfaction", "minimum", "desired"}
        The question.
    order : {"share", "instrument"}
        Largest share above the middle first, or as in the questionnaire.
    privacy_threshold : int
        Items with fewer answers are not shown.
    subject, period : str, LocalText or Period, optional
        What is judged (the questionnaire's name when left out), and when the answers were given.

    Returns
    -------
    LikertData
        Reverse-keyed items stand as they were answered, marked as such.

    Raises
    ------
    UsageError
        If the question was not asked, or the threshold is no whole number from 1.
    ChartError
        If there are more than 40 items.

    Examples
    --------
    >>> import pyarrow as pa
    >>> import scorecard as sc
    >>> items = [{"id": name, "text": name.title()} for name in ("speed", "care", "price")]
    >>> asked = sc.Instrument(id="short", name="Short", scale=sc.Scale.from_points(5), items=items)
    >>> layout = sc.ColumnLayout(columns={"expectation": "E{number}", "perception": "P{number}"})
    >>> expected = {"E1": [5, 5, 4, 4, 5], "E2": [4, 4, 5, 5, 5], "E3": [3, 3, 4, 4, 4]}
    >>> perceived = {"P1": [3, 4, 3, 2, 3], "P2": [4, 4, 5, 4, 5], "P3": [3, 4, 3, 4, 4]}
    >>> survey = sc.read_survey(pa.table(expected | perceived), asked, layout=layout)
    >>> data = prepare_likert(survey)
    >>> {row.id: row.counts for row in data.rows}["speed"]
    (0, 1, 3, 1, 0)
    """
    require_drawn("survey", survey, "Survey")
    if role not in survey.answers:
        raise UsageError.single(
            "role-not-asked", "the survey did not ask this question", found=role, cure=near(role, survey.roles)
        )
    require_word("order", order, get_args(LikertOrder))
    check_threshold(privacy_threshold)
    instrument, points = survey.instrument, len(survey.instrument.scale.values)
    check_rows(
        len(instrument.items),
        most=LIKERT_MOST,
        chart="chart of answers",
        cure="Draw fewer items: make a shorter survey.",
    )
    rows: list[LikertMark] = []
    for column, item in enumerate(instrument.items):
        found = np.bincount(survey.answers[role][:, column], minlength=points + 1)[1:].tolist()
        n = sum(found)
        counts = tuple(found) if n >= max(privacy_threshold, 1) else None
        rows.append(LikertMark(item.id, item.label, n, counts, item.reverse))
    if order == "share":
        rows.sort(key=lambda row: (row.counts is None, -row.high))
    scale = instrument.scale
    return LikertData(
        rows=tuple(rows),
        role=role,
        order=order,
        codes=scale.values,
        ends=(scale.labels.get(scale.low), scale.labels.get(scale.high)),
        n=survey.size,
        threshold=privacy_threshold,
        subject=instrument.name if subject is None else subject,
        period=period,
    )

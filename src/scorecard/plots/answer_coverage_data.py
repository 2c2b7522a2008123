"""What the coverage of answers shows: for every item, who answered, who is left out, who is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from scorecard._table import Column, Table
from scorecard._text import Lang, LocalText
from scorecard.plots import coverage_words as words
from scorecard.plots.answer_layout import check_rows
from scorecard.plots.drawn import require_drawn
from scorecard.plots.wording import Said, clauses, listed, said, sentence

if TYPE_CHECKING:
    from scorecard.survey import Survey

__all__ = ["ANSWERS_MOST", "AnswerCoverageData", "AnswerCoverageRow", "prepare_answer_coverage"]

ANSWERS_MOST = 60
"""Most items of one chart."""

Places = dict[str, str | int | LocalText]


@dataclass(frozen=True, slots=True)
class AnswerCoverageRow:
    """One item.

    Attributes
    ----------
    id, name : str, LocalText
        The item.
    answered, excluded, missing : int
        Respondents who answered all that was asked of the item, only a part of it, or nothing.
    """

    id: str
    name: LocalText
    answered: int
    excluded: int
    missing: int


@dataclass(frozen=True, slots=True)
class AnswerCoverageData:
    """All that the coverage of answers shows.

    Attributes
    ----------
    rows : tuple of AnswerCoverageRow
        Items in the order of the questionnaire.
    n : int
        Respondents of the survey.
    roles : tuple of LocalText
        What was asked of each item.
    notes : tuple of LocalText
        What reading the answers did, such as leaving respondents out.
    subject, period : str, LocalText, Period or None
        What is judged, and when.
    """

    rows: tuple[AnswerCoverageRow, ...]
    n: int
    roles: tuple[LocalText, ...]
    notes: tuple[LocalText, ...]
    subject: Said
    period: Said

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
        counts = [row.answered for row in self.rows]
        places: Places = {"least": min(counts), "most": max(counts), "n": self.n}
        fewest = [row for row in self.rows if row.answered == min(counts)]
        if min(counts) == max(counts):
            return words.ANSWER_MESSAGE_SAME.fill(places).text(lang)
        pattern = words.ANSWER_MESSAGE if len(fewest) == 1 else words.ANSWER_MESSAGE_TIE
        return pattern.fill(places | {"name": fewest[0].name}).text(lang)

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
        parts = (
            words.ANSWERS.text(lang),
            said(self.subject, lang),
            said(self.period, lang),
            words.RESPONDENTS.fill({"n": self.n}).text(lang),
            words.ITEMS.fill({"m": len(self.rows)}).text(lang),
        )
        return clauses(parts, lang)

    def foot(self, lang: Lang) -> tuple[str, ...]:
        """Return the key, who is left out, and what was done before.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        tuple of str
            Its lines.
        """
        roles = {"roles": listed([role.text(lang) for role in self.roles], lang)}
        rule = (words.EXCLUDED_PAIRS if len(self.roles) > 1 else words.ONE_ROLE).fill(roles)
        return tuple(line.text(lang) for line in (words.ANSWER_KEY, rule, *self.notes))

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
        spoken = [words.SPOKEN_ANSWERS.fill(_places(row)).text(lang) for row in self.rows]
        return sentence([message, self.what(lang), *spoken], lang)

    def table(self) -> Table:
        """Return the numbers drawn.

        Returns
        -------
        Table
            One row an item.
        """
        rows = tuple((row.id, row.name, row.answered, row.excluded, row.missing) for row in self.rows)
        return Table(_COLUMNS, rows, title=LocalText(en=self.what("en"), zh=self.what("zh")))


_COLUMNS = (
    Column("id", LocalText(en="Id", zh="代码")),
    Column("name", LocalText(en="Item", zh="题项")),
    Column("answered", words.HEAD_ANSWERED, "integer"),
    Column("excluded", words.HEAD_EXCLUDED, "integer"),
    Column("missing", words.HEAD_MISSING, "integer"),
)


def _places(row: AnswerCoverageRow) -> Places:
    """Return name and counts of one item."""
    return {"name": row.name, "answered": row.answered, "excluded": row.excluded, "missing": row.missing}


def prepare_answer_coverage(survey: Survey, *, subject: Said = None, period: Said = None) -> AnswerCoverageData:
    """Return what the coverage of answers shows, before anything is drawn.

    Parameters
    ----------
    survey : Survey
        The answers.
    subject, period : str, LocalText or Period, optional
        What is judged (the questionnaire's name when left out), and when the answers were given.

    Returns
    -------
    AnswerCoverageData
        Rows and words.

    Raises
    ------
    ChartError
        If there are more than 60 items, or no respondents.

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
    >>> data = prepare_answer_coverage(survey)
    >>> [(row.id, row.answered) for row in data.rows]
    [('speed', 5), ('care', 5), ('price', 5)]
    """
    require_drawn("survey", survey, "Survey")
    items = survey.instrument.items
    cure = "Draw a questionnaire of fewer items."
    check_rows(len(items), most=ANSWERS_MOST, chart="coverage of answers", cure=cure)
    check_rows(
        min(survey.size, 1), most=1, chart="coverage of answers", cure="Give answers of at least one respondent."
    )
    given = np.stack([codes != 0 for codes in survey.answers.values()])
    every, some = given.all(axis=0).sum(axis=0), given.any(axis=0).sum(axis=0)
    rows = tuple(
        AnswerCoverageRow(item.id, item.label, int(every[at]), int(some[at] - every[at]), survey.size - int(some[at]))
        for at, item in enumerate(items)
    )
    roles = tuple(words.ROLES[role] for role in survey.roles)
    name = survey.instrument.name if subject is None else subject
    return AnswerCoverageData(rows, survey.size, roles, survey.provenance.notes, name, period)

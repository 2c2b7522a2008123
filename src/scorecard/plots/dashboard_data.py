"""What a one-page dashboard shows: statuses, what moved, service gaps, decisions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from scorecard._given import require_word
from scorecard._table import Cell, Column, Table
from scorecard._text import Lang, LocalText
from scorecard.errors import ChartError
from scorecard.models import Decision
from scorecard.plots import dashboard_words as words
from scorecard.plots.dashboard_given import DecisionAsked, check_dashboard
from scorecard.plots.dashboard_moves import Move, MoveKind, moves_of, score_or_none
from scorecard.plots.gap_data import GapDumbbellData, GapRowMark, prepare_gap_dumbbell
from scorecard.plots.scorecard_data import ScorecardTableData, prepare_scorecard_table
from scorecard.plots.scorecard_rows import ScoreRow, status_text
from scorecard.plots.scorecard_words import UNITS_OPEN
from scorecard.plots.spoken_rows import spoken_row
from scorecard.plots.wording import clauses, number, period_words, remarks, said, sentence, share
from scorecard.scoring.confidential import Withheld, secret_measures, withheld

if TYPE_CHECKING:
    from scorecard.models import Scorecard
    from scorecard.scoring import Evaluation
    from scorecard.survey import GapAnalysis

__all__ = ["DashboardData", "Move", "prepare_dashboard"]

_PERSPECTIVES_MOST = 6
_DECISIONS_MOST = 5
_MOVES = 6
_GAPS = 5


@dataclass(frozen=True, slots=True)
class DashboardData:
    """All that a one-page dashboard shows.

    Attributes
    ----------
    card : ScorecardTableData
        Every node with its numbers.
    tops : tuple of ScoreRow
        Total, where there is one, then the perspectives.
    rows : tuple of ScoreRow
        Rows of the short table: measures, or objectives where there are too many.
    level : {"measure", "objective"}
        What the rows are.
    above : tuple of ScoreRow
        The perspective of each row.
    before : tuple of float or None
        Score of each top in the period before.
    since : LocalText or None
        The period before, where its evaluation was given.
    moves : tuple of Move
        The largest changes, largest first.
    basis : {"points", "scores", "none"}
        Points of the total, points of each measure's own score, or not known.
    gaps : GapDumbbellData or None
        Service gaps by dimension.
    decisions : tuple of DecisionAsked or None
        Decisions asked; None where nothing was said about them.
    secrets : Withheld or None
        What is left out as confidential.
    gaps_left_out : bool
        Whether the service gaps are, since they would tell the value of a confidential measure.
    """

    card: ScorecardTableData
    tops: tuple[ScoreRow, ...]
    rows: tuple[ScoreRow, ...]
    level: Literal["measure", "objective"]
    above: tuple[ScoreRow, ...]
    before: tuple[float | None, ...]
    since: LocalText | None
    moves: tuple[Move, ...]
    basis: MoveKind
    gaps: GapDumbbellData | None
    decisions: tuple[DecisionAsked, ...] | None
    secrets: Withheld | None = None
    gaps_left_out: bool = False

    @property
    def shown(self) -> tuple[ScoreRow, ...]:
        """The nodes that are drawn, in the order of the card."""
        drawn = {row.id for row in (*self.tops, *self.rows)}
        return tuple(row for row in self.card.rows if row.id in drawn)

    @property
    def gap_rows(self) -> tuple[GapRowMark, ...]:
        """The widest gaps."""
        return () if self.gaps is None else self.gaps.rows[:_GAPS]

    @property
    def head_moves(self) -> LocalText:
        """Heading of the changes."""
        head = words.HEAD_MOVES[self.basis]
        return head if self.since is None else head.fill({"period": self.since})

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
        return self.card.message(lang)

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
        units = words.UNITS if self.card.top <= 100 else UNITS_OPEN
        parts = (words.WHAT.text(lang), *self.card.subject(lang), units.text(lang), self.card.count(lang))
        return clauses(parts, lang)

    def foot(self, lang: Lang) -> tuple[str, ...]:
        """Return the key of marks, and how changes and gaps are found.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        tuple of str
            Its lines.
        """
        key, *lines = self.card.foot(lang)
        beside: list[str] = []
        if self.basis != "none":
            beside.append((words.MOVES_POINTS if self.basis == "points" else words.MOVES_SCORES).text(lang))
        if self.gaps is not None:
            level, n = share(self.gaps.confidence), number(self.gaps.n, 0)
            places: dict[str, str | int | LocalText] = {"level": level, "n": n, "untested": self.gaps.or_untested}
            beside.append(words.GAPS.fill(places).text(lang))
        if self.secrets is not None:
            told = words.WITHHELD["total" in self.secrets.told].fill({"count": len(self.secrets.secret)})
            beside.append(told.text(lang))
        return key, remarks(lines, lang), *beside

    @property
    def no_gaps(self) -> LocalText:
        """What stands in the place of service gaps where there are none."""
        return words.LEFT_OUT if self.gaps_left_out else words.NOT_SUPPLIED

    def alt_text(self, lang: Lang, message: str) -> str:
        """Return the page in words.

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
        gaps = [_spoken_gap(row, lang) for row in self.gap_rows]
        moves = [
            words.SPOKEN_MOVE.fill({"name": m.name, "points": number(m.points, 2, signed=True)}).text(lang)
            for m in self.moves
        ]
        asked = [said(decision.what, lang) for decision in self.decisions or ()]
        lists = (
            (self.head_moves, moves, words.NOT_SUPPLIED if self.basis == "none" else None),
            (words.HEAD_GAPS, gaps, self.no_gaps if self.gaps is None else None),
            (words.HEAD_DECISIONS, asked, words.NOT_SUPPLIED if self.decisions is None else None),
        )
        parts = [message, self.what(lang), *(spoken_row(row, lang) for row in self.shown)]
        for head, items, absent in lists:
            text = absent.text(lang) if absent is not None else remarks(items, lang) or "–"
            parts.append(words.SPOKEN_LIST.fill({"head": head, "items": text}).text(lang))
        return sentence(parts, lang)

    def table(self) -> Table:
        """Return the numbers drawn, at full precision.

        Returns
        -------
        Table
            One row a node, change, gap or decision.
        """
        rows: list[tuple[Cell, ...]] = [
            (_SCORE, row.id, row.name, row.score, row.low, row.high, None, row.probability, status_text(row))
            for row in self.shown
        ]
        rows += [(_MOVE, move.id, move.name, move.points, None, None, None, None, None) for move in self.moves]
        rows += [(_GAP, gap.id, gap.name, gap.gap, gap.low, gap.high, gap.n, None, None) for gap in self.gap_rows]
        for i, decision in enumerate(self.decisions or (), start=1):
            due = None if decision.due is None else decision.due.isoformat()
            rows.append((_DECISION, str(i), _as_text(decision.what), None, None, None, None, None, due))
        return Table(_COLUMNS, tuple(rows), title=LocalText(en=self.what("en"), zh=self.what("zh")))


_SCORE = LocalText(en="Score", zh="得分")
_MOVE = LocalText(en="Change", zh="变化")
_GAP = LocalText(en="Gap", zh="差距")
_DECISION = LocalText(en="Decision", zh="决定")
_COLUMNS = (
    Column("part", LocalText(en="Part", zh="部分")),
    Column("id", LocalText(en="Id", zh="代码")),
    Column("name", LocalText(en="Name", zh="名称")),
    Column("value", LocalText(en="Number", zh="数值"), "number", 2),
    Column("low", LocalText(en="Low", zh="下限"), "number", 2),
    Column("high", LocalText(en="High", zh="上限"), "number", 2),
    Column("n", LocalText(en="n", zh="n"), "integer"),
    Column("probability", LocalText(en="Probability of the status", zh="状态概率"), "percent"),
    Column("note", LocalText(en="Status, or last day", zh="状态或期限")),
)


def _as_text(text: LocalText | str) -> LocalText:
    """Return words given as either kind."""
    return LocalText(en=text, zh=text) if isinstance(text, str) else text


def _spoken_gap(row: GapRowMark, lang: Lang) -> str:
    """Return one gap in words."""
    places: dict[str, str | int | LocalText] = {
        "name": row.name,
        "gap": number(row.gap, 2, signed=True),
        "n": number(row.n, 0),
        "low": number(row.low, 2),
        "high": number(row.high, 2),
    }
    return (words.SPOKEN_GAP_PLAIN if row.low is None else words.SPOKEN_GAP).fill(places).text(lang)


def prepare_dashboard(
    card: Scorecard,
    evaluation: Evaluation,
    *,
    previous: Evaluation | None = None,
    gaps: GapAnalysis | None = None,
    decisions: Sequence[DecisionAsked] | None = None,
    lines: int = 28,
    confidential: Literal["leave out", "show"] = "leave out",
) -> DashboardData:
    """Return what a one-page dashboard shows, before anything is drawn.

    Parameters
    ----------
    card : Scorecard
        The description.
    evaluation : Evaluation
        Its evaluation, of one entity and one period.
    previous : Evaluation, optional
        The evaluation to compare with, of one entity and an earlier period.
    gaps : GapAnalysis, optional
        Service gaps of the period.
    decisions : sequence of DecisionAsked, optional
        Decisions asked of the reader; an empty sequence says that there are none.
    lines : int
        Most lines of the table, names of perspectives with them.
    confidential : {"leave out", "show"}
        What becomes of measures that the card marks as confidential.

    Returns
    -------
    DashboardData
        Rows and words.

    Raises
    ------
    ChartError
        If the evaluation is of another card, or the card has more perspectives, objectives or decisions than a
        page shows.
    UsageError
        If an evaluation holds several entities or periods, or an option cannot have its value.

    Examples
    --------
    >>> import scorecard as sc
    >>> measure = {"id": "otif", "name": "OTIF", "worst": 80, "target": 100}
    >>> objective = {"id": "deliver", "name": "Deliver well", "measures": [measure]}
    >>> customer = {"id": "customer", "objectives": [objective]}
    >>> card = sc.Scorecard(id="demo", name="Demo", calendar={"first": "2025", "last": "2026"}, perspectives=[customer])
    >>> obs = sc.observe(card, values=[sc.MeasureRecord("otif", "2025", 94), sc.MeasureRecord("otif", "2026", 88)])
    >>> ev = sc.evaluate(card, obs, period="2026")
    >>> data = prepare_dashboard(card, ev)
    >>> [(row.id, row.score) for row in data.card.rows]
    [('customer', 40.0), ('deliver', 40.0), ('otif', 40.0)]
    """
    check_dashboard(card, evaluation, previous=previous, gaps=gaps, decisions=decisions)
    require_word("confidential", confidential, ("leave out", "show"))
    if evaluation.card != card:
        raise ChartError.single(
            "dashboard-card",
            "the evaluation was made with another card",
            found=evaluation.card.id,
            cure="Evaluate the card that is shown.",
        )
    moves, basis = moves_of(evaluation, previous)
    also = secret_measures(card if previous is None else previous.card) | secret_measures(card)
    evaluation = evaluation.as_kept()
    secrets = withheld(evaluation.card, also=also) if confidential == "leave out" else None
    asked = None if decisions is None else tuple(decisions)
    told = gaps is None or secrets is None or gaps.instrument.id not in secrets.instruments
    if secrets is not None:
        evaluation, asked = secrets.without(evaluation), _unsecret(asked, secrets)
        moves = tuple(move for move in moves if move.id not in secrets.hidden)
    table = prepare_scorecard_table(evaluation)
    tops = tuple(row for row in table.rows if row.kind in ("total", "perspective"))
    sides = sum(row.kind == "perspective" for row in tops)
    level: Literal["measure", "objective"] = "measure" if len(table.measures) + sides <= lines else "objective"
    rows = tuple(row for row in table.rows if row.kind == level)
    for what, found, most in (
        ("perspectives", sides, _PERSPECTIVES_MOST),
        ("objectives", len(rows), lines - sides),
        ("decisions", len(asked or ()), _DECISIONS_MOST),
    ):
        if found > most:
            raise ChartError.single(
                "too-many-rows",
                f"a page shows up to {most} {what}",
                found=str(found),
                cure="Use a review, which has as many pages as it needs.",
            )
    return DashboardData(
        card=table,
        tops=tops,
        rows=rows,
        level=level,
        above=_above(table, rows),
        before=tuple(None if previous is None else score_or_none(previous, row.id) for row in tops),
        since=None if previous is None else period_words(previous.card.calendar, previous.periods[0]),
        moves=moves[:_MOVES],
        basis=basis,
        gaps=None if gaps is None or not told else prepare_gap_dumbbell(gaps),
        decisions=asked,
        secrets=secrets,
        gaps_left_out=not told,
    )


def _unsecret(asked: tuple[DecisionAsked, ...] | None, secrets: Withheld) -> tuple[DecisionAsked, ...] | None:
    """Return the decisions, with other words in place of those that name what is left out."""
    if asked is None:
        return None
    named = [secrets.names(decision.what, decision.owner) for decision in asked]
    return tuple(
        Decision(what=words.DECISION_LEFT_OUT, due=decision.due) if so else decision
        for decision, so in zip(asked, named, strict=True)
    )


def _above(table: ScorecardTableData, rows: Sequence[ScoreRow]) -> tuple[ScoreRow, ...]:
    """Return the perspective that each row stands below."""
    found: list[ScoreRow] = []
    current: ScoreRow | None = None
    for row in table.rows:
        if row.kind == "perspective":
            current = row
        elif row in rows and current is not None:
            found.append(current)
    return tuple(found)

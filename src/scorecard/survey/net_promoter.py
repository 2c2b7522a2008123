"""Net promoter score: promoters less detractors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from scorecard._result import Provenance, Result
from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText
from scorecard.survey.grouped_table import labelled_rows, with_everyone
from scorecard.survey.outcome_rows import HIDDEN, REASONS

__all__ = ["NetPromoterRow", "NetPromoterScore"]

_TITLE = LocalText(en="Net promoter score: {name}", zh="净推荐值（NPS）：{name}")
_NOTE = LocalText(
    en="Promoters (9–10) less detractors (0–6), in points from −100 to 100; variance with n, normal {level} interval.",
    zh="推荐者（9–10 分）占比减贬损者（0–6 分）占比，以 −100 至 100 分表示；方差除以 n，正态 {level} 置信区间。",
)
_COLUMNS = (
    Column("group", LocalText(en="Group", zh="组别")),
    Column("n", LocalText(en="n", zh="n"), "integer"),
    Column("missing", LocalText(en="Missing", zh="缺失"), "integer"),
    Column("promoters", LocalText(en="Promoters", zh="推荐者"), "integer"),
    Column("passives", LocalText(en="Passives", zh="中立者"), "integer"),
    Column("detractors", LocalText(en="Detractors", zh="贬损者"), "integer"),
    Column("nps", LocalText(en="NPS", zh="NPS"), "signed", 1),
    Column("standard_error", LocalText(en="SE", zh="标准误"), "number", 1),
    Column("low", LocalText(en="Low", zh="下限"), "signed", 1),
    Column("high", LocalText(en="High", zh="上限"), "signed", 1),
    Column("reason", LocalText(en="Remark", zh="说明")),
)


@dataclass(frozen=True, slots=True)
class NetPromoterRow:
    """Net promoter score of everyone or a group.

    Attributes
    ----------
    n : int
        Respondents who answered.
    missing : int
        Respondents who did not.
    promoters, passives, detractors : int or None
        Who answered 9 or 10, 7 or 8, 0 to 6.
    score : float or None
        Share of promoters less share of detractors, −1 to 1.
    variance : float or None
        Of a respondent's +1, 0 or −1, with n.
    standard_error : float or None
        Of the score.
    low, high : float or None
        Confidence limits, within −1 to 1.
    reason : {"nobody_answered", "no_variance", "suppressed"} or None
        Why something is undefined.
    """

    n: int
    missing: int = 0
    promoters: int | None = None
    passives: int | None = None
    detractors: int | None = None
    score: float | None = None
    variance: float | None = None
    standard_error: float | None = None
    low: float | None = None
    high: float | None = None
    reason: Literal["nobody_answered", "no_variance", "suppressed"] | None = None

    @property
    def points(self) -> float | None:
        """The score in points from −100 to 100."""
        return _points(self.score)


@dataclass(frozen=True, slots=True)
class NetPromoterScore(Result):
    """Net promoter score of everyone and of groups.

    Attributes
    ----------
    everyone : NetPromoterRow
        All respondents.
    segments : mapping of str to NetPromoterRow
        By group, where the analysis is made by a segment variable.
    by : str or None
        That variable.
    name : LocalText
        What was asked.
    confidence : float
        Level of the interval.
    privacy_threshold : int
        Smallest group whose numbers are shown.
    provenance : Provenance
        Where the answers come from.
    """

    everyone: NetPromoterRow
    segments: Mapping[str, NetPromoterRow]
    by: str | None
    name: LocalText
    confidence: float
    privacy_threshold: int
    provenance: Provenance

    def table(self) -> Table:
        """Return everyone and the groups as a table, scores in points.

        Returns
        -------
        Table
            The rows at full precision.
        """
        rows = with_everyone((self.everyone,), {label: (row,) for label, row in self.segments.items()})
        notes = [_NOTE.fill({"level": f"{100 * self.confidence:g} %"})]
        if self.by is not None:
            notes.append(HIDDEN.fill({"threshold": self.privacy_threshold}))
        cells = labelled_rows(rows, _cells, labelled=True)
        return Table(_COLUMNS, cells, title=_TITLE.fill({"name": self.name}), notes=tuple(notes))


def _cells(r: NetPromoterRow) -> tuple[Cell, ...]:
    """Return the cells of a row after its label, scores in points."""
    points = map(_points, (r.score, r.standard_error, r.low, r.high))
    reason = None if r.reason is None else REASONS[r.reason]
    return (r.n, r.missing, r.promoters, r.passives, r.detractors, *points, reason)


def _points(share: float | None) -> float | None:
    """Return a share in points."""
    return None if share is None else 100 * share

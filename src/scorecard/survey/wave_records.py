"""Changes from one wave of a survey to another, as they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from scorecard._result import Provenance, Result
from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText
from scorecard.errors import UsageError
from scorecard.instruments import Instrument
from scorecard.survey.difference_records import Mean
from scorecard.survey.difference_table import adjusted_note, difference_table
from scorecard.survey.gap_records import Adjust, Family, Kind, Reason
from scorecard.survey.gap_words import STATISTICS, row_name
from scorecard.survey.plan import MinAnswered

if TYPE_CHECKING:
    from scorecard.plots.slopes import WavePlots

__all__ = ["ChangeRow", "Compare", "Design", "Matching", "WaveChanges", "WavePair"]

Compare = Literal["successive", "first"]
Matching = Literal["auto", "paired", "unpaired", "overlap"]
Design = Literal["paired", "unpaired", "overlap"]
Because = Literal[
    "asked", "all_matched", "some_matched", "none_matched", "no_ids", "ids_not_unique", "counts_only", "own_points"
]


@dataclass(frozen=True, slots=True)
class WavePair:
    """Two waves that are compared, and how.

    Attributes
    ----------
    earlier, later : str
        Labels of the waves.
    size_earlier, size_later : int
        Respondents of each.
    matched : int or None
        Respondents who are in both; None where nobody can know.
    design : {"paired", "unpaired", "overlap"}
        Respondents of both waves only, each with his own change; or all respondents as different people; or all
        respondents, with what those in both have in common taken into account.
    because : str
        Why: "asked", "all_matched", "some_matched", "none_matched", "no_ids", "ids_not_unique", "counts_only".
    """

    earlier: str
    later: str
    size_earlier: int
    size_later: int
    matched: int | None
    design: Design
    because: Because


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """The change of an item, a dimension or a whole between two waves.

    Attributes
    ----------
    id : str
        Id of the item or dimension, or the name of the whole.
    kind : {"item", "dimension", "overall", "overall_items", "weighted"}
        What the row is about.
    earlier, later : str
        Labels of the waves.
    design : {"paired", "unpaired", "overlap"}
        How this row is compared.
    n_earlier, n_later : int
        Respondents of each wave who enter the row.
    n_matched : int
        Those of them who are taken as the same people in both waves.
    mean_earlier, mean_later, change : float or None
        Means over these respondents; change = later − earlier.
    standard_error, degrees_of_freedom : float or None
        Of the change.
    low, high : float or None
        Confidence limits of the change.
    statistic, p_value : float or None
        t and its two-sided p-value against no change.
    p_adjusted : float or None
        The p-value adjusted within its family.
    family : {"items", "dimensions", "none"}
        Tests it is adjusted with, within these two waves.
    reason : str or None
        Why something is undefined.
    """

    id: str
    kind: Kind
    earlier: str
    later: str
    design: Design
    n_earlier: int
    n_later: int
    n_matched: int
    mean_earlier: float | None = None
    mean_later: float | None = None
    change: float | None = None
    standard_error: float | None = None
    degrees_of_freedom: float | None = None
    low: float | None = None
    high: float | None = None
    statistic: float | None = None
    p_value: float | None = None
    p_adjusted: float | None = None
    family: Family = "none"
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class WaveChanges(Result):
    """Changes between waves of a survey.

    Attributes
    ----------
    rows : tuple of ChangeRow
        Two waves after two waves, each in the order of the questionnaire.
    pairs : tuple of WavePair
        The waves that are compared, and how.
    statistic : {"gap", "expectation", "perception", "importance", "satisfaction"}
        Which mean is compared.
    compare : {"successive", "first"}
        Every wave with the one before it, or with the first.
    min_answered : {"half", "all", 1}
        How many items of a dimension a respondent must have answered to enter it.
    confidence : float
        Level of the intervals.
    adjust : {"holm", "benjamini_hochberg", "bonferroni", "none"}
        How p-values are adjusted.
    privacy_threshold : int
        Least number of matched respondents whose own changes are shown.
    instrument : Instrument
        The questionnaire of all waves.
    provenances : tuple of Provenance
        Where the answers of each wave come from.
    """

    rows: tuple[ChangeRow, ...]
    pairs: tuple[WavePair, ...]
    statistic: Mean
    compare: Compare
    min_answered: MinAnswered
    confidence: float
    adjust: Adjust
    privacy_threshold: int
    instrument: Instrument
    provenances: tuple[Provenance, ...]

    def row(self, of: str, *, later: str | None = None) -> ChangeRow:
        """Return one change.

        Parameters
        ----------
        of : str
            Id of an item or a dimension, or the name of a whole.
        later : str, optional
            Label of the later wave; the last one when left out.

        Returns
        -------
        ChangeRow
            Later − earlier.

        Raises
        ------
        UsageError
            If there is no such row or wave.
        """
        wave = self.pairs[-1].later if later is None else later
        for row in self.rows:
            if (row.id, row.later) == (of, wave):
                return row
        raise UsageError.single(
            "unknown-change",
            "there is no such change",
            found=f"{of}, {wave}",
            cure="Name the id of a row, and a wave after the first.",
        )

    @property
    def plot(self) -> WavePlots:
        """Charts of the changes."""
        from scorecard.plots.slopes import WavePlots

        return WavePlots(self)

    def table(self) -> Table:
        """Return all changes.

        Returns
        -------
        Table
            One row a pair of waves and row of the questionnaire.
        """
        title = _TITLE.fill({"what": STATISTICS[self.statistic], "name": self.instrument.name})
        notes = [_pair_note(pair) for pair in self.pairs]
        notes.append(_METHOD.fill({"level": f"{100 * self.confidence:g} %"}))
        notes.append(adjusted_note(self.adjust, _ADJUSTED))
        if any(row.reason == "suppressed" for row in self.rows):
            notes.append(_HIDDEN.fill({"n": self.privacy_threshold}))
        return difference_table(
            self.rows,
            _COLUMNS,
            cells=self._cells,
            title=title,
            notes=notes,
            reasons={"no_variance": _NO_SPREAD},
        )

    def _cells(self, row: ChangeRow) -> tuple[Cell, ...]:
        """Return what stands in a row before the test."""
        counts = (_DESIGNS[row.design], row.n_earlier, row.n_later, row.n_matched)
        means = (row.mean_earlier, row.mean_later, row.change)
        return (row.id, row_name(row.id, self.instrument), row.earlier, row.later, *counts, *means)


def _pair_note(pair: WavePair) -> LocalText:
    """Return how two waves are compared, and why."""
    places: dict[str, str | int | LocalText] = {
        "earlier": pair.earlier,
        "later": pair.later,
        "first": pair.size_earlier,
        "second": pair.size_later,
        "matched": "–" if pair.matched is None else pair.matched,
        "because": _BECAUSE[pair.because],
    }
    return _PAIRS[pair.design].fill(places)


_COLUMNS = (
    Column("id", LocalText(en="Id", zh="代码")),
    Column("name", LocalText(en="Name", zh="名称")),
    Column("earlier", LocalText(en="From", zh="前一期")),
    Column("later", LocalText(en="To", zh="后一期")),
    Column("design", LocalText(en="Compared as", zh="比较方式")),
    Column("n_earlier", LocalText(en="n from", zh="前期 n"), "integer"),
    Column("n_later", LocalText(en="n to", zh="后期 n"), "integer"),
    Column("n_matched", LocalText(en="n matched", zh="匹配 n"), "integer"),
    Column("mean_earlier", LocalText(en="Mean from", zh="前期均值"), "number"),
    Column("mean_later", LocalText(en="Mean to", zh="后期均值"), "number"),
    Column("change", LocalText(en="Change", zh="变化"), "signed"),
)
_NO_SPREAD = LocalText(en="all changes equal: nothing to test", zh="变化全部相同，无法检验")
_DESIGNS: dict[Design, LocalText] = {
    "paired": LocalText(en="paired", zh="配对"),
    "unpaired": LocalText(en="unpaired", zh="独立"),
    "overlap": LocalText(en="partly paired", zh="部分配对"),
}
_PAIRS: dict[Design, LocalText] = {
    "paired": LocalText(
        en="{earlier} to {later}: the {matched} respondents of both waves ({first} and {second} answered), each with "
        "his own change, by the paired t test: {because}.",
        zh="{earlier} 至 {later}：仅比较两期均作答的 {matched} 名受访者（两期分别为 {first} 人和 {second} 人），"
        "按各人自身的变化作配对 t 检验：{because}。",
    ),
    "unpaired": LocalText(
        en="{earlier} to {later}: all respondents ({first} and {second}) as different people, by Welch's t test: "
        "{because}.",
        zh="{earlier} 至 {later}：全部受访者（{first} 人和 {second} 人）按不同人群处理，作 Welch t 检验：{because}。",
    ),
    "overlap": LocalText(
        en="{earlier} to {later}: all respondents ({first} and {second}); the {matched} in both waves enter with their "
        "correlation, by the t test for partly overlapping samples: {because}.",
        zh="{earlier} 至 {later}：全部受访者（{first} 人和 {second} 人）均计入，"
        "并计入两期均作答的 {matched} 人前后答案的相关性，"
        "作部分重叠样本 t 检验：{because}。",
    ),
}
_BECAUSE: dict[Because, LocalText] = {
    "asked": LocalText(en="as asked", zh="按指定方式"),
    "all_matched": LocalText(en="everybody is in both waves", zh="两期受访者完全相同"),
    "some_matched": LocalText(en="some respondents are in both waves", zh="部分受访者两期均作答"),
    "none_matched": LocalText(en="no respondent is in both waves", zh="没有两期均作答的受访者"),
    "no_ids": LocalText(en="a wave has no ids of its respondents", zh="有一期没有受访者编号"),
    "ids_not_unique": LocalText(en="ids of respondents stand more than once in a wave", zh="同一期内受访者编号有重复"),
    "counts_only": LocalText(en="a wave is given as counts", zh="有一期仅有汇总计数"),
    "own_points": LocalText(en="weights are each respondent's own", zh="权重由各受访者自行给出"),
}
_TITLE = LocalText(en="{name}: changes of the {what}", zh="{name}：{what}的变化")
_METHOD = LocalText(
    en="Change = later − earlier; {level} t interval of each change, not adjusted.",
    zh="变化 = 后一期 − 前一期；各变化的 {level} t 置信区间未作校正。",
)
_ADJUSTED = LocalText(
    en="p adjusted by {method}, within each two waves: items as one family, dimensions as another, the wholes not "
    "adjusted.",
    zh="p 值在每两期之内采用 {method}校正：题项为一族，维度为另一族，总体不校正。",
)
_HIDDEN = LocalText(
    en="Changes of fewer than {n} matched respondents are not shown.", zh="匹配受访者不足 {n} 人的变化不予显示。"
)

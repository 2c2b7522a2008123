"""What a gap chart shows: rows, order, verdicts and words, ready to draw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from scorecard._table import Cell, Column, Table
from scorecard._text import Lang, LocalText
from scorecard.plots.wording import Said, listed, number, said, sentence, share

if TYPE_CHECKING:
    from scorecard.survey import GapAnalysis, GapRow

__all__ = ["GapDumbbellData", "GapOrder", "GapRowMark", "GapRows", "Verdict", "prepare_gap_dumbbell"]

GapRows = Literal["dimensions", "items"]
GapOrder = Literal["gap", "instrument"]
Verdict = Literal["below", "above", "unclear", "none"]

_WHAT = {
    "dimensions": LocalText(en="Service gap by dimension", zh="各维度服务质量差距"),
    "items": LocalText(en="Service gap by item", zh="各题项服务质量差距"),
}
_ONE = {"dimensions": LocalText(en="dimension", zh="个维度"), "items": LocalText(en="item", zh="个题项")}
_MANY = {"dimensions": LocalText(en="dimensions", zh="个维度"), "items": LocalText(en="items", zh="个题项")}
_SCALE = LocalText(en="mean answer on the scale {low} to {high}", zh="量表 {low}–{high} 的平均分")
_N = LocalText(en="n = {n} respondents", zh="n = {n} 名受访者")
_ORDER = {
    "gap": LocalText(en="ordered by gap", zh="按差距排序"),
    "instrument": LocalText(en="in the order of the questionnaire", zh="按问卷顺序"),
}
_OVERALL = LocalText(en="Overall", zh="总体")
_WEIGHTED = LocalText(en="Overall, weighted", zh="总体（加权）")
_REASONS = {
    "nobody_answered": LocalText(en="nobody answered", zh="无人作答"),
    "one_respondent": LocalText(en="one respondent only", zh="仅 1 人作答"),
    "no_variance": LocalText(en="all gaps equal", zh="差距全部相同"),
    "suppressed": LocalText(en="too few to show", zh="人数过少，不予显示"),
    "item_unanswered": LocalText(en="an item nobody answered", zh="有题项无人作答"),
    "no_dimensions": LocalText(en="the questionnaire has no dimensions", zh="问卷未设维度"),
}
_NO_REASON = LocalText(en="not defined", zh="无法计算")
_SIGNS = {
    "holm": LocalText(
        en="◆ below 0, ● above 0, ○ not told apart from 0 (Holm-adjusted over {k} tests{wholes}, α = {alpha})",
        zh="◆ 低于 0，● 高于 0，○ 与 0 无显著差别（Holm 校正 {k} 次检验{wholes}，α = {alpha}）",
    ),
    "none": LocalText(
        en="◆ below 0, ● above 0, ○ not told apart from 0 (tests not adjusted, α = {alpha})",
        zh="◆ 低于 0，● 高于 0，○ 与 0 无显著差别（检验未校正，α = {alpha}）",
    ),
}
_WHOLES = LocalText(en=", overall rows not", zh="，总体行未校正")
_METHOD = LocalText(
    en="Gap = perception − expectation of the same respondent; {level} interval of its mean by {method}, unadjusted",
    zh="差距 = 同一受访者的感知 − 期望；平均差距的 {level} 区间（{method}），未校正",
)
_UNTESTED = LocalText(en="No test: {rows}", zh="未检验：{rows}")
_METHODS = {"t": LocalText(en="Student's t", zh="t 分布")}
_HALF = {
    "half": LocalText(
        en="a respondent enters a dimension with at least half of its items answered",
        zh="受访者须至少回答某维度一半的题项才计入该维度",
    ),
    "all": LocalText(
        en="a respondent enters a dimension with all of its items answered",
        zh="受访者须回答某维度的全部题项才计入该维度",
    ),
    "1": LocalText(
        en="a respondent enters a dimension with one of its items answered",
        zh="受访者只要回答某维度的一个题项即计入该维度",
    ),
}
_EXCLUDED = LocalText(
    en="n of a row counts those who enter it: {least} to {most} of {n}",
    zh="各行 n 为计入该行的人数：{n} 人中的 {least}–{most} 人",
)
_NONE_EXCLUDED = LocalText(en="all {n} respondents enter every row", zh="全部 {n} 名受访者均计入每一行")

_MESSAGE_ALL = LocalText(
    en="All {m} {many} fall short of expectations, {name} most ({gap})",
    zh="全部 {m} {many}均低于期望，{name}差距最大（{gap}）",
)
_MESSAGE_SOME = LocalText(
    en="{k} of {m} {many} fall short of expectations, {name} most ({gap})",
    zh="{m} {many}中有 {k} 个低于期望，{name}差距最大（{gap}）",
)
_MESSAGE_ONE = LocalText(
    en="1 of {m} {many} falls short of expectations: {name} ({gap})", zh="{m} {many}中有 1 个低于期望：{name}（{gap}）"
)
_MESSAGE_NONE = LocalText(
    en="None of {m} {many} falls measurably short of expectations", zh="{m} {many}均未显著低于期望"
)
_MESSAGE_ABOVE = LocalText(en="; {names} above", zh="；{names}高于期望")
_MESSAGE_UNTESTED = LocalText(en="; {k} not tested", zh="；{k} 个未检验")
_MESSAGE_NO_TEST = LocalText(en="No gap could be tested", zh="没有可检验的差距")
_TWO_NAMES = 2


@dataclass(frozen=True, slots=True)
class GapRowMark:
    """One row of a gap chart.

    Attributes
    ----------
    id, kind : str
        As in the result.
    name : LocalText
        Printed name.
    weight : float or None
        Share of the dimension in the weighted overall gap.
    n : int
        Respondents who enter the row.
    expectation, perception, gap, low, high, p : float or None
        The numbers; p is adjusted where the analysis adjusts.
    verdict : {"below", "above", "unclear", "none"}
        Whether the gap is told apart from 0, and on which side; none without a test.
    reason : LocalText or None
        Why there is no test.
    """

    id: str
    kind: str
    name: LocalText
    weight: float | None
    n: int
    expectation: float | None
    perception: float | None
    gap: float | None
    low: float | None
    high: float | None
    p: float | None
    verdict: Verdict
    reason: LocalText | None


@dataclass(frozen=True, slots=True)
class GapDumbbellData:
    """All that a gap chart shows.

    Attributes
    ----------
    rows : tuple of GapRowMark
        Rows from top to bottom.
    wholes : tuple of GapRowMark
        Overall rows, set apart at the bottom.
    of : {"dimensions", "items"}
        What the rows are.
    order : {"gap", "instrument"}
        How they are ordered.
    scale : tuple of (int, int)
        Ends of the answer scale.
    n : int
        Respondents of the survey.
    confidence : float
        Level of the intervals.
    adjust : {"holm", "none"}
        How the tests are adjusted.
    tests : int
        Number of tests adjusted together.
    method, min_answered : str
        How intervals are made, and who enters a dimension.
    subject : LocalText or str
        What is judged.
    segment : str or None
        Label of the group of respondents; None for everyone.
    period : LocalText, Period, str or None
        When.
    """

    rows: tuple[GapRowMark, ...]
    wholes: tuple[GapRowMark, ...]
    of: GapRows
    order: GapOrder
    scale: tuple[int, int]
    n: int
    confidence: float
    adjust: Literal["holm", "none"]
    tests: int
    method: str
    min_answered: str
    subject: Said
    segment: str | None
    period: Said

    def message(self, lang: Lang) -> str:
        """Return the sentence that the numbers themselves say."""
        tested = [row for row in self.rows if row.verdict != "none"]
        if not tested:
            return _MESSAGE_NO_TEST.text(lang)
        below = sorted((row for row in tested if row.verdict == "below"), key=lambda row: row.gap or 0.0)
        higher = sorted((row for row in tested if row.verdict == "above"), key=lambda row: -(row.gap or 0.0))
        above = [row.name.text(lang) for row in higher]
        places: dict[str, str | int | LocalText] = {"k": len(below), "m": len(tested), "many": _MANY[self.of]}
        if len(tested) == 1:
            places["many"] = _ONE[self.of]
        pattern = _MESSAGE_NONE
        if below:
            places["name"], places["gap"] = below[0].name.text(lang), number(below[0].gap, 2, signed=True)
            pattern = _MESSAGE_ONE if len(below) == 1 else _MESSAGE_SOME
            pattern = _MESSAGE_ALL if 1 < len(below) == len(tested) else pattern
        text = pattern.fill(places).text(lang)
        if 0 < len(above) <= _TWO_NAMES:
            verb = "" if lang == "zh" else (" is" if len(above) == 1 else " are")
            text += _MESSAGE_ABOVE.fill({"names": listed(above, lang) + verb}).text(lang)
        if len(tested) < len(self.rows):
            text += _MESSAGE_UNTESTED.fill({"k": len(self.rows) - len(tested)}).text(lang)
        return text

    def what(self, lang: Lang) -> str:
        """Return object, measure, unit, period, n and order."""
        low, high = self.scale
        parts = [
            _WHAT[self.of].text(lang),
            said(self.subject, lang),
            said(self.segment, lang),
            _SCALE.fill({"low": low, "high": high}).text(lang),
            said(self.period, lang),
            _N.fill({"n": self.n}).text(lang),
            _ORDER[self.order].text(lang),
        ]
        return (", " if lang == "en" else "，").join(part for part in parts if part)

    def foot(self, lang: Lang) -> tuple[str, ...]:
        """Return signs, method, exclusions, and why a row has no test."""
        level, stop = share(self.confidence), "; " if lang == "en" else "；"
        method = _METHODS.get(self.method, LocalText(en=self.method, zh=self.method))
        wholes = _WHOLES.text(lang) if self.wholes else ""
        places: dict[str, str | int] = {"k": self.tests, "alpha": f"{1 - self.confidence:.3g}", "wholes": wholes}
        signs = _SIGNS[self.adjust].text(lang).format(**places)
        rules = [_METHOD.fill({"level": level, "method": method}).text(lang)]
        if self.of == "dimensions" and self.min_answered in _HALF:
            rules.append(_HALF[self.min_answered].text(lang))
        rows = (*self.rows, *self.wholes)
        counts = [row.n for row in rows]
        if counts and min(counts) == max(counts) == self.n:
            rules.append(_NONE_EXCLUDED.fill({"n": self.n}).text(lang))
        elif counts:
            rules.append(_EXCLUDED.fill({"least": min(counts), "most": max(counts), "n": self.n}).text(lang))
        untested = [f"{row.name.text(lang)} ({row.reason.text(lang)})" for row in rows if row.reason is not None]
        notes = [_UNTESTED.text(lang).format(rows=listed(untested, lang))] if untested else []
        return signs, stop.join(rules), *notes

    def alt_text(self, lang: Lang, message: str) -> str:
        """Return the chart in words."""
        return sentence([message, self.what(lang), *(_spoken(row, lang) for row in (*self.rows, *self.wholes))], lang)

    def table(self) -> Table:
        """Return the numbers drawn, at full precision."""
        cells = tuple(_cells(row) for row in (*self.rows, *self.wholes))
        return Table(_COLUMNS, cells, title=LocalText(en=self.what("en"), zh=self.what("zh")))


_COLUMNS = (
    Column("id", LocalText(en="Id", zh="代码")),
    Column("name", LocalText(en="Row", zh="项目")),
    Column("weight", LocalText(en="Weight", zh="权重"), "percent"),
    Column("n", LocalText(en="n", zh="n"), "integer"),
    Column("expectation", LocalText(en="Expected", zh="期望"), "number"),
    Column("perception", LocalText(en="Perceived", zh="感知"), "number"),
    Column("gap", LocalText(en="Gap", zh="差距"), "signed"),
    Column("low", LocalText(en="Low", zh="下限"), "signed"),
    Column("high", LocalText(en="High", zh="上限"), "signed"),
    Column("p", LocalText(en="p", zh="p 值"), "p_value"),
    Column("verdict", LocalText(en="Finding", zh="结论")),
    Column("reason", LocalText(en="Remark", zh="说明")),
)
VERDICTS = {
    "below": LocalText(en="below expectation", zh="低于期望"),
    "above": LocalText(en="above expectation", zh="高于期望"),
    "unclear": LocalText(en="not told apart from 0", zh="与 0 无显著差别"),
    "none": LocalText(en="no test", zh="未检验"),
}
_SPOKEN = LocalText(
    en="{name}: expected {e}, perceived {p}, gap {gap}{interval}, {verdict}, n = {n}",
    zh="{name}：期望 {e}，感知 {p}，差距 {gap}{interval}，{verdict}，n = {n}",
)
_SPOKEN_INTERVAL = LocalText(en="(interval {low} to {high})", zh="（区间 {low} 至 {high}）")


def _cells(row: GapRowMark) -> tuple[Cell, ...]:
    """Return one row of the table behind the chart."""
    numbers = (row.weight, row.n, row.expectation, row.perception, row.gap, row.low, row.high, row.p)
    return (row.id, row.name, *numbers, VERDICTS[row.verdict], row.reason)


def _spoken(row: GapRowMark, lang: Lang) -> str:
    """Return one row in words."""
    interval = ""
    if row.low is not None and row.high is not None:
        ends = {"low": number(row.low, 2, signed=True), "high": number(row.high, 2, signed=True)}
        interval = (" " if lang == "en" else "") + _SPOKEN_INTERVAL.fill(ends).text(lang)
    text = _SPOKEN.fill(
        {
            "name": row.name,
            "e": number(row.expectation, 2),
            "p": number(row.perception, 2),
            "gap": number(row.gap, 2, signed=True),
            "interval": interval,
            "verdict": VERDICTS[row.verdict] if row.reason is None else row.reason,
            "n": row.n,
        }
    )
    return text.text(lang)


def prepare_gap_dumbbell(
    gaps: GapAnalysis,
    *,
    rows: GapRows = "dimensions",
    order: GapOrder = "gap",
    segment: str | None = None,
    subject: Said = None,
    period: Said = None,
) -> GapDumbbellData:
    """Return what a gap chart shows, before anything is drawn.

    Parameters
    ----------
    gaps : GapAnalysis
        The result.
    rows : {"dimensions", "items"}
        What the rows are.
    order : {"gap", "instrument"}
        Largest shortfall first, or as in the questionnaire.
    segment : str, optional
        Label of a group of respondents; everyone when left out.
    subject : str or LocalText, optional
        What is judged; the questionnaire's name when left out.
    period : str, LocalText or Period, optional
        When the answers were given.

    Returns
    -------
    GapDumbbellData
        Rows, verdicts and words.
    """
    group, alpha = gaps.group(segment), round(1 - gaps.confidence, 12)
    found = group.dimensions if rows == "dimensions" else group.items
    names = {d.id: d.name for d in gaps.instrument.dimensions} | {i.id: i.label for i in gaps.instrument.items}
    weights = _shares(gaps.weights) if rows == "dimensions" else {}
    marks = [_mark(row, names[row.id], weights.get(row.id), alpha) for row in found]
    if order == "gap":
        marks.sort(key=lambda mark: (mark.gap is None, mark.gap or 0.0))
    wholes: list[GapRowMark] = []
    if rows == "dimensions":
        wholes.append(_mark(group.overall, _OVERALL, None, alpha))
        if group.weighted is not None:
            wholes.append(_mark(group.weighted, _WEIGHTED, None, alpha))
    return GapDumbbellData(
        rows=tuple(marks),
        wholes=tuple(wholes),
        of=rows,
        order=order,
        scale=(gaps.instrument.scale.low, gaps.instrument.scale.high),
        n=group.n,
        confidence=gaps.confidence,
        adjust=gaps.adjust,
        tests=sum(row.p_value is not None for row in found),
        method=gaps.interval_method,
        min_answered=str(gaps.min_answered),
        subject=gaps.instrument.name if subject is None else subject,
        segment=segment,
        period=period,
    )


def _shares(weights: Mapping[str, float] | None) -> dict[str, float]:
    """Return weights as shares of their sum."""
    total = sum(weights.values()) if weights else 0.0
    return {key: value / total for key, value in weights.items()} if weights and total else {}


def _mark(row: GapRow, name: LocalText, weight: float | None, alpha: float) -> GapRowMark:
    """Return one row with its verdict."""
    p = row.p_value if row.p_adjusted is None else row.p_adjusted
    verdict: Verdict = "none"
    if p is not None and row.gap is not None:
        verdict = "unclear" if p >= alpha or row.gap == 0 else ("below" if row.gap < 0 else "above")
    reason = None if row.reason is None else _REASONS.get(row.reason, _NO_REASON)
    numbers = (row.expectation, row.perception, row.gap, row.low, row.high)
    return GapRowMark(row.id, row.kind, name, weight, row.n, *numbers, p, verdict, reason)

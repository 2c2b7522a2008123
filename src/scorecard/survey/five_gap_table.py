"""The five gaps as a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText
from scorecard.instruments import Instrument
from scorecard.survey.five_gap_rows import FiveGap, FiveGapRow

__all__ = ["GAP_NAMES", "MissingGap", "five_gap_sources", "five_gap_table"]

MissingGap = Literal[
    "no_management_survey",
    "no_front_line_survey",
    "no_customer_expectation",
    "no_customer_perception",
    "no_estimate",
    "no_standard",
    "no_delivered",
    "no_promised",
]
"""What a gap lacks."""

GAP_NAMES: dict[FiveGap, LocalText] = {
    "knowledge": LocalText(en="1 Knowledge", zh="差距 1：认知"),
    "standards": LocalText(en="2 Standards", zh="差距 2：标准"),
    "delivery": LocalText(en="3 Delivery", zh="差距 3：交付"),
    "communication": LocalText(en="4 Communication", zh="差距 4：沟通"),
    "customer": LocalText(en="5 Customer", zh="差距 5：客户"),
}
"""Names of the gaps."""

_MISSING: dict[MissingGap, LocalText] = {
    "no_management_survey": LocalText(en="no survey of the management", zh="没有管理层问卷"),
    "no_front_line_survey": LocalText(en="no survey of the front line", zh="没有一线员工问卷"),
    "no_customer_expectation": LocalText(
        en="customers were not asked what they expect (role expectation)", zh="未询问客户的期望（expectation）"
    ),
    "no_customer_perception": LocalText(
        en="customers were not asked what they perceive (role perception)", zh="未询问客户的感知（perception）"
    ),
    "no_estimate": LocalText(
        en="managers were not asked what they believe customers expect (role expectation)",
        zh="未询问管理者对客户期望的判断（expectation）",
    ),
    "no_standard": LocalText(
        en="managers were not asked what the standards prescribe (role desired)",
        zh="未询问管理者服务标准规定的水平（desired）",
    ),
    "no_delivered": LocalText(
        en="the front line was not asked what is delivered (role perception)",
        zh="未询问一线员工实际交付的水平（perception）",
    ),
    "no_promised": LocalText(
        en="the front line was not asked what is promised (role expectation)",
        zh="未询问一线员工对外承诺的水平（expectation）",
    ),
}
_REASONS = {
    "nobody_answered": LocalText(en="nobody answered", zh="无人作答"),
    "one_respondent": LocalText(en="one respondent only", zh="仅 1 人作答"),
    "no_variance": LocalText(en="answers do not differ: nothing to test", zh="答案没有差异，无法检验"),
    "suppressed": LocalText(en="too few respondents to show", zh="人数过少，不予显示"),
}
_OVERALL = LocalText(en="Overall (mean of dimensions)", zh="总体（各维度平均）")
_TITLE = LocalText(en="Five-gaps model: {name}", zh="服务质量五差距模型：{name}")
_NOTE = LocalText(
    en="Gap = level − level to be reached; negative: it falls short. Gaps 2, 4 and 5: paired t; gaps 1 and 3, between "
    "groups: Welch's t; {level} intervals.",
    zh="差距＝实际水平 − 应达水平，负值表示未达到。差距 2、4、5 为同一批人，用配对 t 检验；"
    "差距 1、3 为不同人群，用 Welch t 检验；"
    "{level} 置信区间。",
)
_LEVELS = LocalText(
    en="1: managers' estimate − customers' expectation. 2: standard − managers' estimate. 3: delivered − standard. "
    "4: delivered − promised. 5: customers' perception − expectation.",
    zh="1：管理者判断 − 客户期望；2：服务标准 − 管理者判断；3：实际交付 − 服务标准；"
    "4：实际交付 − 对外承诺；5：客户感知 − 客户期望。",
)
_HIDDEN = LocalText(
    en="Rows with a mean of fewer than {threshold} people are not shown.",
    zh="任一均值少于 {threshold} 人的行不予显示。",
)
_COLUMNS = (
    Column("gap", LocalText(en="Gap", zh="差距")),
    Column("id", LocalText(en="Id", zh="代码")),
    Column("name", LocalText(en="Item or dimension", zh="题项或维度")),
    Column("n_first", LocalText(en="n (to reach)", zh="n（应达）"), "integer"),
    Column("n_second", LocalText(en="n (level)", zh="n（实际）"), "integer"),
    Column("first", LocalText(en="To be reached", zh="应达水平"), "number"),
    Column("second", LocalText(en="Level", zh="实际水平"), "number"),
    Column("difference", LocalText(en="Gap", zh="差值"), "signed"),
    Column("standard_error", LocalText(en="SE", zh="标准误"), "number", 3),
    Column("low", LocalText(en="Low", zh="下限"), "signed"),
    Column("high", LocalText(en="High", zh="上限"), "signed"),
    Column("statistic", LocalText(en="t", zh="t"), "number"),
    Column("degrees_of_freedom", LocalText(en="df", zh="自由度"), "number", 1),
    Column("p_value", LocalText(en="p", zh="p"), "p_value"),
    Column("p_adjusted", LocalText(en="p adj.", zh="校正 p"), "p_value"),
    Column("reason", LocalText(en="Remark", zh="说明")),
)


_CUSTOMERS = LocalText(en="Customers", zh="客户")
_MANAGEMENT = LocalText(en="Management", zh="管理层")
_FRONT_LINE = LocalText(en="Front line", zh="一线员工")
_SOURCES: tuple[tuple[LocalText, str, LocalText], ...] = (
    (_CUSTOMERS, "expectation", LocalText(en="What an excellent provider should do", zh="期望的服务水平")),
    (_CUSTOMERS, "perception", LocalText(en="What this provider does", zh="实际感受到的服务水平")),
    (_MANAGEMENT, "expectation", LocalText(en="What you believe that our customers expect", zh="您认为客户期望的水平")),
    (_MANAGEMENT, "desired", LocalText(en="What our service standards prescribe", zh="本企业服务标准规定的水平")),
    (_FRONT_LINE, "perception", LocalText(en="What we really deliver", zh="我们实际交付的水平")),
    (_FRONT_LINE, "expectation", LocalText(en="What our advertising and sales promise", zh="对外宣传与销售承诺的水平")),
)


def five_gap_sources() -> Table:
    """Return what to ask whom for the five-gaps model.

    Returns
    -------
    Table
        Survey, role in the questionnaire, and what it asks of every item; in English and Chinese.

    Examples
    --------
    >>> [row["role"] for row in five_gap_sources().records()]
    ['expectation', 'perception', 'expectation', 'desired', 'perception', 'expectation']
    """
    columns = (
        Column("survey", LocalText(en="Survey", zh="问卷")),
        Column("role", LocalText(en="Role", zh="角色")),
        Column("question", LocalText(en="Asked of every item", zh="每个题项所问")),
    )
    title = LocalText(en="What the five-gaps model asks", zh="五差距模型的提问")
    return Table(columns, _SOURCES, title=title)


def five_gap_table(
    rows: tuple[FiveGapRow, ...],
    missing: Mapping[FiveGap, MissingGap],
    instrument: Instrument,
    *,
    confidence: float,
    threshold: int,
    order: tuple[FiveGap, ...],
) -> Table:
    """Return the rows of the gaps in order, and a line for each that is missing."""
    cells: list[tuple[Cell, ...]] = []
    for gap in order:
        cells += [_cells(row, instrument) for row in rows if row.gap == gap]
        if gap in missing:
            blank: tuple[Cell, ...] = (None,) * (len(_COLUMNS) - 2)
            cells.append((GAP_NAMES[gap], *blank, _MISSING[missing[gap]]))
    notes = (_NOTE.fill({"level": f"{100 * confidence:g} %"}), _LEVELS, _HIDDEN.fill({"threshold": threshold}))
    return Table(_COLUMNS, tuple(cells), title=_TITLE.fill({"name": instrument.name}), notes=notes)


def _cells(r: FiveGapRow, instrument: Instrument) -> tuple[Cell, ...]:
    """Return the cells of one row."""
    d = r.difference
    return (
        GAP_NAMES[r.gap],
        r.id,
        _OVERALL if r.kind == "overall" else instrument.name_of(r.id),
        r.n_first,
        r.n_second,
        r.first,
        r.second,
        d.mean,
        d.standard_error,
        d.low,
        d.high,
        d.statistic,
        r.degrees_of_freedom,
        d.p_value,
        d.p_adjusted,
        None if r.reason is None else _REASONS[r.reason],
    )

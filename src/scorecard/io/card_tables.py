"""The tables of a card in a workbook: which part of the card each holds, with which columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from scorecard._text import LocalText
from scorecard.models.bands import Level
from scorecard.models.measure import Aggregation, Sampling
from scorecard.models.period import Frequency
from scorecard.models.policies import MissingPolicy
from scorecard.models.scoring import Direction, Outside
from scorecard.models.surveys import Statistic
from scorecard.models.unit import UnitKind

__all__ = ["CARD_TABLES", "CardColumn", "CardTable", "Content"]

Content = Literal["text", "number", "whole", "yes_no", "date", "any"]
"""What a column holds; ``any`` is a number or a word."""


@dataclass(frozen=True, slots=True)
class CardColumn:
    """One column of a table.

    Attributes
    ----------
    path : str
        Path of the field inside its row's part of the card, such as ``name.en``.
    label : LocalText
        Heading.
    content : {"text", "number", "whole", "yes_no", "date", "any"}
        What its cells hold.
    choices : tuple of str
        Words that may stand there; empty where any may.
    """

    path: str
    label: LocalText
    content: Content = "text"
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CardTable:
    """One table.

    Attributes
    ----------
    key : str
        Name of the table in the hidden first cell of its sheet.
    title : LocalText
        Title of the sheet.
    columns : tuple of CardColumn
        Its columns.
    parent : str or None
        The table whose rows its rows belong to; None for the card itself.
    steps : tuple of str
        Where the parts stand inside their parent; empty for the fields of the card itself.
    key_field : str or None
        Field that names a row; None where rows have no name.
    mapping : bool
        Whether the parts stand in a mapping by their names, else in a list.
    """

    key: str
    title: LocalText
    columns: tuple[CardColumn, ...]
    parent: str | None = None
    steps: tuple[str, ...] = ()
    key_field: str | None = "id"
    mapping: bool = False

    def reference(self, parent: str, key: str) -> str:
        """Return what other sheets call a row: its key, with that of its parent where keys repeat elsewhere."""
        local = self.parent in ("measures", "surveys") and self.key_field is not None
        return f"{parent}/{key}" if local else key


def _words(path: str, en: str, zh: str) -> tuple[CardColumn, ...]:
    """Return the two columns of a text in two languages."""
    both = LocalText(en=en, zh=zh)
    return tuple(CardColumn(f"{path}.{lang}", _IN[lang].fill({"what": both})) for lang in ("en", "zh"))


_IN = {
    "en": LocalText(en="{what} (English)", zh="{what}（英文）"),
    "zh": LocalText(en="{what} (Chinese)", zh="{what}（中文）"),
}


def _one(path: str, en: str, zh: str, content: Content = "text", *, choices: tuple[str, ...] = ()) -> CardColumn:
    """Return one column."""
    return CardColumn(path, LocalText(en=en, zh=zh), content, choices)


_MISSING: tuple[str, ...] = get_args(MissingPolicy)
_DIRECTIONS: tuple[str, ...] = get_args(Direction)
_FREQUENCIES: tuple[str, ...] = get_args(Frequency)
_ROLL_UPS = (
    "weighted_arithmetic",
    "weighted_geometric",
    "weighted_harmonic",
    "power_mean",
    "owa",
    "weakest_link",
    "best",
    "most_frequent",
    "majority",
    "fuzzy",
)
_RULES = (
    "anchors",
    "tolerance",
    "yes_no",
    "levels",
    "red_flag_goal",
    "plan",
    "progress",
    "unscored",
    "function",
)

_POLICY = (
    _one("roll_up.kind", "Roll-up", "汇总方法", choices=_ROLL_UPS),
    _one("missing", "Where a score is missing", "缺分处理", choices=_MISSING),
    _one("floor", "Floor", "缺分保底分", "number"),
    _one("min_coverage", "Least coverage", "最低覆盖率", "number"),
)
_REFERENCES = (
    _one("direction", "Direction", "方向", choices=_DIRECTIONS),
    _one("worst", "Worst", "最差值", "number"),
    _one("target", "Target", "目标值", "number"),
    _one("worst_low", "Worst, low side", "最差值（低侧）", "number"),
    _one("worst_high", "Worst, high side", "最差值（高侧）", "number"),
    _one("band_low", "Band from", "区间下限", "number"),
    _one("band_high", "Band to", "区间上限", "number"),
    _one("best", "Best", "最佳值", "number"),
    _one("baseline", "Baseline", "基期值", "number"),
    _one("weight", "Weight", "权重", "number"),
    _one("scoring.kind", "Scoring rule", "评分规则", choices=_RULES),
    _one("scoring.tolerance", "Tolerance", "容差", "number"),
    _one("outside", "Outside the range", "超出范围时", choices=get_args(Outside)),
)
_BAND = (
    _one("low", "From", "下限", "number"),
    _one("high", "To", "上限", "number"),
    _one("level", "Level", "水平", choices=get_args(Level)),
    *_words("name", "Name", "名称"),
    *_words("letter", "Letter", "简称"),
)
_WEIGHT_CHANGE = (
    _one("since", "Since", "起始时间", "date"),
    _one("weight", "Weight", "权重", "number"),
)

_CARD = CardTable(
    "card",
    LocalText(en="Card", zh="计分卡"),
    (
        _one("schema_version", "Version of the format", "格式版本", "whole"),
        _one("id", "Id", "标识"),
        *_words("name", "Name", "名称"),
        *_words("organisation", "Organisation", "组织"),
        _one("calendar.first", "First period", "首期"),
        _one("calendar.last", "Last period", "末期"),
        _one("calendar.year_starts", "Month in which the fiscal year starts", "财年起始月份", "whole"),
        _one("total", "Total score", "计算总分", "yes_no"),
        _one("cap", "Highest score that counts", "计入汇总的最高分", "any"),
        *_POLICY,
        _one("guard", "Guard at the edges of bands", "区间边界缓冲", "number"),
        *_words("strategy_map.name", "Name of the strategy map", "战略地图名称"),
    ),
    key_field=None,
)
_NODE = (
    *_words("name", "Name", "名称"),
    *_words("definition", "Definition", "定义"),
    _one("weight", "Weight", "权重", "number"),
)
_OWNER = _words("owner", "Owner", "负责人")

CARD_TABLES: tuple[CardTable, ...] = (
    _CARD,
    CardTable("perspectives", LocalText(en="Perspectives", zh="维度"), (*_NODE, *_POLICY), steps=("perspectives",)),
    CardTable(
        "objectives",
        LocalText(en="Objectives", zh="目标"),
        (*_NODE, *_OWNER, *_POLICY),
        parent="perspectives",
        steps=("objectives",),
    ),
    CardTable(
        "measures",
        LocalText(en="Measures", zh="指标"),
        (
            *_words("name", "Name", "名称"),
            *_words("definition", "Definition", "定义"),
            _one("unit.kind", "Unit", "单位", choices=get_args(UnitKind)),
            _one("unit.currency", "Currency", "币种"),
            _one("unit.decimals", "Decimals", "小数位数", "whole"),
            *_words("unit.label", "Label of the unit", "单位名称"),
            *_REFERENCES,
            _one("kind", "Leading or lagging", "先行或滞后", choices=("leading", "lagging")),
            *_OWNER,
            _one("frequency", "Frequency", "频率", choices=_FREQUENCIES),
            _one("source.survey", "Source: survey", "来源：调查"),
            _one("source.statistic", "Source: statistic", "来源：统计量", choices=get_args(Statistic)),
            _one("source.of", "Source: of", "来源：对象"),
            _one("source.card", "Source: card", "来源：计分卡"),
            _one("source.node", "Source: node", "来源：节点"),
            *_words("source_note", "Where the data come from", "数据来源说明"),
            _one("confidential", "Confidential", "保密", "yes_no"),
            _one("aggregation", "Over periods", "跨期汇总", choices=get_args(Aggregation)),
            _one("sampling", "Sampling", "抽样性质", choices=get_args(Sampling)),
            _one("carry_forward", "Carried forward, periods", "沿用期数", "whole"),
            _one("starts", "Starts", "开始期"),
            _one("due_days", "Due after, days", "报送期限（天）", "whole"),
        ),
        parent="objectives",
        steps=("measures",),
    ),
    CardTable(
        "changes",
        LocalText(en="Changes", zh="指标变更"),
        (_one("since", "Since", "起始时间", "date"), *_REFERENCES),
        parent="measures",
        steps=("changes",),
        key_field=None,
    ),
    CardTable(
        "levels",
        LocalText(en="Levels", zh="等级"),
        (*_words("name", "Name", "名称"), _one("score", "Score", "得分", "number")),
        parent="measures",
        steps=("scoring", "levels"),
    ),
    CardTable(
        "measure_bands", LocalText(en="Bands of measures", zh="指标区间"), _BAND, parent="measures", steps=("bands",)
    ),
    CardTable(
        "initiatives",
        LocalText(en="Initiatives", zh="行动方案"),
        (
            *_words("name", "Name", "名称"),
            *_OWNER,
            _one("start", "Start", "开始日期", "date"),
            _one("due", "Due", "截止日期", "date"),
            *_words("note", "Note", "备注"),
        ),
        parent="objectives",
        steps=("initiatives",),
    ),
    CardTable("bands", LocalText(en="Bands", zh="状态区间"), _BAND, steps=("bands",)),
    CardTable(
        "links",
        LocalText(en="Links", zh="因果关系"),
        (
            _one("cause", "Cause", "原因"),
            _one("effect", "Effect", "结果"),
            _one("sign", "Sign", "正负", choices=("+", "-")),
            _one("strength", "Strength", "强度", "number"),
            _one("delay", "Delay, periods", "滞后期数", "whole"),
            *_words("note", "Note", "备注"),
        ),
        steps=("strategy_map", "links"),
        key_field=None,
    ),
    CardTable("entities", LocalText(en="Entities", zh="单位"), _words("name", "Name", "名称"), steps=("entities",)),
    CardTable(
        "surveys",
        LocalText(en="Surveys", zh="调查"),
        (
            *_words("name", "Name", "名称"),
            _one("instrument.id", "Questionnaire", "问卷标识"),
            *_words("instrument.name", "Name of the questionnaire", "问卷名称"),
            _one("instrument.scale.low", "Scale from", "量表最低分", "whole"),
            _one("instrument.scale.high", "Scale to", "量表最高分", "whole"),
            *_words("instrument.source", "Source of the questionnaire", "问卷来源"),
            _one("layout.respondent", "Column of the respondent", "受访者列"),
            _one("layout.duration", "Column of the duration", "用时列"),
            _one("layout.header_rows", "Header rows", "表头行数", "whole"),
        ),
        steps=("surveys",),
        mapping=True,
    ),
    CardTable(
        "dimensions",
        LocalText(en="Dimensions", zh="问卷维度"),
        (*_words("name", "Name", "名称"), *_words("definition", "Definition", "定义")),
        parent="surveys",
        steps=("instrument", "dimensions"),
    ),
    CardTable(
        "items",
        LocalText(en="Items", zh="题项"),
        (
            *_words("text", "Statement", "题项内容"),
            *_words("short", "Short label", "简称"),
            _one("dimension", "Dimension", "所属维度"),
            _one("reverse", "Reversed", "反向计分", "yes_no"),
        ),
        parent="surveys",
        steps=("instrument", "items"),
    ),
    CardTable(
        "perspective_weights",
        LocalText(en="Perspective weights", zh="维度权重变更"),
        _WEIGHT_CHANGE,
        parent="perspectives",
        steps=("changes",),
        key_field=None,
    ),
    CardTable(
        "objective_weights",
        LocalText(en="Objective weights", zh="目标权重变更"),
        _WEIGHT_CHANGE,
        parent="objectives",
        steps=("changes",),
        key_field=None,
    ),
    CardTable(
        "notes",
        LocalText(en="Notes", zh="说明"),
        (_one("en", "Note (English)", "说明（英文）"), _one("zh", "Note (Chinese)", "说明（中文）")),
        steps=("notes",),
        key_field=None,
    ),
    CardTable(
        "lint",
        LocalText(en="Advice not taken", zh="不采纳的建议"),
        (_one("code", "Code", "代码"), *_words("reason", "Reason", "理由")),
        steps=("lint_ignore",),
        key_field=None,
    ),
)
"""All tables, parents before children."""

"""Fixed words of the variance columns."""

from __future__ import annotations

from scorecard._text import LocalText

REFERENCES = {
    "target": LocalText(en="target", zh="目标"),
    "plan": LocalText(en="plan", zh="计划"),
    "previous_year": LocalText(en="previous year", zh="上年"),
}
WHAT = LocalText(en="{name}: actual against {reference}", zh="{name}：实际与{reference}对比")
SPAN = LocalText(en="{first} to {last}", zh="{first}至{last}")
COUNT = LocalText(en="{k} periods", zh="{k} 期")
FACTORS = {
    1e3: LocalText(en="thousand", zh="千"),
    1e6: LocalText(en="million", zh="百万"),
    1e9: LocalText(en="billion", zh="十亿"),
}
TIER_SHARE = LocalText(en="Δ %", zh="差异 %")
TIER_DELTA = LocalText(en="Δ", zh="差异")
TIER_VALUE = LocalText(en="AC", zh="实际")

MESSAGE = LocalText(
    en="{period}: {actual}, {delta} against {reference}, {verdict}",
    zh="{period}：{actual}，较{reference} {delta}，{verdict}",
)
MESSAGE_SOME = LocalText(
    en="; at least as good in {k} of {m} periods", zh="；可比的 {m} 期中有 {k} 期不差于{reference}"
)
MESSAGE_NONE = LocalText(en="; worse in all {m} periods compared", zh="；可比的 {m} 期均差于{reference}")
MESSAGE_NEITHER = LocalText(en="; worse in both periods compared", zh="；可比的 2 期均差于{reference}")
VERDICTS = {
    "good": LocalText(en="better", zh="较优"),
    "bad": LocalText(en="worse", zh="较差"),
    "neutral": LocalText(en="neither better nor worse", zh="优劣相当"),
}
KEY = {
    "target": LocalText(
        en="AC actual: dark, with its number; target: outlined behind it; columns start at zero",
        zh="实际：深色，附其数值；目标：其后的空心柱；柱形自零起",
    ),
    "plan": LocalText(
        en="AC actual: dark, with its number; plan: outlined behind it; columns start at zero",
        zh="实际：深色，附其数值；计划：其后的空心柱；柱形自零起",
    ),
    "previous_year": LocalText(
        en="AC actual: dark, with its number; previous year: lighter behind it; columns start at zero",
        zh="实际：深色，附其数值；上年：其后的浅色柱；柱形自零起",
    ),
}
SIDES = {
    "maximise": LocalText(
        en="Δ = actual − {reference}; filled = better, hatched = worse: more is better here",
        zh="差异 = 实际 − {reference}；实心 = 较优，斜线 = 较差（本指标越大越好）",
    ),
    "minimise": LocalText(
        en="Δ = actual − {reference}; filled = better, hatched = worse: less is better here",
        zh="差异 = 实际 − {reference}；实心 = 较优，斜线 = 较差（本指标越小越好）",
    ),
    "target_is_best": LocalText(
        en="Δ = actual − {reference}; filled = better, hatched = worse: nearer to the target is better here",
        zh="差异 = 实际 − {reference}；实心 = 较优，斜线 = 较差（本指标越接近目标越好）",
    ),
    "stay_in_band": LocalText(
        en="Δ = actual − {reference}; filled = better, hatched = worse: staying in the band is best here",
        zh="差异 = 实际 − {reference}；实心 = 较优，斜线 = 较差（本指标以保持在区间内为佳）",
    ),
}
SHARE = LocalText(en="Δ % = Δ / |{reference}|", zh="差异 % = 差异 / |{reference}|")
NO_SHARE = LocalText(
    en="No Δ %: the measure is a share itself, and Δ is in its points",
    zh="指标本身为比率，故不列差异 %，差异以百分点计",
)
ROUNDED = LocalText(
    en="Numbers are rounded for printing, after the differences were taken", zh="数值在计算差异之后四舍五入"
)
INTERVAL = LocalText(
    en="Line through the last column: {level} interval of its value; those of the others are not drawn",
    zh="末期柱上的竖线：该数值的 {level} 区间；其余各期的区间未绘出",
)
MISSING = LocalText(en="Without a value or without a {reference}: {periods}", zh="无数值或无{reference}：{periods}")
SPOKEN = LocalText(
    en="{period}: actual {actual}, {reference} {value}, difference {delta}",
    zh="{period}：实际 {actual}，{reference} {value}，差异 {delta}",
)
SPOKEN_SHARE = LocalText(en="{delta} ({share})", zh="{delta}（{share}）")

"""Fixed words of the coverage strips."""

from __future__ import annotations

from scorecard._text import LocalText

WHAT = LocalText(en="Coverage of measures", zh="指标数据覆盖情况")
SPAN = LocalText(en="{first} to {last}", zh="{first}至{last}")
CELLS = LocalText(en="one cell a measure and period", zh="每格为一项指标的一个期间")
HEAD_SHARE = LocalText(en="Fresh", zh="有新值")
ROW_N = LocalText(en="n", zh="n")

STATES = {
    "there": LocalText(en="value there", zh="有数值"),
    "carried": LocalText(en="carried forward", zh="沿用前期"),
    "missing": LocalText(en="missing", zh="缺失"),
    "not_due": LocalText(en="not due yet", zh="尚未到期"),
    "excluded": LocalText(en="not applicable", zh="不适用"),
}
SIGNS = {"there": "■", "carried": "▨", "missing": "□", "not_due": "·", "excluded": "–"}

MESSAGE = LocalText(
    en="{missing} of {due} values that are due are missing, most of {name} ({k})",
    zh="{due} 个应有数值中缺失 {missing} 个，缺失最多的是{name}（{k} 个）",
)
MESSAGE_ONE = LocalText(
    en="{missing} of {due} values that are due are missing", zh="{due} 个应有数值中缺失 {missing} 个"
)
MESSAGE_NONE = LocalText(en="No value that is due is missing ({due} values)", zh="应有数值均无缺失（{due} 个）")
MESSAGE_NOTHING = LocalText(en="No value is due", zh="没有应到的数值")
CARRIED = LocalText(en="; {k} carried forward", zh="；{k} 个沿用前期")

ALL_KEY = LocalText(
    en="■ value there, ▨ carried forward, □ missing, · not due yet, – not applicable",
    zh="■ 有数值，▨ 沿用前期，□ 缺失，· 尚未到期，– 不适用",
)
SHARE = LocalText(
    en="Right: values there / values due; below: n = measures with a value / measures due in the period",
    zh="右侧：已有数值 / 应有数值；下方：n = 有数值的指标 / 当期应有数值的指标",
)
WEIGHTS = LocalText(
    en="Measures are counted here; the coverage of a score counts their weights",
    zh="此处按指标个数计；得分的覆盖率按权重计",
)
SPOKEN = LocalText(en="{name}: {there} of {due} values due are there", zh="{name}：{due} 个应有数值中已有 {there} 个")
SPOKEN_STATE = LocalText(en="{state} in {periods}", zh="{state}：{periods}")

ANSWERS = LocalText(en="Coverage of answers", zh="答案覆盖情况")
RESPONDENTS = LocalText(en="share of {n} respondents", zh="占 {n} 名受访者的比例")
ITEMS = LocalText(en="{m} items", zh="{m} 个题项")
HEAD_ANSWERED = LocalText(en="Answered", zh="已答")
HEAD_EXCLUDED = LocalText(en="Excluded", zh="未计入")
HEAD_MISSING = LocalText(en="Missing", zh="缺失")
ANSWER_MESSAGE = LocalText(
    en="Items have {least} to {most} of {n} respondents; fewest: {name}",
    zh="各题项有 {least}–{most} 名受访者计入（共 {n} 名）；最少的是{name}",
)
ANSWER_MESSAGE_TIE = LocalText(
    en="Items have {least} to {most} of {n} respondents", zh="各题项有 {least}–{most} 名受访者计入（共 {n} 名）"
)
ANSWER_MESSAGE_SAME = LocalText(
    en="Every item has {least} of {n} respondents", zh="各题项均有 {least} 名受访者计入（共 {n} 名）"
)
ANSWER_KEY = LocalText(
    en="Dark: answered; hatched: excluded; white: missing; n = respondents of each kind",
    zh="深色：已答；斜线：未计入；白色：缺失；数字为各类受访者人数",
)
EXCLUDED_PAIRS = LocalText(
    en="Answered: all of {roles}; excluded: some of them only, which gives no pair; missing: none",
    zh="已答：{roles}均作答；未计入：只答其中一部分，无法配对；缺失：均未作答",
)
ONE_ROLE = LocalText(
    en="One question an item ({roles}), so that no answer is left without its pair",
    zh="每个题项仅一问（{roles}），不存在配对缺失",
)
ROLES = {
    "expectation": LocalText(en="expectation", zh="期望"),
    "perception": LocalText(en="perception", zh="感知"),
    "importance": LocalText(en="importance", zh="重要性"),
    "satisfaction": LocalText(en="satisfaction", zh="满意度"),
    "minimum": LocalText(en="minimum", zh="最低水平"),
    "desired": LocalText(en="desired level", zh="理想水平"),
}
SPOKEN_ANSWERS = LocalText(
    en="{name}: {answered} answered, {excluded} excluded, {missing} missing",
    zh="{name}：已答 {answered}，未计入 {excluded}，缺失 {missing}",
)

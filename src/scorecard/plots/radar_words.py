"""Fixed words of the radar chart."""

from __future__ import annotations

from scorecard._text import LocalText

WHAT = LocalText(en="Expectation and perception by dimension", zh="各维度的期望与感知")
AXIS = LocalText(en="axes from {start} in the middle to {end}", zh="各轴自中心 {start} 至外缘 {end}")
N = LocalText(en="n = {n}", zh="n = {n}")
VALUES = LocalText(en="E {e}, P {p}, gap {gap}", zh="期望 {e}，感知 {p}，差距 {gap}")
COUNTS = LocalText(en="n by dimension: {least} to {most}", zh="各维度 n：{least}–{most}")
KEY = LocalText(
    en="E: expectation, hollow; P: perception, filled; a ring every {step}",
    zh="期望：空心；感知：实心；每 {step} 分一环",
)
AREA = LocalText(
    en="Read along the axes, not by area: the area depends on the order of the axes and on where they start",
    zh="请沿轴读数，勿比较面积：面积取决于各轴的排列顺序与起点",
)
DUMBBELL = LocalText(
    en="Gaps with their intervals stand in the dumbbell chart of the same result; here is none",
    zh="差距及其区间见同一结果的哑铃图；本图不显示区间",
)
SHARES = LocalText(
    en="Here perception fills {area} of the area of expectation, while its mean is {mean} of it (axes from {start})",
    zh="本图中感知面积为期望面积的 {area}，而均值之比为 {mean}（轴起点 {start}）",
)
WITHOUT = LocalText(en="Without means, and so without an axis: {names}", zh="无均值而未设轴：{names}")

MESSAGE = LocalText(
    en="Perception is below expectation in {k} of {m} dimensions, most in {name} ({gap})",
    zh="{m} 个维度中有 {k} 个感知均值低于期望，{name}差距最大（{gap}）",
)
MESSAGE_NONE = LocalText(
    en="Perception is below expectation in none of {m} dimensions", zh="{m} 个维度的感知均值均不低于期望"
)
SPOKEN = LocalText(
    en="{name}: expected {e}, perceived {p}, gap {gap}, n = {n}", zh="{name}：期望 {e}，感知 {p}，差距 {gap}，n = {n}"
)

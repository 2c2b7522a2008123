"""What the gallery shows: one entry a chart, each with its code; a new chart is one more entry.

The code of a page is the code of its setup, then its own; both are run as they are printed, with ``{lang}`` replaced
by the language. All of it starts from packaged templates or from values on the page.
"""

from __future__ import annotations

from dataclasses import dataclass

from scorecard import LocalText

__all__ = ["ENTRIES", "SETUPS", "Entry"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One chart of the gallery.

    Attributes
    ----------
    chart : str
        The function of `scorecard.plots` that draws it.
    title : LocalText
        What it is called.
    use : LocalText
        The question it answers, in a sentence.
    setup : str
        Which of the setups comes first.
    code : str
        What makes ``chart``, with ``{lang}`` for the language.
    """

    chart: str
    title: LocalText
    use: LocalText
    setup: str
    code: str


_SURVEY = """
import scorecard as sc

card, files = sc.load_template("self_service_kiosk"), sc.template_files("self_service_kiosk")
declared = card.surveys["customers"]
survey = sc.read_survey(files["survey"], declared)
"""

_CARD = f"""{_SURVEY}
gaps = sc.gap_analysis(survey, weights=declared.weights)
values = sc.read_observations(files["values"])
observations = sc.observe(card, surveys={{"customers": {{"2019-Q4": gaps}}}}, values=values)
evaluation = sc.evaluate(card, observations, period="2019-Q4")
"""

_DEPOTS = """
import scorecard as sc

percent = {"unit": {"kind": "percent"}, "sampling": "proportion"}
measures = [
    {"id": "on_time", "name": {"en": "On time", "zh": "准时率"}, "worst": 80, "target": 98, **percent},
    {"id": "praise", "name": {"en": "Praise", "zh": "好评分"}, "worst": 1, "target": 5},
]
objective = {"id": "serve", "name": {"en": "Serve customers well", "zh": "服务好客户"}, "measures": measures}
names = {"hill": ("Hill depot", "山丘站"), "lake": ("Lake depot", "湖滨站"), "mill": ("Mill depot", "磨坊站")}
card = sc.Scorecard(
    id="depots",
    name={"en": "Depots", "zh": "站点"},
    calendar={"first": "2026-Q1", "last": "2026-Q1"},
    entities=[{"id": depot, "name": {"en": en, "zh": zh}} for depot, (en, zh) in names.items()],
    perspectives=[{"id": "customer", "objectives": [objective]}],
    total=True,
)
counted = {"hill": (455, 500), "lake": (372, 400), "mill": (560, 620)}
rated = {"hill": 4.1, "lake": 3.6, "mill": 3.9}
records = [
    sc.MeasureRecord("on_time", "2026-Q1", entity=depot, numerator=on_time, denominator=orders)
    for depot, (on_time, orders) in counted.items()
]
records += [
    sc.MeasureRecord("praise", "2026-Q1", rating, entity=depot, n=40, standard_error=0.15)
    for depot, rating in rated.items()
]
observations = sc.observe(card, values=records)
"""

_WANTED = """
import scorecard as sc

name = "customer_service_programme"
card, files = sc.load_template(name), sc.template_files(name)
wanted = sc.read_survey(files["wanted"], card.surveys["wanted"])
"""

_ORDERS = """
import scorecard as sc
from scorecard import logistics

files = sc.template_files("express_carrier")
orders = sc.read_orders(files["orders"], sc.read_order_layout(files["layout"]))
definitions = sc.read_service_definitions(files["definitions"])
service = logistics.service_performance(orders, definitions=definitions)
"""

_MONTHS = """
import scorecard as sc

on_time = {"id": "on_time", "name": {"en": "On time, in full", "zh": "准时足量率"}, "worst": 80, "target": 95}
on_time["unit"] = {"kind": "percent"}
objective = {"id": "deliver", "name": {"en": "Deliver", "zh": "交付"}, "measures": [on_time]}
card = sc.Scorecard(
    id="months",
    name={"en": "Months", "zh": "月度"},
    calendar={"first": "2025-01", "last": "2026-06"},
    perspectives=[{"id": "customer", "objectives": [objective]}],
)
rates = [91.4, 92.0, 91.1, 90.7, 91.8, 90.2, 91.9, 92.1, 90.3, 91.0, 90.9, 92.2, 91.3, 88.1, 87.6, 88.4, 87.2, 87.9]
months = [str(sc.Period.parse("2025-01").next(step)) for step in range(len(rates))]
observations = sc.observe(card, values=[sc.MeasureRecord("on_time", m, r) for m, r in zip(months, rates, strict=True)])
"""

_WAVES = """
import pyarrow

import scorecard as sc

scale = {"low": 1, "high": 5}
texts = {"speed": {"en": "Parcels come fast.", "zh": "包裹送得快。"}}
texts["care"] = {"en": "Parcels come whole.", "zh": "包裹完好。"}
items = [{"id": name, "text": text} for name, text in texts.items()]
name = {"en": "Parcels", "zh": "包裹服务"}
questions = sc.Instrument.model_validate({"id": "parcels", "name": name, "scale": scale, "items": items})
layout = sc.ColumnLayout(columns={"expectation": "E{number}", "perception": "P{number}"}, respondent="customer")


def wave(speed, care):
    customers = {"customer": [f"c{k}" for k in range(24)]}
    answers = {"E1": [5, 5, 4, 5] * 6, "E2": [5, 4, 5, 5] * 6, "P1": speed * 4, "P2": care * 4}
    return sc.read_survey(pyarrow.table({**customers, **answers}), questions, layout=layout)


spring = wave([3, 2, 3, 3, 2, 4], [4, 4, 5, 4, 4, 3])
autumn = wave([4, 3, 3, 4, 3, 4], [4, 4, 4, 5, 3, 4])
"""

_CUSTOMERS = """
from scorecard import logistics

values = {f"c{k}": 4000 / k**1.1 for k in range(1, 61)}
months = (12, 12, 3, 7, 12, 5, 12, 9, 2, 12, 12, 6, 12, 4, 12, 12)
orders = [[True] * stay + [False] * (12 - stay) for stay in months]
"""

_RIVALS = """
import scorecard as sc
from scorecard import logistics


def rated(means, n):
    return logistics.RatingSummary({item: logistics.ItemSummary(mean, 1.0, n) for item, mean in means.items()})


own = rated({"speed": 4.1, "care": 5.6, "tracing": 5.0, "price": 4.0}, 100)
hill = rated({"speed": 5.0, "care": 5.0, "tracing": 4.9, "price": 4.6}, 80)
lake = rated({"speed": 4.4, "care": 5.2, "tracing": 4.2, "price": 4.1}, 60)
weights = {"speed": 6.2, "care": 5.1, "tracing": 5.6, "price": 5.0}
words = {"speed": ("Speed", "时效"), "care": ("Care", "完好"), "tracing": ("Tracing", "查询")}
words |= {"price": ("Price", "价格"), "hill": ("Hill Express", "山丘快递"), "lake": ("Lake Post", "湖滨邮政")}
names = {key: sc.LocalText(en=en, zh=zh) for key, (en, zh) in words.items()}
"""

SETUPS = {
    "survey": _SURVEY.strip(),
    "card": _CARD.strip(),
    "depots": _DEPOTS.strip(),
    "wanted": _WANTED.strip(),
    "orders": _ORDERS.strip(),
    "months": _MONTHS.strip(),
    "waves": _WAVES.strip(),
    "customers": _CUSTOMERS.strip(),
    "rivals": _RIVALS.strip(),
}
"""What comes before the code of an entry."""

_SURE = """
sure = sc.robustness(card, observations, period="2019-Q4", node="customer", draws=2000, seed=1)
""".lstrip()

ENTRIES = (
    Entry(
        "scorecard_table",
        LocalText(en="Scorecard", zh="计分卡表"),
        LocalText(
            en="Where do we stand, measure by measure, and how much of it rests on data?",
            zh="各项指标现状如何？有多少数据支撑？",
        ),
        "card",
        'chart = evaluation.plot.scorecard_table(lang="{lang}")',
    ),
    Entry(
        "strategy_map",
        LocalText(en="Strategy map", zh="战略地图"),
        LocalText(en="Which objective drives which, and how is each doing?", zh="目标之间如何相互驱动？各自进展怎样？"),
        "card",
        'chart = evaluation.plot.strategy_map(lang="{lang}")',
    ),
    Entry(
        "gap_dumbbell",
        LocalText(en="Gaps", zh="期望与感知差距图"),
        LocalText(
            en="What do customers expect, what do they perceive, and is the difference more than chance?",
            zh="顾客期望什么、感受到什么？差距是否超出随机误差？",
        ),
        "card",
        'chart = gaps.plot.dumbbell(lang="{lang}")',
    ),
    Entry(
        "importance_performance",
        LocalText(en="Importance and performance", zh="重要性–绩效分析图"),
        LocalText(en="What matters to customers and is done badly?", zh="哪些方面顾客看重而我们做得不好？"),
        "survey",
        'chart = sc.importance_performance(survey).plot.quadrants(lang="{lang}")',
    ),
    Entry(
        "zone_ladder",
        LocalText(en="Zones of tolerance", zh="容忍区间图"),
        LocalText(
            en="Does what customers perceive lie above the least they accept, and below what they wish?",
            zh="顾客的感知是否高于最低可接受水平、低于理想水平？",
        ),
        "wanted",
        'chart = sc.zone_of_tolerance(wanted).plot.ladder(lang="{lang}")',
    ),
    Entry(
        "mean_dots",
        LocalText(en="Means with their intervals", zh="均值及其置信区间"),
        LocalText(
            en="How is each part of the service judged where nobody asked what is expected, and how sure is that?",
            zh="未询问期望时，服务的各个方面得到怎样的评价？有多大把握？",
        ),
        "wanted",
        'chart = sc.question_means(wanted).plot.dots(lang="{lang}")',
    ),
    Entry(
        "segment_heat_map",
        LocalText(en="Groups of a survey", zh="分组热图"),
        LocalText(en="Which group is served worse, and by how much?", zh="哪一类顾客得到的服务较差？差多少？"),
        "survey",
        'chart = sc.gap_analysis(survey, by="frequency").heat_map().plot.cells(lang="{lang}")',
    ),
    Entry(
        "likert",
        LocalText(en="Answers to each item", zh="各题项作答分布图"),
        LocalText(en="How often was each answer given?", zh="每个答案各有多少人选择？"),
        "survey",
        'chart = survey.plot.likert(lang="{lang}")',
    ),
    Entry(
        "process_behaviour",
        LocalText(en="A measure over time", zh="过程行为图"),
        LocalText(en="Is the last value a signal, or noise as always?", zh="最近的数值是真实变化还是日常波动？"),
        "months",
        'chart = sc.change(observations, "on_time", baseline=12).plot.process_behaviour(lang="{lang}")',
    ),
    Entry(
        "waterfall",
        LocalText(en="Why a score moved", zh="得分变化瀑布图"),
        LocalText(
            en="How much of the change comes from values, weights, targets, coverage?",
            zh="得分变化中，数值、权重、目标与数据覆盖各占多少？",
        ),
        "card",
        'before = sc.evaluate(card, observations, period="2019-Q3")\n'
        'chart = evaluation.waterfall(before, node="internal_process").plot.steps(lang="{lang}")',
    ),
    Entry(
        "pareto",
        LocalText(en="Why orders fail", zh="订单失误帕累托图"),
        LocalText(en="Which failure costs most perfect orders?", zh="哪类差错造成的不完美订单最多？"),
        "orders",
        'chart = service.failures.plot.pareto(lang="{lang}")',
    ),
    Entry(
        "forest",
        LocalText(en="Scores with their intervals", zh="得分区间图"),
        LocalText(en="How sure is each score?", zh="每个得分有多大把握？"),
        "card",
        f'{_SURE}chart = sure.plot.forest(lang="{{lang}}")',
    ),
    Entry(
        "probability_strip",
        LocalText(en="Probabilities of statuses", zh="状态概率条"),
        LocalText(en="How likely is each status?", zh="各状态的概率是多少？"),
        "card",
        f'{_SURE}chart = sure.plot.strip(lang="{{lang}}")',
    ),
    Entry(
        "influence",
        LocalText(en="Where the uncertainty comes from", zh="不确定性来源图"),
        LocalText(en="Which better data would bring most?", zh="改进哪项数据最有价值？"),
        "card",
        f'{_SURE}chart = sure.plot.influence(lang="{{lang}}")',
    ),
    Entry(
        "tornado",
        LocalText(en="Other weights", zh="权重敏感性图"),
        LocalText(en="Whose weight moves the score most?", zh="哪个权重对得分影响最大？"),
        "card",
        'chart = sc.weight_tornado(card, observations, period="2019-Q4", node="customer").plot.bars(lang="{lang}")',
    ),
    Entry(
        "rank_acceptability",
        LocalText(en="Ranks", zh="名次概率图"),
        LocalText(en="Which unit may hold which rank?", zh="各单位可能排在第几名？"),
        "depots",
        'sure = sc.robustness(card, observations, period="2026-Q1", draws=2000, seed=1)\n'
        'chart = sure.plot.ranks(lang="{lang}")',
    ),
    Entry(
        "bullets",
        LocalText(en="Scores as bullets", zh="子弹图"),
        LocalText(en="How far is each measure from its target?", zh="各项指标距目标还有多远？"),
        "card",
        'chart = evaluation.plot.bullets(lang="{lang}")',
    ),
    Entry(
        "spark_panels",
        LocalText(en="Measures side by side", zh="指标走势小图"),
        LocalText(en="How did each measure move over the periods?", zh="各项指标近期走势如何？"),
        "card",
        'chart = evaluation.plot.spark_panels(node="internal_process", lang="{lang}")',
    ),
    Entry(
        "variance_columns",
        LocalText(en="Actual against target", zh="实际与目标差异图"),
        LocalText(en="By how much was the target missed, period by period?", zh="各期实际值与目标相差多少？"),
        "card",
        'chart = evaluation.plot.variance_columns("revenue_per_kiosk", lang="{lang}")',
    ),
    Entry(
        "dashboard",
        LocalText(en="A scorecard on one page", zh="单页看板"),
        LocalText(en="Where do we stand, what moved, what is to be decided?", zh="现状如何、哪些变化、需要决定什么？"),
        "card",
        'before = sc.evaluate(card, observations, period="2019-Q3")\n'
        'chart = sc.dashboard(card, evaluation, previous=before, gaps=gaps, lang="{lang}")',
    ),
    Entry(
        "gap_radar",
        LocalText(en="Radar of dimensions", zh="维度雷达图"),
        LocalText(en="What shape do expectation and perception have?", zh="期望与感知的轮廓有何不同？"),
        "card",
        'chart = gaps.plot.radar(lang="{lang}")',
    ),
    Entry(
        "wave_slope",
        LocalText(en="From wave to wave", zh="两期对比斜率图"),
        LocalText(
            en="What has changed since the last survey, beyond chance?", zh="与上次调查相比，哪些变化超出随机误差？"
        ),
        "waves",
        'chart = sc.change_over_waves({"2026 Q1": spring, "2026 Q3": autumn}).plot.slope(rows="items", lang="{lang}")',
    ),
    Entry(
        "contribution_waterfall",
        LocalText(en="What each measure moved", zh="指标贡献瀑布图"),
        LocalText(
            en="Which measures lifted the score, and which pulled it down?", zh="哪些指标拉高了得分，哪些拉低了得分？"
        ),
        "card",
        'before = sc.evaluate(card, observations, period="2019-Q3")\n'
        'chart = evaluation.contributions(before, node="internal_process").plot.steps(lang="{lang}")',
    ),
    Entry(
        "coverage_strip",
        LocalText(en="Coverage of values", zh="数值覆盖图"),
        LocalText(en="Which values are there, missing, not due yet?", zh="哪些数值已有、缺失、尚未到期？"),
        "card",
        'chart = sc.evaluate(card, observations).plot.coverage_strip(lang="{lang}")',
    ),
    Entry(
        "answer_coverage",
        LocalText(en="Coverage of answers", zh="作答覆盖图"),
        LocalText(en="Who answered which item?", zh="各题项有多少人作答？"),
        "survey",
        'chart = survey.plot.coverage(lang="{lang}")',
    ),
    Entry(
        "competitive_position",
        LocalText(en="Own company against rivals", zh="竞争地位图"),
        LocalText(en="Where must we catch up, where do we lead?", zh="哪些方面须追赶？哪些方面领先？"),
        "rivals",
        'found = logistics.benchmark(own, {"hill": hill, "lake": lake}, importance=weights)\n'
        'chart = found.plot.position(names=names, lang="{lang}")',
    ),
    Entry(
        "iceberg",
        LocalText(en="What complaints stand for", zh="投诉冰山图"),
        LocalText(
            en="How many are dissatisfied behind the complaints, and how many of them leave?",
            zh="投诉背后有多少不满的客户？其中多少会流失？",
        ),
        "customers",
        "counts = logistics.ComplaintCounts(unsolved=40, slow=55, prompt=25)\n"
        'chart = logistics.complaint_iceberg(counts, draws=2000, seed=1).plot.layers(lang="{lang}")',
    ),
    Entry(
        "concentration_curve",
        LocalText(en="Concentration of customers", zh="客户集中度曲线"),
        LocalText(en="How much of the value do the largest customers bring?", zh="最大的客户贡献多少价值？"),
        "customers",
        'chart = logistics.concentration(values).plot.lorenz(lang="{lang}")',
    ),
    Entry(
        "retention_curve",
        LocalText(en="How long customers stay", zh="客户保持曲线"),
        LocalText(en="Which share are still customers after so many periods?", zh="若干期后还有多少仍是客户？"),
        "customers",
        'chart = logistics.retention_curve(orders, lost_after=2).plot.survival(lang="{lang}")',
    ),
    Entry(
        "service_level_curve",
        LocalText(en="The best level of service", zh="最佳服务水平"),
        LocalText(en="Up to which level does better service pay?", zh="服务水平提高到多少仍然划算？"),
        "customers",
        "levels = [0.80, 0.83, 0.86, 0.90, 0.93, 0.95, 0.97, 0.98]\n"
        "margins, costs = [58, 70, 75, 84, 86, 91, 90, 93], [15, 16, 17, 20, 25, 30, 43, 60]\n"
        "points = logistics.ServiceLevelData(levels, margins, levels, costs)\n"
        'found = logistics.service_level(points, response="saturation", cost="reciprocal", draws=500, seed=1)\n'
        'chart = found.plot.response(lang="{lang}")',
    ),
)
"""Every chart, in the order of the gallery."""

"""What the kiosk review must print, worked out from the results and the source files without the library's own printing.

`problems` compares one section of the review with it in both directions: every row and every sentence
must be found with all its numbers beside its name, and no number may be left that nothing explains.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from functools import cache
from importlib.metadata import version
from math import isnan
from pathlib import Path

import yaml

from scorecard import template_files
from scorecard._text import Lang
from scorecard.scoring.node_chances import chance_below_target
from tests.report.kiosk import NAME, Kiosk, pages

NUMBER = re.compile(r"[−+]?\d[\d.,\u00a0]*")

SECTIONS: dict[Lang, tuple[str, ...]] = {
    "en": (
        "", "What needs attention first", "Agenda", "Scorecard", "Strategy map", "Why the score moved", "Service quality",
        "Answers and feedback", "How sure are we?", "Method and definitions", "Data and exclusions",
        "Questionnaire",
    ),
    "zh": (
        "", "需优先关注的事项", "评审议程", "平衡计分卡", "战略地图", "得分为何变化", "服务质量", "作答分布与反馈",
        "结论有多可靠？", "方法与定义", "数据与剔除", "调查问卷",
    ),
}  # fmt: skip
FIRST, ATTENTION, AGENDA, SCORECARD, MAP, MOVED, SERVICE, ANSWERS, SURE, METHOD, DATA, ASKED = range(12)

Words = dict[Lang, str]


# ---------------------------------------------------------------- formatting


def num(value: float | None, digits: int, *, sign: bool = False) -> str:
    """Return a number with that many digits, rounded by decimal arithmetic on the exact value."""
    if value is None or isnan(value):
        return "–"
    exact = Decimal(float(value)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_EVEN)
    before = "" if exact == 0 else "−" if exact < 0 else "+" if sign else ""
    whole, point, rest = str(abs(exact)).partition(".")
    groups = []
    while len(whole) > 3:
        whole, last = whole[:-3], whole[-3:]
        groups.insert(0, last)
    return before + "\u00a0".join([whole, *groups]) + point + rest


def p_value(value: float | None) -> str:
    """Return a p-value with three digits."""
    return "–" if value is None else "<0.001" if value < 0.001 else num(value, 3)


def per_cent(share: Fraction | float) -> str:
    """Return a share in whole per cent."""
    return f"{num(float(100 * share), 0)} %"


def to(lang: Lang) -> str:
    """Return the word between two ends."""
    return {"en": "to", "zh": "至"}[lang]


# -------------------------------------------------------------------- reading


@cache
def sections(lang: Lang) -> tuple[str, ...]:
    """Return the text of the review by heading of level 1, without headers and footers.

    Header and footer of every page are checked on the way, so that nothing is thrown away unseen.
    """
    found = [""] * len(SECTIONS[lang])
    at = 0
    total = len(pages(lang))
    for number, page in enumerate(pages(lang), start=1):
        lines = page.splitlines()
        assert re.fullmatch(rf".*\D{number} / {total}", lines[-1]), lines[-1]
        if number > 1:
            assert NUMBER.findall(lines[0]) == {"en": ["2019", "4"], "zh": ["2019", "4"]}[lang], lines[0]
        for line in lines[1 if number > 1 else 0 : -1]:
            if at + 1 < len(found) and line.strip() == SECTIONS[lang][at + 1]:
                at += 1
            found[at] += line + "\n"
    assert at == len(found) - 1
    return tuple(found)


@dataclass
class Reading:
    """A text from which everything explained is taken out."""

    text: str
    missing: list[str] = field(default_factory=list)

    def take(self, *cells: str) -> None:
        """Take out one row: its cells one after the other, with any white space in and between them."""
        if not self.search(expression(cells)):
            self.missing.append(" | ".join(cells))

    def take_any(self, *choices: Sequence[str]) -> None:
        """Take out the first of several ways to print a row."""
        if not any(self.search(expression(cells)) for cells in choices):
            self.missing.append(" | ".join(choices[0]))

    def drop(self, *cells: str) -> None:
        """Take out a text wherever it stands, or nowhere."""
        while self.search(expression(cells)):
            pass

    def search(self, pattern: str) -> bool:
        """Take out the first match."""
        match = re.search(pattern, self.text)
        if match is None:
            return False
        self.text = f"{self.text[: match.start()]}\n¦\n{self.text[match.end() :]}"
        return True

    def unexplained(self, allowed: Iterable[str] = ()) -> list[str]:
        """Return the numbers that nothing explains."""
        known = set(allowed)
        return [token for token in tokens(self.text) if token not in known]


def tokens(text: str) -> list[str]:
    """Return every number in a text."""
    return [token.rstrip(".,\u00a0") for token in NUMBER.findall(text)]


def expression(cells: Sequence[str]) -> str:
    """Return the pattern of cells one after the other; a number at either end must end there."""
    characters = [c for cell in cells for c in cell if not c.isspace()]
    body = r"\s*".join(re.escape(c) for c in characters)
    start = r"(?<![\d.,−+])" if characters[0].isdigit() else ""
    end = r"(?![\d]|[.,]\d)" if characters[-1].isdigit() else ""
    return start + body + end


# ----------------------------------------------------------------------- facts


@cache
def source() -> dict[str, object]:
    """Return the card as its file has it."""
    return yaml.safe_load(Path(template_files(NAME)["card"]).read_text("utf-8"))


def own_texts(lang: Lang) -> list[str]:
    """Return every text of the card that has a digit, longest first."""
    found: set[str] = set()

    def look(value: object) -> None:
        if isinstance(value, dict):
            if lang in value and isinstance(value[lang], str):
                found.add(value[lang])
            for part in value.values():
                look(part)
        elif isinstance(value, list):
            for part in value:
                look(part)

    look(source())
    return sorted((text for text in found if re.search(r"\d", text)), key=len, reverse=True)


@dataclass(frozen=True)
class Node:
    """One node as the card's file has it, with its weight among its siblings."""

    id: str
    kind: str
    data: dict[str, object]
    share: Fraction | None


def nodes() -> list[Node]:
    """Return perspectives, objectives and measures in the order of the file."""
    found: list[Node] = []

    def among(children: list[dict[str, object]], kind: str) -> Iterable[tuple[dict[str, object], Fraction]]:
        weights = [Fraction(str(child.get("weight", 1))) for child in children]
        return [(child, weight / sum(weights)) for child, weight in zip(children, weights, strict=True)]

    for perspective in source()["perspectives"]:
        found.append(Node(perspective["id"], "perspective", perspective, None))
        for objective, of_objective in among(perspective["objectives"], "objective"):
            found.append(Node(objective["id"], "objective", objective, of_objective))
            for measure, of_measure in among(objective["measures"], "measure"):
                found.append(Node(measure["id"], "measure", measure, of_measure))
    return found


DIGITS = {"currency": 0, "percent": 1, "hours": 1}
UNITS: dict[str, Words] = {
    "percent": {"en": "%", "zh": "%"},
    "hours": {"en": "h", "zh": "小时"},
    "points": {"en": "pts", "zh": "分"},
}
STATUS: dict[str, dict[str, str]] = {
    "en": {"red": "off target", "amber": "watch", "green": "on target", "": "no data"},
    "zh": {"red": "未达标", "amber": "关注", "green": "达标", "": "无数据"},
}
LETTER: dict[str, dict[str, str]] = {
    "en": {"red": "R", "amber": "A", "green": "G", "": "–"},
    "zh": STATUS["zh"],
}


def band_of(score: float | None) -> str:
    """Return the status of a score by the conventional bands."""
    return "" if score is None else "red" if score < 75 else "amber" if score < 90 else "green"


@dataclass(frozen=True)
class Facts:
    """The results, read from their arrays and rows."""

    kiosk: Kiosk
    lang: Lang

    def number(self, node: str, name: str) -> float | None:
        """Return one number of a node."""
        ev = self.kiosk.evaluation
        value = float(getattr(ev, name)[0, 0, ev.nodes.index(node)])
        return None if isnan(value) else value

    def chance(self, node: str) -> str:
        """Return the printed probability of a node's status; nothing where its score has no interval."""
        found = self.kiosk.evaluation[node]
        if found.low is None or found.probabilities is None:
            return ""
        chance = found.probabilities[found.status]
        return f"> {per_cent(0.99)}" if chance > 0.99 else per_cent(chance)

    def cell(self, measure: str, name: str, period: str = "2019-Q4") -> float | None:
        """Return one number behind a measure."""
        obs = self.kiosk.evaluation.observations
        at = (0, [str(p) for p in obs.periods].index(period), obs.measures.index(measure))
        value = float(getattr(obs, name)[at])
        return None if isnan(value) else value

    def name(self, node: str) -> str:
        """Return the printed name of a node."""
        return self.kiosk.card.name_of(node).text(self.lang)

    @property
    def owner(self) -> str:
        """Return the organisation."""
        organisation = self.kiosk.card.organisation
        return "" if organisation is None else organisation.text(self.lang)

    def row_name(self, row: str) -> str:
        """Return the printed name of a dimension or item."""
        return self.kiosk.gaps.instrument.name_of(row).text(self.lang)

    def unit(self, measure: dict[str, object]) -> str:
        """Return the unit of a measure."""
        unit = measure["unit"]
        return unit["currency"] if unit["kind"] == "currency" else UNITS[unit["kind"]][self.lang]

    def digits(self, measure: dict[str, object]) -> int:
        """Return the digits of a measure."""
        unit = measure["unit"]
        return unit.get("decimals", DIGITS.get(unit["kind"], 1))


# ------------------------------------------------------------------- sections


def problems(facts: Facts, section: int, text: str) -> list[str]:
    """Return what is missing from a section, and which of its numbers nothing explains."""
    reading = Reading(text)
    allowed = CHECKS[section](facts, reading)
    return [
        *(f"missing: {row}" for row in reading.missing),
        *(f"unexplained: {t}" for t in reading.unexplained(allowed)),
    ]


def first_page(facts: Facts, reading: Reading) -> list[str]:
    """Take out title, period, the computed message and the contents."""
    lang = facts.lang
    period = {"en": "2019 Q4", "zh": "2019年第4季度"}[lang]
    reading.take(facts.owner + {"en": ", ", "zh": "，"}[lang] + period)
    measures = [n.id for n in nodes() if n.kind == "measure"]
    scores = {m: facts.number(m, "score") for m in measures}
    bands = [band_of(score) for score in scores.values()]
    counts = [(STATUS[lang][b], bands.count(b)) for b in ("green", "amber", "red")]
    scored = sum(score is not None for score in scores.values())
    tops = {n.id: facts.number(n.id, "score") for n in nodes() if n.kind == "perspective"}
    low, high = min(tops, key=lambda k: tops[k]), max(tops, key=lambda k: tops[k])
    low_text = (facts.name(low), num(tops[low], 1), STATUS[lang][band_of(tops[low])])
    high_text = (facts.name(high), num(tops[high], 1), STATUS[lang][band_of(tops[high])])
    partly = [p for p in tops if facts.number(p, "coverage") < 1]
    if lang == "en":
        statuses = ", ".join(f"{count} {name}" for name, count in counts)
        reading.take(f"{scored} of {len(measures)} measures have a score in {period}: {statuses}.")
        reading.take(
            f"{low_text[0]} scores lowest of the {len(tops)} perspectives, {low_text[1]} ({low_text[2]}); "
            f"{high_text[0]} scores highest, {high_text[1]} ({high_text[2]}). A score of 100 means that the target is met."
        )
    else:
        statuses = "，".join(f"{name} {count} 项" for name, count in counts)
        reading.take(f"{period}，{len(measures)} 项指标中有 {scored} 项有得分：{statuses}。")
        reading.take(
            f"计分卡的 {len(tops)} 个维度中，{low_text[0]}得分最低，为 {low_text[1]} 分（{low_text[2]}）；"
            f"{high_text[0]}得分最高，为 {high_text[1]} 分（{high_text[2]}）。100 分表示达到目标。"
        )
    for p in partly:
        covered, low_end = per_cent(facts.number(p, "coverage")), num(facts.number(p, "bound_low"), 1)
        high_end = num(facts.number(p, "bound_high"), 1)
        reading.take(
            f"{facts.name(p)} is scored on {covered} of its weight; if the missing values were known, "
            f"its score would lie between {low_end} and {high_end}."
            if lang == "en"
            else f"{facts.name(p)}仅有 {covered} 的权重有数据；若补齐缺失值，其得分将在 {low_end} 至 {high_end} 之间。"
        )
    rows = facts.kiosk.gaps.dimensions
    below = [row for row in rows if row.p_adjusted < 0.05 and row.gap < 0]
    worst = min(below, key=lambda row: row.gap)
    ends = f"95 % {'interval' if lang == 'en' else '区间'} {num(worst.low, 2)} {to(lang)} {num(worst.high, 2)}"
    gap = num(worst.gap, 2)
    reading.take(
        f"Service quality: {len(below)} of {len(rows)} dimensions fall short of expectations, most of all "
        f"{facts.row_name(worst.id)} with a mean gap of {gap} points ({ends}, n = {worst.n})."
        if lang == "en"
        else f"服务质量：{len(rows)} 个维度中有 {len(below)} 个低于期望，其中{facts.row_name(worst.id)}差距最大，"
        f"平均差距 {gap} 分（{ends}，n = {worst.n}）。"
    )
    while reading.search(r"(?: \.){3,} \d+(?=\n)"):  # the contents; test_pdf holds their numbers to the pages
        pass
    return []


def attention_section(facts: Facts, reading: Reading) -> list[str]:
    """Take out the ranked measures: the sentences on the first three, the table of the first ten."""
    lang, ev = facts.lang, facts.kiosk.evaluation
    found: list[tuple[float, Node, Fraction, float, float]] = []
    tops = [Fraction(str(p.get("weight", 1))) for p in source()["perspectives"]]
    share = Fraction(1)
    above = iter(weight / sum(tops) for weight in tops)
    for node in nodes():
        if node.kind == "perspective":
            top = next(above)
        elif node.kind == "objective":
            share = top * node.share
        else:
            score = facts.number(node.id, "score")
            if score is not None and score < 100:
                chance = chance_below_target(ev, node.id)
                found.append(
                    (float(share * node.share) * (100 - score) * chance, node, share * node.share, score, chance)
                )
    found.sort(key=lambda row: -row[0])
    for rank, (points, node, weight, score, chance) in enumerate(found[:8]):
        exact = ev[node.id].low is None
        sure = per_cent(chance) if exact or chance <= 0.99 else f"> {per_cent(0.99)}"
        gap = num(100 - float(num(score, 1)), 1)
        cells = (f"{num(float(100 * weight), 1)} %", num(score, 1), gap, sure, num(points, 2))
        reading.take(str(rank + 1), facts.name(node.id), STATUS[lang][band_of(score)], *cells)
        place = {"en": ("comes first", "is second", "is third"), "zh": ("居首", "次之", "排在第三")}[lang]
        if rank < 3:
            reading.take(
                f"{facts.name(node.id)} {place[rank]}: it carries {cells[0]} of the card, is {gap} points short of its target "
                f"and is truly below it with a probability of {sure}; together {cells[4]} points."
                if lang == "en"
                else f"{facts.name(node.id)}{place[rank]}：权重 {cells[0]}，距目标 {gap} 分，真实水平低于目标的概率为 {sure}，"
                f"三者相乘得 {cells[4]} 分。"
            )
    small_print(
        reading,
        en=("the target of 100", f"Shown are the first 8 of {len(found)} measures"),
        zh=("低于目标（100 分）", f"共 {len(found)} 项指标低于目标，此处列出前 8 项"),
        lang=lang,
    )
    return []


def agenda_section(facts: Facts, reading: Reading) -> list[str]:
    """Take out the agenda; where it says that there are numbers, and on which page, is held to the contents."""
    lang = facts.lang
    reading.take("ISO 9001:2015")
    reading.take({"en": "clauses 9.3.2 (inputs) and 9.3.3", "zh": "第 9.3.2 条（评审输入）与第 9.3.3 条"}[lang])
    starts = contents(lang)
    for clause, titles in AGENDA_PLACES.items():
        there = [str(starts[each]) for each in dict.fromkeys(titles[lang])]
        body = r"\s*".join(map(re.escape, clause.split())) + r"[^\d]*" + r"\s*,\s*".join(there) + r"(?!\d)"
        if not reading.search(body):
            reading.missing.append(f"{clause} {there}")
    return []


def contents(lang: Lang) -> dict[str, int]:
    """Return the page of each part as the contents print it."""
    lines = [re.fullmatch(r"(.*?)(?: \.){3,} (\d+)", line.strip()) for line in pages(lang)[0].splitlines()]
    return {line[1]: int(line[2]) for line in lines if line} | {"decisions": 1}


AGENDA_PLACES: dict[str, dict[Lang, list[str]]] = {
    "9.3.2 a": {"en": ["Actions of earlier reviews"], "zh": ["以往管理评审措施的落实情况"]},
    "9.3.2 b": {"en": ["Changes outside and inside"], "zh": ["内外部变化"]},
    "9.3.2 c 1": {"en": ["Service quality", "Items and scales"], "zh": ["服务质量", "题项与量表"]},
    "9.3.2 c 2": {
        "en": ["What needs attention first", "Scorecard", "Strategy map", "Why the score moved"],
        "zh": ["需优先关注的事项", "平衡计分卡", "战略地图", "得分为何变化"],
    },
    "9.3.2 c 5": {"en": ["Scorecard", "How sure are we?"], "zh": ["平衡计分卡", "结论有多可靠？"]},
    "9.3.2 c 7": {"en": ["Suppliers and carriers"], "zh": ["供应商与承运商"]},
    "9.3.2 f": {"en": ["What needs attention first"], "zh": ["需优先关注的事项"]},
    **{
        f"9.3.2 {clause}": {"en": ["Further topics of the agenda"], "zh": ["其他议题"]}
        for clause in ("c 3", "c 4", "c 6", "d", "e")
    },
    **{f"9.3.3 {clause}": {"en": ["decisions"], "zh": ["decisions"]} for clause in "abc"},
}


def words_alone(facts: Facts, reading: Reading) -> list[str]:
    """Leave parts that hold no number at all."""
    del facts, reading
    return []


def sure_section(facts: Facts, reading: Reading) -> list[str]:
    """Take out how much of the weight of each perspective has data."""
    within: dict[str, list[str]] = {}
    for node in nodes():
        if node.kind == "perspective":
            within[node.id] = []
        elif node.kind == "measure":
            within[next(reversed(within))].append(node.id)
    for top, below in within.items():
        scored = sum(facts.number(each, "score") is not None for each in below)
        shares = [facts.number(top, name) for name in ("coverage", "stale", "not_due", "error_known")]
        reading.take(facts.name(top), str(len(below)), str(scored), *(per_cent(share) for share in shares))
    return []


def scorecard_section(facts: Facts, reading: Reading) -> list[str]:
    """Take out the scorecard chart and the table of all scores."""
    lang = facts.lang
    signs = {"maximise": "≥", "minimise": "≤", "target_is_best": "="}
    counts = {"red": 0, "": 0}
    for node in nodes():
        score, coverage = facts.number(node.id, "score"), facts.number(node.id, "coverage")
        band = band_of(score)
        if node.kind == "measure" and band in counts:
            counts[band] += 1
        shown = num(score, 0)
        if score is not None and band_of(float(shown)) != band:
            shown = num(score, 1)
        label = f"{LETTER[lang][band]} {facts.chance(node.id)}".rstrip()
        said = [shown, label] if score is not None else [STATUS[lang][""], LETTER[lang][""]]
        if node.kind == "measure":
            measure, digits = node.data, facts.digits(node.data)
            value, target = facts.number(node.id, "value"), float(measure["target"])
            difference = [] if value is None else [num(value - target, digits, sign=True)]
            aim = f"{signs[measure['direction']]} {num(target, digits)}"
            reading.take(facts.name(node.id), facts.unit(measure), num(value, digits), aim, *difference, *said)
        else:
            covered = []
            if node.kind == "perspective" or coverage < 1:
                covered = [f"{'coverage' if lang == 'en' else '覆盖率'} {per_cent(coverage)}"]
            if coverage < 1 and score is not None:
                low, high = num(facts.number(node.id, "bound_low"), 0), num(facts.number(node.id, "bound_high"), 0)
                covered.append(f"({low}–{high})" if lang == "en" else f"（{low}–{high}）")
            reading.take(facts.name(node.id), *covered, *said)
    total = sum(node.kind == "measure" for node in nodes())
    reading.take(
        f"{counts['red']} of {total} measures off target; {counts['']} without data"
        if lang == "en"
        else f"{total} 项指标中 {counts['red']} 项未达标；{counts['']} 项无数据"
    )
    score_table(facts, reading)
    reading.drop("line below = 95 % interval" if lang == "en" else "下方细线 = 得分的 95 % 区间")
    reading.take("Interval: 95 % interval" if lang == "en" else "得分的 95 % 区间")
    periods = len(facts.kiosk.evaluation.observations.periods)
    owner = facts.owner
    small_print(
        reading,
        en=(
            f"{owner}, 2019 Q4", "since 2019 Q3", f"{periods} periods up to 2019 Q4", f"{periods} quarters", f"{total} measures",
            "score, 0 = worst", "= target (100)", "missing scored 0 or 100",
        ),
        zh=(
            f"{owner}，2019年第4季度", "较2019年第3季度", f"截至2019年第4季度的 {periods} 期", f"{periods} 个季度", f"{total} 项指标",
            "0 = 最差值", "= 目标 100", "按 0 分或 100 分计",
        ),
        lang=lang,
    )  # fmt: skip
    return []


def moved_section(facts: Facts, reading: Reading) -> list[str]:
    """Take out the columns against target of the two most pressing measures with a history."""
    lang = facts.lang
    rows = [line.split(",") for line in Path(template_files(NAME)["values"]).read_text("utf-8").splitlines()[1:]]
    data = {node.id: node.data for node in nodes()}
    for measure in ("self_completion", "technician_utilisation"):
        target = Decimal(str(data[measure]["target"]))
        values = {row[1]: Decimal(row[2]) for row in rows if row[0] == measure}
        periods = sorted(values)
        away = {period: values[period] - target for period in periods}
        high_is_bad = data[measure]["direction"] == "target_is_best"
        good = [p for p in periods if (away[p] == 0 if high_is_bad else away[p] >= 0)]
        last = {"en": "2019 Q4", "zh": "2019年第4季度"}[lang]
        first = {"en": "2018 Q1", "zh": "2018年第1季度"}[lang]
        printed = (num(values[periods[-1]], 1), num(away[periods[-1]], 1, sign=True))
        count = {
            "en": f"; at least as good in {len(good)} of 8 periods" if good else "; worse in all 8 periods compared",
            "zh": f"；可比的 8 期中有 {len(good)} 期不差于目标" if good else "；可比的 8 期均差于目标",
        }[lang]
        reading.take(
            {
                "en": f"{last}: {printed[0]} %, {printed[1]} against target, worse{count}",
                "zh": f"{last}：{printed[0]} %，较目标 {printed[1]}，较差{count}",
            }[lang]
        )
        reading.take({"en": f"{first} to {last}, 8 periods", "zh": f"{first}至{last}，8 期"}[lang])
        reading.drop({"en": "last column: 95 % interval", "zh": "该数值的 95 % 区间"}[lang])
        for period in periods:
            reading.take(num(values[period], 1))
            reading.take(num(away[period], 1, sign=True))
            reading.take(period)
    return []


def small_print(reading: Reading, *, en: tuple[str, ...], zh: tuple[str, ...], lang: Lang) -> None:
    """Take out what stands in the what-lines and feet of charts: periods, counts, the bands and the ends of the score."""
    bands = ("score 0–100", "得分 0–100", "0–75", "75–90", "90–100")
    for text in (*bands, *(en if lang == "en" else zh)):
        reading.drop(text)


def score_table(facts: Facts, reading: Reading) -> None:
    """Take out the table of all scores."""
    lang = facts.lang
    for node in nodes():
        score, coverage = facts.number(node.id, "score"), facts.number(node.id, "coverage")
        weight = "–" if node.share is None else per_cent(node.share)
        bounds = ""
        if coverage < 1:
            bounds = f"{num(facts.number(node.id, 'bound_low'), 1)}–{num(facts.number(node.id, 'bound_high'), 1)}"
        row = [facts.name(node.id), weight]
        low, high = facts.number(node.id, "low"), facts.number(node.id, "high")
        interval = "–" if low is None else f"{num(low, 1)}–{num(high, 1)}"
        if node.kind == "measure":
            value = num(facts.number(node.id, "value"), facts.digits(node.data))
            # of a share of independent cases the denominator counts them
            n = facts.cell(node.id, "denominator" if node.data.get("sampling") == "proportion" else "n")
            row += [num(n, 0), value, facts.unit(node.data), num(score, 1), interval]
        else:
            row += [num(score, 1), "" if low is None else interval]
        reading.take(*row, per_cent(coverage), bounds, STATUS[lang][band_of(score)], facts.chance(node.id))


def map_section(facts: Facts, reading: Reading) -> list[str]:
    """Take out the strategy map, its links and the initiatives."""
    lang = facts.lang
    objectives = [node for node in nodes() if node.kind == "objective"]
    links = source()["strategy_map"]["links"]
    for objective in objectives:
        score = facts.number(objective.id, "score")
        band = band_of(score)
        said = [] if score is None else [num(score, 0)]
        label = f"{LETTER[lang][band]} {facts.chance(objective.id)}".rstrip()
        reading.take(facts.name(objective.id), label, *said)
    signs = {"en": {"+": "same", "-": "opposite"}, "zh": {"+": "同向", "-": "反向"}}[lang]
    for link in links:
        cause, effect = facts.name(link["cause"]), facts.name(link["effect"])
        strength = "–" if "strength" not in link else num(link["strength"], 1)
        delay = "–" if "delay" not in link else str(link["delay"])
        reading.take(cause, effect, signs[link.get("sign", "+")], strength, delay)
    for objective in objectives:
        for work in objective.data.get("initiatives", ()):
            for day in (work.get("start"), work.get("due")):
                if day is not None:
                    reading.take(day.isoformat())
            reading.drop(work["name"][lang])
            if "note" in work:
                reading.drop(work["note"][lang])
    bad = [o.id for o in objectives if band_of(facts.number(o.id, "score")) == "red"]
    none = [o.id for o in objectives if facts.number(o.id, "score") is None]
    reached = {link["effect"] for link in links if link["cause"] in bad} - set(bad)
    reading.take(
        f"{len(bad)} of {len(objectives)} objectives off target, with links to {len(reached)} others; "
        f"{len(none)} without data"
        if lang == "en"
        else f"{len(objectives)} 项战略目标中 {len(bad)} 项未达标，其因果关系指向另外 {len(reached)} 项；{len(none)} 项无数据"
    )
    small_print(
        reading,
        en=(f"{facts.owner}, 2019 Q4", "target = 100", f"{len(objectives)} objectives", f"{len(links)} links"),
        zh=(f"{facts.owner}，2019年第4季度", "目标 = 100", f"{len(objectives)} 项战略目标", f"{len(links)} 条因果关系"),
        lang=lang,
    )
    return []


def service_section(facts: Facts, reading: Reading) -> list[str]:
    """Take out the gap chart, the tables of gaps, importance and alpha."""
    lang, gaps = facts.lang, facts.kiosk.gaps
    period = {"en": "2019 Q4", "zh": "2019年第4季度"}[lang]
    name = gaps.instrument.name.text(lang)
    for _ in range(2):  # on the page of gaps and on that of items
        reading.take(
            f"{name}: {gaps.n} respondents, {period}, scale 1 to 7."
            if lang == "en"
            else f"{name}：{gaps.n} 份答卷，{period}，量表 1–7 分。"
        )
    rows = gaps.dimensions
    below = sorted((row for row in rows if row.p_adjusted < 0.05 and row.gap < 0), key=lambda row: row.gap)
    above = sum(row.p_adjusted < 0.05 and row.gap > 0 for row in rows)
    unclear = len(rows) - len(below) - above
    assert above == 0
    reading.take(
        f"at the 5 % level: {len(below)} of {len(rows)} dimensions fall short of expectations, none exceeds them, "
        f"{unclear} cannot be told apart from zero."
        if lang == "en"
        else f"在 5 % 的显著性水平上：{len(rows)} 个维度中有 {len(below)} 个低于期望，0 个高于期望，{unclear} 个与零无显著差异。"
    )
    reading.take(
        f"{len(below)} of {len(rows)} dimensions fall short of expectations, {facts.row_name(below[0].id)} most "
        f"({num(below[0].gap, 2)})"
        if lang == "en"
        else f"{len(rows)} 个维度中有 {len(below)} 个低于期望，{facts.row_name(below[0].id)}差距最大（{num(below[0].gap, 2)}）"
    )
    gap_tables(facts, reading)
    gap_chart(facts, reading)
    importance_table(facts, reading)
    importance_chart(facts, reading)
    alpha(facts, reading)
    items, n = len(gaps.instrument.items), gaps.n
    small_print(
        reading,
        en=(
            f"scale 1 to 7, {period}", "95 % interval", "scale 1 to 7", "(1 to 7; axis shows 3–7)", "perception, 1 to 7", "importance, 1 to 7",
            f"n = {n} respondents", f"all {n} respondents", f"{items} items", "below 0, ● above 0", "apart from 0",
            f"over {len(rows)} tests", "α = 0.05",
        ),
        zh=(
            f"平均分，{period}", "95 % 区间", "量表 1–7", "（1–7；坐标轴显示 3–7）", "感知均值，1–7", "重要性均值，1–7",
            f"n = {n} 名受访者", f"全部 {n} 名受访者", f"{items} 个题项", "低于 0，● 高于 0", "与 0 无", f"{len(rows)} 次检验",
            "α = 0.05",
        ),
        lang=lang,
    )  # fmt: skip
    point_numbers(facts, reading)
    return ["−2", "−1", "0", "3", "4", "5", "6", "7"]  # ticks of the axes


def gap_chart(facts: Facts, reading: Reading) -> None:
    """Take out the rows of the gap chart: weight, both means, gap, n; a mean may stand on either side of its mark."""
    lang, gaps = facts.lang, facts.kiosk.gaps
    weights = source()["surveys"]["customers"]["weights"]
    for row in gaps.dimensions:
        share = f"{'weight' if lang == 'en' else '权重'} {per_cent(Fraction(weights[row.id], sum(weights.values())))}"
        _dumbbell(reading, [facts.row_name(row.id), share], row)
    _dumbbell(reading, ["Overall" if lang == "en" else "总体"], gaps.overall)
    _dumbbell(reading, ["Overall, weighted" if lang == "en" else "总体（加权）"], gaps.weighted)


def _dumbbell(reading: Reading, head: list[str], row: object) -> None:
    """Take out one row of the gap chart."""
    e, p = num(row.expectation, 2), num(row.perception, 2)
    tail = [num(row.gap, 2, sign=True), str(row.n)]
    reading.take_any([*head, e, p, *tail], [*head, p, e, *tail])


def gap_tables(facts: Facts, reading: Reading) -> None:
    """Take out the tables of dimensions and of items."""
    lang, gaps = facts.lang, facts.kiosk.gaps
    wholes = {
        "en": ("Overall (mean of dimensions)", "Overall (mean of all items)", "Overall, weighted"),
        "zh": ("总体（各维度平均）", "总体（全部题项平均）", "总体（加权）"),
    }[lang]
    named = [(facts.row_name(row.id), row, row.p_adjusted) for row in (*gaps.dimensions, *gaps.items)]
    three = zip(wholes, (gaps.overall, gaps.overall_items, gaps.weighted), strict=True)
    named += [(name, row, row.p_value) for name, row in three]
    for name, row, p in named:
        reading.take(
            name,
            str(row.n),
            num(row.expectation, 2),
            num(row.perception, 2),
            num(row.gap, 2, sign=True),
            num(row.standard_deviation, 2),
            f"{num(row.low, 2)} {to(lang)} {num(row.high, 2)}",
            p_value(p),
            num(row.effect_size, 2, sign=True),
        )


QUADRANTS: dict[str, dict[str, str]] = {
    "en": {"concentrate": "Concentrate here", "keep_up": "Keep up the good work", "low_priority": "Low priority"},
    "zh": {"concentrate": "重点改进", "keep_up": "继续保持", "low_priority": "低优先级"},
}


def importance_table(facts: Facts, reading: Reading) -> None:
    """Take out the table of importance and performance."""
    lang, ipa = facts.lang, facts.kiosk.importance
    for row in ipa.rows:
        quadrant = QUADRANTS[lang][row.quadrant]
        reading.take(facts.row_name(row.id), str(row.n), num(row.importance, 2), num(row.performance, 2), quadrant)


def importance_chart(facts: Facts, reading: Reading) -> None:
    """Take out the importance–performance chart: its lines and its message."""
    lang, ipa = facts.lang, facts.kiosk.importance
    mean = {"en": "mean", "zh": "均值"}[lang]
    reading.take(mean, num(ipa.line_performance, 2))
    reading.take(mean, num(ipa.line_importance, 2))
    worst = sum(row.quadrant == "concentrate" for row in ipa.rows)
    reading.take(
        f"{worst} of {len(ipa.rows)} items are at least average in importance and below average in performance"
        if lang == "en"
        else f"{len(ipa.rows)} 个题项中有 {worst} 个重要性不低于均值而绩效低于均值"
    )


def point_numbers(facts: Facts, reading: Reading) -> None:
    """Take out the numbers of points with the key that names them, where names have no room beside the points."""
    keys = [(str(i), facts.row_name(row.id)) for i, row in enumerate(facts.kiosk.importance.rows, start=1)]
    if any(re.search(expression(key), reading.text) for key in keys):
        for number, name in keys:
            reading.take(number, name)
            reading.take(number)


ROLES: dict[str, dict[str, str]] = {
    "en": {r: r for r in ("expectation", "perception", "importance", "satisfaction", "minimum", "desired", "gap")},
    "zh": {
        "expectation": "期望",
        "perception": "感知",
        "importance": "重要性",
        "satisfaction": "满意度",
        "minimum": "最低可接受水平",
        "desired": "理想水平",
        "gap": "差距",
    },
}


def alpha(facts: Facts, reading: Reading) -> None:
    """Take out the table of alpha."""
    lang = facts.lang
    for row in facts.kiosk.reliability.rows:
        everything = {"en": "All items", "zh": "全部题项"}[lang]
        reading.take(
            everything if row.id == "all_items" else facts.row_name(row.id),
            ROLES[lang][row.scale_of],
            str(row.k),
            str(row.n),
            num(row.alpha, 2),
            f"{num(row.low, 2)} {to(lang)} {num(row.high, 2)}",
            num(row.alpha_standardised, 2),
            num(row.mean_inter_item_r, 2),
        )


def method_section(facts: Facts, reading: Reading) -> list[str]:
    """Take out the rules, the definitions and the reference values."""
    lang = facts.lang
    fixed = {
        "en": (
            "0 at its worst value or beyond, 100 at its target",
            "the score falls to 0 on both sides",
            "if everything missing scored 0",
            "Highest score that enters a roll-up: 100.",
            "off target: from 0 to below 75; watch: from 75 to below 90; on target: from 90 to 100.",
            "95 % t–Hall interval",
            "Feldt's method, 95 %",
        ),
        "zh": (
            "最差值为 0 分，目标值为 100 分",
            "均降至 0 分",
            "全部得 0 分",
            "计入汇总的最高得分：100。",
            "未达标：0 以上（含）至 75 以下；关注：75 以上（含）至 90 以下；达标：90 至 100（含）。",
            "95 % t–Hall 区间",
            "Feldt 法，95 %",
        ),
    }
    for text in fixed[lang]:
        reading.take(text)
    ways = {
        "en": {"maximise": "more is better", "minimise": "less is better", "target_is_best": "target is best"},
        "zh": {"maximise": "越高越好", "minimise": "越低越好", "target_is_best": "以目标为佳"},
    }[lang]
    kinds = {"en": {"leading": "leading", "lagging": "lagging"}, "zh": {"leading": "先行", "lagging": "滞后"}}[lang]
    for node in nodes():
        if node.kind != "measure":
            continue
        measure, digits = node.data, facts.digits(node.data)

        def at(name: str, measure: dict[str, object] = measure, digits: int = digits) -> str:
            return num(measure.get(name), digits)

        worst = at("worst")
        if "worst_low" in measure:
            worst = f"{at('worst_low')} {'or' if lang == 'en' else '或'} {at('worst_high')}"
        row = (facts.unit(measure), ways[measure["direction"]], kinds[measure["kind"]])
        reading.take(facts.name(node.id), *row, worst, at("target"), at("best"), at("baseline"))
    for text in own_texts(lang):
        reading.drop(text)
    return []


def data_section(facts: Facts, reading: Reading) -> list[str]:
    """Take out what was read, the remarks, the versions and the hashes."""
    lang, files = facts.lang, template_files(NAME)
    for text in own_texts(lang):
        reading.drop(text)
    answers = Path(files["survey"]).read_bytes()
    values = Path(files["values"]).read_bytes()
    people, records = (data.decode().strip().count("\n") for data in (answers, values))
    empty = sum(line.split(",")[2] == "" for line in values.decode().splitlines())
    said = {"en": ("comma", f"empty: {empty}"), "zh": ("逗号", f"空：{empty}")}[lang]
    reading.take("answers.csv", "utf-8", said[0], str(people), "0", "0", "0", "0")
    reading.take("kpi.csv", "utf-8", said[0], str(records), "0", said[1], "0", "0")
    period = {"en": "2019 Q4", "zh": "2019年第4季度"}[lang]
    for node in nodes():
        if facts.number(node.id, "score") is None and node.kind == "measure":
            reading.take(facts.name(node.id), {"en": f": no score in {period}", "zh": f"：{period}无得分"}[lang])
    packages = ("balanced-scorecard", "numpy", "matplotlib", "typst")
    for package in packages:
        name = "scorecard" if package == "balanced-scorecard" else package
        reading.take(f"{name} {version(package)}")
    card = hashlib.sha256(facts.kiosk.card.model_dump_json().encode()).hexdigest()
    reading.take({"en": "The card", "zh": "计分卡"}[lang], card)
    reading.take("answers.csv", hashlib.sha256(answers).hexdigest())
    reading.take("kpi.csv", hashlib.sha256(values).hexdigest())
    reading.drop("SHA-256")
    return []


def questionnaire_section(facts: Facts, reading: Reading) -> list[str]:
    """Take out the items under their numbers, the scale and the overall questions."""
    lang = facts.lang
    survey = source()["surveys"]["customers"]
    instrument, outcomes = survey["instrument"], survey["layout"]["outcomes"]
    names = {dimension["id"]: dimension["name"][lang] for dimension in instrument["dimensions"]}
    items = instrument["items"]
    for number, item in enumerate(items, start=1):
        reading.take(str(number), item["text"][lang], item["short"][lang], names.get(item.get("dimension"), "–"))
    low, high = (instrument["scale"][end] for end in ("low", "high"))
    words = [instrument["scale"]["labels"][end][lang] for end in (low, high)]
    reading.take(
        {
            "en": f"{len(items)} items, each answered on the scale {low} ({words[0]}) to {high} ({words[1]})",
            "zh": f"共 {len(items)} 题",
        }[lang]
    )
    if lang == "zh":
        reading.take(f"量表为 {low}（{words[0]}）至 {high}（{words[1]}）")
    for outcome in outcomes.values():
        ends = (outcome["scale"]["low"], outcome["scale"]["high"])
        reading.take(outcome["name"][lang], {"en": ": {} to {}.", "zh": "：{} 至 {}。"}[lang].format(*ends))
    reading.drop(instrument["source"][lang])
    return []


CHECKS: tuple[Callable[[Facts, Reading], list[str]], ...] = (
    first_page,
    attention_section,
    agenda_section,
    scorecard_section,
    map_section,
    moved_section,
    service_section,
    words_alone,
    sure_section,
    method_section,
    data_section,
    questionnaire_section,
)

"""Results to draw: the kiosk survey and card, as they are and with long names, and small ones with known numbers."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np

import scorecard as sc
from scorecard._text import LocalText
from scorecard.logistics import FailureCauses
from scorecard.logistics.failure_causes import failure_causes
from scorecard.models import Scorecard
from scorecard.scoring import (
    Evaluation,
    Robustness,
    Uncertainty,
    Waterfall,
    WeightTornado,
    robustness,
    uncertainty,
    weight_tornado,
)
from scorecard.series import ChangeSignals, LinkEvidence, MeasureRecord, Observations, change
from scorecard.series.link_records import LinkRow
from scorecard.series.link_words import LinkVerdict
from scorecard.survey import GapAnalysis, GapRow, ImportancePerformance, Survey
from scorecard.templates import template_files
from tests.logistics.cells import cell, order
from tests.scoring.varied import free, two_sides, values

TAIL = LocalText(
    en="of all shops in the northern and the southern region, as agreed with the owners",
    zh="（北部与南部地区全部门店，按与业主商定的 service standard 口径统计，含节假日）",
)


def longer(name: LocalText) -> LocalText:
    """Return a name of about eighty characters."""
    return LocalText(en=f"{name.text('en')} {TAIL.text('en')}", zh=f"{name.text('zh')}{TAIL.text('zh')}")


@cache
def card(*, long: bool = False, total: bool = False) -> Scorecard:
    plain = sc.load_template("self_service_kiosk")
    data = plain.model_dump(mode="python", exclude_unset=True)
    data["total"] = total
    if long:
        for perspective in data["perspectives"]:
            for objective in perspective["objectives"]:
                objective["name"] = longer(plain.name_of(objective["id"]))
                for measure in objective["measures"]:
                    measure["name"] = longer(plain.name_of(measure["id"]))
    return Scorecard.model_validate(data)


@cache
def survey() -> Survey:
    return sc.read_survey(template_files("self_service_kiosk")["survey"], card().surveys["customers"])


@cache
def kiosk_gaps(*, long: bool = False) -> GapAnalysis:
    gaps = sc.gap_analysis(survey(), weights=card().surveys["customers"].weights)
    if not long:
        return gaps
    return replace(gaps, instrument=long_instrument(gaps.instrument))


@cache
def kiosk_ipa(*, long: bool = False, lines: str = "means") -> ImportancePerformance:
    ipa = sc.importance_performance(survey(), lines=lines)
    return replace(ipa, instrument=long_instrument(ipa.instrument)) if long else ipa


def long_instrument(instrument: sc.Instrument) -> sc.Instrument:
    dimensions = tuple(d.model_copy(update={"name": longer(d.name)}) for d in instrument.dimensions)
    items = tuple(i.model_copy(update={"short": longer(i.label)}) for i in instrument.items)
    return instrument.model_copy(update={"dimensions": dimensions, "items": items})


@cache
def kiosk_evaluation(*, long: bool = False, total: bool = False) -> Evaluation:
    chosen = card(long=long, total=total)
    values = sc.read_observations(template_files("self_service_kiosk")["values"])
    obs = sc.observe(chosen, surveys={"customers": {"2019-Q4": kiosk_gaps()}}, values=values)
    return sc.evaluate(chosen, obs, period="2019-Q4")


def small_gaps() -> GapAnalysis:
    """Five dimensions: below, unclear, above, nobody, one respondent; the numbers are made up and easy to read."""
    plain = kiosk_gaps()
    ids = ("usefulness", "security", "control", "convenience", "economy")
    rows = (
        GapRow(
            "usefulness", "dimension", 90, 6.4, 5.2, -1.2, 1.0, 0.1, -1.4, -1.0, -12.0, 1e-9, 4e-9, "dimensions", -1.2
        ),
        GapRow("security", "dimension", 80, 5.0, 4.9, -0.1, 1.0, 0.1, -0.3, 0.1, -1.0, 0.3, 0.3, "dimensions", -0.1),
        GapRow("control", "dimension", 100, 4.5, 5.0, 0.5, 1.0, 0.1, 0.3, 0.7, 5.0, 1e-6, 3e-6, "dimensions", 0.5),
        GapRow("convenience", "dimension", 0, reason="nobody_answered"),
        GapRow("economy", "dimension", 1, 6.0, 5.0, -1.0, reason="one_respondent"),
    )
    overall = GapRow(
        "overall", "overall", 75, 5.3, 5.03, -0.27, 1.0, 0.1, -0.47, -0.07, -2.7, 0.009, None, "none", -0.3
    )
    dimensions = tuple(d for d in plain.instrument.dimensions if d.id in ids)
    instrument = plain.instrument.model_copy(
        update={
            "dimensions": dimensions,
            "items": tuple(i for i in plain.instrument.items if i.dimension in ids),
        }
    )
    return replace(
        plain,
        n=100,
        dimensions=rows,
        items=(),
        overall=overall,
        weighted=None,
        weights=None,
        means={},
        interval_method="t",
        instrument=instrument,
    )


SMALL_CARD: dict[str, object] = {
    "id": "small",
    "name": {"en": "Small card", "zh": "小型计分卡"},
    "calendar": {"first": "2026-Q1", "last": "2026-Q4"},
    "perspectives": [
        {
            "id": "customer",
            "objectives": [
                {
                    "id": "punctual",
                    "name": {"en": "Deliver on time", "zh": "准时交付"},
                    "measures": [
                        {
                            "id": "otif",
                            "name": {"en": "OTIF", "zh": "准时足量率"},
                            "unit": {"kind": "percent"},
                            "worst": 80,
                            "target": 100,
                        },
                        {
                            "id": "damage",
                            "name": {"en": "Damage", "zh": "货损率"},
                            "unit": {"kind": "percent", "decimals": 2},
                            "direction": "minimise",
                            "worst": 5,
                            "target": 1,
                        },
                    ],
                },
                {
                    "id": "trusted",
                    "name": {"en": "Be trusted", "zh": "值得信赖"},
                    "measures": [{"id": "survey", "name": {"en": "Rating", "zh": "评分"}, "worst": 1, "target": 7}],
                },
            ],
        },
        {
            "id": "internal_process",
            "objectives": [
                {
                    "id": "balanced",
                    "name": {"en": "Keep loads even", "zh": "均衡负荷"},
                    "measures": [
                        {
                            "id": "load",
                            "name": {"en": "Load", "zh": "负荷"},
                            "unit": {"kind": "percent"},
                            "direction": "target_is_best",
                            "worst_low": 40,
                            "target": 80,
                            "worst_high": 100,
                        },
                        {"id": "watched", "name": {"en": "Visits", "zh": "访问量"}, "unit": {"kind": "count"}},
                        {"id": "claims", "name": {"en": "Claims closed", "zh": "结案数"}, "worst": 0, "target": 10},
                    ],
                }
            ],
        },
    ],
    "strategy_map": {
        "links": [
            {"cause": "balanced", "effect": "punctual"},
            {"cause": "balanced", "effect": "trusted", "sign": "-"},
            {"cause": "punctual", "effect": "trusted"},
        ]
    },
}
"""Scores at 2026-Q3: otif 90, damage 75, survey 50, load 50, claims without data."""


def small_evaluation() -> Evaluation:
    """A card whose scores are plain by hand: see `SMALL_CARD`."""
    chosen = Scorecard.model_validate(SMALL_CARD)
    rows = [
        *(
            MeasureRecord("otif", p, v)
            for p, v in (("2026-Q1", 92.0), ("2026-Q2", 96.0), ("2026-Q3", 98.0), ("2026-Q4", 80.0))
        ),
        *(MeasureRecord("damage", p, v) for p, v in (("2026-Q1", 1.5), ("2026-Q3", 2.0))),
        *(MeasureRecord("survey", p, v, n=50, standard_error=0.2) for p, v in (("2026-Q2", 4.0), ("2026-Q3", 4.0))),
        *(MeasureRecord("load", p, v) for p, v in (("2026-Q2", 95.0), ("2026-Q3", 90.0))),
        *(MeasureRecord("watched", p, v) for p, v in (("2026-Q2", 900.0), ("2026-Q3", 1200.0))),
    ]
    return sc.evaluate(chosen, sc.observe(chosen, values=rows), period="2026-Q3")


@cache
def uncertain_objectives(n: int, *, value: float = 80.0, error: float = 10.0) -> Evaluation:
    """Return an evaluation of objectives in one perspective, each with one value that is its score, and its error."""
    objectives = [
        {
            "id": f"o{i}",
            "name": LocalText(en=f"Objective {i}", zh=f"目标 {i}"),
            "measures": [{"id": f"m{i}", "name": "M", "worst": 0, "target": 100}],
        }
        for i in range(n)
    ]
    made = Scorecard.model_validate(
        {
            "id": "unsure",
            "name": "Unsure",
            "calendar": {"first": "2026", "last": "2026"},
            "perspectives": [{"id": "customer", "objectives": objectives}],
        }
    )
    records = [MeasureRecord(f"m{i}", "2026", value, standard_error=error) for i in range(n)]
    return sc.evaluate(made, sc.observe(made, values=records), period="2026")


def kiosk_observations(*, long: bool = False) -> Observations:
    chosen = card(long=long, total=True)
    values = sc.read_observations(template_files("self_service_kiosk")["values"])
    return sc.observe(chosen, surveys={"customers": {"2019-Q4": kiosk_gaps()}}, values=values)


@cache
def kiosk_uncertainty(*, long: bool = False) -> Uncertainty:
    return uncertainty(card(long=long, total=True), kiosk_observations(long=long), period="2019-Q4", draws=500, seed=1)


@cache
def kiosk_robustness(*, long: bool = False) -> Robustness:
    return robustness(card(long=long, total=True), kiosk_observations(long=long), period="2019-Q4", draws=500, seed=1)


@cache
def kiosk_tornado(*, node: str = "total", change: float = 0.2, long: bool = False) -> WeightTornado:
    chosen = card(long=long, total=True)
    return weight_tornado(chosen, kiosk_observations(long=long), node=node, change=change, period="2019-Q4")


@cache
def units_robustness(n: int, *, long: bool = False) -> Robustness:
    """Entities with made-up scores at two perspectives whose weights are not known."""
    random = np.random.default_rng(n)
    names = [LocalText(en=f"Depot {i}", zh=f"第{i}配送中心") for i in range(n)]
    units = [{"id": f"u{i}", "name": longer(name) if long else name} for i, name in enumerate(names)]
    chosen = two_sides(entities=units)
    found = [
        record
        for i in range(n)
        for record in values(f"u{i}", one=random.uniform(50, 99), two=random.uniform(50, 99), error=4.0)
    ]
    return robustness(chosen, sc.observe(chosen, values=found), period="2026-Q1", weights=free(), draws=500)


VERDICTS: tuple[LinkVerdict, ...] = ("supported", "contradicted", "not_supported", "too_little_data")
EFFECTS = {"supported": 0.62, "contradicted": -0.44, "not_supported": 0.08}


@cache
def chain() -> tuple[Evaluation, LinkEvidence]:
    """The worked example: three links that are there, one of them against the map, and two that are not."""
    folder = Path(__file__).parents[2] / "examples" / "service_profit_chain"
    chosen = sc.read_card(folder / "card.yaml")
    obs = sc.observe(chosen, values=sc.read_observations(folder / "kpi.csv"))
    return sc.evaluate(chosen, obs, period="2024-Q4"), sc.link_evidence(chosen, obs, permutations=999)


def made_up_evidence(ev: Evaluation) -> LinkEvidence:
    """Evidence whose verdicts go round in a circle, so that a map shows all four."""
    found = sc.link_evidence(ev.card, ev.observations, permutations=1999)
    rows = tuple(_judged(row, VERDICTS[i % 4]) for i, row in enumerate(found.rows))
    return replace(found, rows=rows)


def _judged(row: LinkRow, verdict: LinkVerdict) -> LinkRow:
    if verdict == "too_little_data":
        return replace(row, verdict=verdict, reason="few_rows", effect=None, low=None, high=None, n=4)
    size = EFFECTS[verdict]
    numbers = {"effect": size, "low": size - 0.2, "high": size + 0.2, "n": 36}
    return replace(row, verdict=verdict, reason=None, **numbers)


OTIF = (92.1, 92.1, 91.2, 90.6, 91.7, 88.8, 92.3, 92.0, 89.7, 86.9, 90.5, 92.3, 89.3, 90.5, 88.8, 89.3, 85.6, 87.5, 88.4,
        87.3, 89.8, None, 88.4, 86.9)  # fmt: skip
"""Two years of months: a year around 91, then a lower level, one month without a value."""


@cache
def otif_change(*, long: bool = False, months: int = 24, baseline: int | None = 12) -> ChangeSignals:
    """Punctual deliveries against limits from the first year; one value below them."""
    name = LocalText(en="On time in full", zh="准时足量率")
    chosen = Scorecard.model_validate(
        {
            "id": "months",
            "name": {"en": "Months", "zh": "月度"},
            "calendar": {"first": "2025-10", "last": "2027-09"},
            "perspectives": [
                {
                    "id": "customer",
                    "objectives": [
                        {
                            "id": "punctual",
                            "name": {"en": "Deliver on time", "zh": "准时交付"},
                            "measures": [
                                {
                                    "id": "otif",
                                    "name": longer(name) if long else name,
                                    "unit": {"kind": "percent", "decimals": 1},
                                    "worst": 80,
                                    "target": 95,
                                }
                            ],
                        }
                    ],
                }
            ],
        }
    )
    first = chosen.calendar.periods[0]
    rows = [MeasureRecord("otif", str(first.next(i)), v) for i, v in enumerate(OTIF[:months]) if v is not None]
    return change(sc.observe(chosen, values=rows), "otif", baseline=baseline)


@cache
def four_blocks(*, long: bool = False) -> Waterfall:
    """From 60 to 75: all four blocks add to the change, two of them a loss."""
    before = _scored(Scorecard.model_validate(_pair({})), a=40.0, b=80.0)
    after = _scored(Scorecard.model_validate(_pair({"weight": 3, "target": 80})), a=60.0)
    found = after.waterfall(before)
    if not long:
        return found
    unit = "a depot with a long name in the far north"
    return replace(found, name=longer(found.name), entity_before=unit, entity_after=f"another {unit}")


def _pair(first: dict[str, object]) -> dict[str, object]:
    measures = [{"id": "a", "worst": 0, "target": 100, **first}, {"id": "b", "worst": 0, "target": 100}]
    objective = {"id": "deliver", "name": "Deliver", "measures": [{"name": m["id"], **m} for m in measures]}
    return {
        "id": "pair",
        "name": "Pair",
        "total": True,
        "calendar": {"first": "2026-Q1", "last": "2026-Q4"},
        "perspectives": [{"id": "customer", "objectives": [objective]}],
    }


def _scored(chosen: Scorecard, **given: float) -> Evaluation:
    rows = [MeasureRecord(name, "2026-Q1", value) for name, value in given.items()]
    return sc.evaluate(chosen, sc.observe(chosen, values=rows), period="2026-Q1")


PERFECT = ("on_time", "in_full", "undamaged", "documents_right")


@cache
def failed_orders(*, long: bool = False) -> FailureCauses:
    """70 orders judged: 14 late, 7 short, 3 damaged, 6 with several causes, among them all wrong documents."""
    flags = ["1111"] * 40 + ["0111"] * 14 + ["1011"] * 7 + ["1101"] * 3 + ["0011"] * 5 + ["0110"]
    orders = [order({name: flag[i] == "1" for i, name in enumerate(PERFECT)}) for flag in flags]
    found = failure_causes(cell([*orders, order({"in_full": True})]), PERFECT)
    if not long:
        return found
    tail = "_of_all_shops_in_the_northern_and_the_southern_region_as_agreed_with_the_owners"
    return replace(
        found,
        rows=tuple(replace(row, condition=row.condition + tail) for row in found.rows),
        pareto=tuple(replace(row, cause=row.cause + (tail if row.cause != "several" else "")) for row in found.pareto),
    )

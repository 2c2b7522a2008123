"""Random cards of every rule, policy and change, with random values: what the tests of the engine draw."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from hypothesis import strategies as st

from scorecard.models import Scorecard
from scorecard.scoring import Evaluation, evaluate, observe
from scorecard.series import MeasureRecord, Observations

Plain = dict[str, object]

EDGES = ((75, 90), (60, 85), (40, 95))
LEVELS = (("bad", 0.0), ("fair", 45.0), ("good", 100.0))
MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}

Value = TypeVar("Value")
Choice = Callable[[random.Random], Value]


def sampled(choices: Sequence[Value]) -> Choice[Value]:
    """One of these."""
    return lambda chance: chance.choice(choices)


def shuffled(choices: Sequence[Value]) -> Choice[list[Value]]:
    """All of these, in any order."""
    return lambda chance: chance.sample(choices, len(choices))


def integers(low: int, high: int) -> Choice[int]:
    """A whole number from low to high."""
    return lambda chance: chance.randint(low, high)


def booleans() -> Choice[bool]:
    """Yes or no."""
    return sampled([False, True])


def either(*choices: Choice[Value]) -> Choice[Value]:
    """One of these choices."""
    return lambda chance: chance.choice(choices)(chance)


@dataclass(frozen=True)
class Draw:
    """Draws what is chosen."""

    chance: random.Random

    def __call__(self, choice: Choice[Value]) -> Value:
        return choice(self.chance)


weights = sampled([0.0, 0.3, 1.0, 1.0, 2.0, 3.5])
numbers = sampled([-20.0, 0.0, 10.0, 33.0, 50.0, 60.0, 77.5, 90.0, 100.0, 131.0])
percent = either(numbers, lambda chance: round(chance.uniform(-50, 150), 3))


def bands(first: float, second: float) -> list[Plain]:
    """Three bands with these inner edges."""
    edges = (0, first, second, 100)
    names = (("red", "bad"), ("amber", "watch"), ("green", "good"))
    return [
        {"id": name, "low": low, "high": high, "level": level, "name": name, "letter": name[0].upper()}
        for (name, level), low, high in zip(names, edges, edges[1:], strict=False)
    ]


def doubled(values: object) -> object:
    """A function of the caller's own: twice the value and ten."""
    return values * 2 + 10  # type: ignore[operator]


@dataclass(frozen=True)
class Drawn:
    """A card as plain data, its values, and the day on which it is read."""

    card: Plain
    values: tuple[MeasureRecord, ...]
    as_of: date | None

    @property
    def described(self) -> Scorecard:
        return Scorecard.model_validate(self.card)

    def observations(self) -> Observations:
        return observe(self.described, values=self.values)

    def evaluation(self, *, period: str | None = None, entity: str | None = None) -> Evaluation:
        obs = self.observations()
        return evaluate(obs.card, obs, period=period, entity=entity, as_of=self.as_of, functions={"doubled": doubled})

    def with_values(self, *more: MeasureRecord) -> Drawn:
        return replace(self, values=(*self.values, *more))


@dataclass(frozen=True)
class Limits:
    """What may be drawn."""

    rules: tuple[str, ...]
    policies: tuple[str, ...] = ("renormalise", "blank", "floor")
    coverage: tuple[float, ...] = (0.0, 0.0, 0.34, 0.8, 1.0)
    carry: int = 2
    caps: tuple[object, ...] = (100.0, 120.0, "none")
    outside: tuple[object, ...] = (None, None, "clip", "cap")


KINDS = (
    "weighted_arithmetic", "weighted_geometric", "weighted_harmonic", "power_mean", "owa",
    "weakest_link", "best", "most_frequent", "majority", "fuzzy",
)  # fmt: skip
ALL = Limits(KINDS)
MONOTONE = Limits(
    tuple(k for k in KINDS if k not in ("most_frequent", "majority", "fuzzy")),
    policies=("renormalise",),
    coverage=(0.0,),
    carry=0,
    caps=(100.0,),
)
"""Rules that are monotone and bounded by their children, and nothing that puts another score in place of one."""


def roll_ups(draw: Draw, kinds: tuple[str, ...], children: int) -> Plain | str | None:
    """A rule that fits so many children, or none."""
    kind = draw(sampled(["", *kinds]))
    if not kind or (kind == "owa" and children == 0):
        return None
    if kind == "power_mean":
        return {"kind": kind, "power": draw(sampled([-2.0, 0.0, 0.5, 1.0, 3.0, "inf", "-inf"]))}
    if kind == "owa":
        order = [draw(sampled([0.0, 1.0, 2.0, 0.7])) for _ in range(children)]
        return {"kind": kind, "order_weights": order if any(order) else [1.0] * children}
    if kind == "most_frequent":
        return {"kind": kind, "tie": draw(sampled(["worst", "best"]))}
    if kind == "majority":
        return {
            "kind": kind,
            "priority": list(draw(shuffled(["red", "amber", "green"])))[: draw(integers(1, 3))],
        }
    if kind == "fuzzy":
        return {
            "kind": kind,
            "operator": draw(sampled(["weighted_average", "min_max"])),
            "normalised": draw(booleans()),
            "overlap": draw(sampled([0.0, 4.0, 10.0])),
            "grade_scores": draw(sampled([None, [0.0, 60.0, 100.0]])),
        }
    return kind


def references(draw: Draw, direction: str) -> Plain:
    """Reference values of a direction."""
    low, step, more = draw(sampled([0.0, -30.0, 20.0])), draw(sampled([5.0, 50.0])), 40.0
    found: Plain = {"direction": direction}
    if direction == "maximise":
        return found | {"worst": low, "target": low + step, "baseline": low - 10, "best": low + step + more}
    if direction == "minimise":
        return found | {"worst": low + step, "target": low, "baseline": low + step + 10}
    if direction == "target_is_best":
        return found | {"worst_low": low, "target": low + step, "worst_high": low + step + more}
    wide = draw(sampled([0.0, 15.0]))
    return found | {
        "worst_low": low, "band_low": low + step, "band_high": low + step + wide, "worst_high": low + step + wide + more
    }  # fmt: skip


def scoring(draw: Draw, measure: Plain, periods: tuple[str, ...]) -> Plain | str | None:
    """A scoring rule that fits a measure with all its reference values."""
    one_way = measure["direction"] in ("maximise", "minimise")
    more = ["plan", "progress", "red_flag_goal"] if one_way else []
    kind = draw(sampled(["", "", "anchors", "tolerance", "yes_no", "levels", "unscored", "function", *more]))
    if not kind:
        return None
    if kind == "anchors":
        steps = [draw(sampled([1.0, 10.0, 30.0])) for _ in range(draw(integers(1, 3)))]
        points, x = [[-5.0, draw(percent)]], -5.0
        for step in steps:
            x += step
            points.append([x, draw(percent)])
        return {"kind": kind, "points": points}
    if kind == "tolerance":
        return {"kind": kind, "tolerance": draw(sampled([2.0, 25.0]))}
    if kind == "yes_no":
        return {"kind": kind, "good": draw(booleans())}
    if kind == "levels":
        return {"kind": kind, "levels": [{"id": name, "name": name, "score": score} for name, score in LEVELS]}
    if kind == "red_flag_goal":
        return {
            "kind": kind,
            **({"red_flag": 20, "goal": 70} if measure["direction"] == "maximise" else {"red_flag": 70, "goal": 20}),
        }
    if kind == "plan":
        first = draw(integers(0, len(periods) - 1))
        last = draw(integers(first, len(periods) - 1))
        return {"kind": kind, "start": periods[first], "end": periods[last]}
    return {"kind": kind, **({"name": "doubled"} if kind == "function" else {})}


def first_days(calendar: Plain, count: int) -> list[date]:
    """First day of each period."""
    start, step = int(str(calendar["year_starts"])), 3 if "Q" in str(calendar["first"]) else 1
    months = [2026 * 12 + (start - 1 if step == 3 else 0) + step * k for k in range(count)]
    return [date(m // 12, m % 12 + 1, 1) for m in months]


def since(draw: Draw, days: list[date], periods: tuple[str, ...]) -> list[object]:
    """None to two days in order, on which something changes: a period, its first day or a day in its middle."""
    chosen = sorted({draw(integers(0, len(periods) - 1)) for _ in range(draw(integers(0, 2)))})
    return [draw(sampled([periods[at], str(days[at]), str(days[at].replace(day=15))])) for at in chosen]


def measures(draw: Draw, number: int, frame: Frame, limits: Limits) -> Plain:
    """A measure of any kind."""
    direction = draw(sampled(["maximise", "minimise", "target_is_best", "stay_in_band"]))
    found: Plain = {"id": f"m{number}", "name": f"M{number}", "weight": draw(weights)}
    if draw(integers(0, 9)) == 0:
        return found
    found |= references(draw, direction)
    found["scoring"] = scoring(draw, found, frame.periods)
    words = isinstance(found["scoring"], dict) and found["scoring"]["kind"] in ("levels", "yes_no")
    found["outside"] = draw(sampled(limits.outside))
    found["carry_forward"] = draw(integers(0, limits.carry))
    found["due_days"] = draw(sampled([0, 0, 40]))
    found["starts"] = draw(sampled([None, None, *frame.periods]))
    found["frequency"] = draw(sampled([None, None, "half", "year"]))
    if len(frame.entities) > 1:
        found["entities"] = draw(sampled([[], [], [frame.entities[0]], list(frame.entities[1:])]))
    changes: list[Plain] = []
    for day in since(draw, frame.days, frame.periods):
        change: Plain = {"since": day, "weight": draw(weights)}
        if not words and draw(booleans()):
            change |= {name: v for name, v in references(draw, direction).items() if name != "direction"}
        if not words and draw(integers(0, 3)) == 0:
            change["scoring"] = draw(sampled([None, "unscored", {"kind": "tolerance", "tolerance": 10}]))
        if draw(integers(0, 3)) == 0:
            change["bands"] = draw(sampled([None, bands(*EDGES[1])]))
        changes.append(change)
    found["changes"] = changes
    if draw(integers(0, 4)) == 0:
        found["bands"] = bands(*draw(sampled(EDGES)))
    return found


@dataclass(frozen=True)
class Frame:
    """Periods and entities of a card."""

    calendar: Plain
    periods: tuple[str, ...]
    days: list[date]
    entities: tuple[str, ...]


def frames(draw: Draw) -> Frame:
    """Two to five quarters or months, and one to three entities."""
    count = draw(integers(2, 5))
    pattern = draw(sampled(["quarter", "month"]))
    if pattern == "quarter":
        periods = tuple(f"{2026 + k // 4}-Q{k % 4 + 1}" for k in range(count))
    else:
        periods = tuple(f"2026-{k + 1:02d}" for k in range(count))
    calendar: Plain = {"first": periods[0], "last": periods[-1], "year_starts": draw(sampled([1, 4]))}
    entities = draw(sampled([(), (), ("north", "south"), ("north", "south", "west")]))
    return Frame(calendar, periods, first_days(calendar, count), entities)


def node(draw: Draw, found: Plain, children: int, limits: Limits, frame: Frame) -> Plain:
    """A perspective or objective with rule, policy and weights of its own."""
    found |= {
        "weight": draw(weights),
        "roll_up": (roll_ups(draw, limits.rules, children)),
        "missing": draw(sampled([None, *limits.policies])),
        "floor": draw(sampled([None, None, 0.0, 30.0])),
        "min_coverage": draw(sampled([None, None, *limits.coverage])),
        "changes": [{"since": day, "weight": draw(weights)} for day in since(draw, frame.days, frame.periods)],
    }
    return found


def scored(measure: Plain) -> bool:
    """Whether a measure can have a score at any time."""

    def rule(state: Plain) -> bool:
        kind = state.get("scoring")
        if kind is not None:
            return kind != "unscored" and kind != {"kind": "unscored"}
        return state.get("target") is not None or state.get("band_low") is not None

    state, found = dict(measure), rule(measure)
    for change in measure.get("changes", []):  # type: ignore[attr-defined]
        state |= change
        found = found or rule(state)
    return found


def give_weight(group: list[Plain]) -> None:
    """Give the first of a group a weight where none has one."""
    if group and not any(part["weight"] for part in group):
        group[0]["weight"] = 1.0


def card_of(draw: Draw, limits: Limits) -> Drawn:
    """A card with its values."""
    frame = frames(draw)
    number, perspectives = 0, []
    for p in range(draw(integers(1, 4))):
        objectives = []
        for o in range(draw(integers(1, 2))):
            own = []
            for _ in range(draw(integers(1, 4))):
                own.append(measures(draw, number, frame, limits))
                number += 1
            counting = [m for m in own if scored(m)]
            give_weight(counting)
            objective: Plain = {"id": f"o{p}{o}", "name": "O", "measures": own}
            objectives.append(node(draw, objective, len(counting), limits, frame))
        give_weight(objectives)
        tops = sum(any(scored(m) for m in o["measures"]) for o in objectives)  # type: ignore[attr-defined]
        perspectives.append(node(draw, {"id": f"p{p}", "name": "P", "objectives": objectives}, tops, limits, frame))
    give_weight(perspectives)
    card: Plain = {
        "id": "demo",
        "name": "Demo",
        "calendar": frame.calendar,
        "entities": [{"id": e, "name": e} for e in frame.entities],
        "perspectives": perspectives,
        "total": draw(booleans()),
        "cap": draw(sampled(limits.caps)),
        "roll_up": (roll_ups(draw, tuple(k for k in limits.rules if k != "owa"), 0)) or "weighted_arithmetic",
        "missing": draw(sampled(limits.policies)),
        "floor": draw(sampled([0.0, 55.0])),
        "min_coverage": draw(sampled(limits.coverage)),
        "guard": draw(sampled([0.0, 0.0, 2.0, 8.0])),
        "bands": bands(*draw(sampled(EDGES))),
        "changes": [
            {"since": day, "bands": bands(*draw(sampled(EDGES)))} for day in since(draw, frame.days, frame.periods)
        ],
    }
    ends = [day - timedelta(days=1) for day in frame.days[1:]]
    late = [day + timedelta(days=40) for day in ends]
    as_of = draw(sampled([None, None, *frame.days, *ends, *late]))
    return Drawn(card, tuple(values(draw, card, frame)), as_of)


def values(draw: Draw, card: Plain, frame: Frame) -> list[MeasureRecord]:
    """A value, a gap, or the mark that a measure does not apply, in every cell."""
    found: list[MeasureRecord] = []
    for perspective in card["perspectives"]:  # type: ignore[attr-defined]
        for measure in (m for o in perspective["objectives"] for m in o["measures"]):
            kind = measure.get("scoring")
            kind = kind["kind"] if isinstance(kind, dict) else kind
            for entity in frame.entities or (None,):
                if entity is not None and measure.get("entities") and entity not in measure["entities"]:
                    continue
                for period in frame.periods:
                    what = draw(sampled(["value", "value", "value", "missing", "missing", "not applicable"]))
                    record = MeasureRecord(measure["id"], period, entity=entity)
                    if what == "not applicable":
                        found.append(replace(record, applicable=False))
                    elif what == "value" and kind == "levels":
                        found.append(replace(record, text=draw(sampled([name for name, _ in LEVELS]))))
                    elif what == "value":
                        choice = sampled([0.0, 1.0]) if kind == "yes_no" else percent
                        found.append(replace(record, value=draw(choice)))
    return found


def drawn(limits: Limits = ALL) -> st.SearchStrategy[Drawn]:
    """Cards by the number that their chances start from: a card drawn piece by piece would mostly be tiny."""
    return st.integers(0, 2**64).map(lambda seed: card_of(Draw(random.Random(seed)), limits))  # noqa: S311  # no secret

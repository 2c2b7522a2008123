"""The roll-up of a card written a second time, cell by cell in plain Python, from its definitions alone."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from tests.properties.engine_cards import LEVELS, MONTHS, Drawn, Plain, first_days, scored

Key = tuple[str | None, int, str]
"""Entity, position of the period, node."""


@dataclass(frozen=True)
class Cell:
    """What a node comes to; None where there is none. An open upper bound is infinite."""

    score: float | None = None
    coverage: float | None = None
    low: float | None = None
    high: float | None = None
    not_due: float | None = None
    stale: float | None = None
    reason: str | None = None


class Oracle:
    """All cells of a card, computed on being asked."""

    def __init__(self, drawn: Drawn, periods: Sequence[str]) -> None:
        self.card, self.as_of, self.periods = drawn.card, drawn.as_of, list(periods)
        calendar: Plain = drawn.card["calendar"]  # type: ignore[assignment]
        self.days = first_days(calendar, len(self.periods) + 1)
        self.step = 3 if "Q" in self.periods[0] else 1
        self.starts = int(str(calendar["year_starts"]))
        self.records = {(r.entity, r.period, r.measure): r for r in drawn.values}
        self.found: dict[Key, Cell] = {}
        self.parts: dict[str, Plain] = {"total": {"id": "total", "weight": 1.0}}
        self.below: dict[str, list[str]] = {"total": []}
        self.can_score: dict[str, bool] = {}
        for perspective in drawn.card["perspectives"]:  # type: ignore[attr-defined]
            self._add(perspective, "total", list(perspective["objectives"]))
            for objective in perspective["objectives"]:
                self._add(objective, perspective["id"], objective["measures"])
                for measure in objective["measures"]:
                    self._add(measure, objective["id"], None)

    def _add(self, part: Plain, above: str, below: list[Plain] | None) -> None:
        self.parts[str(part["id"])] = part
        self.below[above].append(str(part["id"]))
        if below is None:
            self.can_score[str(part["id"])] = scored(part)
            return
        self.below[str(part["id"])] = []
        inside = [m for o in below for m in (o.get("measures") or [])] if "objectives" in part else below  # type: ignore[attr-defined]
        self.can_score[str(part["id"])] = any(map(scored, inside))

    def day(self, since: object) -> date:
        text = str(since)
        return self.days[self.periods.index(text)] if text in self.periods else date.fromisoformat(text)

    def state(self, node: str, p: int) -> Plain:
        """A node as it is on the first day of a period."""
        state = dict(self.parts[node])
        for change in state.get("changes", []):  # type: ignore[attr-defined]
            if self.day(change["since"]) <= self.days[p]:
                state |= change
        return state

    def bands(self, node: str, p: int) -> list[float]:
        own = self.state(node, p).get("bands") if node not in self.below else None
        if own is None:
            own = self.card["bands"]
            for change in self.card["changes"]:  # type: ignore[attr-defined]
                own = change["bands"] if self.day(change["since"]) <= self.days[p] else own
        return [0.0, *(float(b["high"]) for b in own)]  # type: ignore[attr-defined]

    # ------------------------------------------------------------- measures

    def due(self, measure: Plain, p: int) -> bool:
        """Whether a value should be there."""
        starts, frequency = measure.get("starts"), measure.get("frequency")
        if starts is not None and p < self.periods.index(str(starts)):
            return False
        last = self.days[p + 1] - timedelta(days=1)
        if self.as_of is not None and self.as_of < last + timedelta(days=int(str(measure.get("due_days", 0)))):
            return False
        end = self.days[p + 1].year * 12 + self.days[p + 1].month - self.starts
        return frequency is None or end % MONTHS[str(frequency)] == 0

    def reported(self, entity: str | None, p: int, measure: Plain) -> float | None:
        record = self.records.get((entity, self.periods[p], str(measure["id"])))
        if record is None or not record.applicable:
            return None
        return record.value if record.text is None else 1.0 + [name for name, _ in LEVELS].index(record.text)

    def applies(self, entity: str | None, p: int, measure: Plain) -> bool:
        record = self.records.get((entity, self.periods[p], str(measure["id"])))
        own = measure.get("entities")
        return (not own or entity in own) and (record is None or record.applicable)  # type: ignore[operator]

    def leaf(self, entity: str | None, p: int, node: str) -> Cell:
        measure = self.state(node, p)
        if not self.applies(entity, p, measure):
            return Cell(reason="not_applicable")
        value, age = self.reported(entity, p, measure), 0
        while value is None and age < int(str(measure.get("carry_forward", 0))) and age < p:
            age += 1
            value = self.reported(entity, p - age, measure)
        due = self.due(measure, p)
        rule = self.rule(measure)
        if rule == "plan" and self.elapsed(measure, p) <= 0:
            return Cell(not_due=1.0, reason="not_started")
        if rule is None:
            return Cell(reason="unscored")
        if value is None and not due:
            return Cell(not_due=1.0, reason="not_due")
        cap = 100.0 if measure.get("outside") == "clip" or self.card["cap"] != "none" else math.inf
        if measure.get("outside") != "clip" and self.card["cap"] != "none":
            cap = float(str(self.card["cap"]))
        if value is None:
            return Cell(coverage=0.0, low=0.0, high=cap, not_due=0.0, stale=0.0, reason="no_data")
        score = min(max(self.points(measure, rule, value, p), 0.0), cap)
        late = age > 0 and due
        return Cell(score, 0.0 if late else 1.0, score, score, 0.0, 1.0 if late else 0.0)

    @staticmethod
    def rule(measure: Plain) -> str | None:
        """Name of the rule in force."""
        given = measure.get("scoring")
        if given is not None:
            kind = str(given["kind"] if isinstance(given, dict) else given)
            return None if kind == "unscored" else kind
        return str(measure["direction"]) if "worst" in measure or "worst_low" in measure else None

    def elapsed(self, measure: Plain, p: int) -> float:
        plan: Plain = measure["scoring"]  # type: ignore[assignment]
        first, last = self.periods.index(str(plan["start"])), self.periods.index(str(plan["end"]))
        return min(1.0, (p - first + 1) / (last - first + 1))

    def points(self, m: Plain, rule: str, v: float, p: int) -> float:
        """The unclipped score of a value."""

        def number(name: str) -> float:
            return float(str(m[name]))

        own: Plain = m["scoring"] if isinstance(m.get("scoring"), dict) else {}  # type: ignore[assignment]
        if rule in ("maximise", "minimise"):
            return 100 * (v - number("worst")) / (number("target") - number("worst"))
        if rule in ("target_is_best", "stay_in_band"):
            low, high = (
                (number("target"),) * 2 if rule == "target_is_best" else (number("band_low"), number("band_high"))
            )
            if v < low:
                return 100 * (v - number("worst_low")) / (low - number("worst_low"))
            return 100 * (number("worst_high") - v) / (number("worst_high") - high) if v > high else 100.0
        if rule == "tolerance":
            far = {
                "maximise": lambda: number("target") - v,
                "minimise": lambda: v - number("target"),
                "target_is_best": lambda: abs(v - number("target")),
                "stay_in_band": lambda: max(number("band_low") - v, v - number("band_high"), 0.0),
            }[str(m["direction"])]()
            return 100 - 50 * far / float(str(own["tolerance"]))
        if rule == "anchors":
            points: list[tuple[float, float]] = own["points"]  # type: ignore[assignment]
            pairs = list(pairwise(points))
            (x0, y0), (x1, y1) = next((pair for pair in pairs if v < pair[1][0]), pairs[-1])
            return y0 + (y1 - y0) * (v - x0) / (x1 - x0)
        if rule == "yes_no":
            return 100.0 if (v == 1) == own["good"] else 0.0
        if rule == "levels":
            return LEVELS[int(v) - 1][1]
        if rule == "red_flag_goal":
            flag, goal = float(str(own["red_flag"])), float(str(own["goal"]))
            return 100 / 3 + 100 / 3 * (v - flag) / (goal - flag)
        if rule == "function":
            return 2 * v + 10
        progress = 100 * (v - number("baseline")) / (number("target") - number("baseline"))
        return progress / self.elapsed(m, p) if rule == "plan" else progress

    # ---------------------------------------------------------------- nodes

    def cell(self, entity: str | None, p: int, node: str) -> Cell:
        """What a node comes to."""
        key = (entity, p, node)
        if key not in self.found:
            self.found[key] = self.node(entity, p, node) if node in self.below else self.leaf(entity, p, node)
        return self.found[key]

    def chosen(self, node: str, field: str) -> object:
        """A node's own choice, else the card's."""
        own = None if node == "total" else self.parts[node].get(field)
        return self.card[field] if own is None else own

    def node(self, entity: str | None, p: int, node: str) -> Cell:
        children = [c for c in self.below[node] if self.can_score[c]]
        if not children:
            return Cell(reason="unscored")
        cells = [(self.cell(entity, p, c), float(str(self.state(c, p)["weight"]))) for c in children]
        edges = self.bands(node, p)

        def rolled(values: Sequence[float | None]) -> float | None:
            there = [(v, w) for v, (_, w) in zip(values, cells, strict=True) if v is not None and w > 0]
            return roll_up(self.chosen(node, "roll_up"), there, edges, len(children)) if there else None

        def share(values: Sequence[float | None]) -> float | None:
            there = [(v, w) for v, (_, w) in zip(values, cells, strict=True) if v is not None and w > 0]
            return mean(there) if there else None

        coverage = share([c.coverage for c, _ in cells])
        not_due = share([c.not_due for c, _ in cells])
        lacking = [c.score is None and c.coverage is not None and w > 0 for c, w in cells]
        policy, floor = self.chosen(node, "missing"), float(str(self.chosen(node, "floor")))
        scores = [
            floor if lacks and policy == "floor" else c.score for (c, _), lacks in zip(cells, lacking, strict=True)
        ]
        score, reason = rolled(scores), None
        if policy == "blank" and any(lacking):
            score, reason = None, "incomplete" if coverage else "no_data"
        if (
            score is not None
            and coverage is not None
            and coverage < float(str(self.chosen(node, "min_coverage"))) - 1e-12
        ):
            score, reason = None, "low_coverage"
        if score is None:
            if all(c.reason == "not_applicable" for c, _ in cells):
                reason = "not_applicable"
            elif all(c.reason in ("not_applicable", "unscored") for c, _ in cells):
                reason = "unscored"
            elif coverage is None:
                reason = "not_due" if not_due else "no_weight"
            reason = reason or "no_data"
        low, high = rolled([c.low for c, _ in cells]), rolled([c.high for c, _ in cells])
        return Cell(score, coverage, low, high, not_due, share([c.stale for c, _ in cells]), reason)

    def statuses(self, entity: str | None, node: str) -> list[int]:
        """Positions of the bands over the periods; −1 for no data. A band is left only beyond its guarded edge."""
        guard, held, found = float(str(self.card["guard"])), -1, []
        for p in range(len(self.periods)):
            score, edges = self.cell(entity, p, node).score, self.bands(node, p)
            if score is None:
                found.append(-1)
                continue
            stays = guard > 0 and held >= 0
            stays = stays and (held == 0 or score > edges[held] - guard + 1e-9)
            stays = stays and (held == len(edges) - 2 or score + 1e-9 < edges[held + 1] + guard)
            held = held if stays else band_of(score, edges)
            found.append(held)
        return found


# ------------------------------------------------------------------------ rules


def mean(there: Sequence[tuple[float, float]]) -> float:
    """Σ w s / Σ w."""
    return math.fsum(v * w for v, w in there) / math.fsum(w for _, w in there)


def band_of(score: float, edges: Sequence[float]) -> int:
    """Position of the half-open band that a score is in."""
    return max(i for i in range(len(edges) - 1) if i == 0 or score + 1e-9 >= edges[i])


def power_mean(there: Sequence[tuple[float, float]], power: float) -> float | None:
    """(Σ w s^p / Σ w)^(1/p), and what it tends to."""
    values = [v for v, _ in there]
    if math.isinf(power):
        return max(values) if power > 0 else min(values)
    if power == 1:
        return mean(there)
    if min(values) < 0:
        return None
    if power <= 0 and 0.0 in values:
        return 0.0
    if math.inf in values and power >= 0:
        return math.inf
    if power == 0:
        return math.exp(mean([(math.log(v), w) for v, w in there]))
    image = mean([(v**power, w) for v, w in there])
    return float(image ** (1 / power)) if image > 0 else math.inf if power < 0 else 0.0


def ordered(there: Sequence[tuple[float, float]], order: Sequence[float]) -> float:
    """Ordered weighted average; with children missing the cumulative order weights are interpolated."""
    values, n, m = sorted((v for v, _ in there), reverse=True), len(order), len(there)

    def held(share: float) -> float:
        whole = min(int(share * n + 1e-12), n)
        part = share * n - whole
        return math.fsum([*order[:whole], part * order[whole] if whole < n else 0.0]) / math.fsum(order)

    shares = [held((i + 1) / m) - held(i / m) for i in range(m)]
    return math.fsum(s * v for s, v in zip(shares, values, strict=True) if s > 1e-13)


def leading(there: Sequence[tuple[float, float]], edges: Sequence[float], preference: Sequence[int]) -> float:
    """Weighted mean of the children in the band with the most weight."""
    held = [math.fsum(w for v, w in there if band_of(v, edges) == band) for band in range(len(edges) - 1)]
    enough = max(held) - 1e-9 * math.fsum(held)
    band = next(b for b in preference if held[b] >= enough)
    return mean([(v, w) for v, w in there if band_of(v, edges) == band])


def fuzzy(there: Sequence[tuple[float, float]], edges: Sequence[float], own: Plain) -> float:
    """Memberships of the children in the bands, composed by weight, times the scores of the bands."""
    overlap, total = float(str(own["overlap"])), math.fsum(w for _, w in there)
    grades = own["grade_scores"] or [(a + b) / 2 for a, b in pairwise(edges)]

    def above(v: float, edge: float) -> float:
        if overlap == 0:
            return 1.0 if v + 1e-9 >= edge else 0.0
        return min(max((v - edge) / overlap + 0.5, 0.0), 1.0)

    composed: list[float] = []
    for band in range(len(edges) - 1):
        members = [
            (1.0 if band == 0 else above(v, edges[band]))
            - (0.0 if band == len(edges) - 2 else above(v, edges[band + 1]))
            for v, _ in there
        ]
        parts = [(r, w / total) for r, (_, w) in zip(members, there, strict=True)]
        if own["operator"] == "min_max":
            composed.append(max(min(r, w) for r, w in parts))
        else:
            composed.append(math.fsum(r * w for r, w in parts))
    whole = math.fsum(composed) if own["normalised"] else 1.0
    return math.fsum(b * s for b, s in zip(composed, grades, strict=True)) / whole  # type: ignore[arg-type]


def roll_up(rule: object, there: Sequence[tuple[float, float]], edges: Sequence[float], children: int) -> float | None:
    """The score of a node from the scores of its children with their weights."""
    own: Plain = rule if isinstance(rule, dict) else {"kind": rule}
    values, bands = [v for v, _ in there], ["red", "amber", "green"]
    match own["kind"]:
        case "weighted_arithmetic":
            return mean(there)
        case "weighted_geometric":
            return power_mean(there, 0)
        case "weighted_harmonic":
            return power_mean(there, -1)
        case "power_mean":
            return power_mean(there, float(str(own["power"])))
        case "owa":
            order: list[float] = own["order_weights"]  # type: ignore[assignment]
            assert len(order) == children
            return ordered(there, order)
        case "weakest_link":
            return min(values)
        case "best":
            return max(values)
        case "most_frequent":
            return leading(there, edges, [0, 1, 2] if own.get("tie", "worst") == "worst" else [2, 1, 0])
        case "majority":
            named = [bands.index(b) for b in own["priority"]]  # type: ignore[attr-defined]
            return leading(there, edges, [*named, *(i for i in range(3) if i not in named)])
        case _:
            given = {"operator": "weighted_average", "normalised": True, "overlap": 10.0, "grade_scores": None}
            return fuzzy(there, edges, given | own)

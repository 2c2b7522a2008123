"""Small surveys, and the definitions of the gap rows written out respondent by respondent."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from statistics import mean, stdev

import numpy as np

from scorecard.instruments import Dimension, Instrument, Item, Role, Scale
from scorecard.survey import Segment, Survey

PAIR: tuple[Role, Role] = ("expectation", "perception")


def instrument(
    sizes: Sequence[int] = (3, 2),
    *,
    free: int = 1,
    scale: Scale | None = None,
    reverse: Sequence[int] = (),
    roles: Sequence[Role] = PAIR,
) -> Instrument:
    """Return a questionnaire with dimensions d1, d2 … of these sizes and some items in none."""
    dimensions = [Dimension(id=f"d{i}", name=f"Dimension {i}") for i in range(1, len(sizes) + 1)]
    owners = [d.id for d, size in zip(dimensions, sizes, strict=True) for _ in range(size)] + [None] * free
    items = [
        Item(id=f"q{i}", text=f"Item {i}", dimension=owner, reverse=i - 1 in reverse)
        for i, owner in enumerate(owners, start=1)
    ]
    return Instrument(
        id="sample",
        name="Sample",
        scale=scale or Scale.from_points(5),
        roles=tuple(roles),
        dimensions=tuple(dimensions),
        items=tuple(items),
    )


def survey(
    questionnaire: Instrument,
    answers: Mapping[Role, Sequence[Sequence[int | None]]],
    *,
    segments: Mapping[str, Sequence[str]] | None = None,
    points: Sequence[Sequence[float]] | None = None,
) -> Survey:
    """Return a survey of answer values, one respondent a row; None is missing."""
    code = {value: i for i, value in enumerate(questionnaire.scale.values, start=1)} | {None: 0}
    coded: dict[Role, np.ndarray] = {}
    for role, rows in answers.items():
        table = np.array([[code[v] for v in row] for row in rows], dtype=np.int8)
        coded[role] = np.asfortranarray(table.reshape(len(rows), len(questionnaire.items)))
    groups = {}
    for name, given in (segments or {}).items():
        labels = tuple(sorted(set(given) - {""}))
        groups[name] = Segment(labels, np.array([labels.index(x) if x else -1 for x in given], dtype=np.int32))
    shares = None if points is None else np.array(points, dtype=np.float64)
    return Survey(questionnaire, coded, segments=groups, points=shares)


def random_survey(
    questionnaire: Instrument, n: int, *, seed: int = 1, missing: float = 0.2, groups: int = 0, points: bool = False
) -> Survey:
    """Return a survey of random answers with holes."""
    rng = np.random.default_rng(seed)
    codes: dict[Role, np.ndarray] = {}
    for role in questionnaire.roles:
        drawn = rng.integers(1, questionnaire.scale.points + 1, (n, len(questionnaire.items))).astype(np.int8)
        drawn[rng.random(drawn.shape) < missing] = 0
        codes[role] = np.asfortranarray(drawn)
    segments = {}
    if groups:
        labels = tuple(f"g{i}" for i in range(groups))
        segments = {"group": Segment(labels, rng.integers(-1, groups, n).astype(np.int32))}
    shares = None
    if points:
        shares = rng.multinomial(100, [1 / len(questionnaire.dimensions)] * len(questionnaire.dimensions), n).astype(
            float
        )
        shares[rng.random(n) < missing / 2] = np.nan
        shares[rng.random(n) < missing / 2, 0] += 0.5
    return Survey(questionnaire, codes, segments=segments, points=shares)


def torn_answers(low: int, high: int) -> list[list[int | None]]:
    """Return answers to three items of which every respondent gave two, one low and one high.

    Every item has four answers, two of each kind, every two items the two respondents who set one against the other.
    """
    pairs: list[list[int | None]] = [[high, low, None], [None, high, low], [high, None, low]]
    swapped: dict[int | None, int | None] = {low: high, high: low, None: None}
    return [answers for pair in pairs for answers in (pair, [swapped[a] for a in pair])]


def values_of(sample: Survey, role: Role) -> list[list[int | None]]:
    """Return the answers as values, reverse-keyed items mirrored."""
    scale = sample.instrument.scale
    rows = []
    for codes in sample.answers[role].tolist():
        row: list[int | None] = []
        for item, code in zip(sample.instrument.items, codes, strict=True):
            value = scale.values[code - 1] if code else None
            row.append(scale.low + scale.high - value if item.reverse and value is not None else value)
        rows.append(row)
    return rows


Row = tuple[int, float | None, float | None, float | None, float | None]


def by_definition(
    sample: Survey, *, min_answered: str | int = "half", weights: Sequence[float] | str | None = None
) -> dict[str, Row]:
    """Return n, expectation, perception, gap and SD of every row, from its definition."""
    e, p = (values_of(sample, role) for role in PAIR)
    k = len(sample.instrument.items)
    result: dict[str, Row] = {}
    for i, item in enumerate(sample.instrument.items):
        pairs = [(a[i], b[i]) for a, b in zip(e, p, strict=True) if a[i] is not None and b[i] is not None]
        result[item.id] = summary(pairs)
    scores: list[dict[str, tuple[float, float]]] = []
    for a, b in zip(e, p, strict=True):
        of: dict[str, tuple[float, float]] = {}
        for d in sample.instrument.dimensions:
            places = [i for i in range(k) if sample.instrument.items[i].dimension == d.id]
            both = [i for i in places if a[i] is not None and b[i] is not None]
            least = {"half": math.ceil(len(places) / 2), "all": len(places), 1: 1}[min_answered]
            if len(both) >= least:
                of[d.id] = (mean(a[i] for i in both), mean(b[i] for i in both))
        scores.append(of)
    names = [d.id for d in sample.instrument.dimensions]
    for name in names:
        result[name] = summary([of[name] for of in scores if name in of])
    complete = [(r, of) for r, of in enumerate(scores) if len(of) == len(names)]
    result["overall"] = summary([mean_of(of, [1 / len(names)] * len(names)) for _, of in complete])
    if weights == "own":
        assert sample.points is not None
        given = [(sample.points[r], of) for r, of in complete]
        result["weighted"] = summary(
            [mean_of(of, (w / w.sum()).tolist()) for w, of in given if not np.isnan(w).any() and w.sum() > 0]
        )
    elif weights is not None:
        total = sum(float(w) for w in weights)
        shares = [float(w) / total for w in weights]
        result["weighted"] = summary([mean_of(of, shares) for _, of in complete])
    return result


def mean_of(of: Mapping[str, tuple[float, float]], shares: Sequence[float]) -> tuple[float, float]:
    """Return the weighted mean of a respondent's dimension scores."""
    pairs = list(of.values())
    first, second = (sum(w * v[c] for w, v in zip(shares, pairs, strict=True)) for c in (0, 1))
    return first, second


def summary(pairs: Sequence[tuple[float, float]]) -> Row:
    """Return n, both means, their difference and the SD of the differences."""
    if not pairs:
        return 0, None, None, None, None
    first, second = mean(a for a, _ in pairs), mean(b for _, b in pairs)
    gaps = [b - a for a, b in pairs]
    return len(pairs), first, second, mean(gaps), stdev(gaps) if len(gaps) > 1 else None

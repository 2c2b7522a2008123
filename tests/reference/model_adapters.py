"""From the inputs of cases about service-quality models to library calls, one named result at a time."""

from __future__ import annotations

import re
from collections.abc import Mapping

from scorecard.survey.kano_analysis import Kano
from scorecard.survey.kano_making import KanoAnswer, kano_category, kano_from_counts
from scorecard.survey.kano_rows import CATEGORIES, KanoCategory
from scorecard.survey.net_promoter import NetPromoterRow
from scorecard.survey.net_promoter_making import net_promoter_score_from_answers, net_promoter_score_from_counts
from scorecard.survey.penalty_analysis import PenaltyReward
from scorecard.survey.penalty_making import penalty_reward_from_ratings
from scorecard.survey.zones import tolerance_zone
from tests.reference.inputs import Series, UnknownResultError, given, level_of, listed, mapped, number, pair, series

Inputs = Mapping[str, object]


def zone_of_tolerance(inputs: Inputs, name: str) -> object:
    """Return a measure or the position of each row of printed levels."""
    rows = _named(given(inputs, "rows"))
    zones = [
        tolerance_zone(
            number(r["minimum"]), number(r["desired"]), perceived=number(given(r, "perceived", "perception"))
        )
        for r in rows.values()
    ]
    values: dict[str, tuple[object, ...]] = {
        "msa": tuple(z.msa for z in zones),
        "mss": tuple(z.mss for z in zones),
        "width": tuple(z.width for z in zones),
        "position": tuple(z.position for z in zones),
    }
    if name not in values:
        raise UnknownResultError(name)
    return Series(tuple(rows), values[name])


def prca(inputs: Inputs, name: str) -> object:
    """Return a number of a penalty–reward contrast."""
    found = _contrast(inputs)
    names = tuple(r.id for r in found.rows)
    pairs = [(r.penalty, r.reward) for r in found.rows]
    values: dict[str, object] = {
        "n": found.n,
        "intercept": found.intercept,
        "r_squared": found.r_squared,
        "adjusted_r_squared": found.adjusted_r_squared,
        "condition_number": found.condition_number,
        "penalty": Series(names, tuple(p.coefficient for p, _ in pairs)),
        "reward": Series(names, tuple(r.coefficient for _, r in pairs)),
        "asymmetry": Series(names, tuple(r.asymmetry.coefficient for r in found.rows)),
        "category": Series(names, tuple(r.category for r in found.rows)),
        "standard_errors": [found.intercept_standard_error, *(c.standard_error for both in pairs for c in both)],
        "p_values": [c.p_value for both in pairs for c in both],
    }
    if name not in values:
        raise UnknownResultError(name)
    return values[name]


def _contrast(inputs: Inputs) -> PenaltyReward:
    """Return the contrast of stated ratings."""
    attributes = _named(given(inputs, "attributes"))
    ratings = {name: series(given(a, "x", "values", "ratings")).array() for name, a in attributes.items()}
    limits = {
        name: (number(given(a, "penalty_below", "low")), number(given(a, "reward_from", "high")))
        for name, a in attributes.items()
    }
    outcome = series(given(inputs, "overall", "outcome", "y")).array()
    return penalty_reward_from_ratings(outcome, ratings, thresholds=limits)


def kano(inputs: Inputs, name: str) -> object:
    """Return a coefficient, a strength or a test of each feature; or the classes of stated answers."""
    if name == "classified":
        return [kano_category(*_answers(answers)) for answers in listed(given(inputs, "answer_pairs"))]
    found = _kano(inputs)
    names = tuple(r.id for r in found.rows)
    values: dict[str, tuple[object, ...]] = {
        "better": tuple(r.better for r in found.rows),
        "worse": tuple(r.worse for r in found.rows),
        "total_strength": tuple(r.total_strength for r in found.rows),
        "category_strength": tuple(r.category_strength for r in found.rows),
        "most_frequent": tuple(r.category for r in found.rows),
        "category": tuple(r.category for r in found.rows),
        "fong_left": tuple(r.fong_difference for r in found.rows),
        "fong_right": tuple(r.fong_limit for r in found.rows),
        "distinct": tuple(r.distinct for r in found.rows),
        "chi2_four_categories": tuple(r.chi_squared for r in found.rows),
        "n": tuple(r.n for r in found.rows),
    }
    if name not in values:
        raise UnknownResultError(name)
    return Series(names, values[name])


def _kano(inputs: Inputs) -> Kano:
    """Return Kano's model of stated counts."""
    counts: dict[str, dict[KanoCategory, int]] = {}
    for name, row in _named(given(inputs, "rows")).items():
        counts[name] = {c: int(number(row[c])) for c in CATEGORIES if c in row}
    return kano_from_counts(counts)


def _answers(answers: object) -> tuple[KanoAnswer, KanoAnswer]:
    """Return the two answers of a pair, as they are written."""
    first, second = listed(answers)
    return first, second  # type: ignore[return-value]  # whatever is written, the library judges it


def nps(inputs: Inputs, name: str) -> object:
    """Return a number of a net promoter score; the name begins with that of its sample."""
    samples = _named(given(inputs, "samples"))
    match = re.match(r"(.+)_(nps|variance|se|standard_error|ci_?\d+)$", name)
    sample, what = (match[1], match[2]) if match else ("", name)
    if sample not in samples and len(samples) == 1:
        sample = next(iter(samples))
    if sample not in samples:
        raise UnknownResultError(name)
    row = _promoters(samples[sample], level_of(name, inputs))
    if what.startswith("ci"):
        return None if row.low is None or row.high is None else pair((row.low, row.high))
    values = {
        "nps": row.score,
        "variance": row.variance,
        "se": row.standard_error,
        "standard_error": row.standard_error,
    }
    if what not in values:
        raise UnknownResultError(name)
    return values[what]


def _promoters(stated: Inputs, level: float) -> NetPromoterRow:
    """Return the score of stated counts or answers."""
    if "promoters" not in stated:
        answers = series(given(stated, "answers", "scores", "data")).array()
        return net_promoter_score_from_answers(answers, confidence=level)
    promoters, detractors = (int(number(stated[key])) for key in ("promoters", "detractors"))
    passives = (
        int(number(stated["passives"])) if "passives" in stated else int(number(stated["n"])) - promoters - detractors
    )
    return net_promoter_score_from_counts(
        promoters=promoters, passives=passives, detractors=detractors, confidence=level
    )


def _named(rows: object) -> dict[str, Mapping[str, object]]:
    """Return rows by their name, from a list of mappings with names or from a mapping."""
    if isinstance(rows, Mapping):
        return {str(name): mapped(row) for name, row in rows.items()}
    found = [mapped(row) for row in listed(rows)]
    return {str(row.get("name", position)): row for position, row in enumerate(found, start=1)}

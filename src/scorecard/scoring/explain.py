"""How a score came about: a tree of inputs, formula, numbers and exclusions."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import cast

import numpy as np

from scorecard._result import one_line, plain
from scorecard._shown import Shown
from scorecard._status import StatusWord
from scorecard._text import Lang, LocalText
from scorecard.models import Bands, Direction
from scorecard.models.bands import EDGE_TOLERANCE
from scorecard.models.card import NodeKind
from scorecard.models.roll_up import RollUp
from scorecard.scoring.explain_html import explanation_html
from scorecard.scoring.explain_text import explanation_text
from scorecard.scoring.plan import PlanPosition
from scorecard.scoring.policy import ALMOST, Policy
from scorecard.scoring.rules import rule_of
from scorecard.series import SurveyFact

__all__ = ["Exclusion", "Explanation", "Measurement", "Term", "UnitScore"]


@dataclass(frozen=True, slots=True)
class UnitScore:
    """The node of another unit's card whose score is a measure's value.

    Attributes
    ----------
    card, node : str
        Ids of card and node.
    card_name, node_name : LocalText or None
        Their names; None where the card is not at hand.
    explanation : Explanation or None
        How the score came about, where the card is at hand.
    """

    card: str
    node: str
    card_name: LocalText | None = None
    node_name: LocalText | None = None
    explanation: Explanation | None = None


@dataclass(frozen=True, slots=True)
class Measurement:
    """What a measure's score rests on.

    Attributes
    ----------
    value : float or None
        The value, in the unit of the measure.
    unit : LocalText or None
        The unit as printed; None for a plain number.
    direction : str
        Which way is better.
    anchors : tuple of (float, float)
        Value and score at each anchor point of the value function; empty when it is not scored.
    cap : float or None
        The most that counts, in this measure; None for no upper limit.
    n, standard_error, degrees_of_freedom, confidence : float or None
        Cases behind the value, its standard error, degrees of freedom over several periods, level of its interval.
    value_low, value_high : float or None
        Interval of the value.
    numerator, denominator : float or None
        Parts of a rate.
    factor : float
        What numerator / denominator is multiplied by to give the value: 100 for percent.
    survey : SurveyFact or None
        What a value from a survey rests on; counts and means, never single respondents.
    survey_name, row_name : LocalText or None
        Names of the survey, and of the dimension, item or whole that is taken from it.
    source, note : LocalText or None, str or None
        Where the value comes from, and a remark.
    rule : str
        ``reference_values``, or the kind of the scoring rule that the card names.
    words : tuple of LocalText
        What the value of each anchor point stands for, where values are words; else empty.
    function : str or None
        Name of the caller's own function, where that is the rule.
    returned : float or None
        The unclipped score that the function returned; it cannot be computed anew from here.
    plan : PlanPosition or None
        How much of the plan has passed, where that is the rule.
    due : float or None
        Value that is due by now under the plan.
    since : str or None
        Day of the last change that is in force; None where nothing was changed.
    age : int or None
        How many periods ago the value was reported; None where there is none.
    unit_score : UnitScore or None
        The node of another unit's card whose score is the value.
    """

    value: float | None
    unit: LocalText | None
    direction: Direction
    anchors: tuple[tuple[float, float], ...]
    cap: float | None
    n: float | None
    standard_error: float | None
    confidence: float | None
    value_low: float | None
    value_high: float | None
    numerator: float | None
    denominator: float | None
    factor: float
    survey: SurveyFact | None
    survey_name: LocalText | None
    row_name: LocalText | None
    source: LocalText | None
    note: str | None
    rule: str = "reference_values"
    words: tuple[LocalText, ...] = ()
    function: str | None = None
    returned: float | None = None
    plan: PlanPosition | None = None
    due: float | None = None
    since: str | None = None
    age: int | None = None
    unit_score: UnitScore | None = None
    degrees_of_freedom: float | None = None

    @property
    def word(self) -> LocalText | None:
        """What the value stands for; None where it is a number."""
        named = zip(self.anchors, self.words, strict=False)
        return next((word for (x, _), word in named if x == self.value), None)

    def recomputed(self) -> float | None:
        """Return the clipped score, computed anew from counts, value, anchor points and cap.

        Returns
        -------
        float or None
            The score, of a function what it returned; None where there is no value or no value function.
        """
        value = self.value
        if value is not None and self.numerator is not None and self.denominator:
            value = self.numerator / self.denominator * self.factor
        if value is not None and self.unit_score is not None and self.unit_score.explanation is not None:
            value = self.unit_score.explanation.value()
        if value is not None and self.returned is not None:
            return self._counted(self.returned)
        if value is None or not self.anchors:
            return None
        (x0, y0), (x1, y1) = self.segment(value)
        share = (value - x0) / (x1 - x0)
        return self._counted(y0 * (1 - share) + y1 * share)

    def _counted(self, raw: float) -> float:
        """Return a score as it enters a roll-up; one that only binary fractions keep above 0 is 0."""
        return 0.0 if raw < EDGE_TOLERANCE else raw if self.cap is None else min(raw, self.cap)

    def segment(self, value: float) -> tuple[tuple[float, float], tuple[float, float]]:
        """Return the two anchor points whose line gives a value its score.

        Parameters
        ----------
        value : float
            A value of the measure.

        Returns
        -------
        tuple of (float, float)
            Value and score at the two anchor points.
        """
        for first, second in pairwise(self.anchors):
            if value < second[0]:
                return first, second
        return self.anchors[-2], self.anchors[-1]


@dataclass(frozen=True, slots=True)
class Term:
    """One child that counts in its parent's score.

    Attributes
    ----------
    weight : float
        Weight that is in force.
    share : float
        Its share of the weight of all children that count.
    contribution : float or None
        Points of the parent's score that come from it, share × score; None where the rule is no
        weighted arithmetic mean.
    child : Explanation
        How its own score came about.
    floor : float or None
        Score that stands for a missing one by the parent's policy; None where the child has a score.
    """

    weight: float
    share: float
    contribution: float | None
    child: Explanation
    floor: float | None = None

    def value(self) -> float | None:
        """Return the score that counts, computed anew."""
        return self.child.value() if self.floor is None else self.floor


@dataclass(frozen=True, slots=True)
class Exclusion:
    """One child that does not count in its parent's score.

    Attributes
    ----------
    weight : float
        Weight that is in force.
    reason : str
        Why not; see `NodeResult`.
    child : Explanation
        What is known of it.
    """

    weight: float
    reason: str
    child: Explanation


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a node's score came about, for one entity and period.

    Attributes
    ----------
    id, name, kind : str, LocalText, {"total", "perspective", "objective", "measure"}
        The node.
    entity, period : str
        Where and when.
    entity_name : LocalText or None
        Name of the entity; None when the card declares none.
    period_name : LocalText or None
        The period in words, its fiscal year named as such.
    rule : str
        ``value_function`` for a measure, the kind of its roll-up for a node above.
    score, raw : float or None
        Score after and before it is clipped.
    low, high : float or None
        Interval of the score.
    status : StatusWord or None
        Name of the band; None where there is no score.
    reason : str or None
        Why there is no score.
    coverage, bound_low, bound_high : float or None
        Share of the weight with a value, and the score if the rest scored 0, or the cap.
    cap : float or None
        The most that counts; None for no upper limit.
    terms : tuple of Term
        Children that count.
    excluded : tuple of Exclusion
        Children that do not, and why.
    measurement : Measurement or None
        What a measure's score rests on.
    roll_up : RollUp or None
        Rule by which the terms become the score; None for a measure.
    bands : Bands or None
        Bands in force.
    policy : Policy or None
        What happens where a score below is missing; None for a measure.
    not_due, stale : float or None
        Share of the weight that is not due yet, and share of the due weight whose value is carried forward.
    weight, absolute_weight : float or None
        Share among the siblings, and share of the whole card.
    error_known : float or None
        Share of the weight behind the score whose error is known, be it that there is none.
    chances : tuple of (LocalText, float)
        Bands with their probabilities, where something is known of the error.
    """

    id: str
    name: LocalText
    kind: NodeKind
    entity: str
    period: str
    entity_name: LocalText | None
    rule: str
    score: float | None
    raw: float | None
    low: float | None
    high: float | None
    status: StatusWord | None
    reason: str | None
    coverage: float | None
    bound_low: float | None
    bound_high: float | None
    cap: float | None
    terms: tuple[Term, ...] = ()
    excluded: tuple[Exclusion, ...] = ()
    measurement: Measurement | None = None
    roll_up: RollUp | None = None
    bands: Bands | None = None
    policy: Policy | None = None
    not_due: float | None = None
    stale: float | None = None
    weight: float | None = None
    absolute_weight: float | None = None
    period_name: LocalText | None = None
    error_known: float | None = None
    chances: tuple[tuple[LocalText, float], ...] = ()

    def value(self) -> float | None:
        """Return the score, computed anew from the numbers in this tree alone.

        Returns
        -------
        float or None
            Equal to `score` to 1e-12.
        """
        if self.measurement is not None:
            return None if self.reason in ("not_started", "unscored") else self.measurement.recomputed()
        scores = [term.value() for term in self.terms]
        if not scores or self.roll_up is None or self.bands is None or self._withheld():
            return None
        children = [np.array(np.nan if found is None else found) for found in scores]
        result = float(rule_of(self.roll_up, self.bands).apply(children, [term.weight for term in self.terms]))
        return None if math.isnan(result) else result

    def _withheld(self) -> bool:
        """Return whether the node's policy gives no score although there are scores below."""
        if self.policy is None:
            return False
        thin = self.coverage is not None and self.coverage < self.policy.min_coverage - ALMOST
        lacking = any(e.weight > 0 and e.child.coverage is not None for e in self.excluded)
        return thin or (lacking and self.policy.missing in ("blank", "fail"))

    def to_dict(self) -> dict[str, object]:
        """Return the tree as plain data.

        Returns
        -------
        dict
            Nested dictionaries and lists; full precision; texts as ``{"en": …, "zh": …}``.
        """
        return cast("dict[str, object]", plain(self))

    def to_text(self, lang: Lang = "en") -> str:
        """Return the tree as indented text.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        str
            One block a node.
        """
        return explanation_text(self, lang)

    def to_html(self, lang: Lang = "en") -> str:
        """Return the tree as nested HTML parts that unfold without a script; every text is escaped.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        str
            An HTML fragment.
        """
        return explanation_html(self, lang)

    __repr__ = one_line

    def __str__(self) -> str:
        """Return the tree as English text."""
        return self.to_text("en")

    def _repr_html_(self) -> str:
        """Return the tree for a notebook."""
        return self.to_html("en")

    def show(self, *, lang: Lang = "en") -> Shown:
        """Return what a notebook shows as the last line of a cell, in a language.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        Shown
            The tree, in HTML and as text.
        """
        return Shown(self.to_html(lang), self.to_text(lang))

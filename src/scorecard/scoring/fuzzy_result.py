"""What a fuzzy comprehensive evaluation comes to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from scorecard._result import Result
from scorecard._table import Column, Table, format_number
from scorecard._text import LocalText
from scorecard.scoring.aggregate.fuzziness import Operator

__all__ = ["FuzzyEvaluation", "Undefined", "Warned"]

Warned = Literal["tie", "near_tie"]
"""Why the winning grade says little: another is as far ahead, or nearly."""

Undefined = Literal["no_data", "no_membership"]
"""Why there is no winning grade: no child has memberships, or none belongs to any grade."""

_TITLE = LocalText(en="Fuzzy comprehensive evaluation, {operator}", zh="模糊综合评价，{operator}")
_OPERATORS = {
    "weighted_average": LocalText(en="M(·, +)", zh="M(·, +)"),
    "min_max": LocalText(en="M(∧, ∨)", zh="M(∧, ∨)"),
}
_NORMALISED = LocalText(en="Memberships are divided by their sum.", zh="隶属度已归一化。")
_AS_COMPOSED = LocalText(
    en="Memberships are as composed; they need not sum to 1.", zh="隶属度未归一化，其和不一定等于 1。"
)
_WARNINGS = {
    "tie": LocalText(
        en="The two leading grades tie: {first} and {second}.", zh="前两个等级的隶属度相同：{first}、{second}。"
    ),
    "near_tie": LocalText(
        en="The two leading grades nearly tie: {first} leads {second} by {margin} of the whole.",
        zh="前两个等级的隶属度相近：{first} 仅领先 {second} {margin}。",
    ),
}
_REASONS = {
    "no_data": LocalText(en="No child with a weight has memberships.", zh="没有带权重的指标具有隶属度。"),
    "no_membership": LocalText(en="Nothing belongs to any grade.", zh="没有任何等级具有隶属度。"),
}
_COLUMNS = (
    Column("grade", LocalText(en="Grade", zh="等级")),
    Column("membership", LocalText(en="Membership", zh="隶属度"), "number", 3),
    Column("grade_score", LocalText(en="Score of the grade", zh="等级分值"), "number", 1),
)


@dataclass(frozen=True, slots=True)
class FuzzyEvaluation(Result):
    """Memberships of the whole in each grade, with the grade that they speak for.

    Attributes
    ----------
    grades : tuple of str
        The grades, in the order given.
    memberships : tuple of float or None
        Membership in each grade; None where undefined.
    grade : str or None
        Grade of the greatest membership; of grades that tie the one listed first.
    runner_up : str or None
        The grade after it.
    margin : float or None
        By how much of all membership the winning grade leads, from 0 to 1.
    warning : {"tie", "near_tie"} or None
        Whether the two leading grades tie, or nearly, so that the winning grade says little.
    score : float or None
        Sum of membership × score of the grade; None without grade scores.
    reason : {"no_data", "no_membership"} or None
        Why there is no grade.
    n : int
        Children that count: with memberships and a weight.
    weights : tuple of float or None
        Share of each child's weight; None where it has no memberships.
    grade_scores : tuple of float or None
        Scores of the grades.
    operator : {"weighted_average", "min_max"}
        M(·, +) or M(∧, ∨).
    normalised : bool
        Whether the memberships were divided by their sum.
    near_tie : float
        The margin up to which a lead counts as a near tie.

    Examples
    --------
    >>> import scorecard as sc
    >>> found = sc.fuzzy_evaluation([[0.2, 0.5, 0.3], [0.6, 0.4, 0.0]], [1, 1], grade_scores=[90, 70, 40])
    >>> [round(b, 3) for b in found.memberships], round(found.score, 3)
    ([0.4, 0.45, 0.15], 73.5)
    """

    grades: tuple[str, ...]
    memberships: tuple[float | None, ...]
    grade: str | None
    runner_up: str | None
    margin: float | None
    warning: Warned | None
    score: float | None
    reason: Undefined | None
    n: int
    weights: tuple[float | None, ...]
    grade_scores: tuple[float, ...] | None
    operator: Operator
    normalised: bool
    near_tie: float

    def table(self) -> Table:
        """Return the memberships as a table.

        Returns
        -------
        Table
            One row for each grade.
        """
        scores = self.grade_scores or (None,) * len(self.grades)
        notes = [_NORMALISED if self.normalised else _AS_COMPOSED]
        if self.warning is not None and self.margin is not None:
            words = {"first": str(self.grade), "second": str(self.runner_up), "margin": format_number(self.margin, 3)}
            notes.append(_WARNINGS[self.warning].fill(words))
        if self.reason is not None:
            notes.append(_REASONS[self.reason])
        title = _TITLE.fill({"operator": _OPERATORS[self.operator]})
        return Table(
            _COLUMNS,
            tuple(zip(self.grades, self.memberships, scores, strict=True)),
            title=title,
            notes=tuple(notes),
        )

"""Rules that turn a measure's values into scores, where its reference values alone do not."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from itertools import pairwise
from typing import Annotated, Literal, cast

from pydantic import (
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    SerializerFunctionWrapHandler,
    model_serializer,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from scorecard._model import NUMBER, Flaws, Frozen, Id, Number, flaw
from scorecard._text import LocalText
from scorecard.errors import near
from scorecard.instruments.looks import as_seen
from scorecard.models.calendar import Period

Direction = Literal["maximise", "minimise", "target_is_best", "stay_in_band"]

Outside = Literal["clip", "cap", "error"]
"""What becomes of a score outside 0 to 100 before it enters a roll-up."""


class _Rule(Frozen):
    """A scoring rule, which is written with its kind even where that goes without saying."""

    @model_serializer(mode="wrap")
    def _write(self, handler: SerializerFunctionWrapHandler) -> dict[str, object]:
        return {"kind": type(self).model_fields["kind"].default, **cast("Mapping[str, object]", handler(self))}


class AnchorScoring(_Rule):
    """Linear between anchor points; beyond the outer two the outer line goes on.

    Attributes
    ----------
    kind : str
        ``anchors``.
    points : tuple of (float, float)
        Value and score at each point, the values ascending; two or more.

    Raises
    ------
    CardError
        If the values do not ascend.
    """

    kind: Literal["anchors"] = "anchors"
    points: tuple[tuple[Number, Number], ...] = Field(min_length=2, max_length=100)

    @model_validator(mode="after")
    def _check(self) -> AnchorScoring:
        flaws = Flaws()
        for i, ((before, _), (value, _)) in enumerate(zip(self.points, self.points[1:], strict=False), 1):
            if value <= before:
                flaws.add(
                    "points-order",
                    "the values of the anchor points do not ascend",
                    at=("points", i),
                    found=f"{before:g}, then {value:g}",
                    cure="Order the points by value, each value once.",
                )
        flaws.raise_if_any()
        return self


class ToleranceScoring(_Rule):
    """Distance from target in units of tolerance: 100 at target, 50 points less per unit in a bad direction.

    Attributes
    ----------
    kind : str
        ``tolerance``.
    tolerance : float
        One unit of tolerance, in the unit of the measure; above zero.
    """

    kind: Literal["tolerance"] = "tolerance"
    tolerance: Annotated[float, Field(gt=0, allow_inf_nan=False), NUMBER]


class YesNoScoring(_Rule):
    """100 for the good answer, 0 for the other.

    Attributes
    ----------
    kind : str
        ``yes_no``.
    good : bool
        The good answer: true for yes.
    """

    kind: Literal["yes_no"] = "yes_no"
    good: bool = True


class ScoredLevel(Frozen):
    """One level of a measure whose values are words.

    Attributes
    ----------
    id : str
        Name in value files.
    name : LocalText
        Name in print; accepted in value files too, in both languages.
    score : float
        Its score.
    """

    id: Id
    name: LocalText
    score: Number


class LevelsScoring(_Rule):
    """A declared score for each of several words.

    Attributes
    ----------
    kind : str
        ``levels``.
    levels : tuple of ScoredLevel
        The levels, in order; the first is 1 among the values of the measure.

    Raises
    ------
    CardError
        If one word stands for two levels.
    """

    kind: Literal["levels"] = "levels"
    levels: tuple[ScoredLevel, ...] = Field(min_length=2, max_length=100)

    @model_validator(mode="after")
    def _check(self) -> LevelsScoring:
        flaws, seen = Flaws(), dict[str, int]()
        for i, level in enumerate(self.levels):
            for word in words_of(level):
                if seen.setdefault(word_key(word), i) != i:
                    flaws.add(
                        "level-twice",
                        "this word already stands for another level",
                        at=("levels", i),
                        found=word,
                        cure="Give every level words of its own; case, blanks and hyphens make no difference.",
                    )
                    break
        flaws.raise_if_any()
        return self


class RedFlagGoalScoring(_Rule):
    """Two points on a line: 33⅓ at the red flag, 66⅔ at the goal, 0 and 100 one distance beyond.

    Attributes
    ----------
    kind : str
        ``red_flag_goal``.
    red_flag, goal : float
        The two values; the goal may be the lower one where less is better.
    """

    kind: Literal["red_flag_goal"] = "red_flag_goal"
    red_flag: Number
    goal: Number


class PlanScoring(_Rule):
    """Progress made over the progress that is due by now: 100 where the measure is on plan.

    What is due grows from nothing before the first period to the whole way at the end of the last,
    the same in every period; afterwards it is the whole way. Before the first there is no score.

    Attributes
    ----------
    kind : str
        ``plan``.
    start, end : Period
        First and last period of the way from baseline to target, of the card's kind or a longer one.

    Raises
    ------
    CardError
        If the two are of different kinds, or the end lies before the start.
    """

    kind: Literal["plan"] = "plan"
    start: Period
    end: Period

    @model_validator(mode="after")
    def _check(self) -> PlanScoring:
        flaws, both = Flaws(), f"{self.start} to {self.end}"
        if self.start.frequency != self.end.frequency:
            flaws.add(
                "plan-kinds",
                "a plan starts and ends with periods of different kinds",
                at=("end",),
                found=both,
                cure="Write both as months, or both as quarters.",
            )
        elif self.end < self.start:
            flaws.add("plan-order", "a plan ends before it starts", at=("end",), found=both, cure="Swap the two.")
        flaws.raise_if_any()
        return self


class ProgressScoring(_Rule):
    """Share of the way from baseline to target that is done.

    Attributes
    ----------
    kind : str
        ``progress``.
    """

    kind: Literal["progress"] = "progress"


class UnscoredScoring(_Rule):
    """Shown, never scored, even with reference values.

    Attributes
    ----------
    kind : str
        ``unscored``.
    """

    kind: Literal["unscored"] = "unscored"


class FunctionScoring(_Rule):
    """A function of the caller's own, given by name when the card is evaluated.

    Attributes
    ----------
    kind : str
        ``function``.
    name : str
        Its name in ``evaluate(..., functions={name: …})``.
    """

    kind: Literal["function"] = "function"
    name: Id


class _ByKind:
    """Tell pydantic to read a rule as the model of its kind, so that places stay as written."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(_read, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe the models, and the kinds that stand alone as a word."""
        return {"anyOf": [handler(schema), {"enum": list(_WORDS), "type": "string"}]}


def _read(written: object) -> object:
    """Return the rule that is written, read by its kind."""
    if isinstance(written, str) and written in _WORDS:
        written = {"kind": written}
    if written is None or isinstance(written, Frozen):
        return written
    if not isinstance(written, Mapping):
        raise flaw(
            "scoring-kind",
            "a scoring rule is needed",
            found=str(written),
            cure=f"Write it as a mapping with its kind: {', '.join(_KINDS)}.",
        )
    fields = {str(name): part for name, part in cast("Mapping[object, object]", written).items()}
    kind = fields.get("kind")
    if not isinstance(kind, str) or kind not in _KINDS:
        raise flaw(
            "scoring-kind",
            "there is no such kind of scoring rule" if kind is not None else "a scoring rule needs its kind",
            found=None if kind is None else str(kind),
            cure=near("" if kind is None else str(kind), _KINDS),
        )
    return _KINDS[kind].model_validate(fields)


_KINDS: dict[str, type[Frozen]] = {
    "anchors": AnchorScoring,
    "tolerance": ToleranceScoring,
    "yes_no": YesNoScoring,
    "levels": LevelsScoring,
    "red_flag_goal": RedFlagGoalScoring,
    "plan": PlanScoring,
    "progress": ProgressScoring,
    "unscored": UnscoredScoring,
    "function": FunctionScoring,
}
_WORDS = ("yes_no", "progress", "unscored")
"""Kinds that need nothing beside their name."""

Scoring = Annotated[
    AnchorScoring
    | ToleranceScoring
    | YesNoScoring
    | LevelsScoring
    | RedFlagGoalScoring
    | PlanScoring
    | ProgressScoring
    | UnscoredScoring
    | FunctionScoring,
    Field(discriminator="kind"),
    _ByKind(),
]
"""A scoring rule, told apart by its kind."""


def better_way(rule: object, direction: Direction) -> Direction:
    """Return which way is better under a scoring rule.

    Parameters
    ----------
    rule : Scoring or None
        The rule.
    direction : {"maximise", "minimise", "target_is_best", "stay_in_band"}
        Which way is better by the reference values.

    Returns
    -------
    {"maximise", "minimise", "target_is_best", "stay_in_band"}
        The way in which the scores of the rule rise, where it declares them itself (anchor points, levels, the
        good answer) and they rise one way only; else the direction.
    """
    match rule:
        case AnchorScoring(points=points):
            scores = [score for _, score in points]
        case LevelsScoring(levels=levels):
            scores = [level.score for level in levels]
        case YesNoScoring(good=good):
            scores = [float(not good), float(good)]
        case _:
            return direction
    steps = [later - before for before, later in pairwise(scores)]
    if min(steps) < 0 < max(steps) or not any(steps):
        return direction
    return "maximise" if max(steps) > 0 else "minimise"


def words_of(level: ScoredLevel) -> tuple[str, ...]:
    """Return the words that stand for a level in value files: its id and its names."""
    return tuple(word for word in (level.id, level.name.en, level.name.zh) if word is not None)


def word_key(word: str) -> str:
    """Return what is compared of a word: not its case, width, blanks, hyphens or underscores."""
    plain = unicodedata.normalize("NFKC", as_seen(word)).casefold()
    return "".join(c for c in plain if not c.isspace() and c not in "-_")

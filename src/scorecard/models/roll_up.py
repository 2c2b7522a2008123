"""The rule by which a node's score comes from its children's."""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import pairwise
from typing import Annotated, Literal, cast

from pydantic import (
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    SerializerFunctionWrapHandler,
    ValidationError,
    WithJsonSchema,
    field_serializer,
    field_validator,
    model_serializer,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, InitErrorDetails, PydanticCustomError, core_schema

from scorecard._model import Flaws, Frozen, Id, Number, Positive, flaw
from scorecard.errors import near, quoted

_ENDLESS = {"inf": math.inf, "-inf": -math.inf}
"""Powers that JSON cannot write as a number."""


class _Rule(Frozen):
    """A roll-up; its kind is always written, so that it can be read again."""

    @model_serializer(mode="wrap")
    def _with_kind(self, handler: SerializerFunctionWrapHandler) -> dict[str, object]:
        return {"kind": type(self).model_fields["kind"].default, **handler(self)}


class WeightedArithmetic(_Rule):
    """Roll-up by the weighted arithmetic mean: a bad child is made up for by a good one.

    Attributes
    ----------
    kind : {"weighted_arithmetic"}
        Which rule.
    """

    kind: Literal["weighted_arithmetic"] = "weighted_arithmetic"


class WeightedGeometric(_Rule):
    """Roll-up by the weighted geometric mean: a bad child is made up for in part, one of 0 not at all.

    Attributes
    ----------
    kind : {"weighted_geometric"}
        Which rule.
    """

    kind: Literal["weighted_geometric"] = "weighted_geometric"


class WeightedHarmonic(_Rule):
    """Roll-up by the weighted harmonic mean, which stays nearer the bad children than the geometric.

    Attributes
    ----------
    kind : {"weighted_harmonic"}
        Which rule.
    """

    kind: Literal["weighted_harmonic"] = "weighted_harmonic"


class PowerMean(_Rule):
    """Roll-up by a weighted power mean: the lower the power, the more the bad children count.

    Attributes
    ----------
    kind : {"power_mean"}
        Which rule.
    power : float
        1 is the arithmetic mean, 0 the geometric, −1 the harmonic; ``"-inf"`` the worst child,
        ``"inf"`` the best.
    """

    kind: Literal["power_mean"] = "power_mean"
    power: Annotated[float, WithJsonSchema({"anyOf": [{"type": "number"}, {"enum": [*_ENDLESS]}]})]

    @field_validator("power", mode="before")
    @classmethod
    def _known_power(cls, value: object) -> object:
        if isinstance(value, str):
            value = _ENDLESS.get(value.strip().lower(), value)
        if isinstance(value, bool | str | bytes) or (isinstance(value, float) and math.isnan(value)):
            raise flaw(
                "power-value",
                "the power must be a number, inf or -inf",
                found=str(value),
                cure="Write a number without quotes, such as 0.5.",
            )
        return value

    @field_serializer("power")
    def _in_words(self, value: float) -> float | str:
        return value if math.isfinite(value) else "inf" if value > 0 else "-inf"


class OrderedWeightedAverage(_Rule):
    """Roll-up by weights that belong to ranks instead of children.

    Attributes
    ----------
    kind : {"owa"}
        Which rule.
    order_weights : tuple of float
        One for each child, the best rank first; only proportions matter. Where children are missing,
        the cumulative order weights are interpolated linearly to the number that is there.
    """

    kind: Literal["owa"] = "owa"
    order_weights: Annotated[tuple[Positive, ...], Field(min_length=1, max_length=1000)]

    @field_validator("order_weights")
    @classmethod
    def _some_weight(cls, value: tuple[float, ...]) -> tuple[float, ...]:
        if not any(value) or not math.isfinite(sum(value)):
            raise flaw(
                "order-weights-unusable",
                "the order weights must sum to a number above zero",
                found=", ".join(f"{weight:g}" for weight in value[:12]),
                cure="Give at least one rank a weight; only proportions matter.",
            )
        return value


class WeakestLink(_Rule):
    """Roll-up by the worst child; weights do not matter, but for a weight of 0, which takes a child out.

    Attributes
    ----------
    kind : {"weakest_link"}
        Which rule.
    """

    kind: Literal["weakest_link"] = "weakest_link"


class Best(_Rule):
    """Roll-up by the best child; weights do not matter, but for a weight of 0, which takes a child out.

    Attributes
    ----------
    kind : {"best"}
        Which rule.
    """

    kind: Literal["best"] = "best"


class MostFrequent(_Rule):
    """Roll-up by the band that most of the children's weight is in: the weighted mean of the children in it.

    Attributes
    ----------
    kind : {"most_frequent"}
        Which rule.
    tie : {"worst", "best"}
        Which of the bands that tie leads.
    """

    kind: Literal["most_frequent"] = "most_frequent"
    tie: Literal["worst", "best"] = "worst"


class Majority(_Rule):
    """Roll-up by the band that most of the children's weight is in; bands that tie are told apart by priority.

    Attributes
    ----------
    kind : {"majority"}
        Which rule.
    priority : tuple of str
        Ids of bands, the one that leads first. Bands not named follow, the worst first.
    """

    kind: Literal["majority"] = "majority"
    priority: Annotated[tuple[Id, ...], Field(min_length=1, max_length=20)]

    @field_validator("priority")
    @classmethod
    def _each_once(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        twice = [name for i, name in enumerate(value) if name in value[:i]]
        if twice:
            raise flaw("priority-repeated", "a band stands twice", found=twice[0], cure="Name each band once.")
        return value


class Fuzzy(_Rule):
    """Roll-up by fuzzy comprehensive evaluation, with the bands as grades.

    Attributes
    ----------
    kind : {"fuzzy"}
        Which rule.
    operator : {"weighted_average", "min_max"}
        How weights and memberships are composed: ``weighted_average`` is M(·, +), ``min_max`` is M(∧, ∨).
    normalised : bool
        Whether the memberships are divided by their sum before they give a score. Without it the score
        of ``min_max`` may leave the range of the grades' scores.
    overlap : float
        Points of score around each edge in which both neighbouring bands have members.
    grade_scores : tuple of float or None
        Score of each band, ascending, from 0 to the card's cap; the middle of each band when None.
    """

    kind: Literal["fuzzy"] = "fuzzy"
    operator: Literal["weighted_average", "min_max"] = "weighted_average"
    normalised: bool = True
    overlap: Positive = 10.0
    grade_scores: Annotated[tuple[Number, ...], Field(max_length=20)] | None = None

    @model_validator(mode="after")
    def _ascending(self) -> Fuzzy:
        scores = self.grade_scores
        if scores is not None and any(high <= low for low, high in pairwise(scores)):
            flaws = Flaws()
            flaws.add(
                "grade-scores-order",
                "the scores of the grades must ascend",
                at=("grade_scores",),
                found=", ".join(f"{score:g}" for score in scores),
                cure="List them from the worst band to the best.",
            )
            flaws.raise_if_any()
        return self


_MODELS: dict[str, type[_Rule]] = {
    "weighted_arithmetic": WeightedArithmetic,
    "weighted_geometric": WeightedGeometric,
    "weighted_harmonic": WeightedHarmonic,
    "power_mean": PowerMean,
    "owa": OrderedWeightedAverage,
    "weakest_link": WeakestLink,
    "best": Best,
    "most_frequent": MostFrequent,
    "majority": Majority,
    "fuzzy": Fuzzy,
}


def _needed(model: type[_Rule]) -> list[str]:
    """Return the fields that a roll-up cannot do without."""
    return [name for name, field in model.model_fields.items() if field.is_required()]


_WORDS = [kind for kind, model in _MODELS.items() if not _needed(model)]
"""Kinds that can be written as a single word."""


class _Written:
    """Tell pydantic to read a roll-up from one word or from fields with a kind."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(_read, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"anyOf": [{"enum": [*_WORDS]}, handler(schema)]}


RollUp = Annotated[
    WeightedArithmetic
    | WeightedGeometric
    | WeightedHarmonic
    | PowerMean
    | OrderedWeightedAverage
    | WeakestLink
    | Best
    | MostFrequent
    | Majority
    | Fuzzy,
    Field(discriminator="kind"),
    _Written(),
]
"""A roll-up: one word, such as ``best``, or fields with a kind."""


def _read(value: object) -> object:
    """Return the roll-up that is written, each kind held against its own fields."""
    if isinstance(value, _Rule):
        return value
    fields: dict[str, object]
    if isinstance(value, str):
        fields = {"kind": value}
    elif isinstance(value, Mapping):
        fields = {str(name): part for name, part in cast("Mapping[object, object]", value).items()}
    else:
        raise flaw("wrong-type", "a roll-up is needed", found=str(value), cure=f"Write one of: {', '.join(_WORDS)}.")
    kind = fields.get("kind")
    if not isinstance(kind, str) or kind not in _MODELS:
        flaws, at = Flaws(), () if isinstance(value, str) else ("kind",)
        if "kind" in fields:
            flaws.add(
                "unknown-roll-up", "there is no such roll-up", at=at, found=str(kind), cure=near(str(kind), _MODELS)
            )
        else:
            flaws.add("roll-up-kind", "a roll-up needs its kind", cure=f"Add kind, one of: {', '.join(_MODELS)}.")
        flaws.raise_if_any()
    model = _MODELS[str(kind)]
    if isinstance(value, str) and (needed := _needed(model)):
        names = " and ".join(needed)
        cure = f"Write kind: {kind} with {names} below it."
        raise flaw("roll-up-incomplete", f"the roll-up {kind} needs {names}", cure=cure)
    try:
        return model.model_validate(fields)
    except ValidationError as error:
        details = [_told(dict(detail), model) for detail in error.errors(include_url=False)]
        raise ValidationError.from_exception_data("description", details) from None


def _told(detail: Mapping[str, object], model: type[_Rule]) -> InitErrorDetails:
    """Return one line of pydantic's report, a field that does not exist held against those of this kind."""
    kind, loc = cast("str", detail["type"]), cast("tuple[int | str, ...]", detail["loc"])
    context = cast("dict[str, object]", detail.get("ctx", {}))
    if kind == "extra_forbidden":
        name = str(loc[-1])
        words = {"what": f"there is no field {quoted(name)} here", "cure": near(name, model.model_fields)}
        return InitErrorDetails(type=PydanticCustomError("unknown-field", "{what}", words), loc=loc, input=None)
    if kind == "missing":
        words = {"what": f"the field {loc[-1]} is needed here", "cure": "Add it."}
        return InitErrorDetails(type=PydanticCustomError("missing-field", "{what}", words), loc=loc[:-1], input=None)
    if "cure" in context:
        custom = PydanticCustomError(kind, "{what}", context)  # pyright: ignore[reportArgumentType]  # the code of a flaw, which is literal where it is made
        return InitErrorDetails(type=custom, loc=loc, input=None)
    return InitErrorDetails(type=kind, loc=loc, input=detail["input"], ctx=context)

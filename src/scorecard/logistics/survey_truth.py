"""What is true of simulated survey answers."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from scorecard._model import NUMBER, WHOLE, Flaws, Frozen, FrozenMap, Id
from scorecard.instruments.instrument import Role

__all__ = ["SurveyTruth"]

Level = Annotated[float, Field(ge=0, le=1), NUMBER]
Shift = Annotated[float, Field(ge=-1, le=1), NUMBER]


def _levels() -> dict[Role, float]:
    """Return the level of each kind of answer."""
    return {
        "expectation": 0.8,
        "perception": 0.68,
        "importance": 0.75,
        "satisfaction": 0.65,
        "minimum": 0.55,
        "desired": 0.85,
    }


class SurveyTruth(Frozen):
    """What customers answer.

    The level of an answer is 0 at the lowest code of the scale and 1 at the highest: with five points a level of 0.75
    is a mean of 4. The level of a role, the shifts of class and dimension add up.

    Attributes
    ----------
    respondents : int
        Number of respondents.
    levels : dict of role to float
        Level of each role, before the shifts.
    class_shifts : dict of str to float
        What a value class adds to the level of perception and satisfaction.
    dimension_shifts : dict of str to float
        What a dimension, by its id, adds to the level of perception and satisfaction; 0 for those not named.
    together : float
        How much the answers of one respondent go together: half of the respondents answer by this much higher than
        the level, the other half by as much lower.
    missing : float
        Share of the answers that are missing.

    Raises
    ------
    CardError
        If a level can leave 0 to 1 by the shifts: every one of them.
    """

    respondents: Annotated[int, Field(ge=1, le=1_000_000), WHOLE] = 300
    levels: FrozenMap[Role, Level] = Field(default_factory=_levels, validate_default=True)
    class_shifts: FrozenMap[Id, Shift] = Field(
        default_factory=lambda: {"key": 0.04, "suitable": 0.0, "general": -0.04}, validate_default=True
    )
    dimension_shifts: FrozenMap[Id, Shift] = Field(default_factory=dict, validate_default=True)
    together: Level = 0.1
    missing: Annotated[float, Field(ge=0, lt=1), NUMBER] = 0.02

    @model_validator(mode="after")
    def _check(self) -> SurveyTruth:
        flaws = Flaws()
        by_class, by_dimension = [*self.class_shifts.values(), 0.0], [*self.dimension_shifts.values(), 0.0]
        for role, level in self.levels.items():
            moved = role in ("perception", "satisfaction")
            low = level - self.together + (min(by_class) + min(by_dimension) if moved else 0)
            high = level + self.together + (max(by_class) + max(by_dimension) if moved else 0)
            if low < -1e-12 or high > 1 + 1e-12:
                flaws.add(
                    "truth-level",
                    "the level leaves 0 to 1 for some respondents",
                    at=("levels", role),
                    found=f"{low:.3g} to {high:.3g}",
                    cure="Move the level, or lower the shifts or how much answers go together.",
                )
        flaws.raise_if_any()
        return self

    def level(self, role: Role, *, value_class: str, dimension: str | None) -> float:
        """Return the level of an answer: 0 for the lowest code on the mean, 1 for the highest.

        Parameters
        ----------
        role : str
            What is asked.
        value_class : str
            Value class of the respondent.
        dimension : str or None
            Dimension of the item.

        Returns
        -------
        float
            Level over all respondents of the class.
        """
        level = self.levels[role]
        if role not in ("perception", "satisfaction"):
            return level
        return level + self.class_shifts.get(value_class, 0.0) + self.dimension_shifts.get(dimension or "", 0.0)

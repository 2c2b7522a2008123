"""What a node does where something below it is missing."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from scorecard._model import NUMBER

__all__ = ["MissingPolicy", "Share"]

MissingPolicy = Literal["renormalise", "blank", "fail", "floor"]
"""``renormalise``: what is missing leaves the weight base; ``blank``: no score; ``fail``: an error;
``floor``: a declared score stands for what is missing."""

Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False), NUMBER]
"""A share from 0 to 1."""

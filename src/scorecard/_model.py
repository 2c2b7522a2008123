"""The frozen pydantic base of everything that people write."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

ID_PATTERN = r"^[A-Za-z][A-Za-z0-9_]*$"

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=64)]
"""A name that other parts refer to: a letter, then letters, digits or underscores."""

Number = Annotated[float, Field(allow_inf_nan=False)]
"""A finite number."""

Positive = Annotated[float, Field(ge=0, allow_inf_nan=False)]
"""A finite number that is zero or more."""


class Frozen(BaseModel):
    """A description: immutable, no unknown fields, no silent conversion between kinds."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False, validate_default=True, arbitrary_types_allowed=False)

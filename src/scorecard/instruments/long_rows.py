"""Where a survey file of one row an answer holds item, role and value."""

from __future__ import annotations

from pydantic import Field, model_validator

from scorecard._model import Frozen, FrozenMap, Id, flaw
from scorecard.instruments.instrument import Role


class LongColumns(Frozen):
    """The columns of a survey file of one row an answer: respondent, item, role, value.

    The respondent's column is that of the layout.

    Attributes
    ----------
    item : str
        Column with the item: its id, its number from 1, or its statement in either language.
    value : str
        Column with the answer.
    role : str or None
        Column with what was asked; None for a file in which only `asks` was.
    asks : str or None
        What every row answers, in a file without a role column.
    roles : dict of str to str
        Words of the role column and the roles they stand for, such as {"E": "expectation"}; a role
        stands for itself.
    items : dict of str to str
        Words of the item column and the ids they stand for.

    Examples
    --------
    >>> LongColumns(roles={"E": "expectation", "P": "perception"}).role
    'role'
    """

    item: str = "item"
    value: str = "value"
    role: str | None = "role"
    asks: Role | None = None
    roles: FrozenMap[str, Role] = Field(default_factory=dict, validate_default=True)
    items: FrozenMap[str, Id] = Field(default_factory=dict, validate_default=True)

    @model_validator(mode="after")
    def _one_way(self) -> LongColumns:
        if (self.role is None) == (self.asks is None):
            raise flaw(
                "long-role",
                "a long file has either a role column or one role that every row answers",
                found=f"role {self.role}, asks {self.asks}",
                cure="Name the column under role, or set role to null and name the role under asks.",
            )
        return self

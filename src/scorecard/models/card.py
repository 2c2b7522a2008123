"""The scorecard: perspectives, strategy map, bands, surveys and calendar in one description."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, field_validator, model_validator

from scorecard._model import NUMBER, Frozen, FrozenMap, Id, Number, flaw
from scorecard._text import LocalText
from scorecard.errors import CardError, Problems, near
from scorecard.models.bands import Bands
from scorecard.models.calendar import Calendar, Period
from scorecard.models.card_parts import Entity, LintException
from scorecard.models.changes import BandsChange, since_day
from scorecard.models.checks import Parts, card_problems
from scorecard.models.floor_checks import floor_problems
from scorecard.models.measure import Measure
from scorecard.models.partial import readable_parts
from scorecard.models.perspective import Objective, Perspective
from scorecard.models.policies import MissingPolicy, Share
from scorecard.models.roll_up import RollUp, WeightedArithmetic
from scorecard.models.roll_up_checks import roll_up_problems
from scorecard.models.strategy_map import StrategyMap
from scorecard.models.surveys import SurveyDeclaration

SCHEMA_VERSION = 2
"""Version of the card format that is written."""

SCHEMA_VERSIONS = (1, 2)
"""Versions that are read; a card of version 1 means the same in version 2, which has more fields."""

NodeKind = Literal["total", "perspective", "objective", "measure"]


class Scorecard(Frozen):
    """A balanced scorecard: a description that never holds data.

    Attributes
    ----------
    schema_version : int
        Version of the file format, 2; a card of version 1 is read as it is.
    id : str
        Name of the card.
    name : LocalText
        Name in print.
    organisation : LocalText or None
        Whose card it is.
    calendar : Calendar
        The periods it reports on.
    perspectives : tuple of Perspective
        The perspectives, in the order in which they are printed.
    strategy_map : StrategyMap
        Links between objectives.
    bands : Bands
        Bands of the score; a convention unless the card states its own.
    surveys : dict of str to SurveyDeclaration
        Surveys that give measures their values.
    entities : tuple of Entity
        Units that the card scores; empty for one organisation as a whole.
    total : bool
        Whether a total score is computed.
    cap : float or "none"
        Highest score that enters a roll-up; 100 unless over-achievement may count.
    roll_up : RollUp
        How scores become the score of the node above, unless a node says otherwise.
    missing : {"renormalise", "blank", "fail", "floor"}
        What happens where a score is missing, unless a node says otherwise.
    floor : float
        Score that stands for a missing one under the policy ``floor``, from 0 to the cap.
    min_coverage : float
        Least share of the weight with data for a score to be shown, unless a node says otherwise.
    guard : float
        Points by which a score must lie beyond the edge of a band before the status changes.
    changes : tuple of BandsChange
        Bands from some day on.
    notes : tuple of LocalText
        What the reader of a review should know.
    lint_ignore : tuple of LintException
        Advice not taken.

    Raises
    ------
    CardError
        With every problem: unknown fields, missing reference values, ids that repeat or do
        not exist, weights that are all zero, a floor outside the scale, a circle in the strategy map.

    Examples
    --------
    >>> card = Scorecard(
    ...     id="demo",
    ...     name="Demo",
    ...     calendar={"first": "2026-Q1", "last": "2026-Q4"},
    ...     perspectives=[
    ...         {
    ...             "id": "customer",
    ...             "objectives": [
    ...                 {
    ...                     "id": "punctual",
    ...                     "name": "Deliver on time",
    ...                     "measures": [{"id": "otif", "name": "OTIF", "worst": 80, "target": 98}],
    ...                 }
    ...             ],
    ...         }
    ...     ],
    ... )
    >>> card.measure("otif").target
    98.0
    >>> card.node_ids
    ('customer', 'punctual', 'otif')
    """

    schema_version: Literal[1, 2] = 2
    id: Id
    name: LocalText
    organisation: LocalText | None = None
    calendar: Calendar
    perspectives: tuple[Perspective, ...] = Field(min_length=1)
    strategy_map: StrategyMap = StrategyMap()
    bands: Bands = Bands.default()
    surveys: FrozenMap[Id, SurveyDeclaration] = Field(default_factory=dict, validate_default=True)
    entities: tuple[Entity, ...] = ()
    total: bool = False
    cap: Annotated[float, Field(ge=100, le=1000)] | Literal["none"] = 100.0
    roll_up: RollUp = WeightedArithmetic()
    missing: MissingPolicy = "renormalise"
    floor: Number = 0.0
    min_coverage: Share = 0.0
    guard: Annotated[float, Field(ge=0, lt=50, allow_inf_nan=False), NUMBER] = 0.0
    changes: tuple[BandsChange, ...] = ()
    notes: tuple[LocalText, ...] = ()
    lint_ignore: tuple[LintException, ...] = ()

    def __repr__(self) -> str:
        """Return a short text without the parts of the card, which `write_card` writes out."""
        sizes = (
            (len(self.perspectives), "perspectives"),
            (len(self.objectives), "objectives"),
            (len(self.measures), "measures"),
        )
        parts = ", ".join(f"{number} {name.removesuffix('s') if number == 1 else name}" for number, name in sizes)
        return f"Scorecard({self.id}: {parts}, {self.calendar.first} to {self.calendar.last})"

    def __str__(self) -> str:
        """Return the same short text."""
        return repr(self)

    @field_validator("schema_version", mode="before")
    @classmethod
    def _known_version(cls, value: object) -> object:
        if value not in SCHEMA_VERSIONS or type(value) is not int:
            raise flaw(
                "schema-version",
                "this version of the card format is not known",
                found="nothing" if value is None else str(value),
                cure=f"Write {SCHEMA_VERSION}, or use the release of scorecard that the card was made for.",
            )
        return SCHEMA_VERSION

    @field_validator("cap", mode="before")
    @classmethod
    def _known_cap(cls, value: object) -> object:
        number = isinstance(value, int | float) and not isinstance(value, bool) and 100 <= value <= 1000
        if value != "none" and not number:
            raise flaw(
                "cap-value",
                "the cap must be a number from 100 to 1000, or none",
                found="nothing" if value is None else str(value),
                cure="Leave it out to let scores above 100 count as 100.",
            )
        return value

    @model_validator(mode="after")
    def _check(self) -> Scorecard:
        entities = [entity.id for entity in self.entities]
        parts = Parts(
            self.perspectives,
            self.strategy_map.links,
            self.surveys,
            entities,
            calendar=self.calendar,
            changes=self.changes,
        )
        problems = card_problems(parts)
        bands = (self.bands, *(change.bands for change in self.changes))
        problems.extend(roll_up_problems(self.roll_up, self.perspectives, bands=bands, total=self.total, cap=self.cap))
        problems.extend(floor_problems(self.floor, self.perspectives, cap=self.cap))
        problems.raise_if_any(CardError, "The scorecard cannot be used as written.")
        return self

    @classmethod
    def _also_wrong(cls, written: object) -> Problems:
        """Return what is wrong with the cross-references of the parts that can be read."""
        return card_problems(readable_parts(written, tuple(cls.model_fields)))

    @cached_property
    def objectives(self) -> tuple[Objective, ...]:
        """All objectives, in the order of the card."""
        return tuple(o for p in self.perspectives for o in p.objectives)

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """All measures, in the order of the card."""
        return tuple(m for o in self.objectives for m in o.measures)

    @cached_property
    def node_ids(self) -> tuple[str, ...]:
        """Ids of all nodes, depth first; ``total`` comes first when the card asks for it."""
        ids = ["total"] if self.total else []
        for perspective in self.perspectives:
            ids.append(perspective.id)
            for objective in perspective.objectives:
                ids.append(objective.id)
                ids.extend(m.id for m in objective.measures)
        return tuple(ids)

    @cached_property
    def node_places(self) -> Mapping[str, int]:
        """Position of each node in `node_ids`."""
        return {node: place for place, node in enumerate(self.node_ids)}

    @cached_property
    def _nodes(self) -> dict[str, tuple[NodeKind, str | None, Perspective | Objective | Measure]]:
        nodes: dict[str, tuple[NodeKind, str | None, Perspective | Objective | Measure]] = {}
        for perspective in self.perspectives:
            nodes[perspective.id] = ("perspective", "total" if self.total else None, perspective)
            for objective in perspective.objectives:
                nodes[objective.id] = ("objective", perspective.id, objective)
                for measure in objective.measures:
                    nodes[measure.id] = ("measure", objective.id, measure)
        return nodes

    def node(self, node_id: str) -> Perspective | Objective | Measure:
        """Return a perspective, objective or measure by its id.

        Parameters
        ----------
        node_id : str
            Id of the node.

        Returns
        -------
        Perspective, Objective or Measure
            The node.

        Raises
        ------
        CardError
            If there is no such node.
        """
        if node_id not in self._nodes:
            raise CardError.single(
                "unknown-node", "the card has no such node", found=node_id, cure=near(node_id, self._nodes)
            )
        return self._nodes[node_id][2]

    def kind_of(self, node_id: str) -> NodeKind:
        """Return what a node is.

        Parameters
        ----------
        node_id : str
            Id of the node, or ``total``.

        Returns
        -------
        {"total", "perspective", "objective", "measure"}
            Its kind.
        """
        if node_id == "total":
            return "total"
        self.node(node_id)
        return self._nodes[node_id][0]

    def parent_of(self, node_id: str) -> str | None:
        """Return the id of the node above.

        Parameters
        ----------
        node_id : str
            Id of the node, or ``total``.

        Returns
        -------
        str or None
            The parent; None at the top.
        """
        if node_id == "total":
            return None
        self.node(node_id)
        return self._nodes[node_id][1]

    def children_of(self, node_id: str) -> tuple[str, ...]:
        """Return the ids of the nodes directly below.

        Parameters
        ----------
        node_id : str
            Id of the node, or ``total``.

        Returns
        -------
        tuple of str
            The children, in the order of the card.
        """
        if node_id == "total":
            return tuple(p.id for p in self.perspectives)
        node = self.node(node_id)
        if isinstance(node, Perspective):
            return tuple(o.id for o in node.objectives)
        if isinstance(node, Objective):
            return tuple(m.id for m in node.measures)
        return ()

    def measure(self, measure_id: str) -> Measure:
        """Return a measure by its id.

        Parameters
        ----------
        measure_id : str
            Id of the measure.

        Returns
        -------
        Measure
            The measure.

        Raises
        ------
        CardError
            If there is no such measure.
        """
        node = self._nodes.get(measure_id)
        if node is not None and isinstance(node[2], Measure):
            return node[2]
        cure = near(measure_id, [m.id for m in self.measures])
        raise CardError.single("unknown-measure", "the card has no such measure", found=measure_id, cure=cure)

    def name_of(self, node_id: str) -> LocalText:
        """Return the printed name of a node.

        Parameters
        ----------
        node_id : str
            Id of the node, or ``total``.

        Returns
        -------
        LocalText
            The name.
        """
        return TOTAL if node_id == "total" else self.node(node_id).name

    def bands_of(self, node_id: str, *, period: Period | None = None) -> Bands:
        """Return the bands that give a node its status.

        Parameters
        ----------
        node_id : str
            Id of the node, or ``total``.
        period : Period, optional
            The period in which they are in force; the bands before any change when left out.

        Returns
        -------
        Bands
            A measure's own bands where it has some, else the card's.
        """
        node = None if node_id == "total" else self.node(node_id)
        common = self.bands
        changing = bool(self.changes) or (isinstance(node, Measure) and bool(node.changes))
        if period is not None and changing:
            day = self.calendar.first_day(period)
            node = node.at(day, calendar=self.calendar) if isinstance(node, Measure) else node
            begun = [change for change in self.changes if since_day(change.since, self.calendar) <= day]
            common = begun[-1].bands if begun else common
        return node.bands if isinstance(node, Measure) and node.bands is not None else common


TOTAL = LocalText(en="Total", zh="总分")
"""Printed name of the total."""

"""Chains of arithmetic over uncertain parameters, as they are shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from scorecard._printing import format_number
from scorecard._result import Result
from scorecard._table import Column, Table
from scorecard._text import LocalText
from scorecard.errors import UsageError, near
from scorecard.logistics.parameters import Shape

__all__ = ["AssumptionChain", "ChainParameter", "ChainStep"]


@dataclass(frozen=True, slots=True)
class ChainStep:
    """One step of a chain as it was computed.

    Attributes
    ----------
    id : str
        Name of the step.
    label : LocalText
        What it is in words.
    formula : str
        Its arithmetic, with names in braces.
    value : float
        Its value with every parameter at the stated value; not rounded.
    low, high : float or None
        Quantiles of the draws; None where every parameter behind it is exact.
    uses : tuple of str
        The names in the formula.
    """

    id: str
    label: LocalText
    formula: str
    value: float
    low: float | None
    high: float | None
    uses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChainParameter:
    """One parameter of a chain and how much of the outcome's variance it explains alone.

    Attributes
    ----------
    id : str
        Name of the parameter.
    label : LocalText
        What it is in words.
    value : float
        The stated value.
    low, high : float or None
        Its range; None where it is exact.
    shape : str or None
        How it is spread over the range; None where it is exact.
    source : LocalText
        Where it comes from.
    share_of_variance : float or None
        Var(E[outcome | parameter]) / Var(outcome) over the draws; None where the outcome does not vary.
    """

    id: str
    label: LocalText
    value: float
    low: float | None
    high: float | None
    shape: Shape | None
    source: LocalText
    share_of_variance: float | None


@dataclass(frozen=True, slots=True)
class AssumptionChain(Result):
    """A chain of arithmetic with the range that its parameters leave open.

    Attributes
    ----------
    steps : tuple of ChainStep
        The steps, in the order of computing.
    parameters : tuple of ChainParameter
        The parameters, in the order stated.
    outcome : str
        The step whose variance is shared out.
    not_computed : tuple of (str, LocalText)
        Steps that were left out, each with its reason.
    draws, seed : int
        Number of draws and their seed.
    confidence : float
        Share of the draws between `low` and `high`.
    """

    TITLE: ClassVar[LocalText] = LocalText(en="Chain of assumptions", zh="推算链")

    steps: tuple[ChainStep, ...]
    parameters: tuple[ChainParameter, ...]
    outcome: str
    not_computed: tuple[tuple[str, LocalText], ...]
    draws: int
    seed: int
    confidence: float

    def __getitem__(self, step: str) -> ChainStep:
        """Return a step by its name."""
        for found in self.steps:
            if found.id == step:
                return found
        names = [s.id for s in self.steps]
        raise UsageError.single("unknown-step", "the chain has no such step", found=step, cure=near(step, names))

    def arithmetic(self, step: str) -> str:
        """Return the arithmetic of a step with its numbers.

        Parameters
        ----------
        step : str
            Name of the step.

        Returns
        -------
        str
            Such as ``1 × (1 + 6) = 7``; six significant digits.

        Raises
        ------
        UsageError
            If there is no such step.
        """
        found = self[step]
        known = {p.id: p.value for p in self.parameters} | {s.id: s.value for s in self.steps}
        text = found.formula
        for name in found.uses:
            text = text.replace("{" + name + "}", _shown(known[name]))
        return f"{text} = {_shown(found.value)}"

    def table(self) -> Table:
        """Return every step as arithmetic, with its range and sources.

        Returns
        -------
        Table
            One row a step.
        """
        sources = {p.id: p.source for p in self.parameters}
        rows = tuple(
            (
                s.label,
                self.arithmetic(s.id),
                s.value,
                s.low,
                s.high,
                _joined(sources[n] for n in s.uses if n in sources),
            )
            for s in self.steps
        )
        spread = _RANGE.fill(
            {
                "share": format_number(100 * self.confidence, 0),
                "draws": format_number(self.draws, 0),
                "seed": str(self.seed),
            }
        )
        left = tuple(_LEFT_OUT.fill({"step": name, "why": why}) for name, why in self.not_computed)
        return Table(_STEP_COLUMNS, rows, title=self.TITLE, notes=(spread, *left))

    def sensitivity(self) -> Table:
        """Return which parameter matters: the share of the outcome's variance that each explains alone.

        Returns
        -------
        Table
            One row a parameter, the most important first; what is missing to 100 % comes from parameters together.
        """
        ordered = sorted(self.parameters, key=lambda p: -(p.share_of_variance or 0.0))
        shapes = [None if p.shape is None else _SHAPES[p.shape] for p in ordered]
        rows = tuple(
            (p.label, p.value, p.low, p.high, shape, p.share_of_variance, p.source)
            for p, shape in zip(ordered, shapes, strict=True)
        )
        title = _SENSITIVITY.fill({"outcome": self[self.outcome].label})
        return Table(_PARAMETER_COLUMNS, rows, title=title)


def _shown(value: float) -> str:
    """Return a number of an arithmetic line: six significant digits."""
    return format(value, ",.6g").replace("-", "−").replace(",", "\u00a0")


def _joined(sources: Iterable[LocalText]) -> LocalText | None:
    """Return the different sources of one step, joined."""
    different = list(dict.fromkeys((s.text("en"), s.text("zh")) for s in sources))
    if not different:
        return None
    return LocalText(en="; ".join(en for en, _ in different), zh="；".join(zh for _, zh in different))


_RANGE = LocalText(
    en="Low to high: {share} % of {draws} draws of the parameters within their ranges (seed {seed}).",
    zh="下限至上限：在各参数取值范围内抽样 {draws} 次，其中 {share} % 落在此区间（随机种子 {seed}）。",
)
_LEFT_OUT = LocalText(en="Not computed: {step}. {why}", zh="未计算：{step}。{why}")
_SENSITIVITY = LocalText(en="What matters for: {outcome}", zh="影响最大的参数：{outcome}")
_SHAPES: dict[str, LocalText] = {
    "pert": LocalText(en="PERT", zh="PERT 分布"),
    "triangular": LocalText(en="triangular", zh="三角分布"),
    "beta": LocalText(en="beta", zh="贝塔分布"),
    "uniform": LocalText(en="uniform", zh="均匀分布"),
}
_STEP = Column("step", LocalText(en="Step", zh="步骤"))
_VALUE = Column("value", LocalText(en="Value", zh="数值"), "number")
_LOW = Column("low", LocalText(en="Low", zh="下限"), "number")
_HIGH = Column("high", LocalText(en="High", zh="上限"), "number")
_SOURCE = Column("source", LocalText(en="Source", zh="来源"))
_STEP_COLUMNS = (_STEP, Column("arithmetic", LocalText(en="Arithmetic", zh="算式")), _VALUE, _LOW, _HIGH, _SOURCE)
_PARAMETER_COLUMNS = (
    Column("parameter", LocalText(en="Parameter", zh="参数")),
    _VALUE,
    _LOW,
    _HIGH,
    Column("shape", LocalText(en="Shape", zh="分布形状")),
    Column("share_of_variance", LocalText(en="Share of variance", zh="方差占比"), "percent", 1),
    _SOURCE,
)

"""The page docs/service-study.md, made of what was found."""

from __future__ import annotations

import math
import platform
from collections.abc import Iterable, Sequence

import numpy as np
import scipy

from tools.service_study.study import Held, Study
from tools.service_study.words import FIGURES, TEMPLATE

__all__ = ["BARS", "FEW", "judged", "page"]

BARS: dict[str, tuple[float, float]] = {"mean": (0.93, 0.975), "rate": (0.93, 0.975), "ratio": (0.92, 0.98)}
"""Coverage that each kind of interval should have."""

FEW = 10
"""A line has a bar if so many trials or clusters fail on the mean, and so many durations there are times three."""


def page(found: Study, *, seeds: int, minutes: float) -> str:
    """Return the page."""
    sure = [line for line in found.lines if has_bar(line)]
    missed = [line for line in sure if not reached(line)]
    return TEMPLATE.format(
        seeds=_spaced(seeds),
        error=f"{200 * math.sqrt(0.95 * 0.05 / seeds):.1f}",
        few=FEW,
        durations=3 * FEW,
        python=platform.python_version(),
        numpy=np.__version__,
        scipy=scipy.__version__,
        minutes=f"{minutes:.0f}",
        summary=_summary(sure),
        missed=_lines(missed) if missed else "None.",
        rates=_lines(line for line in sure if line.kind == "rate"),
        means=_lines(line for line in sure if line.kind == "mean"),
        ratios=_lines(line for line in sure if line.kind == "ratio"),
        few_lines=_lines(line for line in found.lines if line.kind in BARS and not has_bar(line)),
        others=_lines(line for line in found.lines if line.kind not in BARS),
        beyond=_lines(found.beyond),
    )


def has_bar(line: Held) -> bool:
    """Return whether a line is of a kind that has a bar, and there is enough to count."""
    if line.kind == "mean":
        return line.n >= 3 * FEW
    return line.kind in BARS and line.failures >= FEW


def reached(line: Held) -> bool:
    """Return whether the coverage of a line lies within the bar of its kind."""
    low, high = BARS[line.kind]
    return low <= line.coverage <= high


def judged(found: Study) -> dict[str, bool]:
    """Return for each kind with a bar whether all its lines reach it."""
    return {kind: all(reached(line) for line in found.lines if line.kind == kind and has_bar(line)) for kind in BARS}


def _summary(lines: Sequence[Held]) -> str:
    """Return one row for each kind: lines, coverage, whether the bar is reached."""
    rows: list[list[str]] = []
    for kind, (low, high) in BARS.items():
        some = [line for line in lines if line.kind == kind]
        inside = sum(reached(line) for line in some)
        least, most = min(some, key=lambda line: line.coverage), max(some, key=lambda line: line.coverage)
        rows.append(
            [
                _KINDS[kind],
                f"{_percent(low)}–{_percent(high)}",
                f"{inside} of {len(some)}",
                _percent(float(np.mean([line.coverage for line in some]))),
                f"{_percent(least.coverage, 2)}: {_where(least)}",
                f"{_percent(most.coverage, 2)}: {_where(most)}",
            ]
        )
    return _table(("intervals", "bar, %", "lines within", "average", "least", "most"), rows, left=1)


_KINDS = {"mean": "means of durations", "rate": "rates of orders", "ratio": "clustered ratios"}


def _where(line: Held) -> str:
    return f"{FIGURES[line.name]}, “{line.world}”, {_spaced(line.orders)} orders"


def _lines(lines: Iterable[Held]) -> str:
    """Return a table of lines."""
    rows: list[list[str]] = []
    for line in lines:
        share = line.kind in ("rate", "ratio")
        truth = f"{100 * line.truth:.2f} %" if share else f"{line.truth:.2f}"
        sides = [_percent(part / line.samples, 2) if line.samples else "" for part in (line.below, line.above)]
        bar = "" if line.kind not in BARS else _yes(reached(line))
        numbers = [_spaced(line.orders), _spaced(int(line.n + 0.5)), truth, _percent(line.coverage, 2), *sides]
        rows.append([FIGURES[line.name], line.world, *numbers, str(line.undefined), bar])
    head = ("figure", "service", "orders", "n", "true", "held", "too low", "too high", "none", "within")
    return _table(head, rows, left=2)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]], *, left: int) -> str:
    """Return a table whose first columns are words."""
    lines = ["| " + " | ".join(head) + " |", "| " + " | ".join(["---"] * left + ["---:"] * (len(head) - left)) + " |"]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in rows)])


def _percent(share: float, decimals: int = 1) -> str:
    """Return a share in per cent."""
    return f"{100 * share:.{decimals}f}"


def _yes(good: bool) -> str:
    """Return a word."""
    return "yes" if good else "no"


def _spaced(number: int) -> str:
    """Return a whole number with its thousands apart."""
    return f"{number:,}".replace(",", " ")

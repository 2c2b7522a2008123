"""The page docs/score-study.md, made of what was found."""

from __future__ import annotations

import math
import platform
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import scipy
from numpy.typing import NDArray

from tools.score_study import exact
from tools.score_study.calibration import APART, PRIORS, RESPONDENTS, WAYS, Prior, Said, Way
from tools.score_study.cards import MEASURES, NODES, ORDERS
from tools.score_study.nodes import DRAWS, JUDGED, SETTINGS, Covered, Setting
from tools.score_study.study import GAPS, NAMES, ROWS, SEED, SIZES, Held, Sizes, Study
from tools.score_study.surveys import MISSING, OWN, ROW_METHODS, SHARED, RowMethod
from tools.score_study.words import TEMPLATE

COUNTED = (0.94, 0.97)
LEAST = 0.90
SCORED = (0.93, 0.97)
OFF = 0.05
PAIRS = 1_000

_SETTINGS: dict[Setting, str] = {
    "inside": "all true scores inside the scale",
    "beyond": "one true score surely beyond the cap",
    "beside": "two true scores a little beyond the cap",
    "at the cap": "every true score at the cap",
}
_PRIORS: dict[Prior, str] = {
    "uniform": "Uniform over the scale",
    "independent": "Uniform, each measure for itself",
    "concentrated": "Concentrated: every true score about 82 ± 5",
}
_METHODS: dict[RowMethod, str] = {"t": "t", "hall": "Hall", "t_hall": "t–Hall"}
_WAYS: dict[Way, str] = {"measures": "measures, exact", "carried": "nodes, carried", "drawn": "nodes, drawn"}


@dataclass(frozen=True, slots=True)
class Judged:
    """A part of the page, and whether all in it that has a bar reaches it.

    Attributes
    ----------
    text : str
        A table.
    reached : bool
        Whether no line misses its bar.
    """

    text: str
    reached: bool


def page(found: Study, *, sizes: Sizes, minutes: float) -> str:
    """Return the page."""
    parts = judged(found)
    return TEMPLATE.format(
        samples=_spaced(sizes.samples),
        error=f"{200 * math.sqrt(0.95 * 0.05 / sizes.samples):.1f}",
        drawn=sizes.drawn,
        drawn_error=f"{200 * math.sqrt(0.95 * 0.05 / (sizes.drawn * len(NAMES))):.1f}",
        draws=DRAWS,
        firms=_spaced(sizes.firms),
        drawn_firms=_spaced(sizes.drawn_firms),
        fewer=_spaced(sizes.drawn_firms // 5),
        seed=SEED,
        minutes=f"{minutes:.0f}",
        python=platform.python_version(),
        numpy=np.__version__,
        scipy=scipy.__version__,
        summary=_summary(parts),
        missing=f"{100 * MISSING:.0f}",
        silent=f"{100 * (1 - (1 - MISSING) ** 2):.0f}",
        shared=f"{100 * SHARED:.0f}",
        within=f"{100 * (SHARED + OWN):.0f}",
        orders=ORDERS,
        apart=f"{APART:.0f}",
        respondents=", ".join(map(str, RESPONDENTS)),
        exact=parts["proportions"].text,
        counts=parts["counts"].text,
        rows=parts["rows"].text,
        complete=_rows(found, missing=False).text,
        methods=_methods(found),
        nodes=parts["nodes"].text,
        drawn_nodes=parts["drawn nodes"].text,
        others=_other_worlds(found),
        apart_nodes=_at_the_cap(found),
        off_independent=f"{worst_of(found.said['independent']['carried']):.2f}",
        off_measures=f"{worst_of(found.said['concentrated']['measures']):.2f}",
        off_carried=f"{worst_of(found.said['concentrated']['carried']):.2f}",
        uniform=parts["statuses"].text,
        independent=_calibration(found, "independent").text,
        concentrated=_calibration(found, "concentrated").text,
    )


def judged(found: Study) -> dict[str, Judged]:
    """Return the parts of the page that have a bar."""
    return {
        "proportions": _exact(exact.proportions(n) for n in exact.SIZES),
        "counts": _exact(exact.counts(means) for means in exact.MEANS),
        "rows": _rows(found, missing=True),
        "nodes": _nodes(found, lambda pair: pair[0]),
        "drawn nodes": _nodes(found, lambda pair: pair[1]),
        "statuses": _calibration(found, "uniform"),
    }


def _summary(parts: dict[str, Judged]) -> str:
    """Return what was asked for, with whether it was reached."""
    over = "93–97 % on average over the named distributions"
    bars = {
        "proportions": ("proportions, averaged over p from 0.02 to 0.98", "94–97 %, nowhere under 90 %"),
        "counts": ("counts, averaged over ranges of means", "94–97 %, nowhere under 90 %"),
        "rows": ("rows of a gap analysis, answers missing", over),
        "nodes": ("scores of nodes, carried", over),
        "drawn nodes": ("scores of nodes, drawn", over),
        "statuses": ("probabilities of statuses", f"off by {OFF} at most in each bin of {_spaced(PAIRS)} or more"),
    }
    rows = [[what, bar, _yes(parts[name].reached)] for name, (what, bar) in bars.items()]
    return _table(("what", "bar", "reached"), rows, left=2)


def _exact(found: Iterable[exact.Exact]) -> Judged:
    """Return a table of exact coverages."""
    rows: list[list[str]] = []
    reached = True
    for one in found:
        good = COUNTED[0] <= one.average <= COUNTED[1] and one.least >= LEAST
        reached &= good
        rows.append([one.what, _percent(one.average, 2), _percent(one.least, 2), f"{one.at:.4g}", _yes(good)])
    return Judged(_table(("true value", "average", "least", "beside", "reached"), rows, left=1), reached)


def _rows(found: Study, *, missing: bool) -> Judged:
    """Return the coverage of the rows of a gap analysis over the named distributions."""
    rows: list[list[str]] = []
    reached = True
    for n in SIZES:
        table = _held(found, missing=missing, n=n, method="t_hall")
        for at, row in enumerate(ROWS):
            column = table[:, at]
            average, least = float(column.mean()), int(column.argmin())
            good = SCORED[0] <= average <= SCORED[1]
            reached &= good
            kinds = [_percent(float(column[_of_gaps() == kind].mean())) for kind in (True, False)]
            where = f"{_percent(float(column[least]))}: {NAMES[least]}"
            rows.append([row, str(n), _percent(average), *kinds, where, _yes(good)])
    return Judged(_table(("row", "n", "average", "gaps", "answers", "worst", "reached"), rows, left=1), reached)


def _methods(found: Study) -> str:
    """Return what becomes of the rows with each method: averages, the worst line and widths beside t."""
    rows: list[list[str]] = []
    gaps = _of_gaps()
    for missing in (False, True):
        for n in SIZES:
            plain = _held(found, missing=missing, n=n, method="t", part="widths")
            for method in ROW_METHODS:
                held = _held(found, missing=missing, n=n, method=method)
                wide = _held(found, missing=missing, n=n, method=method, part="widths") / plain
                least, worst = held[gaps].mean(axis=0).min(), held.min()
                every = held.mean(axis=0)
                shares = (every.min(), every.max(), least, held[~gaps].mean(axis=0).min(), worst)
                cells = [_percent(float(share)) for share in shares]
                cells += [f"{float(wide[kind].mean()):.2f}" for kind in (gaps, ~gaps)]
                rows.append([_METHODS[method], str(n), "yes" if missing else "no", *cells])
    head = ("method", "n", "missing", "least average", "greatest", "gaps", "answers", "worst", "width, gaps")
    return _table((*head, "width, answers"), rows, left=1)


def _held(
    found: Study, *, missing: bool, n: int, method: RowMethod, part: Literal["shares", "widths"] = "shares"
) -> NDArray[np.float64]:
    """Return what became of the rows with one method, shape (distribution, row)."""
    each: list[Held] = [found.rows[missing, n, name][method] for name in NAMES]
    return np.array([one.shares if part == "shares" else one.widths for one in each])


def _of_gaps() -> NDArray[np.bool_]:
    """Return which named distributions are of gaps of two answers."""
    return np.array([name in GAPS for name in NAMES])


def _averages(
    found: Study, setting: Setting, n: int, chosen: Callable[[tuple[Covered, Covered | None]], Covered | None]
) -> list[Covered]:
    """Return what was found of one setting over the named distributions, or those of gaps where no bar is set."""
    each = [chosen(found.nodes[setting, n, name]) for name in (NAMES if setting in JUDGED else GAPS)]
    return [one for one in each if one is not None]


def _nodes(found: Study, chosen: Callable[[tuple[Covered, Covered | None]], Covered | None]) -> Judged:
    """Return the coverage of the scores of nodes over the named distributions."""
    rows: list[list[str]] = []
    reached = True
    for setting in JUDGED:
        for n in SIZES:
            table = np.array([one.held for one in _averages(found, setting, n, chosen)])
            for node in NODES:
                if setting == "beyond" and node == "staff":
                    continue  # it has this measure alone, and is at the cap
                column = table[:, len(MEASURES) + NODES.index(node)]
                average, least = float(column.mean()), int(column.argmin())
                good = SCORED[0] <= average <= SCORED[1]
                reached &= good
                where = f"{_percent(float(column[least]))}: {NAMES[least]}"
                kind = _percent(float(column[_of_gaps()].mean()))
                rows.append([_SETTINGS[setting], node, str(n), _percent(average), kind, where, _yes(good)])
    head = ("true scores", "node", "n", "average", "gaps", "worst", "reached")
    return Judged(_table(head, rows, left=2), reached)


def _other_worlds(found: Study) -> str:
    """Return the coverage of nodes where answers are gaps to an expectation of 7."""
    rows: list[list[str]] = []
    for (setting, n, name), (covered, _) in sorted(found.nodes.items(), key=lambda item: item[0][1]):
        if setting == "inside" and name not in GAPS:
            at = [len(MEASURES) + NODES.index(node) for node in ("customer", "total")]
            rows.append([name, str(n), *(_percent(float(covered.held[k])) for k in at)])
    return _table(("distribution", "n", "customer", "total"), rows, left=1)


def _at_the_cap(found: Study) -> str:
    """Return the coverage of nodes whose true scores lie at the cap, with the sides of the misses."""
    rows: list[list[str]] = []
    for setting in SETTINGS[len(JUDGED) :]:
        for n in SIZES:
            carried = _averages(found, setting, n, lambda pair: pair[0])
            drawn = _averages(found, setting, n, lambda pair: pair[1])
            for node in NODES:
                at = len(MEASURES) + NODES.index(node)
                parts = [float(np.mean([getattr(one, side)[at] for one in carried])) for side in Covered.__slots__]
                parts.append(float(np.mean([one.held[at] for one in drawn])))
                rows.append([_SETTINGS[setting], node, str(n), *map(_percent, parts)])
    head = ("true scores", "node", "n", "carried", "too low", "too high", "drawn")
    return _table(head, rows, left=2)


def _calibration(found: Study, prior: Prior) -> Judged:
    """Return what was said and what was true, bin by bin."""
    rows: list[list[str]] = []
    reached = True
    for way in WAYS:
        for at, (n, said, true) in enumerate(zip(*found.said[prior][way].bins(), strict=True)):
            good = n >= PAIRS and abs(float(true - said)) <= OFF
            reached &= good
            off = "" if n == 0 else f"{float(true - said):+.3f}".replace("-", "−")
            numbers = ["", "", ""] if n == 0 else [f"{float(said):.3f}", f"{float(true):.3f}", off]
            rows.append([_WAYS[way], f"{at / 10:.1f}–{(at + 1) / 10:.1f}", _spaced(int(n)), *numbers, _yes(good)])
    head = ("probabilities", "bin", "pairs", "said", "true", "difference", "reached")
    if prior != "uniform":  # no bar is set
        head, rows = head[:-1], [row[:-1] for row in rows]
    return Judged(_table(head, rows, left=2), reached)


def worst_of(said: Said) -> float:
    """Return by how much the share that is true is off in the worst bin."""
    _, chance, true = said.bins()
    return float(np.nanmax(np.abs(true - chance)))


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


__all__ = ["PRIORS", "Judged", "judged", "page", "worst_of"]

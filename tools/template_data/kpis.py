"""Values of measures, drawn from their true course."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

import numpy as np
from scipy.special import ndtri

from tools.template_data.draws import Draws

HEADER = ("measure", "period", "value", "n", "standard_error", "numerator", "denominator", "note")
Truth = Mapping[str, object]
Row = tuple[str, ...]


def course(path: Sequence[float], count: int) -> list[float]:
    """Return the true value of each period: as listed, or on the straight line between two ends."""
    if len(path) == count:
        return [float(value) for value in path]
    first, last = path
    return [first + (last - first) * i / (count - 1) for i in range(count)]


def kpi_rows(measures: Mapping[str, Truth], periods: Sequence[str], *, seed: int) -> list[Row]:
    """Return the rows of a value file."""
    rows: list[Row] = []
    for name, truth in measures.items():
        draws = Draws(seed, name)
        true = course(truth["path"], len(periods))  # type: ignore[arg-type]  # a list in the file
        kind = _KINDS[str(truth["kind"])]
        for position, period in enumerate(periods):
            rows.append((name, period, *kind(draws, true[position], _at(truth, position, len(periods))), "generated"))
    return rows


def _at(truth: Truth, position: int, count: int) -> Truth:
    """Return what is true in one period: where the base grows, as large as it then is."""
    if not isinstance(truth.get("of"), list):
        return truth
    return {**truth, "of": course(truth["of"], count)[position]}  # type: ignore[arg-type]  # a list in the file


def _number(value: object) -> float:
    return float(value)  # type: ignore[arg-type]  # a number in the file


def _proportion(draws: Draws, true: float, truth: Truth) -> Row:
    """Independent trials: numerator and denominator."""
    n = int(_number(truth["n"]) * (0.96 + 0.08 * draws.uniform(1)[0]))
    hits = draws.successes(true / 100, n)
    return (f"{100 * hits / n:.2f}", "", "", str(hits), str(n))


def _mean(draws: Draws, true: float, truth: Truth) -> Row:
    """Times or ratings of a number of cases, from a lognormal law: mean, n and standard error."""
    n, sd, digits = int(_number(truth["n"])), _number(truth["sd"]), int(_number(truth["decimals"]))
    spread = math.log1p((sd / true) ** 2)
    cases = np.exp(math.log(true) - spread / 2 + math.sqrt(spread) * draws.normal(n))
    error = float(cases.std(ddof=1)) / math.sqrt(n)
    return (f"{cases.mean():.{digits}f}", str(n), f"{error:.4f}", "", "")


def _lines(draws: Draws, true: float, truth: Truth) -> Row:
    """Order lines of which those of one order go together: ratio of sums with the error over orders."""
    n, rho, most = int(_number(truth["n"])), _number(truth["rho"]), 2 * int(_number(truth["lines"])) - 1
    lines = 1 + np.floor(draws.uniform(n) * most).astype(np.int64)
    common, own = draws.normal(n, 1), draws.normal(n, most)
    good = math.sqrt(rho) * common + math.sqrt(1 - rho) * own < ndtri(true / 100)
    hits = (good & (np.arange(most) < lines[:, None])).sum(axis=1)
    share = hits.sum() / lines.sum()
    residual = hits - share * lines
    error = math.sqrt(n / (n - 1) * float((residual**2).sum())) / int(lines.sum())
    return (f"{100 * share:.2f}", "", f"{100 * error:.4f}", str(hits.sum()), str(lines.sum()))


def _events(draws: Draws, true: float, truth: Truth) -> Row:
    """Independent events over an amount of exposure."""
    exposure = _number(truth["of"])
    count = draws.events(true * exposure)
    return (f"{count / exposure:.6g}", "", "", str(count), f"{exposure:g}")


def _share(draws: Draws, true: float, truth: Truth) -> Row:
    """All there are, without sampling error: numerator and denominator."""
    base, whole = _number(truth["of"]), bool(truth.get("whole", False))
    base = round(base) if whole else round(base, 1)
    part = base * (true + (0 if whole else 0.2 * draws.normal(1)[0])) / 100
    part = round(part) if whole else round(part, 2)
    return (f"{100 * part / base:.2f}", "", "", f"{part:.10g}", f"{base:.10g}")


def _exact(draws: Draws, true: float, truth: Truth) -> Row:
    """A figure of the books that moves about its course by more than chance of sampling."""
    digits = int(_number(truth["decimals"]))
    return (f"{true + _number(truth['noise']) * draws.normal(1)[0]:.{digits}f}", "", "", "", "")


_KINDS: dict[str, Callable[[Draws, float, Truth], Row]] = {
    "proportion": _proportion,
    "mean": _mean,
    "lines": _lines,
    "events": _events,
    "share": _share,
    "exact": _exact,
}

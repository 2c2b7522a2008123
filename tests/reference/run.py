"""Run reference cases through the library: ``python -m tests.reference.run CASES.json``.

Prints one line a case (``pass``, ``fail`` with what was expected and found, or ``unsupported``) and
a closing count. Exits with 1 on a failure or when no case has a supported method, with 2 when a
file cannot be read; the other files are run all the same.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from scorecard.errors import ScorecardError
from tests.reference import (
    ahp_adapters,
    customer_adapters,
    logistics_adapters,
    logistics_complaint_adapters,
    model_adapters,
    reliability_adapters,
    scoring_adapters,
    smaa_adapters,
    stats_adapters,
    survey_adapters,
    weighting_adapters,
)
from tests.reference.inputs import Sampled, Series, UnknownResultError, mapped, number

Adapter = Callable[[Mapping[str, object], str], object]

METHODS: dict[str, Adapter] = {
    "abc": customer_adapters.abc,
    "ahp": ahp_adapters.ahp_complete,
    "ahp_group": ahp_adapters.ahp_of_group,
    "ahp_hierarchy": ahp_adapters.ahp_levels,
    "ahp_incomplete": ahp_adapters.ahp_incomplete,
    "alpha_missing": reliability_adapters.cronbach_alpha,
    "bootstrap_ci": stats_adapters.bootstrap_ci,
    "bwm_linear": weighting_adapters.bwm_linear,
    "clv": customer_adapters.clv,
    "complaint_economics": logistics_complaint_adapters.complaint_economics,
    "critic_weights": weighting_adapters.critic_weights,
    "cronbach_alpha": reliability_adapters.cronbach_alpha,
    "difference_score_reliability": reliability_adapters.difference_score_reliability,
    "direct_weights": scoring_adapters.direct_weights,
    "entropy_weights": weighting_adapters.entropy_weights,
    "feldt_ci": reliability_adapters.feldt_ci,
    "fill_rate": logistics_adapters.fill_rates,
    "fuzzy_comprehensive": scoring_adapters.fuzzy_comprehensive,
    "hdi": scoring_adapters.hdi,
    "ipa": survey_adapters.ipa,
    "kano": model_adapters.kano,
    "kendall_w": reliability_adapters.kendall_w,
    "kpi_normalisation": scoring_adapters.kpi_normalisation,
    "nps": model_adapters.nps,
    "omega_cr_ave": reliability_adapters.omega_cr_ave,
    "order_cycle_time": logistics_adapters.cycle_times,
    "otif": logistics_adapters.otif,
    "p_adjust": survey_adapters.p_adjust,
    "paired_t": survey_adapters.paired_t_test,
    "perfect_order": logistics_adapters.perfect_orders,
    "prca": model_adapters.prca,
    "rank_weights": weighting_adapters.rank_weights,
    "servqual_gap": survey_adapters.servqual_gap,
    "smaa": smaa_adapters.smaa,
    "stock_out": logistics_adapters.stock_outs,
    "swing_weights": weighting_adapters.swing_weights,
    "top_box_wilson": stats_adapters.top_box_wilson,
    "weighted_means": scoring_adapters.weighted_means,
    "wilcoxon": stats_adapters.wilcoxon,
    "zone_of_tolerance": model_adapters.zone_of_tolerance,
}
"""Method of a case -> function from its inputs and the name of a result to the result."""

TOLERANCE = 1e-9
"""Where a case states none."""


@dataclass(frozen=True, slots=True)
class Case:
    """One case as it stands in the file."""

    id: str
    method: str = ""
    inputs: Mapping[str, object] = field(default_factory=dict)
    expected: Mapping[str, object] = field(default_factory=dict)
    tolerance: Mapping[str, object] = field(default_factory=dict)
    problem: str = ""
    """Why it cannot be run."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one case."""

    id: str
    outcome: Literal["pass", "fail", "unsupported"]
    remark: str = ""

    def __str__(self) -> str:
        """Return the line printed."""
        if self.outcome == "unsupported":
            return f"unsupported {self.id} ({self.remark})"
        return f"{self.outcome} {self.id}" + (f": {self.remark}" if self.remark else "")


def load(path: Path) -> list[Case]:
    """Return the cases of a file, their pointers to other cases' data followed."""
    document = json.loads(path.read_text("utf-8-sig"))
    cases = document.get("cases") if isinstance(document, dict) else document
    if not isinstance(cases, list):
        raise ValueError("it holds no list of cases")
    by_id = {str(case["id"]): case for case in cases if isinstance(case, dict) and "id" in case}
    return [_read(case, by_id, position) for position, case in enumerate(cases, start=1)]


def _read(raw: object, cases: Mapping[str, Mapping[str, object]], position: int) -> Case:
    """Return one case, with its problem if it has one."""
    if not isinstance(raw, Mapping):
        return Case(f"#{position}", problem=f"the case is no mapping but {_shown(raw)}")
    id_, method = str(raw.get("id", f"#{position}")), raw.get("method")
    if not isinstance(method, str):
        return Case(id_, problem="the case names no method")
    expected, tolerance = raw.get("expected"), raw.get("tolerance")
    if isinstance(tolerance, int | float):
        tolerance = {"default": tolerance}
    try:
        inputs = _followed(raw, cases)
        if not isinstance(expected, Mapping):
            raise ValueError("the case has no named results under 'expected'")
        if not expected:
            raise ValueError("nothing expected")
        return Case(id_, method, inputs, expected, mapped({} if tolerance is None else tolerance))
    except (TypeError, ValueError) as error:
        return Case(id_, method, problem=str(error))


def _followed(case: Mapping[str, object], cases: Mapping[str, Mapping[str, object]]) -> Mapping[str, object]:
    """Return the inputs of a case with the data of the case that they point to."""
    inputs = case.get("inputs")
    if not isinstance(inputs, Mapping):
        raise ValueError("the case has no inputs")
    passed: list[str] = []
    found = inputs
    while "data" not in found and "data_from_case" in found:
        pointer = str(found["data_from_case"])
        if pointer in passed:
            raise ValueError(f"data_from_case goes round in a circle: {' > '.join([*passed, pointer])}")
        passed.append(pointer)
        there = cases.get(pointer, {}).get("inputs")
        if not isinstance(there, Mapping):
            raise ValueError(f"data_from_case points to {pointer!r}, which is no case with inputs")
        found = there
    if passed and "data" not in found:
        raise ValueError(f"data_from_case points to {passed[-1]!r}, which has no data")
    return {**inputs, "data": found["data"]} if passed else inputs


def run(cases: Iterable[Case]) -> Iterator[Verdict]:
    """Yield the verdict of each case."""
    for case in cases:
        if case.method and case.method not in METHODS:
            yield Verdict(case.id, "unsupported", case.method)
            continue
        problems = [case.problem] if case.problem else differences(case, METHODS[case.method])
        yield Verdict(case.id, "fail", "; ".join(problems)) if problems else Verdict(case.id, "pass")


def differences(case: Case, adapter: Adapter) -> list[str]:
    """Return every expected result that the library does not give."""
    problems: list[str] = []
    for name, value in case.expected.items():
        found, remark = None, ""
        try:
            tolerance = _tolerance(case, name)
            try:
                found = adapter(case.inputs, name)
            except ScorecardError as error:
                # what the library refuses is undefined
                remark = f" (refused: {error.headline})"
            if not agrees(value, found, tolerance):
                problems.append(f"{name} expected {_shown(value)} found {_shown(found)}{remark}")
        except UnknownResultError:
            problems.append(f"{name} expected {_shown(value)} found nothing")
        except Exception as error:  # noqa: BLE001  # whatever goes wrong is this result's failure, and the others go on
            problems.append(f"{name} expected {_shown(value)} found {type(error).__name__}: {error}")
    return problems


def _tolerance(case: Case, name: str) -> float:
    """Return the tolerance of a result: its own, that of the case, or the usual one."""
    for stated in (case.tolerance.get(name), case.tolerance.get("default")):
        if stated is not None:
            return number(stated)
    return TOLERANCE


def agrees(expected: object, found: object, tolerance: float) -> bool:
    """Return whether a result is the expected one: numbers within the tolerance, all else equal.

    Values with names are expected as a list or as a mapping; where the values are all undefined, so
    is the result, and the other way round.
    """
    if isinstance(found, Sampled):
        return agrees(expected, found.value, max(tolerance, found.within))
    if isinstance(found, Series):
        by_name = isinstance(expected, Mapping)
        return agrees(
            expected, dict(zip(found.names, found.values, strict=True)) if by_name else found.values, tolerance
        )
    if _undefined(expected) and _undefined(found):
        return _size(expected) == _size(found) or None in (expected, found)
    if isinstance(expected, list):
        return (
            isinstance(found, list | tuple)
            and len(expected) == len(found)
            and all(agrees(e, f, tolerance) for e, f in zip(expected, found, strict=True))
        )
    if isinstance(expected, Mapping):
        return (
            isinstance(found, Mapping)
            and set(expected) == set(found)
            and all(agrees(expected[k], found[k], tolerance) for k in expected)
        )
    if isinstance(expected, str) and _is_plain_number(found):
        expected = _as_number(expected)
    if not (_is_plain_number(expected) and _is_plain_number(found)):
        return type(expected) is type(found) and expected == found
    # a unit in the fifteenth digit is the binary form of the tolerance itself
    return abs(number(expected) - number(found)) <= tolerance * (1 + 1e-9) + 1e-15


def _undefined(value: object) -> bool:
    """Return whether a result is null, or a list or mapping of nothing else."""
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return bool(value) and all(_undefined(v) for v in value)
    return value is None or (isinstance(value, float) and math.isnan(value))


def _size(value: object) -> object:
    """Return what a list and a mapping of undefined values still tell: how many, or of what."""
    return set(value) if isinstance(value, Mapping) else len(value) if isinstance(value, list | tuple) else 0


def _is_plain_number(value: object) -> bool:
    """Return whether this is a number and no truth value."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def _as_number(text: str) -> object:
    """Return the number that a text such as "1/3" is, or the text."""
    try:
        return number(text)
    except (ValueError, ZeroDivisionError):
        return text


def _shown(value: object) -> str:
    """Return a value in short."""
    if isinstance(value, Sampled):
        value = value.value
    if isinstance(value, Series):
        value = list(value.values)
    if isinstance(value, float):
        return f"{value:.10g}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_shown(v) for v in value) + "]"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{k}: {_shown(v)}" for k, v in value.items()) + "}"
    return "null" if value is None else str(value)


def main(arguments: list[str]) -> int:
    """Run the cases of the files named and return the exit code."""
    if not arguments:
        print("usage: python -m tests.reference.run CASES.json …", file=sys.stderr)
        return 2
    counts: Counter[str] = Counter()
    unread = 0
    for name in arguments:
        try:
            cases = load(Path(name))
        except (OSError, ValueError, RecursionError) as error:
            print(f"{name} cannot be read as reference cases: {error}", file=sys.stderr)
            unread += 1
            continue
        for verdict in run(cases):
            counts[verdict.outcome] += 1
            print(verdict)
    print(f"{counts['pass']} passed, {counts['fail']} failed, {counts['unsupported']} unsupported")
    if unread:
        return 2
    return 1 if counts["fail"] or not counts["pass"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Run reference cases through the library: ``python -m tests.reference.run CASES.json``.

Prints one line a case (``pass``, ``fail`` with what was expected and found, or ``unsupported``) and
a closing count. Exits with 1 on a failure or when no case has a supported method, with 2 when the
file cannot be read.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from scorecard.errors import ScorecardError
from tests.reference import scoring_adapters, survey_adapters
from tests.reference.inputs import FRACTION, number

Case = Mapping[str, object]
Adapter = Callable[[Mapping[str, object], frozenset[str]], Mapping[str, object]]

METHODS: dict[str, Adapter] = {
    "alpha_missing": survey_adapters.cronbach_alpha,
    "cronbach_alpha": survey_adapters.cronbach_alpha,
    "direct_weights": scoring_adapters.direct_weights,
    "feldt_ci": survey_adapters.feldt_ci,
    "ipa": survey_adapters.ipa,
    "kpi_normalisation": scoring_adapters.kpi_normalisation,
    "p_adjust": survey_adapters.p_adjust,
    "paired_t": survey_adapters.paired_t_test,
    "servqual_gap": survey_adapters.servqual_gap,
    "weighted_means": scoring_adapters.weighted_means,
}
"""Method of a case -> function from its inputs to named results."""

TOLERANCE = 1e-9
"""Where a case states none."""


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
    document = json.loads(path.read_text("utf-8"))
    cases = document["cases"] if isinstance(document, dict) else document
    by_id = {case["id"]: case for case in cases}
    return [{**case, "inputs": _followed(case.get("inputs", {}), by_id)} for case in cases]


def _followed(inputs: Mapping[str, object], cases: Mapping[str, Case], depth: int = 0) -> Mapping[str, object]:
    """Return inputs with the data of the case that they point to."""
    pointer = inputs.get("data_from_case")
    if not isinstance(pointer, str) or pointer not in cases or depth > len(cases):
        return inputs
    other = cases[pointer]["inputs"]
    assert isinstance(other, Mapping)
    return {**inputs, "data": _followed(other, cases, depth + 1)["data"]}


def run(cases: Iterable[Case]) -> Iterator[Verdict]:
    """Yield the verdict of each case."""
    for case in cases:
        name, method = str(case["id"]), str(case["method"])
        if method not in METHODS:
            yield Verdict(name, "unsupported", method)
            continue
        try:
            problems = differences(case, METHODS[method])
        except Exception as error:  # noqa: BLE001  # whatever goes wrong is the case's failure, and the others go on
            problems = [f"{type(error).__name__}: {error}"]
        yield Verdict(name, "fail", "; ".join(problems)) if problems else Verdict(name, "pass")


def differences(case: Case, adapter: Adapter) -> list[str]:
    """Return every expected result that the library does not give."""
    expected, inputs = case["expected"], case["inputs"]
    assert isinstance(expected, Mapping)
    assert isinstance(inputs, Mapping)
    refused = ""
    try:
        found = adapter(inputs, frozenset(expected))
    except ScorecardError as error:
        # what the library refuses is undefined
        found, refused = dict.fromkeys(expected), f" (refused: {error.headline})"
    tolerances = case.get("tolerance") or {}
    assert isinstance(tolerances, Mapping)
    problems: list[str] = []
    for name, value in expected.items():
        tolerance = number(tolerances.get(name, tolerances.get("default", TOLERANCE)))
        if name not in found:
            problems.append(f"{name} expected {_shown(value)} found nothing")
        elif not agrees(value, found[name], tolerance):
            problems.append(f"{name} expected {_shown(value)} found {_shown(found[name])}{refused}")
    return problems


def agrees(expected: object, found: object, tolerance: float) -> bool:
    """Return whether a result is the expected one: numbers within the tolerance, all else equal."""
    if isinstance(found, tuple):
        found = list(found)
    if isinstance(expected, list):
        return (
            isinstance(found, list)
            and len(expected) == len(found)
            and all(agrees(e, f, tolerance) for e, f in zip(expected, found, strict=True))
        )
    if isinstance(expected, Mapping):
        return (
            isinstance(found, Mapping)
            and set(expected) == set(found)
            and all(agrees(expected[k], found[k], tolerance) for k in expected)
        )
    if isinstance(found, float) and math.isnan(found):
        found = None
    if (
        isinstance(found, int | float)
        and not isinstance(found, bool)
        and isinstance(expected, str)
        and FRACTION.fullmatch(expected)
    ):
        expected = number(expected)
    if expected is None or found is None or isinstance(expected, bool | str) or isinstance(found, bool | str):
        return type(expected) is type(found) and expected == found
    # a unit in the fifteenth digit is the binary form of the tolerance itself
    return abs(number(expected) - number(found)) <= tolerance * (1 + 1e-9) + 1e-15


def _shown(value: object) -> str:
    """Return a value in short."""
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
    for name in arguments:
        try:
            cases = load(Path(name))
        except (OSError, ValueError, KeyError, TypeError) as error:
            print(f"{name} cannot be read as reference cases: {error}", file=sys.stderr)
            return 2
        for verdict in run(cases):
            counts[verdict.outcome] += 1
            print(verdict)
    print(f"{counts['pass']} passed, {counts['fail']} failed, {counts['unsupported']} unsupported")
    return 1 if counts["fail"] or not counts["pass"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

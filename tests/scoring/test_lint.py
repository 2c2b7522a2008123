"""Tests of lint as a whole: planted faults, shipped templates, exceptions, the page of all rules."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from scorecard.cli.inputs import gather
from scorecard.errors import UsageError
from scorecard.models import Scorecard
from scorecard.scoring import LintReport, lint, observe
from scorecard.scoring.lint import RULES
from scorecard.scoring.lint_measured import DataRule
from scorecard.series import MeasureRecord
from scorecard.templates import load_template, template_files, templates
from tests.refusal import refusal
from tests.scoring.lint_cards import EARN, SERVE, Plain, add, measure, sound, spoilt, write

PAGE = Path(__file__).parents[2] / "docs" / "lint.md"
Fault = Callable[[Plain], None]


def objective(node: str, *measures: Plain, linked: bool = True, **fields: object) -> Fault:
    """Return what adds a perspective with one objective, linked to the others or not."""

    def fault(written: Plain) -> None:
        below = {"id": node, "name": node.title(), "owner": "Someone", "measures": list(measures), **fields}
        add("", "perspectives", {"id": f"side_{node}", "name": f"Side {node}", "objectives": [below]})(written)
        if linked:
            add("strategy_map", "links", {"cause": "serve", "effect": node})(written)

    return fault


def weighed(node: str, *weights: float | None) -> Fault:
    """Return what adds an objective with measures of these weights."""
    measures = [measure(f"{node}_{i}", weight=weight) for i, weight in enumerate(weights)]
    for one in measures:
        if one["weight"] is None:
            del one["weight"]
    return objective(node, *measures)


def both(*faults: Fault) -> Fault:
    """Return one fault that needs several changes."""

    def fault(written: Plain) -> None:
        for each in faults:
            each(written)

    return fault


GUESTS = {
    "instrument": "servqual",
    "layout": {"columns": {"expectation": "E{number}", "perception": "P{number}"}},
    "name": "Guests",
}
OLD = {"id": "old", "name": "Old", "owner": "Someone", "start": "2025-01-01", "due": "2025-06-30"}
ENDLESS = {"id": "endless", "name": "Endless", "owner": "Someone", "start": "2026-01-01"}
ORPHAN = {"id": "orphan", "name": "Orphan", "start": "2026-01-01", "due": "2026-12-31"}
ONE_BAND = [{"id": "any", "low": 0, "high": 100, "level": "good", "name": "any", "letter": "A"}]
UNSCORED = dict.fromkeys(("worst", "target", "baseline"), "leave out")

# what is planted -> the fault, the code that must be found, and at which node, or place where there is none
PLANTED: dict[str, tuple[Fault, str, str]] = {
    "shares sum to 0.9": (weighed("thirds", 0.3, 0.3, 0.3), "weights-sum", "thirds"),
    "nobody states a weight": (weighed("even", None, None), "weights-equal", "even"),
    "one of two states no weight": (weighed("partial", 60, None), "weight-unstated", "partial_1"),
    "one outweighs the other": (weighed("heavy", 95, 5), "weight-dominant", "heavy_0"),
    "one has the weight 0": (weighed("idle", 40, 60, 0), "weight-zero", "idle_2"),
    "bands are not stated": (write("", bands="leave out"), "bands-default", "bands"),
    "a measure with one band": (write(f"{EARN}.measures.0", bands=ONE_BAND), "bands-number", "sales"),
    "an objective without owner": (write(SERVE, owner="leave out"), "owner-missing", "serve"),
    "a measure without owner": (write(f"{SERVE}.measures.1", owner="leave out"), "owner-missing", "care"),
    "eight measures": (
        objective("crowd", *(measure(f"crowd_{i}", weight=3) for i in range(8))),
        "many-measures",
        "side_crowd",
    ),
    "one measure": (objective("lonely", measure("lonely_0")), "few-measures", "side_lonely"),
    "nobody says leading or lagging": (
        objective("vague", measure("vague_0", kind=None), measure("vague_1", kind=None)),
        "kind-missing",
        "side_vague",
    ),
    "nothing leads": (write(f"{EARN}.measures.0", kind="lagging"), "leading-missing", "financial"),
    "an objective without measures": (objective("bare"), "objective-empty", "bare"),
    "an objective outside the map": (
        objective("lost", measure("lost_0"), measure("lost_1"), linked=False),
        "objective-unlinked",
        "lost",
    ),
    "a measure without target": (
        objective(
            "open", measure("open_0"), measure("open_1"), {**measure("open_2"), "weight": 0, **dict.fromkeys(UNSCORED)}
        ),
        "measure-unscored",
        "open_2",
    ),
    "a yearly measure on a card of months": (
        write(f"{SERVE}.measures.0", frequency="year"),
        "frequency-seldom",
        "speed",
    ),
    "a target below the baseline": (write(f"{EARN}.measures.1", baseline=120), "target-side", "margin"),
    "fractions of 100": (write(f"{SERVE}.measures.1", unit={"kind": "fraction"}), "unit-doubtful", "care"),
    "no source": (write(f"{SERVE}.measures.0", source_note="leave out"), "source-missing", "speed"),
    "no definition": (write(f"{EARN}.measures.1", definition="leave out"), "definition-missing", "margin"),
    "an initiative without owner": (add(SERVE, "initiatives", ORPHAN), "initiative-unowned", "serve"),
    "an initiative without end": (add(SERVE, "initiatives", ENDLESS), "initiative-undated", "serve"),
    "an initiative past its end": (add(EARN, "initiatives", OLD), "initiative-late", "earn"),
    "a name used twice": (write(f"{EARN}.measures.1", name="Speed"), "name-repeated", "margin"),
    "a perspective in one language": (
        both(write("", name={"en": "Demo", "zh": "示例"}), write("", entities=[])),
        "language-missing",
        "serve",
    ),
    "no cap": (write("", cap="none"), "cap-open", "cap"),
    "a survey for nothing": (write("", surveys={"guests": GUESTS}), "survey-unused", "surveys.guests"),
    "an exception to no rule": (
        add("", "lint_ignore", {"code": "no-such-rule", "reason": "None"}),
        "ignore-unknown",
        "lint_ignore.0.code",
    ),
    "an exception to an error": (
        add("", "lint_ignore", {"code": "sample-negative", "reason": "None"}),
        "ignore-error",
        "lint_ignore.0.code",
    ),
}
ONE_PLACE = {name: planted for name, planted in PLANTED.items() if planted[1] != "language-missing"}
"""A card that begins to speak Chinese lacks Chinese in all its names; every other fault stands in one place."""


def found(report: LintReport) -> list[tuple[str, str]]:
    """Return codes and nodes, or places where there is no node."""
    return sorted((f.code, f.node or f.path) for f in report.findings)


def test_in_the_sound_card_nothing_is_found() -> None:
    assert lint(Scorecard.model_validate(sound())).findings == ()


@pytest.mark.parametrize("name", ONE_PLACE)
def test_a_planted_fault_is_found_and_nothing_else(name: str) -> None:
    fault, code, node = PLANTED[name]
    assert found(lint(spoilt(fault))) == [(code, node)]


def test_all_planted_faults_of_one_card_are_found_and_nothing_else() -> None:
    assert len(ONE_PLACE) >= 20
    report = lint(spoilt(*(fault for fault, _, _ in ONE_PLACE.values())))
    second = {"an exception to an error": "lint_ignore.1.code"}  # it comes after the other exception
    expected = sorted((code, second.get(name, node)) for name, (_, code, node) in ONE_PLACE.items())
    assert found(report) == expected


def test_every_rule_on_the_card_alone_has_a_planted_fault() -> None:
    assert {code for _, code, _ in PLANTED.values()} == {
        c for c, rule in RULES.items() if not isinstance(rule, DataRule)
    }


def test_names_in_one_language() -> None:
    fault, code, node = PLANTED["a perspective in one language"]
    report = lint(spoilt(fault))
    # two objectives, four measures, an initiative
    assert (code, node) in found(report)
    assert report.counts == {code: 7}


# ------------------------------------------------------------------- with data

_UNITS = {"outside": "percent", "bare": "percent", "counted": "percent", "mistaken": "percent"}


def measured_card() -> Scorecard:
    """A card with one objective a fault: a sound measure beside the one with bad values."""
    nodes = (
        "never",
        "silent",
        "constant",
        "outside",
        "easy",
        "hopeless",
        "alike",
        "unrelated",
        "guessed",
        "bare",
        "counted",
        "mistaken",
    )
    faults = [
        objective(node, measure(f"{node}_0"), measure(f"{node}_1", unit={"kind": _UNITS.get(node, "number")}))
        for node in nodes
    ]
    return spoilt(*faults, write(f"{SERVE}.initiatives.0", due="2027-12-31"))


def scrambled(seed: int) -> list[float]:
    """Return twelve values that go with nothing, made by a rule and written to one decimal."""
    state, values = seed, []
    for _ in range(12):
        state = (state * 1103515245 + 12345) % 2**31
        values.append(30 + (state >> 16) % 400 / 10)
    return values


def planted_values() -> list[MeasureRecord]:
    """Values of twelve months: in each objective one fault, or none."""
    records: list[MeasureRecord] = []

    def put(node: str, values: list[float | None], **fields: float) -> None:
        records.extend(
            MeasureRecord(node, f"2026-{i:02}", value, **fields)  # type: ignore[arg-type]
            for i, value in enumerate(values, 1)
            if value is not None
        )

    card = measured_card()
    for number, each in enumerate(card.objectives):
        first, second = each.measures
        base = scrambled(number + 1)
        noise = scrambled(number + 101)
        put(first.id, list(base))
        # half of it follows the first measure, so that the two go together without being the same
        beside = [0.5 * a + 0.5 * b for a, b in zip(base, noise, strict=True)]
        odd: dict[str, list[float | None]] = {
            "never": [],
            "silent": [*beside[:8], None, None, None, None],
            "constant": [50.0] * 12,
            "outside": [103.0 if a == max(base) else b for a, b in zip(base, beside, strict=True)],
            "easy": [100 + v for v in beside],
            "hopeless": [-v for v in reversed(noise)],
            "alike": [2 * v - 20 for v in base],
            "unrelated": [90 - v for v in beside],
        }
        extra = {"n": 30.0} if each.id == "guessed" else {}
        if each.id == "outside":
            extra = {"n": 30.0, "standard_error": 1.0}
        if each.id == "counted":
            counts = [(f"2026-{i:02}", value) for i, value in enumerate(beside, 1)]
            records.extend(MeasureRecord(second.id, when, numerator=v, denominator=100) for when, v in counts)
        elif each.id == "mistaken":
            errors = [round(math.sqrt(v * (100 - v) / 30) / 100, 4) for v in beside]
            records.extend(
                MeasureRecord(second.id, f"2026-{i:02}", v, n=30, standard_error=error)
                for i, (v, error) in enumerate(zip(beside, errors, strict=True), 1)
            )
        else:
            put(second.id, odd.get(each.id, list(beside)), **extra)
    return records


def test_planted_values_are_found_and_nothing_else() -> None:
    card = measured_card()
    report = lint(card, observe(card, values=planted_values()))
    assert found(report) == sorted(
        [
            ("values-never", "never_1"),
            ("values-silent", "silent_1"),
            ("values-constant", "constant_1"),
            ("values-outside", "outside_1"),
            ("target-easy", "easy_1"),
            ("target-hopeless", "hopeless_1"),
            ("measures-alike", "alike_1"),
            ("parts-unrelated", "unrelated"),
            ("error-missing", "guessed_1"),
            ("rate-bare", "bare_1"),
            ("sampling-unstated", "counted_1"),
            ("error-unit", "mistaken_1"),
        ]
    )


# ------------------------------------------------------------------- templates


@pytest.mark.parametrize("name", [info.name for info in templates()])
def test_shipped_templates_are_sound(name: str) -> None:
    """With nothing but the card, and with all that comes with it."""
    card, files = load_template(name), template_files(name)
    info = next(info for info in templates() if info.name == name)
    assert lint(card).findings == ()
    survey = f"{info.survey}@{info.survey_period}={files['survey']}"
    data = gather(card, surveys=[survey], values=[files["values"]], period=None)
    assert lint(card, data.observations).findings == ()


def test_every_exception_of_a_template_is_needed() -> None:
    card, files = load_template("self_service_kiosk"), template_files("self_service_kiosk")
    data = gather(card, surveys=[f"customers@2019-Q4={files['survey']}"], values=[files["values"]], period=None)
    report = lint(card, data.observations)
    assert [(entry.code, entry.number) for entry in report.ignored] == [("leading-missing", 2)]  # financial, customer
    assert [entry.code for entry in card.lint_ignore] == ["leading-missing"]


# ------------------------------------------------------------------ exceptions


def test_advice_is_left_out_and_counted_and_errors_are_not() -> None:
    reasons = [
        {"code": "owner-missing", "reason": {"en": "The board answers", "zh": "由董事会负责"}},
        {"code": "sample-negative", "reason": "We like it so"},
    ]
    late = write(f"{SERVE}.initiatives.0", due="2027-12-31")
    faults = [write(SERVE, owner="leave out"), write(EARN, owner="leave out"), write("", lint_ignore=reasons), late]
    card = spoilt(*faults)
    obs = observe(card, values=[MeasureRecord(m.id, "2026-01", 50) for m in card.measures])
    report = lint(card, replace(obs, n=obs.value * -1))
    assert [(entry.code, entry.number, entry.reason.text("zh")) for entry in report.ignored] == [
        ("owner-missing", 2, "由董事会负责")
    ]
    assert [f.code for f in report.errors] == ["sample-negative"] * 4
    assert report.findings[:4] == report.errors


def test_with_values_the_last_period_that_has_some_says_what_is_late() -> None:
    card = spoilt()  # the course is due on 2026-09-30
    values = [MeasureRecord(m.id, p, 50) for m in card.measures for p in ("2026-09", "2026-10")]
    until_september = [record for record in values if record.period == "2026-09"]
    assert "initiative-late" not in lint(card, observe(card, values=until_september)).counts
    assert "initiative-late" in lint(card, observe(card, values=values)).counts
    assert "initiative-late" not in lint(card, observe(card, values=values), as_of=date(2026, 9, 1)).counts


# ---------------------------------------------------------------- what is refused


def test_what_is_no_card_is_refused() -> None:
    assert refusal(lambda: lint("card.yaml"), error=UsageError) == [  # type: ignore[arg-type]
        "only a scorecard can be checked; found 'str'. Read one with read_card, or build a Scorecard. [lint-card]"
    ]
    assert refusal(lambda: lint(spoilt(), [1]), error=UsageError) == [  # type: ignore[arg-type]
        "the values must be observations; found 'list'. Make them with observe(card, …). [lint-observations]"
    ]
    assert refusal(lambda: lint(spoilt(), silent_periods=0), error=UsageError) == [
        "silent_periods must be a whole number from 1; found '0'. Leave it out for 3. [lint-periods]"
    ]
    assert refusal(lambda: lint(spoilt(), silent_periods=True), error=UsageError) == [
        "silent_periods must be a whole number from 1; found 'True'. Leave it out for 3. [lint-periods]"
    ]
    assert refusal(lambda: lint(spoilt(), as_of="2026-01-31"), error=UsageError) == [  # type: ignore[arg-type]
        "as_of must be a date; found 'str'. Write it as in date(2026, 1, 31). [lint-day]"
    ]


def test_values_of_another_card_are_refused() -> None:
    other = spoilt(write("", calendar={"first": "2026-01", "last": "2026-12"}))
    (line,) = refusal(lambda: lint(spoilt(), observe(other)), error=UsageError)
    assert "[observations-other-card]" in line


# ------------------------------------------------------------------------ words


def test_every_rule_speaks_both_languages_and_ends_its_sentences() -> None:
    for code, rule in RULES.items():
        for text in (rule.why, rule.cure):
            assert text.text("en").endswith("."), code
            assert text.text("zh").endswith("。"), code
        assert not rule.what.text("en").endswith("."), code
        assert not rule.what.text("zh").endswith("。"), code


def test_the_page_holds_every_rule() -> None:
    """Each rule has one row with severity, reason and cure, in the words and the order of the table of rules."""
    rows = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| `")]
    assert rows == [
        f"| `{code}` | {rule.severity} | {cell(rule.what.text('en'))} | {cell(rule.why.text('en'))} "
        f"| {cell(rule.cure.text('en'))} |"
        for code, rule in RULES.items()
    ]


def cell(text: str) -> str:
    """Return text in a table: a bar would end the cell."""
    return text.replace("|", "\\|")


def test_what_cannot_be_scored_is_an_error_beside_the_advice() -> None:
    """Up to the last period with a value: what is missing later is not due yet."""
    card = spoilt(write("", missing="fail"), write(f"{EARN}.measures.0", outside="error", owner="leave out"))
    values = [MeasureRecord(name, "2026-01", 50) for name in ("speed", "care", "margin")]
    report = lint(card, observe(card, values=[*values, MeasureRecord("sales", "2026-01", 120)]))
    assert [(f.code, f.path) for f in report.errors] == [("score-outside", "sales")]
    assert "owner-missing" in report.counts
    report = lint(card, observe(card, values=values))
    assert {f.code for f in report.errors} == {"score-missing-below"}
    assert [f.path for f in report.errors] == ["earn, demo, 2026-01", "financial, demo, 2026-01"]


def test_functions_of_the_callers_own_need_not_be_at_hand() -> None:
    card = spoilt(write(f"{SERVE}.measures.0", scoring={"kind": "function", "name": "own"}))
    obs = observe(card, values=[MeasureRecord("speed", f"2026-0{month}", 50) for month in range(1, 6)])
    report = lint(card, obs)
    assert not report.errors
    assert report.counts["values-constant"] == 1


def test_the_day_of_a_fiscal_calendar_is_its_own() -> None:
    """The last quarter of 2026 begins on the first of January 2027 where years start in April."""
    course = f"{SERVE}.initiatives.0"
    values = [MeasureRecord("speed", "2026-Q4", 50)]
    for starts, late in ((4, ["initiative-late"]), (1, [])):
        calendar = {"first": "2026-Q1", "last": "2026-Q4", "year_starts": starts}
        card = spoilt(write("", calendar=calendar), write(course, due="2026-11-30"))
        report = lint(card, observe(card, values=values))
        assert [f.code for f in report.findings if f.code == "initiative-late"] == late


@pytest.mark.parametrize("page", ["README.md", "CHANGELOG.md"])
def test_pages_say_how_many_rules_there_are(page: str) -> None:
    text = (PAGE.parents[1] / page).read_text("utf-8")
    assert re.findall(r"(\d+) rules", text) == [str(len(RULES))]

"""The kiosk template says what it is, hangs together, and shows every kind of status."""

from __future__ import annotations

import csv
import hashlib
import runpy
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
from pydantic import BaseModel

import scorecard as sc
from scorecard._text import LocalText
from scorecard.models import Measure, Scorecard
from scorecard.templates import load_template, template_files

NAME = "self_service_kiosk"
FILES = template_files(NAME)
EXAMPLE = Path(__file__).parents[2] / "examples" / "kiosk"

# the author's final map, from the survey's repository (commit e4888a0a); items 9, 12, 23 and 24 are in no dimension
AUTHORS_MAP = {
    "usefulness": (1, 2, 3),
    "tangible": (4, 5, 6, 22),
    "control": (7, 8),
    "economy": (10, 11, 18),
    "convenience": (13, 14, 15, 16, 17),
    "security": (19, 20, 21),
}
ANSWERS_SHA256 = "b10a761242baf6dc289b8f880d8d17a4eef344872a0b8d32faa67f74dc2a8485"  # the file in that repository


@cache
def card() -> Scorecard:
    return load_template(NAME)


@cache
def answers() -> list[dict[str, str]]:
    return list(csv.DictReader(FILES["survey"].read_text("utf-8").splitlines()))


@cache
def kpis() -> list[dict[str, str]]:
    return list(csv.DictReader(FILES["values"].read_text("utf-8").splitlines()))


def mean_answer(role: str, items: tuple[int, ...]) -> Fraction:
    """Mean over respondents and items; nobody left an item out."""
    cells = [int(row[f"{role}{item}"]) for row in answers() for item in items]
    return Fraction(sum(cells), len(cells))


def texts(value: object) -> Iterator[LocalText]:
    """Yield every text of a description."""
    if isinstance(value, LocalText):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from texts(getattr(value, name))
    elif isinstance(value, dict) or hasattr(value, "values"):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from texts(inner)


# ----------------------------------------------------------------------- files


@pytest.mark.parametrize("role", ["card", "survey", "values", "licence"])
def test_example_is_the_template_byte_for_byte(role: str) -> None:
    packaged = FILES[role]  # type: ignore[index]  # a role by name
    assert (EXAMPLE / packaged.name).read_bytes() == packaged.read_bytes()


def test_answers_are_the_authors_file() -> None:
    assert hashlib.sha256(FILES["survey"].read_bytes()).hexdigest() == ANSWERS_SHA256


def test_licence_of_the_answers_comes_along() -> None:
    licence = FILES["licence"].read_text("utf-8")
    assert licence.startswith("MIT License\n\nCopyright (c) 2022 Hana\n")
    assert "hanakim120/kiosk-servqual-research" in FILES["readme"].read_text("utf-8")


def test_reader_is_told_what_is_illustrative_and_what_is_real() -> None:
    first = card().notes[0]
    assert card().organisation == LocalText(en="Garam Kiosk Services (fictional)", zh="佳览自助服务公司（虚构）")
    assert "illustrative; the customer survey is real" in first.text("en")
    assert "均为示例" in first.text("zh")
    assert "真实" in first.text("zh")
    assert all(row["note"].startswith("illustrative") for row in kpis())
    assert "**illustrative**" in FILES["readme"].read_text("utf-8")


# ------------------------------------------------------------------------ card


def test_card_has_the_shape_it_promises() -> None:
    assert [p.id for p in card().perspectives] == ["financial", "customer", "internal_process", "learning_growth"]
    assert (len(card().objectives), len(card().measures), len(card().strategy_map.links)) == (11, 15, 13)
    assert [str(p) for p in card().calendar.periods] == [f"{y}-Q{q}" for y in (2018, 2019) for q in (1, 2, 3, 4)]
    assert {m.direction for m in card().measures} == {"maximise", "minimise", "target_is_best"}
    assert {m.kind for m in card().measures} == {"leading", "lagging"}
    assert [m.id for m in card().measures if m.confidential] == ["operating_margin"]
    assert {m.unit.currency for m in card().measures if m.unit.kind == "currency"} == {"KRW"}
    assert {link.sign for link in card().strategy_map.links} == {"+", "-"}
    assert any(o.initiatives for o in card().objectives)


def test_every_text_is_there_in_both_languages() -> None:
    found = list(texts(card()))
    assert len(found) > 150
    assert [text for text in found if not text.complete] == []


def test_every_measure_is_defined_owned_and_scored() -> None:
    lacking = [m.id for m in card().measures if not (m.definition and m.owner and m.scored and m.kind and m.frequency)]
    assert lacking == []
    assert [o.id for o in card().objectives if not (o.definition and o.owner)] == []


def test_all_weights_are_positive_and_sum_to_100() -> None:
    groups = [[p.weight for p in card().perspectives]]
    groups += [[o.weight for o in p.objectives] for p in card().perspectives]
    groups += [[m.weight for m in o.measures] for o in card().objectives]
    assert all(weight > 0 for group in groups for weight in group)
    assert {sum(group) for group in groups} == {100}


def test_chart_labels_are_short() -> None:
    labels = [item.short for item in card().surveys["customers"].instrument.items]
    assert all(label is not None for label in labels)
    assert max(len(label.text("en")) for label in labels if label) <= 24
    assert max(len(label.text("zh")) for label in labels if label) <= 10
    names = [o.name for o in card().objectives] + [m.name for m in card().measures]
    assert max(len(name.text("en")) for name in names) <= 28
    assert max(len(name.text("zh")) for name in names) <= 10


# ---------------------------------------------------------------------- survey


def test_dimensions_are_the_authors() -> None:
    instrument = card().surveys["customers"].instrument
    found = {
        d.id: tuple(instrument.item_index(item.id) + 1 for item in instrument.items_of(d.id))
        for d in instrument.dimensions
    }
    assert found == AUTHORS_MAP
    assert len(instrument.items) == 24
    assert [i for i, item in enumerate(instrument.items, start=1) if item.dimension is None] == [9, 12, 23, 24]
    assert instrument.roles == ("expectation", "perception", "importance", "satisfaction")


def test_layout_finds_every_column() -> None:
    survey = card().surveys["customers"]
    header = tuple(answers()[0])
    for role in survey.instrument.roles:
        for position in range(24):
            assert len(survey.layout.find(role, position, instrument=survey.instrument, header=header)) == 1
    assert {*survey.layout.segments.values(), survey.layout.respondent} <= set(header)


def test_every_survey_source_resolves() -> None:
    sources = [m.source for m in card().measures if m.source is not None]
    assert len(sources) == 5
    for source in sources:
        assert card().surveys[source.survey].has(source.of)
        assert source.of in AUTHORS_MAP


def test_importance_weights_are_the_shares_of_mean_importance() -> None:
    means = {d: mean_answer("IMP", items) for d, items in AUTHORS_MAP.items()}
    points = {d: 100 * mean / sum(means.values()) for d, mean in means.items()}
    whole = {d: int(p) for d, p in points.items()}
    by_remainder = sorted(points, key=lambda d: points[d] - whole[d], reverse=True)
    for d in by_remainder[: 100 - sum(whole.values())]:
        whole[d] += 1
    assert card().surveys["customers"].weights == whole
    assert sum(whole.values()) == 100


# ------------------------------------------------------------------------ KPIs


def test_values_cover_eight_quarters_of_every_measure_without_a_survey() -> None:
    periods = [str(p) for p in card().calendar.periods]
    wanted = [(m.id, p) for m in card().measures if m.source is None for p in periods]
    assert [(row["measure"], row["period"]) for row in kpis()] == wanted


def test_one_value_is_missing_in_the_last_quarter_only() -> None:
    missing = [(row["measure"], row["period"]) for row in kpis() if not row["value"]]
    assert missing == [("certified_staff", "2019-Q4")]


def test_rates_carry_numerator_and_denominator_that_give_the_value() -> None:
    percent = {m.id for m in card().measures if m.unit.kind == "percent"}
    for row in kpis():
        if row["value"] and row["measure"] in percent:
            assert 100 * Fraction(row["numerator"]) / Fraction(row["denominator"]) == Fraction(row["value"])
        else:
            assert row["numerator"] == row["denominator"] == ""


def test_accounts_fit_together() -> None:
    """Revenue, profit, cost and transactions of a quarter are one set of books."""
    of = {(row["measure"], row["period"]): row for row in kpis()}
    for period in (str(p) for p in card().calendar.periods):
        per_kiosk, margin = of["revenue_per_kiosk", period], of["operating_margin", period]
        cost, done = of["cost_per_transaction", period], of["self_completion", period]
        revenue = int(per_kiosk["value"]) * int(per_kiosk["n"])
        assert revenue == int(margin["denominator"])
        assert int(cost["n"]) == int(done["denominator"])
        spent = Fraction(revenue - int(margin["numerator"]), int(cost["n"]))
        assert abs(spent - Fraction(cost["value"])) <= Fraction(1, 200)


def score(measure: Measure, value: Fraction) -> Fraction:
    """Score by the definition, on the straight line through worst and target."""
    worst = measure.worst
    if measure.direction == "target_is_best":
        worst = measure.worst_low if value < measure.target else measure.worst_high  # type: ignore[operator]  # scored
    assert worst is not None
    assert measure.target is not None
    return 100 * (value - Fraction(worst)) / (Fraction(measure.target) - Fraction(worst))


def last_values() -> dict[str, Fraction]:
    """Value of each measure in the last quarter, from the files alone."""
    values = {row["measure"]: Fraction(row["value"]) for row in kpis() if row["period"] == "2019-Q4" and row["value"]}
    for measure in card().measures:
        if measure.source is not None:
            items = AUTHORS_MAP[measure.source.of]
            expected = mean_answer("E", items) if measure.source.statistic == "gap" else 0
            values[measure.id] = mean_answer("P", items) - expected
    return values


def statuses() -> dict[str, str]:
    """Status of each measure in the last quarter, by hand: [0, 75) red, [75, 90) amber, [90, 100] green."""
    found = {}
    for measure in card().measures:
        if measure.id in last_values():
            s = score(measure, last_values()[measure.id])
            found[measure.id] = "red" if s < 75 else "amber" if s < 90 else "green"
        else:
            found[measure.id] = "no_data"
    return found


def test_statuses_are_mixed() -> None:
    counted = Counter(statuses().values())
    assert counted == {"green": 5, "amber": 5, "red": 4, "no_data": 1}


def test_no_status_hangs_on_a_hair() -> None:
    """A change in the last printed digit turns no status."""
    for measure, value in last_values().items():
        s = score(card().measure(measure), value)
        assert min(abs(s - 75), abs(s - 90)) > Fraction(1, 2), (measure, float(s))


@cache
def evaluation() -> sc.Evaluation:
    declared = card().surveys["customers"]
    gaps = sc.gap_analysis(sc.read_survey(FILES["survey"], declared), weights=declared.weights)
    observations = sc.observe(
        card(), surveys={"customers": {"2019-Q4": gaps}}, values=sc.read_observations(FILES["values"])
    )
    return sc.evaluate(card(), observations, period="2019-Q4")


def test_library_gives_the_statuses_reckoned_by_hand() -> None:
    assert {m.id: evaluation()[m.id].status for m in card().measures} == statuses()


def test_objectives_and_perspectives_are_mixed_too() -> None:
    of_objectives = Counter(evaluation()[o.id].status for o in card().objectives)
    of_perspectives = Counter(evaluation()[p.id].status for p in card().perspectives)
    assert of_objectives == {"green": 3, "amber": 3, "red": 4, "no_data": 1}
    assert of_perspectives == {"green": 1, "amber": 1, "red": 2}


def test_missing_value_lowers_the_coverage_of_its_branch_alone() -> None:
    """Two objectives of equal weight, one without data: half is covered."""
    coverage = {p.id: evaluation()[p.id].coverage for p in card().perspectives}
    assert coverage == {"financial": 1.0, "customer": 1.0, "internal_process": 1.0, "learning_growth": 0.5}
    learning, training = evaluation()["learning_growth"], evaluation()["training_hours"]
    assert training.score is not None
    assert learning.score == pytest.approx(training.score, abs=1e-12)
    assert learning.bound_low == pytest.approx(training.score / 2, abs=1e-12)
    assert learning.bound_high == pytest.approx(training.score / 2 + 50, abs=1e-12)


def test_scores_rounded_to_whole_points_agree_with_their_status() -> None:
    """A map that prints whole points never shows 75 in red or 90 in amber."""
    bands = card().bands
    for name in card().node_ids:
        node = evaluation()[name]
        if node.score is not None:
            assert bands.of(round(node.score)).id == node.status, name


@pytest.mark.slow
def test_example_writes_both_reviews(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    runpy.run_path(str(EXAMPLE / "run.py"))
    written = {path.name: path.read_bytes()[:5] for path in (tmp_path / "build").iterdir()}
    assert written == {"kiosk-en.pdf": b"%PDF-", "kiosk-zh.pdf": b"%PDF-"}
    assert "Earn trust in data safety" in capsys.readouterr().out


def test_every_group_of_the_survey_has_a_name_that_the_packaged_fonts_can_draw(tmp_path: Path) -> None:
    """The file's labels are Korean, which no packaged font has."""
    survey = sc.read_survey(FILES["survey"], card().surveys["customers"])
    groups = {key: segment.labels for key, segment in survey.segments.items()}
    assert groups == {
        "sex": ("Men", "Women"),
        "age": ("10–19", "20–29", "30–39", "50 and over"),
        "frequency": (
            "At least 2–3 times a month",
            "At least 2–3 times a week",
            "At least 2–3 times in 6 months",
        ),
    }
    assert survey.provenance.notes == (), "every label of the card occurs, and none is put together with another"
    gaps = sc.gap_analysis(survey, by="frequency")
    chart = gaps.plot.dumbbell(segment="At least 2–3 times a week", lang="zh")
    chart.save(tmp_path / "chart.svg")
    assert "At least 2–3 times a week" in (tmp_path / "chart.svg").read_text(encoding="utf-8")

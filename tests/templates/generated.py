"""What holds for every template whose data are generated, checked against the truth that it states."""

from __future__ import annotations

import csv
import math
import re
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path

import yaml

import scorecard as sc
from scorecard.logistics import OrderLayout
from scorecard.models import Scorecard
from scorecard.templates import TemplateInfo, template_files, templates

TRUTHS = Path(__file__).parents[2] / "tools" / "template_truth"
WIDE = 4.5
"""Standard errors beyond which a value would not belong to its truth: once in 150 000 draws."""


@dataclass(frozen=True)
class Template:
    """A template with its truth."""

    info: TemplateInfo
    card: Scorecard
    truth: dict[str, object]
    survey: sc.Survey
    gaps: sc.GapAnalysis
    evaluation: sc.Evaluation
    observations: sc.Observations

    @property
    def kpis(self) -> list[dict[str, str]]:
        """Rows of the value file."""
        return rows(self.info.name, "values")


@cache
def template(name: str) -> Template:
    """Return a template, read and evaluated once."""
    info = next(info for info in templates() if info.name == name)
    card, files = sc.load_template(name), template_files(name)
    declared = card.surveys[info.survey]
    survey = sc.read_survey(files["survey"], declared)
    gaps = sc.gap_analysis(survey, weights=declared.weights)
    values = sc.read_observations(files["values"])
    observations = sc.observe(card, surveys={info.survey: {info.survey_period: gaps}}, values=values)
    evaluation = sc.evaluate(card, observations, period=str(card.calendar.last))
    truth = yaml.safe_load((TRUTHS / f"{name}.yaml").read_text("utf-8"))
    return Template(info, card, truth, survey, gaps, evaluation, observations)


def rows(name: str, role: str) -> list[dict[str, str]]:
    """Return the rows of a CSV file of a template."""
    return list(csv.DictReader(template_files(name)[role].read_text("utf-8").splitlines()))  # type: ignore[index]


def check_card(name: str, *, perspectives: list[str], counts: tuple[int, int, int]) -> None:
    """Lint finds nothing, everything is defined, owned and weighted, labels fit the charts."""
    of = template(name)
    card = of.card
    assert [p.id for p in card.perspectives] == perspectives
    assert (len(card.objectives), len(card.measures), len(card.strategy_map.links)) == counts
    assert 12 <= len(card.objectives) <= 20
    assert sc.lint(card, of.observations, as_of=card.calendar.first_day(card.calendar.last)).findings == ()
    lacking = [m.id for m in card.measures if not (m.definition and m.owner and m.scored and m.kind and m.frequency)]
    assert lacking == []
    assert [o.id for o in card.objectives if not (o.definition and o.owner and o.measures)] == []
    assert sum(bool(o.initiatives) for o in card.objectives) >= 3
    groups = [[p.weight for p in card.perspectives]]
    groups += [[o.weight for o in p.objectives] for p in card.perspectives]
    groups += [[m.weight for m in o.measures] for o in card.objectives]
    assert all(abs(sum(group) - 100) < 1e-9 for group in groups)
    assert "生成" in card.notes[0].text("zh")
    assert "generated" in card.notes[0].text("en")
    names = [o.name for o in card.objectives] + [m.name for m in card.measures]
    assert max(len(text.text("en")) for text in names) <= 28
    assert max(len(text.text("zh")) for text in names) <= 10


def check_values(name: str) -> None:
    """Each value lies where its truth and its own error let it lie, in every period; rates equal their counts."""
    of = template(name)
    periods = [str(period) for period in of.card.calendar.periods]
    measures: dict[str, dict[str, object]] = of.truth["measures"]  # type: ignore[assignment]
    assert list(measures) == [m.id for m in of.card.measures if m.source is None]
    assert [(row["measure"], row["period"]) for row in of.kpis] == [(m, p) for m in measures for p in periods]
    for row in of.kpis:
        truth = measures[row["measure"]]
        path: list[float] = truth["path"]  # type: ignore[assignment]
        place = periods.index(row["period"])
        true = path[place] if len(path) > 2 else path[0] + (path[1] - path[0]) * place / (len(periods) - 1)
        error = _error(row, truth, true)
        assert abs(float(row["value"]) - true) <= WIDE * error + 0.006, row
        if row["denominator"]:
            unit = 1 if truth["kind"] == "events" else 100
            exact = unit * Fraction(row["numerator"]) / Fraction(row["denominator"])
            assert abs(exact - Fraction(row["value"])) <= Fraction(1, 199), row


def _error(row: dict[str, str], truth: dict[str, object], true: float) -> float:
    """Return the standard error that the truth gives a value."""
    kind = truth["kind"]
    if kind == "proportion":
        return math.sqrt(true * (100 - true) / int(row["denominator"]))
    if kind == "events":
        return math.sqrt(true / float(row["denominator"]))
    if kind == "mean":
        return float(truth["sd"]) / math.sqrt(int(row["n"]))  # type: ignore[arg-type]
    if kind == "lines":
        return float(row["standard_error"])
    if kind == "share":
        return 0.5 * 100 / float(row["denominator"]) / WIDE if truth.get("whole") else 0.22
    return float(truth["noise"])  # type: ignore[arg-type]


def check_answers(name: str) -> None:
    """Mean answers of every item lie where the stated means let them lie."""
    of = template(name)
    survey: dict[str, object] = of.truth["survey"]  # type: ignore[assignment]
    assert of.survey.size == survey["n"]
    for role, given in survey["roles"].items():  # type: ignore[attr-defined]
        for row, item in zip(of.gaps.means[role], of.gaps.instrument.items, strict=False):
            true = given.get(item.id, given.get(item.id.rpartition("_")[0]))
            offset = 0.2 if item.id not in given and role == "perception" else 0.0
            assert row.id == item.id
            assert row.standard_error is not None
            assert abs(row.mean - true) <= WIDE * row.standard_error + offset, (role, item.id)
    shares: dict[str, float] = survey["classes"]  # type: ignore[assignment]
    counted = Counter(row["class"] for row in rows(name, "survey"))
    assert all(abs(counted[c] - share * int(str(survey["n"]))) < 1 for c, share in shares.items())


def check_statuses(name: str) -> None:
    """Statuses are mixed, and no printed digit turns one."""
    of = template(name)
    edges = of.card.bands.inner_edges
    found = {m.id: of.evaluation[m.id] for m in of.card.measures}
    assert all(node.score is not None and node.coverage == 1 for node in found.values())
    assert len({node.status for node in found.values()}) == len(of.card.bands.bands)
    assert {m for m, node in found.items() if min(abs(node.score - edge) for edge in edges) <= 0.1} == set()  # type: ignore[operator]


def check_orders(name: str) -> None:
    """Orders are of the last period, of customers that are listed, complaints of orders that are there."""
    of = template(name)
    orders, customers, complaints = (rows(name, role) for role in ("orders", "customers", "complaints"))
    assert 0 < len(orders) <= 3000
    last = of.card.calendar.last
    day = of.card.calendar.first_day(last).isoformat()
    assert min(row["ordered_at"] for row in orders)[:10] >= day
    assert {row["customer"] for row in orders} <= {row["customer"] for row in customers}
    assert {row["value_class"] for row in customers} == {"key", "suitable", "general"}
    assert {row["order"] for row in complaints} <= {row["order"] for row in orders}
    layout = OrderLayout.model_validate_json(template_files(name)["layout"].read_text("utf-8"))
    assert set(layout.segments.values()) <= set(orders[0])


def run_readme(name: str) -> str:
    """Run the Python of a README and return what it prints."""
    import contextlib
    import io

    text = template_files(name)["readme"].read_text("utf-8")
    code = "\n".join(re.findall(r"```python\n(.*?)```", text, flags=re.DOTALL))
    with contextlib.redirect_stdout(io.StringIO()) as said:
        exec(compile(code, f"{name}/README.md", "exec"), {"__name__": "readme"})  # noqa: S102  # our own code
    return said.getvalue()

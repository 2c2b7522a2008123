"""The slips of a first hour: a name where a thing belongs, a word where a list does, a day as text."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from matplotlib.figure import Figure

import scorecard as sc
from scorecard.errors import UsageError
from tests.refusal import refusal

NAME = "self_service_kiosk"
CARD, FILES = sc.load_template(NAME), sc.template_files(NAME)
DECLARED = CARD.surveys["customers"]
INSTRUMENT = DECLARED.instrument

LAYOUT = "Give what read_column_layout returns, or ColumnLayout(…). [wrong-kind]"
FILE = "Give its path as text or a Path. [wrong-kind]"
DAY = "Write date(2026, 4, 30) of datetime. [wrong-kind]"
COLUMN = "Write it in quotation marks. [wrong-kind]"
A_CARD = "card: this must be a scorecard; found 'str'. Give what read_card returns. [wrong-kind]"
NO_FILE = f"path: this must be the name of a file; found 'NoneType'. {FILE}"
ORDER_LAYOUT = "Give what read_order_layout returns, or OrderLayout(…). [wrong-kind]"
AN_EVALUATION = "Give what evaluate or load_evaluation returns. [wrong-kind]"
THEME = "Write Theme.grey(), Theme.house(…) or Theme(…), from scorecard.plots. [wrong-kind]"


@cache
def gaps() -> sc.GapAnalysis:
    """Return the gaps of the packaged survey."""
    return sc.gap_analysis(sc.read_survey(FILES["survey"], DECLARED))


@cache
def evaluation() -> sc.Evaluation:
    """Return an evaluation of the packaged values."""
    return sc.evaluate(CARD, sc.observe(CARD, values=sc.read_observations(FILES["values"])), period="2019-Q4")


SLIPS: dict[str, tuple[Callable[[], object], list[str]]] = {
    "the name of a layout": (
        lambda: sc.read_survey(FILES["survey"], INSTRUMENT, layout="layout.yaml"),  # type: ignore[arg-type]
        [f"layout: this must be a column layout; found 'str'. {LAYOUT}"],
    ),
    "the same where answers are counted": (
        lambda: sc.tally_survey(FILES["survey"], INSTRUMENT, layout="layout.yaml"),  # type: ignore[arg-type]
        [f"layout: this must be a column layout; found 'str'. {LAYOUT}"],
    ),
    "the name of a card": (lambda: sc.read_observations(FILES["values"], card="card.yaml"), [A_CARD]),  # type: ignore[arg-type]
    "the name of an order layout": (
        lambda: sc.read_orders("orders.csv", "layout.yaml"),  # type: ignore[arg-type]
        [f"layout: this must be an order layout; found 'str'. {ORDER_LAYOUT}"],
    ),
    "one customer": (
        lambda: sc.read_orders("orders.csv", customers="k1"),
        ["customers: this takes a list; found 'k1'. Write customers=['k1']. [not-a-list]"],
    ),
    "the name of a complaint layout": (
        lambda: sc.read_complaints("log.csv", layout="layout.yaml"),  # type: ignore[arg-type]
        [
            (
                "layout: this must be a complaint layout; found 'str'. "
                "Write ComplaintLayout(…), from scorecard.logistics. [wrong-kind]"
            )
        ],
    ),
    "days as text": (
        lambda: sc.read_customer_history("invoices.csv", since="2026-01-01", until=2026, kind=3),  # type: ignore[arg-type]
        [
            f"kind: this must be the name of a column; found 'int'. {COLUMN}",
            f"since: this must be a day; found 'str'. {DAY}",
            f"until: this must be a day; found 'int'. {DAY}",
        ],
    ),
    "one kind of return, which would be read letter by letter": (
        lambda: sc.read_customer_history("invoices.csv", return_kinds="refund"),
        ["return_kinds: this takes a list; found 'refund'. Write return_kinds=['refund']. [not-a-list]"],
    ),
    "a card of no file": (lambda: sc.read_card(None), [NO_FILE]),  # type: ignore[arg-type]
    "a questionnaire of no file": (lambda: sc.read_instrument(None), [NO_FILE]),  # type: ignore[arg-type]
    "an evaluation of no file": (lambda: sc.load_evaluation(None), [NO_FILE]),  # type: ignore[arg-type]
    "a table of no file": (lambda: sc.read_table(None), [NO_FILE]),  # type: ignore[arg-type]
    "path and card exchanged": (
        lambda: sc.write_card("card.yaml", CARD),  # type: ignore[arg-type]
        [A_CARD, f"path: this must be the name of a file; found 'Scorecard'. {FILE}"],
    ),
    "no table": (
        lambda: sc.write_table(CARD, "card.csv"),  # type: ignore[arg-type]
        [
            (
                "table: this must be a table or a result; found 'Scorecard'. "
                "Give what an analysis returns, or its table(). [wrong-kind]"
            )
        ],
    ),
    "no programme": (
        lambda: sc.write_service_programme(CARD, "programme.yaml"),  # type: ignore[arg-type]
        [
            (
                "programme: this must be a service programme; found 'Scorecard'. "
                "Give what read_service_programme returns. [wrong-kind]"
            )
        ],
    ),
    "path and evaluation exchanged": (
        lambda: sc.write_workbook("results.xlsx", evaluation()),  # type: ignore[arg-type]
        [
            f"evaluation: this must be an evaluation; found 'str'. {AN_EVALUATION}",
            f"path: this must be the name of a file; found 'Evaluation'. {FILE}",
        ],
    ),
    "one result for a list": (
        lambda: sc.write_workbook(evaluation(), "results.xlsx", evidence=gaps()),  # type: ignore[arg-type]
        ["evidence: this takes a list; found 'GapAnalysis'. Write evidence=[…]. [not-a-list]"],
    ),
    "names of results": (
        lambda: sc.write_workbook(evaluation(), "results.xlsx", evidence=["gaps"]),  # type: ignore[list-item]
        ["evidence.0: this must be a result; found 'str'. Give what an analysis returns. [wrong-kind]"],
    ),
    "the name of a questionnaire": (
        lambda: sc.write_questionnaire("servqual.yaml", "answers.xlsx"),  # type: ignore[arg-type]
        [
            (
                "instrument: this must be an instrument; found 'str'. "
                "Give what read_instrument returns, or card.surveys['…'].instrument. [wrong-kind]"
            )
        ],
    ),
    "one segment": (
        lambda: sc.write_questionnaire(INSTRUMENT, "answers.xlsx", segments="region"),
        ["segments: this takes a list; found 'region'. Write segments=['region']. [not-a-list]"],
    ),
    "no number of respondents": (
        lambda: sc.write_questionnaire(INSTRUMENT, "answers.xlsx", respondents="many"),  # type: ignore[arg-type]
        [
            (
                "the option respondents is no whole number from 1 to 100000; found 'many'. "
                "Say how many rows take answers. [bad-option]"
            )
        ],
    ),
    "one period": (
        lambda: sc.write_observations_template(CARD, "values.xlsx", periods="2026-Q1"),
        ["periods: this takes a list; found '2026-Q1'. Write periods=['2026-Q1']. [not-a-list]"],
    ),
    "a template of no card": (lambda: sc.write_observations_template("card.yaml", "values.xlsx"), [A_CARD]),  # type: ignore[arg-type]
    "one expert": (
        lambda: sc.write_judgement_sheets(["price", "speed"], "experts.xlsx", experts="Ann"),
        ["experts: this takes a list; found 'Ann'. Write experts=['Ann']. [not-a-list]"],
    ),
    "a folder that is not named": (
        lambda: sc.copy_template(NAME, None),  # type: ignore[arg-type]
        [f"folder: this must be the name of a file; found 'NoneType'. {FILE}"],
    ),
    "weights for the name of a card": (
        lambda: sc.WeightPlan({"customer": sc.weighting.equal(["a"])}).apply("card.yaml"),  # type: ignore[arg-type]
        [A_CARD],
    ),
    "the name of an instrument": (
        lambda: sc.instruments.three_contacts("servqual"),  # type: ignore[arg-type]
        [
            (
                "instrument: this must be an instrument; found 'str'. "
                "Give what read_instrument returns, or servqual(). [wrong-kind]"
            )
        ],
    ),
    "a chart to no file": (lambda: gaps().plot.dumbbell().save(None), [NO_FILE]),  # type: ignore[arg-type]
    "a review to no file": (lambda: sc.review(CARD, evaluation()).save(None), [NO_FILE]),  # type: ignore[arg-type]
    "an evaluation to no file": (lambda: evaluation().save(None), [NO_FILE]),  # type: ignore[arg-type]
    "the name of a theme": (
        lambda: gaps().plot.dumbbell(theme="grey"),  # type: ignore[arg-type]
        [f"theme: this must be a theme; found 'str'. {THEME}"],
    ),
    "the same for a review": (
        lambda: sc.review(CARD, evaluation()).to_html(theme="grey"),  # type: ignore[arg-type]
        [f"theme: this must be a theme; found 'str'. {THEME}"],
    ),
    "all axes of a figure": (
        lambda: gaps().plot.dumbbell(ax=Figure().subplots(1, 2)),
        [
            (
                "ax: this must be axes of Matplotlib; found 'ndarray'. "
                "Give one of those that figure.subplots() returns. [wrong-kind]"
            )
        ],
    ),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told_with_its_place_and_its_cure(slip: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    call, lines = SLIPS[slip]
    assert refusal(call, error=UsageError) == lines
    assert list(tmp_path.iterdir()) == []

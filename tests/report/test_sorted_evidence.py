"""Evidence goes to the page of its kind, or is refused with everything that is wrong with it."""

from __future__ import annotations

from typing import get_args

import scorecard as sc
from scorecard.errors import ReportError
from scorecard.logistics import service_performance_of_counts
from scorecard.report import Evidence
from scorecard.report.order_page import order_blocks
from scorecard.report.sorted_evidence import SortedEvidence, sorted_evidence
from tests.logistics.cells import Line, Order, counts
from tests.refusal import refusal
from tests.report.kiosk import kiosk
from tests.report.small import card, evaluation, survey
from tests.report.test_order_page import performance, reviewed


def test_each_result_goes_to_its_own_place() -> None:
    built = kiosk()
    ev, obs = built.evaluation, built.evaluation.observations
    drawn = sc.uncertainty(built.card, obs, period="2019-Q4", draws=100, seed=1)
    moved = sc.change(obs, "availability")
    before = sc.evaluate(built.card, obs, period="2019-Q3")
    steps = ev.waterfall(before, node="financial")
    tornado = sc.weight_tornado(built.card, obs, node="customer", period="2019-Q4")
    links = sc.link_evidence(built.card, obs)
    found = sorted_evidence([links, built.gaps, steps, drawn, tornado, moved, built.reliability], ev)
    (of,) = found.surveys
    assert (of.gaps, of.reliability) == (built.gaps, built.reliability)
    assert (found.changes, found.waterfalls, found.tornados) == ((moved,), (steps,), (tornado,))
    assert (found.uncertainty, found.links, found.robustness, found.orders) == (drawn, links, None, None)
    assert found.uncertain
    assert found.survey_levels == (0.95,)
    assert sorted_evidence([], ev) == SortedEvidence()
    assert SortedEvidence().survey_levels == ()
    assert not SortedEvidence().uncertain


def test_a_single_result_is_no_list() -> None:
    of = card()
    for given in (sc.gap_analysis(survey()), None):
        assert refusal(lambda given=given: sorted_evidence(given, evaluation(of)), error=ReportError) == [  # type: ignore[misc]  # what a user may give
            (
                f"the evidence must be a list of results; found '{type(given).__name__}'. "
                "Put the results in brackets, even a single one: evidence=[gaps]. [evidence-list]"
            )
        ]


def test_every_piece_that_cannot_be_printed_is_named_at_once() -> None:
    gaps = sc.gap_analysis(survey())
    kinds = ", ".join(kind.__name__ for kind in get_args(Evidence))
    assert refusal(lambda: sorted_evidence([gaps, "a remark", gaps], evaluation(card())), error=ReportError) == [
        f"a review cannot print this as evidence; found 'str'. Give results of the kinds {kinds}. [evidence-kind]",
        (
            "the evidence holds two results of the kind GapAnalysis from one survey; found 'answers.csv'. "
            "Give one of each kind for each survey. [evidence-twice]"
        ),
    ]
    assert kinds == (
        "GapAnalysis, QuestionMeans, Reliability, ImportancePerformance, ZoneOfTolerance, HeatMap, Survey, "
        "ServicePerformance, FailureCauses, Waterfall, ChangeSignals, Uncertainty, Robustness, RankAcceptability, WeightTornado, LinkEvidence"
    )


def test_two_for_one_place_are_refused() -> None:
    ev = kiosk().evaluation
    obs = ev.observations
    links = sc.link_evidence(kiosk().card, obs)
    moved = sc.change(obs, "availability")
    given = [links, links, moved, sc.change(obs, "repair_time"), moved]
    assert refusal(lambda: sorted_evidence(given, ev), error=ReportError) == [
        "the evidence holds two results of the kind LinkEvidence. Give one of them. [evidence-kind-twice]",
        (
            "the evidence holds two results of the kind ChangeSignals for one measure or node; "
            "found 'availability'. Give one of them. [evidence-subject-twice]"
        ),
    ]


def test_results_of_another_card_period_or_entity_are_refused() -> None:
    built = kiosk()
    ev, obs = built.evaluation, built.evaluation.observations
    earlier = sc.evaluate(built.card, obs, period="2019-Q3")
    given = [
        sc.uncertainty(built.card, obs, period="2019-Q3", draws=100, seed=1),
        sc.robustness(built.card, obs, period="2019-Q3", node="financial", draws=100),
        sc.weight_tornado(built.card, obs, node="financial", period="2019-Q3"),
        earlier.waterfall(sc.evaluate(built.card, obs, period="2019-Q2"), node="financial"),
        sc.change_from_values([1.0, 2.0, 3.0]),
    ]
    assert refusal(lambda: sorted_evidence(given, ev), error=ReportError) == [
        (
            f"the {kind} is of another card, period or entity than the review. Make it from the card, the values, "
            "the period and the entity that are reviewed. [evidence-other]"
        )
        for kind in ("Uncertainty", "Robustness", "WeightTornado", "Waterfall", "ChangeSignals")
    ]


def test_orders_of_another_period_are_refused() -> None:
    assert sorted_evidence([performance()], reviewed()).orders == performance()
    january = service_performance_of_counts(counts([Order((Line({}),), period="2026-01")], period="month"))
    assert refusal(lambda: sorted_evidence([january], reviewed()), error=ReportError) == [
        (
            "the ServicePerformance has no orders in the period reviewed; found '2026-01'. "
            "Count the orders by the periods of the card, with orders in 2026-02. [orders-period]"
        )
    ]


def fiscal(year_starts: int) -> sc.Evaluation:
    """An evaluation of the last quarter of a fiscal year."""
    measures = [{"id": "otif", "name": "OTIF", "worst": 0, "target": 100}]
    described = sc.Scorecard.model_validate(
        {
            "id": "demo",
            "name": "Demo",
            "calendar": {"first": "2025-Q4", "last": "2025-Q4", "year_starts": year_starts},
            "perspectives": [{"id": "customer", "objectives": [{"id": "o", "name": "O", "measures": measures}]}],
        }
    )
    return sc.evaluate(described, sc.observe(described, values=[]))


def test_orders_are_those_of_the_days_reviewed() -> None:
    """With years from April, January to March 2026 is 2025-Q4; the orders of October to December are another quarter's."""
    late, early = (
        service_performance_of_counts(counts([Order((Line({}),), period=name)], period="quarter"))
        for name in ("2026-Q1", "2025-Q4")
    )
    assert sorted_evidence([late], fiscal(4)).orders == late
    assert order_blocks(late, fiscal(4))
    assert sorted_evidence([early], fiscal(1)).orders == early
    assert refusal(lambda: sorted_evidence([early], fiscal(4)), error=ReportError) == [
        (
            "the ServicePerformance has no orders in the period reviewed; found '2025-Q4'. "
            "Count the orders by the periods of the card, with orders in 2026-Q1. [orders-period]"
        )
    ]
    assert refusal(lambda: sorted_evidence([early], fiscal(2)), error=ReportError) == [
        (
            "orders are counted by periods of the common calendar, and none has the days that are reviewed; "
            "found '2025-11-01 to 2026-01-31'. Count the orders of these days together, without period=…. "
            "[orders-other-years]"
        )
    ]

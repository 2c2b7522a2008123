"""What is read and found goes to other processes and comes back whole: it is pickled, and copied all the way down."""

from __future__ import annotations

import copy
import multiprocessing
import pickle
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor

import pytest

import scorecard as sc
from scorecard._result import Result
from scorecard.templates import template_files
from tests.charts import samples, score_samples, service_samples

BY = "frequency"
RESULTS: dict[str, Callable[[], Result]] = {
    "GapAnalysis": lambda: sc.gap_analysis(samples.survey(), by=BY),
    "Reliability": lambda: sc.reliability(samples.survey(), by=BY),
    "QuestionMeans": lambda: sc.question_means(samples.survey(), by=BY),
    "SegmentDifferences": lambda: sc.segment_differences(samples.survey(), by=BY),
    "Priorities": lambda: sc.priorities(samples.kiosk_gaps(), weights=samples.card().surveys["customers"].weights),
    "ImportancePerformance": samples.kiosk_ipa,
    "Evaluation": samples.kiosk_evaluation,
    "Uncertainty": samples.kiosk_uncertainty,
    "Robustness": samples.kiosk_robustness,
    "WeightTornado": samples.kiosk_tornado,
    "Contributions": score_samples.contributions,
    "Waterfall": samples.four_blocks,
    "ChangeSignals": samples.otif_change,
    "LinkEvidence": lambda: samples.chain()[1],
    "FailureCauses": samples.failed_orders,
    "Benchmark": service_samples.rivals,
    "ComplaintIceberg": service_samples.complaints,
}


@pytest.mark.parametrize("name", RESULTS)
def test_results_are_pickled_and_copied_whole(name: str) -> None:
    result = RESULTS[name]()
    for again in (pickle.loads(pickle.dumps(result)), copy.deepcopy(result)):
        assert type(again).__name__ == name
        assert again.table() == result.table()
        assert again.numbers_json() == result.numbers_json()


def test_what_is_read_is_pickled_and_counts_the_same() -> None:
    file, survey, kiosk = template_files("self_service_kiosk")["survey"], samples.survey(), samples.card()
    tallied = sc.tally_survey(file, kiosk.surveys["customers"], by=BY)
    for read in (survey, tallied):
        again = pickle.loads(pickle.dumps(read))
        assert sc.gap_analysis(again).numbers_json() == sc.gap_analysis(survey).numbers_json()
    parcels = template_files("express_carrier")
    orders = sc.read_orders(parcels["orders"], sc.read_order_layout(parcels["layout"]))
    definitions = sc.read_service_definitions(parcels["definitions"])
    service = sc.logistics.service_performance(orders, definitions=definitions, by="value_class")
    again = pickle.loads(pickle.dumps((orders, definitions)))
    told = sc.logistics.service_performance(again[0], definitions=again[1], by="value_class")
    assert told.numbers_json() == service.numbers_json() == pickle.loads(pickle.dumps(service)).numbers_json()


def test_another_process_scores_what_it_is_given() -> None:
    kiosk, obs = samples.card(total=True), samples.kiosk_observations()
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        found = pool.submit(sc.evaluate, kiosk, obs, period="2019-Q4").result()
    here = sc.evaluate(kiosk, obs, period="2019-Q4")
    assert found.table() == here.table()
    assert found.explain("customer").to_text() == here.explain("customer").to_text()
